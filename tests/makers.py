"""Plain makers of what tests need: a description becomes a record through the same doors as anyone's."""

from itertools import count

from archive import publishing
from archive.applying import apply
from archive.description import Description
from archive.models import State, new_uid
from tests import cast

_numbers = count(1)


def make(kind, *, private=None, **public):
    """A draft of a kind; whatever is not given is absent, except a title and a language."""
    public = {"title": f"{kind.capitalize()} {next(_numbers)}", "language": "en"} | public
    public = {"kind": kind, "uid": public.pop("uid", None) or new_uid(), "content_note": "none"} | public
    return apply(Description(public, private or {}), by=cast.administrator(), note="made for a test").specific


def make_photograph(**public):
    return make("photograph", **{"rights": "https://creativecommons.org/publicdomain/zero/1.0/"} | public)


def make_tag(title, **public):
    return make("tag", title=title, **{"summary": f"What {title} means."} | public)


def publish(record, *, by=None, note="ready"):
    """Take a record through review to the public; returns its current edition."""
    by = by or cast.administrator()
    record.refresh_from_db()
    if record.state == State.WITHDRAWN:
        record = publishing.move(record, State.DRAFT, by=by, note=note)
    if record.state == State.DRAFT:
        record = publishing.move(record, State.REVIEW, by=by)
    publishing.move(record, State.PUBLISHED, by=by, note=note)
    return record.editions.get(is_current=True)


def withdraw(record, *, note="at somebody's request"):
    return publishing.move(record, State.WITHDRAWN, by=cast.administrator(), note=note)
