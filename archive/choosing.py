"""What a visitor chose of all photographs, and the one address of that choice."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from archive import rights
from archive.models import Edition

LINKED = ("event", "place", "tag")  # kinds a photograph may belong to; several may be chosen, and all must hold
HELD, NOT_HELD = "held", "not-held"
IMAGES = (HELD, NOT_HELD)
UNDATED = "undated"
SLUG = re.compile(r"[-\w]{1,100}")
DECADE = re.compile(r"[1-9][0-9]{0,2}0")
MOST = 8  # of one kind


@dataclass(frozen=True)
class Chosen:
    """Filters that must all hold. `links` are editions by kind: of what is public now, whatever was typed."""

    links: tuple = ()  # (kind, edition)
    decade: str = ""
    rights: str = ""  # a group of archive/rights.py
    image: str = ""
    page: int = 1
    language: str = ""  # of the page, where it is not the default one

    def __bool__(self):
        return bool(self.links or self.decade or self.rights or self.image)

    def of(self, kind):
        return tuple(edition for its_kind, edition in self.links if its_kind == kind)

    @property
    def count(self):
        return len(self.links) + sum(map(bool, (self.decade, self.rights, self.image)))

    @property
    def query(self):
        """In a fixed order, so that one choice has one address."""
        given = {kind: sorted(edition.slug for edition in self.of(kind)) for kind in LINKED}
        given |= {"decade": self.decade, "rights": self.rights, "image": self.image}
        given |= {"page": self.page if self.page > 1 else "", "lang": self.language}
        return urlencode({name: value for name, value in given.items() if value}, doseq=True)

    @property
    def address(self):
        return "/photographs/" + (f"?{self.query}" if self.query else "")

    def but(self, **changes):
        """The same choice with something else in it, from its first page."""
        return replace(self, **{"page": 1} | changes)

    def without(self, edition):
        return self.but(links=tuple(link for link in self.links if link[1].uid != edition.uid))

    @property
    def nothing(self):
        return Chosen(language=self.language)


def read(given, *, page, language):
    """What an address chooses; a value that means nothing is as if it were not there. One query, where it names any."""
    return Chosen(
        links=_links({kind: given.getlist(kind) for kind in LINKED}),
        decade=_one_of(given.get("decade", ""), DECADE.fullmatch, UNDATED),
        rights=_one_of(given.get("rights", ""), rights.GROUPS.__contains__),
        image=_one_of(given.get("image", ""), IMAGES.__contains__),
        page=page,
        language=language,
    )


def _links(typed):
    slugs = {kind: {slug for slug in some if SLUG.fullmatch(slug)} for kind, some in typed.items()}
    wanted = [(kind, slug) for kind, some in slugs.items() for slug in sorted(some)[:MOST]]
    if not wanted:
        return ()
    named = Edition.objects.current().of_kind(*LINKED).filter(slug__in=[slug for _kind, slug in wanted])
    found = {(edition.kind, edition.slug): edition for edition in named}
    return tuple((key[0], found[key]) for key in wanted if key in found)


def _one_of(text, is_known, *others):
    return text if text in others or is_known(text) else ""
