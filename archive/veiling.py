"""The veil: what of a distressing record may be read before a visitor asks to see it, and everywhere else but there."""

from copy import copy

# Canonical JSON writes quotation marks within a text otherwise: where this stands, it is the field itself.
MARK = '"content_note":"distressing"'

# All else is behind the veil, so that a field added later is too.
_READABLE = """
    kind uid title filed_as summary language content_note content_note_text date date_note is_night names tags
    born died commemorates identification medium credit photographer rights rights_holder
    speaker occasion part_of within lead_event lead_statement
    source_type is_secondary author container publisher publisher_place locator_whole
"""
READABLE = frozenset(_READABLE.split())
READABLE_ROWS = {"relations": ("role", "to"), "citations": ("source",)}
READABLE_TEXTS = ("title", "summary")


def is_distressing(edition):
    return MARK in edition.text


def asks_to_see(request):
    """The visitor's choice stands in the address alone: nothing remembers it, and no link carries it further."""
    return request is not None and request.GET.get("show") == "1"


def veiled(edition):
    """An edition as any page but its own may show it: a distressing one with nothing but what may be read."""
    return behind_veil(edition) if is_distressing(edition) else edition


def behind_veil(edition, *, note_of=None):
    """A copy that holds nothing but what may be read, under its own content note or that of another edition."""
    noted = edition if is_distressing(edition) or note_of is None else note_of
    note = {name: noted.description.get(name, "") for name in ("content_note", "content_note_text")}
    hidden = copy(edition)
    hidden.description = _readable(edition.description) | note
    return hidden


def _readable(description):
    found = {name: value for name, value in description.items() if name in READABLE}
    for key, names in READABLE_ROWS.items():
        if key in description:
            found[key] = [{name: row[name] for name in names if name in row} for row in description[key]]
    if texts := [row for row in description.get("texts", ()) if row["field"] in READABLE_TEXTS]:
        found["texts"] = texts
    return found
