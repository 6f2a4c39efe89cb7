"""References for tests of what is written of them, and small strict readers of the files."""

from dataclasses import replace
from datetime import date
from unicodedata import category

from archive.cited_as import CitedAs
from archive.dates import UncertainDate
from archive.models import Photograph
from exchange.outgoing.citing.references import Author, Reference

URL = "https://memorial.example/id/b3xk9m2qrt/editions/2/"
PHOTOGRAPH = Reference(
    uid="b3xk9m2qrt",
    number=2,
    cited_as=Photograph.cited_as,
    genre="photograph",
    title="The quay",
    language="en",
    makers=(Author("Example", "Anna-Maria Q."),),
    house="Memorial of Examples",
    published=date(2026, 11, 22),
    when=UncertainDate("1990-01-20"),
    address=URL,
    digest="ab12",
    abstract="What it shows.",
    keywords=("streets", "night & day"),
)
SPEECH = replace(PHOTOGRAPH, cited_as=CitedAs(makers=("speaker",)), genre="speech")
EVENT = replace(PHOTOGRAPH, cited_as=CitedAs(), genre="event", makers=(), when=UncertainDate("1951-05-02"))
RUSSIAN = {"title": "Гавань", "language": "ru", "translation": "The harbour"}


def ris_records(text):
    """[[(tag, value)]]; AssertionError where a line is none of RIS, or a record does not begin and end as it must."""
    records = []
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, value = line[:2], line[6:]
        assert line[2:6] == "  - " and tag.isalnum() and tag.isupper(), line
        assert not {"Cc", "Cs", "Zl", "Zp"} & set(map(category, value)), line
        records += [[]] if tag == "TY" else []
        records[-1].append((tag, value))
    assert all(record[-1] == ("ER", "") for record in records)
    return records


def bibtex_entries(text):
    """[{field: value}]; AssertionError where braces do not balance as BibTeX counts them: escaped ones too."""
    entries, at = [], text.find("@")
    while at >= 0:
        end = _closing(text, text.index("{", at))
        entries.append(_fields(text[at : end + 1]))
        at = text.find("@", end)
    return entries


def _fields(entry):
    found, at = {"": entry[entry.index("{") + 1 : entry.index(",")]}, entry.index("\n")
    while (equals := entry.find(" = {", at)) >= 0:
        end = _closing(entry, equals + 3)
        found[entry[at:equals].strip(" ,\n")] = entry[equals + 4 : end]
        at = end + 1
    return found


def _closing(text, opening):
    depth = 0
    for at in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise AssertionError(f"A brace is never closed: {text[opening : opening + 80]}")
