"""What a citation says of one edition, before it is written in any style or format."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language

from archive import languages
from archive.cited_as import CitedAs
from archive.dates import UncertainDate
from archive.showing import name_in
from exchange.outgoing.plain import one_line


@dataclass(frozen=True)
class Author:
    """A person as family and given name, where it is filed so; anything else by its name alone."""

    family: str
    given: str = ""

    @classmethod
    def filed(cls, filed_as, title):
        family, comma, given = one_line(filed_as).partition(",")
        return cls(family.strip(), given.strip()) if comma and given.strip() else cls(one_line(title))

    @property
    def initials(self):
        return " ".join("-".join(map(_initial, part.split("-"))) for part in self.given.split())

    @property
    def inverted(self):
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def spoken(self):
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Reference:
    uid: str
    number: int
    cited_as: CitedAs
    genre: str  # what kind of thing it is, for readers
    title: str
    language: str
    makers: tuple
    house: str
    published: date
    when: UncertainDate  # of the thing itself
    address: str  # of this very edition, for ever
    digest: str
    romanised: str = ""  # the title in Latin letters, where its readers may not read its own
    translation: str = ""  # the title in the language of the page
    abstract: str = ""
    keywords: tuple = ()
    rights: str = ""
    licence: str = ""  # of what the house says

    @property
    def key(self):
        return f"{self.uid}-{self.number}"

    @property
    def authors(self):
        """Who made the work; of what is no work but the house's own record, the house."""
        return self.makers if self.cited_as.is_work else (Author(self.house),)

    @property
    def dated(self):
        """The day by which it is cited: of a work its own, of a record that of this edition."""
        return self.when if self.cited_as.is_work else UncertainDate(self.published.isoformat())

    @property
    def seal(self):
        """What lets anyone check, in twenty years, that this is the same."""
        return f"Edition {self.number}, published {self.published.isoformat()}. SHA-256 {self.digest}"


def makers_of(edition):
    """The uids of those who made it, which have to be looked up among the current editions."""
    said = edition.description
    return [said[name] for name in edition.model.cited_as.makers if name in said]


def mentioned_in(edition):
    """The uids of all that a reference names."""
    return [*makers_of(edition), *edition.description.get("tags", ())]


def reference(edition, *, mentioned, house, base, licence=""):
    """`mentioned`: current editions by uid, of makers and tags; who is not among them is not named."""
    said, makers = edition.description, (mentioned.get(uid) for uid in makers_of(edition))
    language = get_language() or edition.language
    return Reference(
        uid=edition.uid,
        number=edition.number,
        cited_as=edition.model.cited_as,
        genre=_genre(edition),
        title=one_line(edition.title),
        language=edition.language,
        romanised=_romanised(edition, language),
        translation=_translation(edition, language),
        makers=tuple(Author.filed(one.description.get("filed_as", ""), one.title) for one in makers if one),
        house=one_line(house),
        published=timezone.localtime(edition.published_at).date(),
        when=UncertainDate(said.get("date", "")),
        address=base + edition.own_address,
        digest=edition.digest,
        abstract=one_line(edition.summary),
        keywords=tuple(one_line(mentioned[uid].title) for uid in said.get("tags", ()) if uid in mentioned),
        rights=said.get("rights", ""),
        licence=licence,
    )


def _initial(part):
    """Of a part that begins with a capital its letter; oğlu, de and scripts without capitals stay whole."""
    return f"{part[0]}." if part[:1].isupper() else part


def _genre(edition):
    """What the record says of itself (a speech, a letter), else the name of its kind."""
    model, column = edition.model, edition.model.cited_as.genre
    said = column and edition.description.get(column)
    labels = dict(model._meta.get_field(column).flatchoices) if said else {}
    return str(labels.get(said, model._meta.verbose_name))


def _translation(edition, language):
    """The title for readers of the page, where it has another in their language."""
    name = name_in(edition, language)
    return "" if name.language != language or name.text == edition.title else one_line(name.text)


def _romanised(edition, language):
    """A transliteration that somebody wrote down, for pages in Latin letters. None is ever made up."""
    if _script(language) != "Latn" or languages.guess_script(edition.title) in ("Latn", ""):
        return ""
    rows = edition.description.get("names", ())
    written = (row["text"] for row in rows if row.get("kind") == "transliteration")
    return next((one_line(text) for text in written if languages.guess_script(text) == "Latn"), "")


def _script(language):
    found = languages.LANGUAGES.get(language)
    return found.script if found else "Latn"
