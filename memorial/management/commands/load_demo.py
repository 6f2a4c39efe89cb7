from io import StringIO

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management import BaseCommand, CommandError, call_command

from memorial.demo.loading import NotAnEmptySite, load

CURATOR = "curator"


class Command(BaseCommand):
    help = "Loads the Black January demonstration: what is here already is left as it is."

    def add_arguments(self, parser):
        parser.add_argument("--by", default=CURATOR, help="who publishes it; made where there is nobody of that name")

    def handle(self, *, by, **options):
        try:
            loaded = load(by=account(by))
        except (NotAnEmptySite, PermissionDenied) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.writelines(sentences(loaded))


def account(name):
    """The user of that name; a new one may do everything, and nobody can sign in as them until a password is set."""
    users = get_user_model().objects
    if name == CURATOR and not users.filter(username=name).exists():
        call_command("demo_account", stdout=StringIO())
    return users.filter(username=name).first() or users.create_superuser(name)


def sentences(loaded):
    """What loading did, for the person who asked for it."""
    if loaded.new:
        yield f"Black January: {len(loaded.new)} new, {len(loaded.newly_public)} of them published.\n"
    else:
        yield f"Black January: all {len(loaded.told)} records are here already, nothing was changed.\n"
    for one in loaded.drafts:
        yield f"Loaded as a draft: “{one.title}”.\n"
    for one in loaded.withdrawn:
        yield f"Loaded, published and withdrawn: “{one.title}”. {one.withdrawn_because}\n"
