"""What the frame of every page says of the memorial: its names, its promise, its day."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from archive.ledger_head import head_of
from archive.models import Edition
from archive.showing import name_in, said
from archive.veiling import veiled
from memorial import anniversaries


@dataclass(frozen=True)
class MemorialFrame:
    """The current edition of the memorial's own record, in the language of the page."""

    edition: Edition
    language: str

    @property
    def d(self):
        return self.edition.description

    def said(self, name):
        return said(self.d, name, self.language)

    @cached_property
    def name(self):
        return name_in(self.edition, self.language)

    @cached_property
    def other_name(self):
        """Its name in the language its names are filed in; where that is the page's own, in the record's."""
        other = settings.FILING_LANGUAGE if self.name.language != settings.FILING_LANGUAGE else self.edition.language
        found = name_in(self.edition, other)
        return found if found.text != self.name.text else None

    @cached_property
    def vow(self):
        return self.said("vow")

    @cached_property
    def hero(self):
        return {name: self.said(name) for name in ("summary", "hero_text", "names_title", "names_text")}

    @cached_property
    def has_symbol(self):
        return self.d.get("symbol") == "carnation"

    @cached_property
    def observances(self):
        return self.d.get("observances", ())

    @property  # one frame serves many days
    def observance_today(self):
        return anniversaries.kept_today(self.observances)


def current_memorial(request):
    """None while no memorial is published."""
    return _frame_at(head_of(request), get_language())


@lru_cache(maxsize=16)
def _frame_at(head, language):
    """The same; `head` is the state of the ledger for which it holds."""
    edition = Edition.objects.current().of_kind("memorial").order_by("pk").first()
    return edition and MemorialFrame(veiled(edition), language)


def memorial(request):
    """Context processor. Lazy: pages without the public frame, such as the admin's, ask nothing."""
    return {"memorial": SimpleLazyObject(lambda: current_memorial(request))}
