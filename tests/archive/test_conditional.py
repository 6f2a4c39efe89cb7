import pytest

from tests.makers import make, publish, withdraw

pytestmark = pytest.mark.django_db


def mark_of(client, address, **headers):
    return client.get(address, headers=headers)["ETag"]


def again(client, address, mark):
    return client.get(address, headers={"if-none-match": mark})


def test_a_second_visit_is_answered_after_one_question(client, django_assert_num_queries):
    event = publish(make("event"))
    mark = mark_of(client, event.get_absolute_url())

    with django_assert_num_queries(1):
        response = again(client, event.get_absolute_url(), mark)

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", mark)
    assert response["Cache-Control"] == "public, no-cache"


def test_every_publication_makes_every_page_new(client):
    event = publish(make("event"))
    mark = mark_of(client, event.get_absolute_url())
    publish(make("place"))

    assert again(client, event.get_absolute_url(), mark).status_code == 200


def test_a_withdrawal_is_seen_by_those_who_have_the_page(client):
    event = make("event")
    address = publish(event).get_absolute_url()
    mark = mark_of(client, address)
    withdraw(event)

    assert again(client, address, mark).status_code == 410


def test_a_mark_is_good_for_its_own_address_and_look_alone(client):
    marks = {mark_of(client, address) for address in ("/", "/?lang=az", "/events/")}
    client.cookies["theme"] = "dark"
    marks.add(mark_of(client, "/"))

    assert len(marks) == 4


def test_a_mark_is_good_for_its_own_day(client, monkeypatch):
    mark = mark_of(client, "/")
    monkeypatch.setattr("archive.conditional.timezone.localdate", lambda: "2030-01-20")

    assert again(client, "/", mark).status_code == 200


@pytest.mark.parametrize("address", ["/no-such-page/", "/events/none/", "/admin/login/", "/id/0123456789/"])
def test_what_is_not_a_public_page_has_no_mark(client, address):
    response = client.get(address)

    assert "ETag" not in response.headers


def test_browsers_never_keep_what_a_publication_can_take_back(client):
    """A browser keeps 301 and 410 for ever where nobody says otherwise."""
    renamed, gone = make("place", title="Liman"), make("place", title="Gone")
    publish(renamed)
    renamed.title = "Harbour"
    renamed.save()
    publish(renamed)
    publish(gone)
    withdraw(gone)

    answers = [client.get(address) for address in ("/places/liman/", "/places/gone/", "/places/never/")]

    kept = [(answer.status_code, answer["Cache-Control"]) for answer in answers]
    assert kept == [(301, "no-cache"), (410, "no-cache"), (404, "no-cache")]
