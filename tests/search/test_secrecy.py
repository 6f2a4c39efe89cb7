"""What was not published, or is no more, cannot be found, counted, suggested or guessed."""

import pytest

from archive import publishing
from archive.models import State
from search import following, index
from tests import cast
from tests.makers import make, make_tag, publish, withdraw


def same(page, other, *words):
    """Whether two pages differ in nothing but the words typed."""
    for word in words:
        page, other = page.replace(word, "…"), other.replace(word, "…")
    return page == other


@pytest.mark.parametrize("to", [None, State.REVIEW])
def test_a_record_that_waits_is_not_found(search, to):
    record = make("event", title="Canary", summary="Canary", names=[{"text": "Canary", "language": "en"}])
    if to:
        publishing.move(record, to, by=cast.administrator())

    page = search("canary")

    assert (page.titles, page.counts("kind")) == ([], {})
    assert same(page.html, search("absent").html, "canary", "absent")


def test_words_that_were_never_published_find_nothing(search):
    record = make("event", title="Harbour", private={"notes": "Canary"})
    publish(record)
    record.body, record.title = "Canary", "Canary"
    record.save()

    assert search("canary").titles == []
    assert search("harbour").titles == ["Harbour"]


def test_a_withdrawn_record_is_gone_from_results_and_counts(search):
    tag = make_tag("Night")
    publish(tag)
    record = make("event", title="Canary", date="1990", tags=[tag.uid])
    publish(record)
    assert search("canary").titles == ["Canary"]

    withdraw(record)

    assert search("canary").titles == []
    assert search(tag="night").heading == "Nothing matches these filters."
    assert search().counts("kind") == {"tags": 1}
    assert "histo" not in search().html


def test_a_new_edition_is_found_by_its_new_words_only(search):
    record = make("event", title="Harbour", summary="Before")
    publish(record)
    record.summary = "After"
    record.save()
    publish(record)

    assert search("before").titles == []
    assert search("after").titles == ["Harbour"]


def test_a_tag_that_is_not_public_is_neither_shown_nor_counted(search):
    hidden = make_tag("Canary")
    publish(make("event", title="Harbour", tags=[hidden.uid]))

    page = search("harbour")

    assert page.counts("tag") == {}
    assert "anary" not in page.html
    assert hidden.uid not in page.html
    assert search("canary").titles == []


def test_a_tag_that_is_not_public_answers_as_one_that_never_was(search):
    hidden = make_tag("Canary")
    publish(make("event", title="Harbour", tags=[hidden.uid]))

    for asked in ({"tag": "{}"}, {"q": "harbour", "tag": ["{}"]}, {"q": "#{}"}, {"q": "harbour #{}"}):
        pages = [search(**filled(asked, word)) for word in ("canary", "absent")]
        assert [page.titles for page in pages] == [[], []]
        assert same(pages[0].html, pages[1].html, "canary", "absent")


def filled(asked, word):
    return {
        name: [one.format(word) for one in values] if isinstance(values, list) else values.format(word)
        for name, values in asked.items()
    }


def test_a_withdrawn_tag_no_longer_finds_what_it_stood_on(search):
    tag = make_tag("Canary")
    publish(tag)
    publish(make("event", title="Harbour", tags=[tag.uid]))
    assert search("canary").titles == ["Canary", "Harbour"]
    assert search(tag="canary").titles == ["Harbour"]

    withdraw(tag)

    assert search("canary").titles == []
    assert search(tag="canary").titles == []
    assert "anary" not in search("harbour").html


def test_a_place_that_is_not_public_does_not_find_what_mentions_it(search):
    place = make("place", title="Canary")
    publish(make("event", title="Harbour", relations=[{"role": "place", "to": place.uid}]))

    assert search("canary").titles == []


def test_no_uid_is_a_word(search):
    place, tag = make("place", title="Hidden"), make_tag("Hidden too")
    record = make("event", title="Harbour", tags=[tag.uid], relations=[{"role": "place", "to": place.uid}])
    publish(record)

    assert [search(uid).titles for uid in (record.uid, place.uid, tag.uid, "_ledger")] == [[], [], [], []]


def test_while_another_process_writes_what_was_withdrawn_is_already_gone(search, monkeypatch):
    monkeypatch.setattr(index, "WAIT", 0)
    monkeypatch.setattr(following.catch_up, "__defaults__", (0,))
    tag = make_tag("Canary tag")
    publish(tag)
    record, other = make("event", title="Canary", date="1990", tags=[tag.uid]), make("event", title="Harbour canary")
    publish(record)
    publish(other)
    following.catch_up()
    withdraw(record)
    withdraw(tag)

    with index.writing():
        page = search("canary")
        assert (page.titles, page.counts("kind")) == (["Harbour canary"], {"events": 1})
        assert search(tag="canary-tag").titles == []
        assert "histo" not in page.html
        assert page.response["Cache-Control"] == "no-store"

    assert search("canary").titles == ["Harbour canary"]
