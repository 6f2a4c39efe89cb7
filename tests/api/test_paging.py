"""Pages follow each other by cursors: nothing is missed while others publish, and a cursor is nobody's to invent."""

import json
import re
from itertools import product

import pytest

from archive.models import Edition
from tests.makers import make, publish, withdraw
from tests.small_house import HARBOUR, MOURNING, NIGHT, SEA, SHIP, draft

pytestmark = pytest.mark.django_db
LISTS = {
    "/api/v1/records": "records",
    "/api/v1/records?kind=event": "records",
    f"/api/v1/records/{NIGHT}/editions": "editions",
    "/api/v1/tags": "tags",
    "/api/v1/ledger": "lines",
    "/api/v1/search?sort=oldest": "records",
    "/api/v1/search?q=harbour&sort=newest": "records",
    "/api/v1/search?q=harbour": "records",
}
REFUSED = "This cursor is not one of ours, or belongs to another question. Leave it out to begin anew."


def limited(address, limit):
    return f"{address}{'&' if '?' in address else '?'}limit={limit}"


def pages(ask, address, key, *, meanwhile=lambda number: None):
    """What each page holds, from the first to the last."""
    number = 0
    while address:
        said = ask(address)
        yield said[key]
        number, address = number + 1, said["next"]
        meanwhile(number)


def test_pages_hold_together_what_one_page_holds(house, ask):
    for address, key in LISTS.items():
        whole = ask(address)[key]
        in_ones = list(pages(ask, limited(address, 1), key))

        assert len(whole) > 1, address
        assert in_ones == [[one] for one in whole], address


def test_the_next_page_stands_in_the_head_too(house, visit):
    answer = visit("/api/v1/tags?limit=1")

    following = json.loads(answer.content)["next"]
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert answer["Link"] == f'<{following}>; rel="next", <{licence}>; rel="license"'
    assert visit(following)["Link"] == f'<{licence}>; rel="license"'


def test_a_walk_misses_nothing_that_is_published_meanwhile(house, ask):
    """What moves to the end comes twice; what was withdrawn comes no more."""

    def meanwhile(number):
        if number == 1:
            publish(draft("Once more."))
        if number == 2:
            withdraw(Edition.objects.get(uid=HARBOUR).record)
            publish(make("place", uid="new0000001", title="Pier"))

    walked = [page[0]["uid"] for page in pages(ask, "/api/v1/records?limit=1", "records", meanwhile=meanwhile)]

    assert walked == [SEA, MOURNING, SHIP, NIGHT, "new0000001"]


@pytest.mark.parametrize("sort", ["oldest", "newest", "described"])
def test_sorted_results_follow_each_other_whatever_is_published(house, ask, sort, django_capture_on_commit_callbacks):
    address = f"/api/v1/search?sort={sort}&limit=2"
    whole = [one["uid"] for one in ask(f"/api/v1/search?sort={sort}")["records"]]

    def meanwhile(number):
        with django_capture_on_commit_callbacks(execute=True):
            publish(make("event", title=f"Fog {number}", date=["1000", "2020"][number % 2]))

    walked = [one["uid"] for page in pages(ask, address, "records", meanwhile=meanwhile) for one in page]

    assert [uid for uid in walked if uid in whole] == whole
    assert len(walked) == len(set(walked))


def test_the_closest_match_says_when_pages_may_not_follow_each_other(house, ask, django_capture_on_commit_callbacks):
    following = ask("/api/v1/search?q=harbour&limit=1")["next"]
    assert ask(following)["remarks"] == []
    with django_capture_on_commit_callbacks(execute=True):
        publish(make("place", title="Another harbour"))

    assert ask(following)["remarks"] == [
        "Something was published since the page before: a record may be missing here, or come twice. "
        "Sorted by date, pages follow each other whatever is published."
    ]


BAD = ["x", "x:y", ":", "MQ:x", "%00", "%ff", "1", "null", "W10:", "ə", "a" * 5000]


def test_a_cursor_that_is_not_ours_is_refused_in_a_sentence(house, visit):
    refused = {"detail": "A parameter cannot be read: cursor.", "fields": {"cursor": REFUSED}}
    for address, cursor in product(LISTS, BAD):
        answer = visit(f"{address}{'&' if '?' in address else '?'}cursor={cursor}")
        assert (answer.status_code, json.loads(answer.content)) == (422, refused), (address, cursor)


def test_a_cursor_is_good_for_its_own_question_alone(house, ask, visit):
    cursor = re.search("cursor=(.*)", ask("/api/v1/records?limit=1")["next"])[1]

    same = visit(f"/api/v1/records?limit=3&cursor={cursor}&lang=ru")
    others = [f"/api/v1/records?kind=event&cursor={cursor}", f"/api/v1/tags?cursor={cursor}"]
    assert (same.status_code, [visit(other).status_code for other in others]) == (200, [422, 422])


def test_an_altered_cursor_is_refused(house, ask, visit):
    following = ask("/api/v1/records?limit=1")["next"]

    assert visit(following[:-1] + ("A" if following[-1] != "A" else "B")).status_code == 422
