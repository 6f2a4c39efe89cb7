"""The history of a record: readable, comparable, restorable; and the right to be forgotten."""

import pytest

from archive.models import Edition
from tests import cast
from tests.at_the_desk import address, reasons, save, signed_in, words
from tests.makers import make, make_tag, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    record = make("person", title="Aylin", summary="A dock worker.")
    save(signed_in(cast.curator()), record, summary="A crane driver.", notes="Ask her brother.", why="The Gazette.")
    return record


def test_the_history_is_a_sentence_a_change(changed):
    page = signed_in(cast.reviewer()).get(address(changed, "history"))
    assert [(one.number, one.by_name, one.note, labels) for one, labels, _address in page.context["changes"]] == [
        (2, "ada", "The Gazette.", ["Summary", "Private notes"]),
        (1, "deniz", "made for a test", []),
    ]


def test_two_revisions_are_compared_field_by_field(changed):
    page = signed_in(cast.reviewer()).get(address(changed, "compare"), {"from": 1, "to": 2})
    assert [(one.label, one.gone, one.new, one.is_private) for one in page.context["differences"]] == [
        ("Summary", ("A dock worker.",), ("A crane driver.",), False),
        ("Private notes", (), ("Ask her brother.",), True),
    ]


def test_rows_are_compared_line_by_line():
    tag, record = make_tag("Quay"), make("person")
    save(signed_in(cast.curator()), record, tags=[tag.pk])
    page = signed_in(cast.curator()).get(address(record, "compare"))
    assert [(one.label, one.gone, one.new) for one in page.context["differences"]] == [("Tags", (), ("Quay",))]


def test_an_old_revision_is_restored_as_a_new_one(changed):
    client = signed_in(cast.curator())
    client.get(address(changed, "restore", 1))
    assert len(reasons(changed)) == 2

    client.post(address(changed, "restore", 1), {"note": "The first was right."})
    assert reasons(changed)[0] == ("ada", "The first was right.")
    assert [one.description for one in changed.revisions.all()][::2] == [
        changed.revisions.get(number=1).description
    ] * 2


def test_who_may_not_change_may_not_restore(changed):
    answer = signed_in(cast.reviewer()).post(address(changed, "restore", 1), {"note": "x"})
    assert (answer.status_code, len(reasons(changed))) == (403, 2)


def test_the_words_of_a_past_edition_are_erased_by_those_who_may():
    record = make("person", title="Aylin", summary="CANARY")
    publish(record)
    save(signed_in(cast.curator()), record, summary="Less.")
    publish_again = signed_in(cast.reviewer())
    publish_again.post(address(record, "move", "published"), {"note": "less"})

    erase = address(record, "erase", 1)
    assert signed_in(cast.curator()).post(erase, {"note": "x"}).status_code == 403
    signed_in(cast.member("sevda", "administrator")).post(erase, {"note": "At her family's request."})
    assert [edition.text == "" for edition in Edition.objects.order_by("number")] == [True, False]


def test_the_current_edition_cannot_be_erased():
    record = make("person", summary="Words.")
    publish(record)
    answer = signed_in(cast.administrator()).post(address(record, "erase", 1), {"note": "x"})
    assert "Withdraw the record first" in words(answer)
    assert Edition.objects.get().text
