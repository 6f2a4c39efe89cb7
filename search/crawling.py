"""What keeps crawlers from bringing the house down in its filters: one address for one question, a cap, and a rate."""

from functools import wraps
from urllib.parse import parse_qsl

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

from archive.limiting import seconds_to_wait

from . import answers, index
from .facets import FACETS
from .finding import question_of
from .parameters import MOST_VALUES, read

DEEP_VALUES = 2  # choices from which on search engines shall stay away, and every answer counts
DEEP_PAGE = 10
EXPORT = 10  # times what a page costs


def bounded(view=None, *, cost=1):
    """Around a view that answers a question: it is asked at its one address, holds few values, and not too often."""
    if view is None:
        return lambda view: bounded(view, cost=cost)

    @wraps(view)
    def answered(request, **named):
        asked = read(request.GET)
        request.robots = robots(asked)
        response = too_many(request, asked) or elsewhere(request, asked) or later(request, asked, cost)
        response = response or view(request, **named)
        if request.robots:
            response.headers.setdefault("X-Robots-Tag", request.robots)
        return response

    return answered


def robots(asked):
    """What search engines are told of a page of results; nothing where they may keep it."""
    if is_deep(asked):
        return "noindex, nofollow"
    is_a_view_of_it = asked.without_choices.but(q="", language="").query
    return "noindex" if is_a_view_of_it or (asked.q and asked.has_choices) else ""


def is_deep(asked):
    is_within_a_list = bool(asked.more or asked.inside)
    return asked.choice_count >= DEEP_VALUES or asked.page > DEEP_PAGE or is_within_a_list or bool(asked.remarks)


def too_many(request, asked):
    """The page that says how many values an address can hold; None where there are no more."""
    signed = (request.GET.getlist(sign + name) for name in FACETS for sign in ("", "-"))
    count = sum(len(set(values)) for values in signed)
    if count <= MOST_VALUES:
        return None
    request.robots = "noindex, nofollow"
    return render(request, "search/too_many.html", {"count": count, "most": MOST_VALUES, "asked": asked}, status=400)


def elsewhere(request, asked):
    """To the one address of the question. Not where something was left out of it: the page says what.

    A permanent redirect, so that search engines forget the other spelling; browsers ask anew all the same.
    """
    given = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    if asked.remarks or given == parse_qsl(asked.query):
        return None
    return HttpResponsePermanentRedirect(request.path + (f"?{asked.query}" if asked.query else ""))


def renamed(request, found):
    """To the same question with the present names of what it chooses, where a record has another address now."""
    former = {pair: (pair[0], edition.slug) for pair, edition in found.behind.items() if pair[1] != edition.slug}
    if not former:
        return None
    asked = found.asked
    chosen, excluded = (
        tuple(sorted({former.get(pair, pair) for pair in pairs})) for pairs in (asked.chosen, asked.excluded)
    )
    query = asked.but(chosen=chosen, excluded=excluded, page=asked.page).query
    return HttpResponsePermanentRedirect(f"{request.path}?{query}")


def later(request, asked, cost=1):
    """The page that says when to come again; None where this may be answered now."""
    is_export = cost > 1
    if not (is_export or is_deep(asked)) or (not is_export and _is_answered(asked)):
        return None
    seconds = seconds_to_wait(request, cost=cost)
    if not seconds:
        return None
    request.robots = "noindex, nofollow"
    response = render(request, "search/later.html", {"seconds": seconds}, status=429)
    response["Retry-After"] = seconds
    response["Cache-Control"] = "no-store"
    return response


def _is_answered(asked):
    """Whether this process has the answer at hand."""
    try:
        return answers.holds(index.current().reading, question_of(asked))
    except index.NoIndex:
        return False
