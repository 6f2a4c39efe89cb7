"""A reference in RIS, as Zotero, EndNote and Mendeley read it."""

from exchange.outgoing.citing.days import Parts
from exchange.outgoing.plain import one_line

MEDIA_TYPE = "application/x-research-info-systems"
EXTENSION = "ris"
LABEL = "RIS"
LONGEST = 5000  # characters of one value


def entry(reference):
    year, day = _dated(reference.dated)
    lines = [
        ("TY", reference.cited_as.ris),
        *(("AU", author.inverted) for author in reference.authors),
        ("TI", reference.title),
        ("TT", reference.translation),
        ("T2", reference.house),
        ("PB", reference.house),
        ("PY", year),
        ("DA", day),
        ("ET", str(reference.number)),
        ("M3", reference.genre),
        ("AB", reference.abstract),
        *(("KW", keyword) for keyword in reference.keywords),
        ("LA", reference.language),
        ("UR", reference.address),
        ("ID", reference.key),
        ("N1", reference.seal),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in lines if value or tag == "ER")


def _dated(when):
    """(year, date): of what is less than certain the date in words, behind what is known of year, month and day."""
    if not when:
        return "", ""
    known = Parts.of_point(when.start) if when.start and when.start == when.end else None
    parts = [f"{part:02}" for part in known.known] if known else [str(when.years[0])] if len(when.years) == 1 else []
    year = f"{int(parts[0]):04}" if parts else ""
    day = "/".join([year, *parts[1:], "", ""][:3])
    return year, day if known and when.is_certain else f"{day}/{when}"


def _line(value):
    """One line, whatever stood in the text: a line break would begin another field."""
    return one_line(value)[:LONGEST]
