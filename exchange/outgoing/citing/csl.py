"""A reference as CSL-JSON, which citation processors read."""

from archive.description import canonical, without_absent
from exchange.outgoing.citing.days import Parts

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
EXTENSION = "csl.json"
LABEL = "CSL-JSON"


def entry(reference):
    """A file is a list of items, also where there is one."""
    return f"[{canonical(item(reference))}]\n"


def item(reference):
    """The item as a dict; several stand in one list."""
    published = {"date-parts": [Parts.of_day(reference.published).known]}
    return without_absent(
        {
            "id": reference.key,
            "type": reference.cited_as.csl,
            "title": reference.title,
            "author": [_name(author) for author in reference.authors],
            "container-title": reference.house,
            "publisher": reference.house,
            "issued": _date(reference.dated),
            "available-date": published if reference.cited_as.is_work else {},
            "edition": str(reference.number),
            "genre": reference.genre,
            "abstract": reference.abstract,
            "keyword": ", ".join(reference.keywords),
            "language": reference.language,
            "URL": reference.address,
            "note": reference.seal,
        }
    )


def _name(author):
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}


def _date(when):
    """In parts what is exact or marked as uncertain; anything else as it is said, which processors show as it is."""
    if not when:
        return {}
    points = list(dict.fromkeys((when.start, when.end)))
    known = [Parts.of_point(point) for point in points if point]
    if None in known or len(known) < len(points):
        return {"literal": str(when)}
    parts = {"date-parts": [part.known for part in known]}
    return parts if when.is_certain else parts | {"circa": True}
