"""What a public page needs to show one edition: what it says, what it mentions and what mentions it, in few queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from archive import kinds, languages
from archive.describing import links_in, record_links
from archive.models import Edition
from archive.models.prepared import current_by_uid, current_mentioning, mentioning
from archive.roles import ROLES
from archive.veiling import veiled

# A page shows this many records that point to it; the rest are on its following pages.
PER_PAGE = 60
MOST_APART = 300  # the same, of kinds that list by other means what points to them most


@dataclass(frozen=True)
class Said:
    """One text as a page shows it: in the language asked for where there is one, else in its own, and marked so."""

    text: str
    language: str
    origin: str = ""
    is_untranslated: bool = False

    def __bool__(self):
        return bool(self.text)

    def __str__(self):
        return self.text


@dataclass
class Shown:
    """An edition with its surroundings. `editions` holds current ones only: what is hidden is simply not there."""

    edition: Edition
    language: str = "en"
    editions: dict = field(default_factory=dict)
    pointing: dict = field(default_factory=dict)  # role → editions that mention this one, in that role
    pointing_total: int = 0
    page: int = 1
    is_preview: bool = False
    is_veiled: bool = False
    known: dict = field(default_factory=dict, repr=False)

    def once(self, work_out):
        """What a function works out of this page: once, however often its template asks."""
        if work_out not in self.known:
            self.known[work_out] = work_out(self)
        return self.known[work_out]

    @property
    def d(self):
        """The public description."""
        return self.edition.description

    def mention(self, uid):
        """The current edition of a record mentioned, or None: then the page is silent about it."""
        return self.editions.get(uid)

    def linked(self, name):
        """The current edition a single link (speaker, part_of …) leads to, or None."""
        return self.mention(self.d.get(name))

    def related(self, role):
        """[(edition, note)] of relations in a role with a public target; symmetric roles are read from both ends."""
        own = [
            (self.mention(row["to"]), row.get("note", "")) for row in self.d.get("relations", ()) if row["role"] == role
        ]
        found = [pair for pair in own if pair[0]]
        if ROLES[role].is_symmetric:
            there = {edition.uid for edition, _note in found}
            found += [(edition, "") for edition in self.pointing.get(role, ()) if edition.uid not in there]
        return found

    def pointing_as(self, role, *kind_names):
        """Current editions that mention this one in a role, of some kinds or of any."""
        return [one for one in self.pointing.get(role, ()) if not kind_names or one.kind in kind_names]

    @cached_property
    def tags(self):
        tags = (self.mention(uid) for uid in self.d.get("tags", ()))
        return sorted((tag for tag in tags if tag), key=self._by_alphabet)

    def _by_alphabet(self, edition):
        return languages.sort_key(name_in(edition, self.language).text, languages.filing_language(self.language))

    @cached_property
    def name(self):
        """Its title in the language of the page."""
        return name_in(self.edition, self.language)

    @cached_property
    def other_names(self):
        """Its names as rows, each spelling once, without the one at the head of the page."""
        rows = {row["text"]: row for row in reversed(self.d.get("names", ())) if row["text"] != self.name.text}
        own = {self.d["title"]: {"text": self.d["title"], "language": self.d["language"]}}
        own = {} if self.d["title"] == self.name.text or self.d["title"] in rows else own
        return [*own.values(), *reversed(rows.values())]

    def said(self, name):
        """A field's text in the language of the page."""
        return said(self.d, name, self.language)

    @cached_property
    def said_summary(self):
        return self.said("summary")

    @cached_property
    def said_body(self):
        return self.said("body")

    @cached_property
    def said_caption(self):
        return self.said("caption")

    @cached_property
    def rows(self):
        """{key: [row]} of the description's rows, each with `target`: the current edition it refers to, or None."""
        links = {row.key: _link_name(row) for row in kinds.row_models(self.edition.model)}
        return {
            key: [row | {"target": self.mention(row.get(link))} for row in self.d.get(key, ())]
            for key, link in links.items()
        }

    @property
    def page_count(self):
        return max(1, -(-self.pointing_total // PER_PAGE))


def _link_name(row_model):
    return next((link.name for link in record_links(row_model)), None)


def said(description, name, language):
    own = description.get(name, "")
    own_language = description.get("words_language") if name == "words" else None
    own_language = own_language or description.get("language", "")
    if own_language == language:
        return Said(own, own_language)
    for row in description.get("texts", ()):
        if row["field"] == name and row["language"] == language:
            return Said(row["text"], language, origin=row["origin"])
    return Said(own, own_language, is_untranslated=bool(own))


def name_in(edition, language):
    """A record's title in a language: its own, a translation, its preferred name there; else the title as it is."""
    if edition.language == language:
        return Said(edition.title, language)
    found = said(edition.description, "title", language)
    if not found.is_untranslated:
        return found
    own = [row["text"] for row in edition.description.get("names", ()) if _is_preferred(row, language)]
    return Said(own[0], language) if own else Said(edition.title, edition.language, is_untranslated=True)


def _is_preferred(row, language):
    return row["language"] == language and row.get("kind") == "preferred"


def show(edition, *, language, page=1, is_preview=False, is_veiled=False):
    """Everything one page needs, in at most three queries whatever it shows."""
    shown = Shown(edition, language=language, is_preview=is_preview, is_veiled=is_veiled)
    shown.page, shown.pointing_total, nearest = _pointing(edition, page)
    shown.pointing = defaultdict(list)
    for other in nearest:
        shown.pointing[other.role].append(veiled(other))
    uids = _uids_in(edition.description)
    uids |= {uid for other in nearest for uid in other.card_mentions}
    shown.editions = {uid: veiled(other) for uid, other in current_by_uid(uids).items()}
    return shown


def _pointing(edition, page):
    """(page, total, current editions that mention this one on that page, each with its `role`, once for each role).

    By date, undated last; past the end, the first page. Of a kind with something listed apart, all else, on any page.
    """
    if apart := edition.model.listed_apart:
        return page, 0, current_mentioning(edition.uid, most=MOST_APART, but=apart)
    if page == 1:
        nearest = current_mentioning(edition.uid, most=PER_PAGE + 1)
        total = len(nearest) if len(nearest) <= PER_PAGE else mentioning(edition.uid).count()
        return 1, total, nearest[:PER_PAGE]
    first = (page - 1) * PER_PAGE
    nearest = list(mentioning(edition.uid)[first : first + PER_PAGE])
    return (page, mentioning(edition.uid).count(), nearest) if nearest else _pointing(edition, 1)


def _uids_in(description):
    """Every uid a description mentions."""
    model = kinds.kind_named(description["kind"])
    return {uid for _role, uid in links_in(model, description)} | set(description.get("tags", ()))
