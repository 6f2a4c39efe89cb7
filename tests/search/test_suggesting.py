"""Suggestions while typing: of what is public now, in any spelling, whatever is typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.following import SearchUnavailable, catch_up
from search.suggesting import LOOKED_AT, MOST
from tests.kept import kept
from tests.makers import make, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def named(text, language, script="Latn"):
    return {"text": text, "language": language, "script": script, "kind": "preferred"}


@pytest.fixture
def ask(client):
    """ask("qara") → the suggestions, as the script gets them."""

    def ask(q, **parameters):
        response = client.get("/search/suggestions/", {"q": q} | parameters)
        assert response.status_code == 200, q
        return response.json()["suggestions"]

    return ask


def titles(found):
    """Of the records among suggestions."""
    return [one["text"] for one in found if one["kind"]]


def ways(found):
    """Of the words among them, as searches."""
    return [(one["text"], one["address"]) for one in found if not one["kind"]]


@kept
def january():
    names = [named("Qara Yanvar", "az"), named("Чёрный январь", "ru", "Cyrl")]
    return publish(make("event", title="Black January", names=names))


def test_a_suggestion_says_what_it_is_and_where(ask, january):
    assert ask("black j") == [
        {
            "text": "Black January",
            "language": "",
            "direction": "ltr",
            "kind": "event",
            "label": "Event",
            "address": "/events/black-january/",
            "other": None,
        }
    ]


def test_a_record_found_by_another_name_shows_that_name_too(ask, january):
    (found,) = ask("qara ya")

    assert found["text"] == "Black January"
    assert found["other"] == {"text": "Qara Yanvar", "language": "az", "direction": "ltr"}


def test_names_stand_in_the_language_of_the_page_and_keep_it(ask, january):
    (found,) = ask("black", lang="az")

    assert (found["text"], found["language"], found["other"]["text"]) == ("Qara Yanvar", "", "Black January")
    assert found["address"] == "/events/black-january/?lang=az"


@pytest.mark.parametrize(
    "q",
    ["b", "bl", "BLACK", "january", "black januar", "qara", "QARA YAN", "чёрный", "черный янв", "гара", "  black  ja"],
)
def test_any_beginning_in_any_script_suggests_the_record(ask, january, q):
    assert titles(ask(q)) == ["Black January"]


@pytest.mark.parametrize("q", ["Garabagh", "Garab", "Karabakh", "Карабах", "Qarabag", "Karaba"])
def test_customary_spellings_suggest_it_too_before_they_are_finished(ask, q):
    publish(make("place", title="Qarabağ"))

    assert titles(ask(q)) == ["Qarabağ"]


def test_a_record_found_by_a_customary_spelling_of_its_own_name_does_not_say_it_twice(ask):
    publish(make("place", title="Nagorno-Karabakh"))

    (found,) = ask("qara")

    assert (found["text"], found["other"]) == ("Nagorno-Karabakh", None)


@pytest.mark.parametrize("q", ["blackx", "january dark", "white", "anuary"])
def test_what_is_called_otherwise_is_not_suggested(ask, january, q):
    assert ask(q) == []


def test_a_tag_that_is_called_just_so_comes_first(ask):
    for title in ("Mourning", "Mourning clothes"):
        publish(make("event", title=title))
    publish(make_tag("Day of mourning", names=[named("Mourning", "en")]))
    publish(make_tag("Mourning dress"))

    assert titles(ask("mourning")) == ["Day of mourning", "Mourning", "Mourning dress", "Mourning clothes"]


def test_what_begins_so_comes_before_what_holds_the_word(ask):
    for title in ("The old harbour", "Harbour at dawn", "Harbour"):
        publish(make("event", title=title))

    assert titles(ask("harbour")) == ["Harbour", "Harbour at dawn", "The old harbour"]
    assert titles(ask("harb")) == ["Harbour", "Harbour at dawn", "The old harbour"]


def test_the_last_word_is_completed_in_the_script_that_was_typed(ask, january):
    publish(make("event", title="January frost", names=[named("Январский мороз", "ru", "Cyrl")]))

    assert ways(ask("Janu")) == [("January", "/search/?q=January")]
    assert ways(ask("cold янв"))[:1] == []
    assert ways(ask("black janu", lang="az")) == []  # a record is called just so, and is suggested itself
    assert ways(ask("frost janu", lang="az")) == [("frost January", "/search/?q=frost+January&lang=az")]


def test_one_letter_completes_nothing(ask, january):
    assert ways(ask("j")) == []


def test_no_more_are_suggested_than_a_list_can_hold(ask):
    for number in range(LOOKED_AT + 2):
        publish(make("event", title=f"Harbour {number:02}"))

    assert len(titles(ask("harbour"))) == MOST
    assert len(ask("harbour")) <= MOST + 3


def test_nothing_of_what_is_not_public_now_is_suggested(client, ask):
    make("event", title="Hidden draft")
    make_tag("Hidden tag")
    gone = make("event", title="Hidden withdrawn")
    publish(gone)
    withdraw(gone)
    shown = make("event", title="Shown")
    publish(shown)
    make("event", uid=shown.uid, title="Hidden change", names=[named("Hidden name", "az")])
    former = make("event", title="Hidden former")
    publish(former)
    publish(make("event", uid=former.uid, title="Renamed"))

    assert ask("hidden") == ask("h") == []


def test_what_was_withdrawn_while_the_index_lags_is_not_suggested(ask, monkeypatch):
    event = make("event", title="Harbour")
    publish(event)
    behind = catch_up()
    withdraw(event)
    monkeypatch.setattr("search.suggesting.catch_up", lambda patience: behind)

    assert ask("harbour") == []


def test_of_a_distressing_record_nothing_but_its_names_is_told(ask):
    note = {"content_note": "distressing", "content_note_text": "Hidden note"}
    publish(make("event", title="Noted", summary="Hidden summary", body="Hidden body", **note))

    assert [set(one) for one in ask("noted")] == [
        {"text", "language", "direction", "kind", "label", "address", "other"}
    ]
    assert "Hidden" not in str(ask("noted"))
    assert ask("hidden") == []


def test_the_answer_says_in_words_how_many_there_are(client, january):
    assert client.get("/search/suggestions/?q=black").json()["told"] == "1 suggestion"
    assert client.get("/search/suggestions/?q=zzz").json() == {"suggestions": [], "told": ""}


def test_an_answer_is_kept_for_one_state_of_the_ledger(client, january):
    first = client.get("/search/suggestions/?q=black")
    known = {"if-none-match": first["ETag"]}
    again = client.get("/search/suggestions/?q=black", headers=known)
    publish(make("event", title="Black flag"))

    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/search/suggestions/?q=black", headers=known).status_code == 200


def test_without_an_index_nothing_is_suggested(client, january, monkeypatch):
    def refuse(_patience):
        raise SearchUnavailable

    monkeypatch.setattr("search.suggesting.catch_up", refuse)
    response = client.get("/search/suggestions/?q=black")

    assert (response.status_code, response.json()["suggestions"]) == (503, [])


def test_only_reading_is_answered(client):
    assert client.post("/search/suggestions/", {"q": "black"}).status_code == 405
    assert client.get("/search/suggestions/?q=black")["X-Robots-Tag"] == "noindex"


# The ledger's head, twice: for the page and for the index; and the records.
QUERIES = 3


@pytest.mark.parametrize("count", [1, 3])
def test_typing_asks_a_fixed_number_of_questions(client, count, django_assert_num_queries):
    for number in range(count):
        publish(make("event", title=f"Harbour {number}"))
        publish(make_tag(f"Harbour tag {number}"))
    catch_up()

    with django_assert_num_queries(QUERIES):
        client.get("/search/suggestions/?q=harb")
    with django_assert_num_queries(QUERIES - 1):
        client.get("/search/suggestions/?q=zzzz")
    with django_assert_num_queries(QUERIES - 2):
        client.get("/search/suggestions/?q=+")


TYPED = st.text(max_size=60) | st.text(st.sampled_from("aəЖ本 \"*~():-#'.\\[]{}|^$?+\x00\u200c\u0301"), max_size=30)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=TYPED)
def test_whatever_is_typed_there_is_an_answer(client, january, q):
    response = client.get("/search/suggestions/", {"q": q.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    assert all(one["address"].startswith("/") for one in response.json()["suggestions"])


@pytest.mark.parametrize("q", ["a" * 100_000, "a " * 5_000, "本" * 500, "\ud800", "\x00", "%00", "q=1&q=2"])
def test_very_long_and_broken_text_is_answered_too(client, january, q):
    response = client.get("/search/suggestions/", {"q": q.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
