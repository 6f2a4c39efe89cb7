"""The next page: in the answer, and as a link in its head."""

from urllib.parse import urlencode

from archive.templatetags.frame import origin_of

from . import cursors


def paged(request, response, rows, limit, *, place):
    """(the rows of this page, the address of the next one or None) of rows that were asked for with one more."""
    shown = rows[:limit]
    return shown, next_page(request, response, place(shown[-1])) if len(rows) > limit else None


def next_page(request, response, place):
    """The address of the page that begins behind a place."""
    given = [(name, value) for name, values in request.GET.lists() for value in values if name != "cursor"]
    query = urlencode([*given, ("cursor", cursors.seal(request, place))])
    address = f"{origin_of(request)}{request.path}?{query}"
    response.headers["Link"] = f'<{address}>; rel="next"'
    return address
