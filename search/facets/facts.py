"""Facets with few values, of which a record has at most one. To add one: one small class here, and its line below.

All of them stand together in one field of the index ("facts"), so that one walk counts every combination of them.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive import kinds
from archive.dates import UncertainDate
from archive.description import principal_date
from archive.languages import LANGUAGES
from archive.rights import STATEMENTS
from archive.wording import WORDING

JOINT = "facts"
SEAM = "\t"


@dataclass(frozen=True)
class Value:
    """One value as it stands in the index, and for visitors."""

    indexed: str
    label: str | Promise


class Fact:
    """`of` says what a record has, "" for nothing; `values` gives {value in an address: Value}, in a fixed order."""

    is_linked = False

    @property
    def field(self):
        return self.name

    def is_always_listed(self, value):
        """Whether a value stands there although nothing was found that has it."""
        return False

    def indexed(self, value):
        """The value in the index for one of an address; None where there is no such value."""
        known = self.values().get(value)
        return known and known.indexed

    @property
    def addressed(self):
        """{value in the index: (value of an address, label)}"""
        return {known.indexed: (value, known.label) for value, known in self.values().items()}


class Kind(Fact):
    name, label = "kind", _("Kind of record")

    def of(self, edition, described):
        return edition.kind

    def is_always_listed(self, value):
        return kinds.kind_at(value).has_list

    def values(self):
        return {
            model.path: Value(name, model._meta.verbose_name) for name, model in kinds.all_kinds().items() if model.path
        }


class Language(Fact):
    name, label = "language", _("Language")

    def of(self, edition, described):
        return edition.language

    def values(self):
        return {code: Value(code, language.endonym) for code, language in LANGUAGES.items()}


class Rights(Fact):
    """In an address: the last word of the statement's own address but its version."""

    name, label = "rights", _("Rights")

    def of(self, edition, described):
        return described.get("rights", "")

    def values(self):
        return {one.uri.split("/")[-3].lower(): Value(one.uri, one.label) for one in STATEMENTS}


class Image(Fact):
    """Whether the picture itself is held, of kinds that can have one."""

    name, label = "image", _("Image")

    def of(self, edition, described):
        if "image_sha256" not in kinds.declared(edition.model, "described"):
            return ""
        return "held" if described.get("image_sha256") else "not-held"

    def values(self):
        return {"held": Value("held", _("Image held")), "not-held": Value("not-held", _("Image not held"))}


class Wording(Fact):
    """How sure the words are, of kinds that say so."""

    name, label = "wording", _("Wording")

    def of(self, edition, described):
        return edition.model.wording(described)

    def values(self):
        return {state: Value(state, label) for state, label in WORDING.items()}


class Certainty(Fact):
    name, label = "certainty", _("Date")

    def of(self, edition, described):
        if not edition.earliest and not edition.latest:
            return "undated"
        when = principal_date(described)
        return "uncertain" if when and not UncertainDate(when).is_certain else "certain"

    def values(self):
        return {
            "certain": Value("certain", _("Certain date")),
            "uncertain": Value("uncertain", _("Uncertain date")),
            "undated": Value("undated", _("Without a date")),
        }


# Their order is that of the joint field: another order is another version of the index.
FACTS = {fact.name: fact for fact in (Kind(), Language(), Rights(), Image(), Wording(), Certainty())}


def facts_of(edition, described):
    """{facet: value in the index} of everything that a record has."""
    return {name: fact.of(edition, described) for name, fact in FACTS.items()}


def joined(facts):
    return SEAM.join(facts[name] for name in FACTS)


@lru_cache(maxsize=10_000)
def parted(text):
    return dict(zip(FACTS, text.split(SEAM), strict=True))
