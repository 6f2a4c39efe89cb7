"""What the house calls itself: by the record that speaks for it, where there is one."""

from django.utils.translation import get_language

from archive import kinds
from archive.models import Edition
from archive.showing import name_in

UNNAMED = "Carnation"


def house_edition():
    """The current edition that speaks for it, or None; one question."""
    names = [name for name, model in kinds.all_kinds().items() if model.speaks_for_the_house]
    return Edition.objects.current().of_kind(*names).order_by("pk").first()


def house_name():
    """In the language of the page."""
    edition = house_edition()
    return str(name_in(edition, get_language())) if edition else UNNAMED
