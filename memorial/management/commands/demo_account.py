import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.management import BaseCommand


class Command(BaseCommand):
    help = "Makes the demonstration's curator, who may do everything, and says where and how to sign in."

    def add_arguments(self, parser):
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the demonstration is served")

    def handle(self, *, address, **options):
        file = settings.DATA_DIR / "demo-password"
        password = kept_password(file)
        curator, _ = get_user_model().objects.get_or_create(
            username="curator",
            defaults={"password": make_password(password), "is_staff": True, "is_superuser": True},
        )
        known = f"{password}  (kept in {file})" if curator.check_password(password) else "the one you chose"
        self.stdout.write(
            f"\nThe memorial   {address}/\nThe desk       {address}/admin/\n"
            f"Sign in as     curator\nPassword       {known}\n"
        )


def kept_password(file):
    """The password kept in `file`; made once, readable by its owner only."""
    try:
        with open(file, "x", opener=_for_the_owner_only) as stream:
            stream.write(secrets.token_urlsafe(12))
    except FileExistsError:
        pass
    return file.read_text().strip()


def _for_the_owner_only(path, flags):
    return os.open(path, flags, 0o600)
