"""What becomes public, when, and what stays behind the scenes."""

import pytest
from django.core.exceptions import PermissionDenied

from archive import publishing, signals
from archive.describing import describe
from archive.models import Address, Edition, LedgerLine, Record, Revision, State
from archive.publishing import CannotMove
from tests import cast
from tests.makers import make, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def current_titles():
    return sorted(Edition.objects.current().values_list("title", flat=True))


def acts():
    return list(LedgerLine.objects.values_list("position", "act", "edition"))


def test_a_record_becomes_public_by_review_and_publication_only():
    harbour = make("place", title=cast.HARBOUR)
    assert current_titles() == []
    with pytest.raises(CannotMove, match="cannot go from “Draft” to “Published”"):
        publishing.move(harbour, State.PUBLISHED, by=cast.administrator(), note="at once")

    publish(harbour)

    assert current_titles() == [cast.HARBOUR]
    assert acts() == [(1, "published", 1)]


def test_editing_a_published_record_changes_nothing_public_until_it_is_published_again():
    harbour = make("place", title="Harbour")
    first = publish(harbour)
    harbour.title = "Old harbour"
    harbour.save()
    assert current_titles() == ["Harbour"]
    assert list(Record.objects.with_unpublished_changes()) == []  # a door leaves a revision; save() only saves

    second = publish(harbour)

    assert current_titles() == ["Old harbour"]
    assert (first.number, second.number) == (1, 2)
    assert Edition.objects.get(uid=harbour.uid, number=1).title == "Harbour"


def test_a_withdrawn_record_leaves_no_current_edition_and_its_number_is_never_reused():
    harbour = make("place", title="Harbour")
    publish(harbour)

    withdraw(harbour)
    assert current_titles() == []
    again = publish(harbour)

    assert again.number == 2
    assert acts() == [(1, "published", 1), (2, "withdrawn", 1), (3, "published", 2)]


def test_every_move_leaves_a_revision_with_who_and_why():
    harbour = make("place", title="Harbour")
    publish(harbour, by=cast.administrator(), note="caption checked")

    kept = Revision.objects.filter(record=harbour).order_by("number").values_list("number", "by_name", "note")
    assert list(kept) == [
        (1, "deniz", "made for a test"),
        (2, "deniz", "Ask for review"),
        (3, "deniz", "caption checked"),
    ]


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (cast.contributor, {State.REVIEW}),
        (cast.curator, {State.REVIEW}),
        (cast.reviewer, {State.REVIEW}),
        (cast.administrator, {State.REVIEW}),
    ],
)
def test_who_may_move_a_draft(who, may):
    assert set(publishing.moves_from(State.DRAFT, who())) == may


@pytest.mark.parametrize(
    ("who", "may"),
    [(cast.contributor, {State.DRAFT}), (cast.curator, {State.DRAFT}), (cast.reviewer, {State.DRAFT, State.PUBLISHED})],
)
def test_who_may_publish_what_is_in_review(who, may):
    assert set(publishing.moves_from(State.REVIEW, who())) == may


def test_a_contributor_cannot_publish():
    harbour = publishing.move(make("place"), State.REVIEW, by=cast.contributor())

    with pytest.raises(PermissionDenied):
        publishing.move(harbour, State.PUBLISHED, by=cast.contributor(), note="please")
    assert acts() == []


def test_publishing_and_withdrawing_need_a_note():
    harbour = publishing.move(make("place"), State.REVIEW, by=cast.contributor())

    with pytest.raises(CannotMove, match="needs a note"):
        publishing.move(harbour, State.PUBLISHED, by=cast.reviewer(), note="  ")


HARD_GAPS = [
    (
        "photograph",
        {"image_sha256": "a" * 64, "rights": "http://rightsstatements.org/vocab/InC/1.0/"},
        {},
        ["no-alternative-text"],
    ),
    ("photograph", {}, {}, ["no-rights"]),
    (
        "event",
        {"claims": [{"question": "killed", "figure": "exact", "low": 3, "standing": "stated"}]},
        {},
        ["no-source"],
    ),
    ("person", {}, {"is_living": True}, ["no-consent"]),
    ("entry", {"content_note": "distressing", "commemorates": "person"}, {}, ["no-content-note"]),
    ("tag", {}, {}, ["no-definition"]),
]


@pytest.mark.parametrize(("kind", "public", "private", "codes"), HARD_GAPS)
def test_what_is_missing_bars_publication_and_is_named(kind, public, private, codes):
    record = publishing.move(make(kind, private=private, **public), State.REVIEW, by=cast.contributor())

    with pytest.raises(CannotMove) as refused:
        publishing.move(record, State.PUBLISHED, by=cast.reviewer(), note="ready")

    assert [gap.code for gap in refused.value.gaps] == codes
    assert all(str(gap.sentence) in str(refused.value) for gap in refused.value.gaps)
    assert acts() == []
    record.refresh_from_db()
    assert record.state == State.REVIEW


def test_the_consent_of_a_living_person_opens_the_way():
    person = make("person", private={"is_living": True, "consent": "By letter of 3 May 2026."})

    assert publish(person).number == 1


def test_nothing_private_reaches_an_edition():
    secrets = {"notes": "SECRET notes", "is_living": True, "consent": "SECRET consent"}
    beside = make("entry", commemorates="person")
    relations = [{"role": "beside", "to": beside.uid}]
    entry = make(
        "entry",
        commemorates="person",
        relations=relations,
        private=secrets | {"relations": {"0": {"reason": "SECRET reason"}}},
    )
    assert describe(entry).private["relations"] == {"0": {"reason": "SECRET reason"}}

    assert "SECRET" not in publish(entry).text


def test_publishing_the_same_words_twice_is_refused():
    harbour = make("place")
    publish(harbour)

    with pytest.raises(CannotMove, match="nothing to publish"):
        publish(harbour)


def test_two_records_of_one_title_have_two_addresses_and_keep_them():
    first, second = make("place", title="Liman"), make("place", title="LIMAN")
    assert [publish(first).slug, publish(second).slug] == ["liman", "liman-2"]

    second.body = "More."
    second.save()

    assert publish(second).slug == "liman-2"


def test_a_draft_has_no_address_that_could_be_guessed():
    make("place", title="Liman")
    assert list(Address.objects.all()) == []


def test_a_new_title_brings_a_new_address_and_the_old_one_stays_taken():
    harbour = make("place", title="Liman")
    publish(harbour)
    harbour.title = "Köhnə liman"
    harbour.save()
    publish(harbour)

    assert publish(make("place", title="Liman")).slug == "liman-2"
    assert list(Address.objects.order_by("pk").values_list("slug", flat=True)) == ["liman", "kohne-liman", "liman-2"]


def test_the_signal_comes_once_after_commit_with_the_new_lines(django_capture_on_commit_callbacks):
    heard = []

    def listen(sender, lines, **more):
        heard.append([(line.position, line.act) for line in lines])

    signals.ledger_grew.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        publish(make("place"))
        assert heard == []
    signals.ledger_grew.disconnect(listen)
    assert heard == [[(1, "published")]]


def test_many_records_move_together_or_not_at_all():
    good, bad = make("place"), make("photograph")
    for record in (good, bad):
        publishing.move(record, State.REVIEW, by=cast.contributor())

    with pytest.raises(CannotMove):
        publishing.move_all([good, bad], State.PUBLISHED, by=cast.reviewer(), note="ready")

    assert current_titles() == []
    assert set(Record.objects.filter(kind__in=["place", "photograph"]).values_list("state", flat=True)) == {"review"}


def test_an_edition_knows_what_it_mentions_and_shows_nothing_of_what_is_hidden():
    tag = make_tag("mourning")
    hidden = make_tag("hidden")
    event = make("event", tags=sorted([tag.uid, hidden.uid]))
    publish(tag)
    edition = publish(event)

    assert sorted(edition.mentions.values_list("role", "uid")) == sorted([("tag", tag.uid), ("tag", hidden.uid)])
    assert "hidden" not in edition.text


def test_the_words_of_a_past_edition_can_be_erased_and_the_chain_still_holds():
    from archive.ledger import faults

    person = make("person", title=cast.REMEMBERED)
    edition = publish(person)
    with pytest.raises(CannotMove):
        publishing.erase(edition, by=cast.administrator(), note="at her right")
    withdraw(person)
    edition.refresh_from_db()

    publishing.erase(edition, by=cast.administrator(), note="at her right")

    edition.refresh_from_db()
    assert (edition.text, edition.title, edition.summary) == ("", "", "")
    assert list(faults()) == []
