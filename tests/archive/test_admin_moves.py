"""Moves at the desk: asked on one page, made on another that says what will follow; nobody may do more than he may."""

import pytest

from archive import publishing
from archive.models import Edition, Record, State, Tag
from tests import cast
from tests.at_the_desk import address, reasons, save, signed_in, words
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db


def in_review(kind="person", **public):
    record = make(kind, **public)
    publishing.move(record, State.REVIEW, by=cast.administrator())
    return record


def move(person, record, to, **data):
    return signed_in(person).post(address(record, "move", to), data)


def state(record):
    return Record.objects.get(pk=record.pk).state


OFFERED = [
    ("contributor", {"draft": ["review"], "review": ["draft"], "published": []}),
    ("curator", {"draft": ["review"], "review": ["draft"], "published": []}),
    ("reviewer", {"draft": ["review"], "review": ["draft", "published"], "published": ["withdrawn"]}),
    ("administrator", {"draft": ["review"], "review": ["draft", "published"], "published": ["withdrawn"]}),
]


@pytest.mark.parametrize(("group", "expected"), OFFERED)
def test_each_group_is_offered_its_own_moves(group, expected):
    records = {"draft": make("person"), "review": in_review(), "published": make("person")}
    publish(records["published"])
    client = signed_in(cast.member("somebody", group))
    offered = {name: [to for to, *_ in client.get(address(one)).context["moves"]] for name, one in records.items()}
    assert offered == expected


def test_looking_at_the_page_moves_nothing():
    record = in_review()
    signed_in(cast.reviewer()).get(address(record, "move", "published"))
    assert (state(record), Edition.objects.count()) == ("review", 0)


def test_publishing_lists_what_becomes_visible_and_nothing_private():
    record = in_review(title="Aylin Testova", summary="A dock worker.", private={"notes": "CANARY"})
    page = words(signed_in(cast.reviewer()).get(address(record, "move", "published")))
    assert "What becomes visible: everything, for the first time" in page
    assert "Summary A dock worker." in page
    assert "CANARY" not in page


def test_publishing_again_lists_the_changes_alone():
    record = make("person", title="Aylin", summary="A dock worker.")
    publish(record)
    save(signed_in(cast.curator()), record, summary="A crane driver.")
    page = signed_in(cast.reviewer()).get(address(record, "move", "published"))
    assert [(one.label, one.gone, one.new) for one in page.context["differences"]] == [
        ("Summary", ("A dock worker.",), ("A crane driver.",))
    ]


def test_publishing_needs_a_reason():
    record = in_review()
    move(cast.reviewer(), record, "published", note=" ")
    assert state(record) == "review"
    move(cast.reviewer(), record, "published", note="Read against the source.")
    assert (state(record), reasons(record)[0]) == ("published", ("rana", "Read against the source."))


def test_what_must_not_be_missing_bars_publication_in_words():
    record = in_review("photograph", title="Harbour")
    page = signed_in(cast.reviewer()).get(address(record, "move", "published"))
    answer = move(cast.reviewer(), record, "published", note="all the same")

    assert page.context["is_barred"]
    assert "“Harbour” is not ready: Its rights are not stated." in words(answer)
    assert state(record) == "review"


def test_tags_that_are_not_public_can_be_published_with_the_record():
    tags = [make_tag("Quay"), make_tag("Crane")]
    record = in_review(tags=[tag.uid for tag in tags])
    page = signed_in(cast.reviewer()).get(address(record, "move", "published"))
    assert [tag.title for tag in page.context["form"]["tags"].field.queryset] == ["Crane", "Quay"]

    move(cast.reviewer(), record, "published", note="ready", tags=[tags[0].pk])
    assert {tag.title: tag.state for tag in Tag.objects.all()} == {"Quay": "published", "Crane": "draft"}
    assert reasons(tags[0])[:2] == [("rana", "ready"), ("rana", "ready")]


def test_a_tag_that_is_not_ready_takes_nothing_to_the_public():
    tag = make_tag("Quay", summary="")
    record = in_review(tags=[tag.uid])
    answer = move(cast.reviewer(), record, "published", note="ready", tags=[tag.pk])

    assert "The tag has no definition" in words(answer)
    assert (state(record), state(tag), Edition.objects.count()) == ("review", "draft", 0)


def test_tags_of_other_records_cannot_be_slipped_in():
    stranger, record = make_tag("Elsewhere"), in_review()
    move(cast.reviewer(), record, "published", note="ready", tags=[stranger.pk])
    assert (state(record), state(stranger)) == ("review", "draft")


def test_mentions_that_stay_unseen_are_named():
    place = make("place", title="Old quay")
    record = in_review("organisation", relations=[{"role": "place", "to": place.uid}])
    page = words(signed_in(cast.reviewer()).get(address(record, "move", "published")))
    assert "Place: Old quay Draft" in page


def test_withdrawing_says_what_a_visitor_will_see():
    record = make("person", title="Aylin")
    publish(record)
    page = words(signed_in(cast.reviewer()).get(address(record, "move", "withdrawn")))
    assert "Its address /people/aylin/ answers that the record was withdrawn" in page

    move(cast.reviewer(), record, "withdrawn", note="Her family asked.")
    assert (state(record), reasons(record)[0]) == ("withdrawn", ("rana", "Her family asked."))


@pytest.mark.parametrize("person", [cast.contributor, cast.curator])
def test_those_who_may_not_publish_cannot_by_any_address(person):
    record = in_review()
    answers = [
        signed_in(person()).get(address(record, "move", "published")),
        move(person(), record, "published", note="x"),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert state(record) == "review"


def test_a_move_that_does_not_exist_is_said_in_a_sentence():
    record = make("person", title="Aylin")
    client = signed_in(cast.reviewer())
    page = client.get(address(record, "move", "published"), follow=True)
    assert "“Aylin” cannot go from “Draft” to “Published”." in words(page)


def test_saving_and_moving_is_one_step_and_no_revision_too_many():
    record = make("person")
    answer = save(signed_in(cast.contributor()), record, _move="review")
    assert (answer["Location"], len(reasons(record))) == (address(record, "move", "review"), 1)

    save(signed_in(cast.contributor()), record, summary="New.", _move="review")
    assert len(reasons(record)) == 2


def test_a_photograph_lacking_rights_says_where_to_give_them():
    page = signed_in(cast.curator()).get(address(make_photograph(rights="")))
    assert [place for gap, place in page.context["gaps"] if gap.code == "no-rights"] == ["id_rights"]
