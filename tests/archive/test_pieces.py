"""What is drawn once is drawn anew as soon as anything in it is another."""

from datetime import date

import pytest

from tests.makers import make, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def text(client, edition, query="", **headers):
    return client.get(edition.get_absolute_url() + query, headers=headers).content.decode()


def test_a_name_changes_on_every_page_that_says_it(client):
    tag = make_tag("harbour")
    publish(tag)
    event = publish(make("event", tags=[tag.uid]))
    before = text(client, event)
    publish(make_tag("haven", uid=tag.uid))

    assert (">harbour</a>" in before, ">haven</a>" in text(client, event)) == (True, True)


def test_what_is_withdrawn_goes_from_every_page_that_showed_it(client):
    event = make("event", title="The night")
    statement = make("statement", title="What was said there", relations=[{"role": "about", "to": event.uid}])
    edition = publish(event)
    publish(statement)
    before = text(client, edition)
    withdraw(statement)

    assert ("What was said there" in before, "What was said there" in text(client, edition)) == (True, False)


def test_the_frame_changes_with_the_memorial(client):
    event = publish(make("event"))
    text(client, event)
    publish(make("memorial", title="The harbour"))

    assert "<span>The harbour</span>" in text(client, event)


def test_a_page_drawn_for_one_visitor_fits_the_next(client):
    event = publish(make("event"))
    client.cookies["theme"] = "dark"
    dark = text(client, event)
    client.cookies.clear()

    assert ('data-theme="dark"' in dark, "data-theme" in text(client, event)) == (True, False)
    assert '<html lang="az"' in text(client, event, "?lang=az")
    assert 'value="http://localhost/id/' in text(client, event, host="localhost")


def test_a_new_day_is_seen(client, monkeypatch):
    event = publish(make("event"))
    publish(make("memorial", observances=[{"month": 5, "day": 2, "title": "At noon, silence."}]))
    before = text(client, event)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2030, 5, 2))

    assert ("At noon" in before, "At noon" in text(client, event)) == (False, True)


def test_what_was_drawn_asks_only_what_the_ledger_says_and_whether_the_record_is_public(
    client, django_assert_num_queries
):
    event = publish(make("event"))
    first = {address: client.get(address).content for address in ("/", event.get_absolute_url())}

    with django_assert_num_queries(1):
        assert client.get("/").content == first["/"]
    with django_assert_num_queries(2):
        assert text(client, event).encode() == first[event.get_absolute_url()]


def test_home_is_drawn_anew_when_anything_is_published(client):
    publish(make("event", title="Before"))
    before = client.get("/").content.decode()
    publish(make("event", title="After"))

    assert ("After" in before, "After" in client.get("/").content.decode()) == (False, True)
