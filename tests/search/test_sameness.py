"""check_search compares the index with the editions, says what differs, and mends that alone."""

import os

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive import publishing
from archive.applying import apply
from archive.description import Description
from archive.models import Edition
from search import comparing, documents, following, index
from search.index import Place
from search.vocabulary import vocabulary
from tests import cast
from tests.makers import make, make_tag, publish, withdraw
from tests.search.damaging import cut, garble

pytestmark = pytest.mark.django_db

SAME = "The search index and the editions say the same.\n"


@pytest.fixture
def check(capsys):
    """check("--mend") → (said, complained, whether it ended well)."""

    def run(*words):
        try:
            call_command("check_search", *words)
            complaint = None
        except CommandError as problem:
            complaint = str(problem)
        said = capsys.readouterr()
        return said.out, said.err.splitlines(), complaint

    return run


def held():
    """{uid: sum} of every document, read from the index and not from the database."""
    reading = index.current().reload()
    return {uid: sum for uids in comparing._walk(reading) for uid, [sum] in comparing._held(reading, uids).items()}


def expected():
    editions, public = following.findable().prefetch_related("mentions"), vocabulary(following.ledger_head())
    return {edition.uid: documents.sum_of(documents.fields(edition, public)) for edition in editions}


def change(record, **public):
    """Publish a record once more, with something else in it."""
    described = Edition.objects.filter(uid=record.uid).order_by("-number").first().description
    apply(Description(described | public, {}), by=cast.administrator(), note="made for a test")
    return publish(record)


def changed(*, remove=(), add=(), at=None):
    """The index written to behind the ledger's back."""
    with index.writing():
        generation = index.current()
        with index.changes(generation.index, at or generation.reload().place) as writer:
            for uid in remove:
                writer.delete_documents_by_term("uid", uid)
            for edition in add:
                writer.add_document(documents.document(edition, vocabulary(following.ledger_head())))
    index.current().reload()


def test_where_nothing_differs_it_says_so(check):
    publish(make("event", title="Harbour"))
    following.catch_up()

    assert check() == (SAME, [], None)


def test_every_way_to_differ_is_said_and_mended(check):
    records = [make("event", title=f"Event {number}") for number in range(5)]
    editions = [publish(record) for record in records]
    change(records[1], summary="Changed")
    missing, stale, doubled, garbled, gone = (record.uid for record in records)
    withdraw(records[4])
    following.catch_up()
    editions[3].published_at = editions[3].published_at.replace(year=1999)
    changed(remove=[missing, stale, garbled], add=[editions[1], editions[2], editions[3], editions[4]])

    said, differences, complaint = check()

    assert said == ""
    assert differences == [
        f"Missing: edition 1 of {missing}, “Event 0”.",
        f"Twice in the index: {doubled}, “Event 2”.",
        f"Stale: what the index holds of {garbled} is not what its edition 1 says.",
        f"Stale: the index holds edition 1 of {stale}, edition 2 is current.",
        f"Too much: {gone} is in the index, and is not public.",
    ]
    assert complaint == "The search index is not the same as the editions: 5 differences. --mend repairs them."

    generation = os.readlink(index.directory() / "current")
    assert check("--mend") == ("5 records were mended.\n", differences, None)
    assert os.readlink(index.directory() / "current") == generation
    assert held() == expected()
    assert check() == (SAME, [], None)


def test_documents_of_no_record_and_very_many_differences_are_mended_by_a_rebuild(check, monkeypatch):
    edition = publish(make("event", title="Harbour"))
    following.catch_up()
    with index.writing(), index.changes(index.current().index, index.current().reload().place) as writer:
        unknown = documents.Document()
        unknown.add_text("title", "stray")
        writer.add_document(unknown)

    assert check()[1:] == (
        ["Too much: documents of no record, 1 of them."],
        "The search index is not the same as the editions: 1 difference. --mend repairs it.",
    )
    assert check("--mend")[0] == "The index was built anew; 1 record can be found.\n"
    assert check() == (SAME, [], None)

    monkeypatch.setattr("search.management.commands.check_search.MOST_MENDED_SINGLY", 0)
    changed(remove=[edition.uid])
    assert check("--mend")[0] == "The index was built anew; 1 record can be found.\n"
    assert held() == expected()


@pytest.mark.parametrize("damage", [cut, garble, os.unlink])
@pytest.mark.parametrize("ending", [".term", ".store", ".fast", ".idx"])
def test_a_damaged_file_is_named_and_the_index_built_anew(check, ending, damage):
    publish(make("event", title="Harbour"))
    following.catch_up()
    file = next(path for path in index.folder_in_use().iterdir() if path.suffix == ending)
    damage(file)
    index.forget()

    said, differences, complaint = check()
    assert said == ""
    if file.exists() or ending == ".store":
        assert differences == [f"A file of the search index is damaged or missing: {file.name}"]
    else:
        assert differences == ["There is no search index that this version can read."]
    assert complaint == "The search index is not the same as the editions: 1 difference. --mend repairs it."

    assert check("--mend")[0] == "The index was built anew; 1 record can be found.\n"
    assert check() == (SAME, [], None)


@pytest.mark.parametrize("ending", [".term", ".fast", ".idx"])
def test_no_process_opens_a_damaged_index_it_builds_another(ending):
    """Writing to one would end the process: tantivy aborts where it merges what it cannot read."""
    publish(make("event", title="Harbour"))
    following.catch_up()
    garble(next(path for path in index.folder_in_use().iterdir() if path.suffix == ending))
    index.forget()

    publish(make("event", title="Market"))

    following.catch_up()
    assert held() == expected()


def test_an_index_that_is_missing_or_of_another_ledger_is_said_and_mended(check):
    publish(make("event", title="Harbour"))
    assert check()[1] == ["There is no search index that this version can read."]
    assert check("--mend")[2] is None

    changed(at=Place(7, "the hash of a line of another ledger"))

    assert check()[1] == ["The search index was made from another ledger: line 7 is not its own."]
    assert check("--mend")[0] == "The index was built anew; 1 record can be found.\n"
    assert check() == (SAME, [], None)


def test_while_another_process_writes_and_the_index_is_behind_it_asks_to_come_again(check, monkeypatch):
    publish(make("event", title="Harbour"))
    following.catch_up()
    publish(make("event", title="Market"))
    monkeypatch.setattr(comparing, "TRIES", 1)
    monkeypatch.setattr(comparing, "PAUSE", 0)
    monkeypatch.setattr(following.catch_up, "__defaults__", (0,))

    with index.writing():
        assert check()[2] == "The search index could not be brought up to the ledger. Try again later."
    assert check() == (SAME, [], None)


@pytest.mark.parametrize("count, queries", [(4, 5), (8, 10)])
def test_it_compares_in_parts_and_walks_through_all_of_them(monkeypatch, count, queries, django_assert_num_queries):
    monkeypatch.setattr(comparing, "AT_ONCE", 2)
    gone = [publish(make("event", title=f"Event {number}")) for number in range(count)]
    for edition in gone[::2]:
        withdraw(edition.record)
    following.catch_up()
    changed(add=gone[::2])

    with comparing.side_by_side() as reading, django_assert_num_queries(queries):
        found = [difference.uid for difference in comparing.differences(reading)]

    assert sorted(found) == sorted(edition.uid for edition in gone[::2])


def written(monkeypatch):
    """The uids of every document written from now on, in their order."""
    uids = []

    def document(edition, public):
        uids.append(edition.uid)
        return documents.document(edition, public)

    monkeypatch.setattr(following, "document", document)
    return uids


def test_a_record_is_written_anew_where_what_it_is_under_moves_and_nowhere_else(monkeypatch):
    """Names and publicity of what is mentioned are asked for when somebody searches."""
    broader, tag, other = make_tag("Mourning"), make_tag("Day of mourning"), make_tag("Silence")
    town, harbour, quay = (make("place", title=title) for title in ("Town", "Harbour", "Quay"))
    event = make("event", title="Gathering", tags=[tag.uid], relations=[{"role": "place", "to": quay.uid}])
    elsewhere = make("event", title="Elsewhere", tags=[other.uid])
    for record in (broader, tag, other, town, harbour, quay, event, elsewhere):
        publish(record)
    following.catch_up()
    seen = written(monkeypatch)

    def after(move, *what, **public):
        seen.clear()
        move(*what, **public)
        following.catch_up()
        assert held() == expected()
        return sorted(seen)

    up = {"relations": [{"role": "broader", "to": broader.uid}]}
    assert after(change, tag, title="Another name") == [tag.uid]
    assert after(change, tag, **up) == sorted([tag.uid, event.uid])
    assert after(change, tag, **up, title="Day of mourning") == [tag.uid]
    assert after(change, broader, summary="What is mourned.") == [broader.uid]
    assert after(change, quay, within=harbour.uid) == sorted([quay.uid, event.uid])
    assert after(change, harbour, within=town.uid) == sorted([harbour.uid, quay.uid, event.uid])
    assert after(change, town, within=quay.uid) == sorted([town.uid, quay.uid, harbour.uid, event.uid])
    assert after(withdraw, broader) == []
    assert after(withdraw, harbour) == sorted([quay.uid, town.uid, event.uid])
    assert after(withdraw, tag) == [event.uid]
    assert after(publish, tag) == sorted([tag.uid, event.uid])

    following.rebuild()
    assert held() == expected()


def test_a_document_is_made_without_asking_the_database(django_assert_num_queries):
    event = make("event", title="Gathering", tags=[publish(make_tag("Mourning")).uid])
    publish(event)
    public = vocabulary(following.ledger_head())
    edition = Edition.objects.current().prefetch_related("mentions").get(uid=event.uid)

    with django_assert_num_queries(0):
        documents.document(edition, public)


def test_an_index_that_is_built_in_eight_parts_is_one_segment_and_the_same(monkeypatch):
    for number in range(16):
        publish(make("event", title=f"Event {number}"))
    monkeypatch.setattr(following, "IN_ONE_GO", 0)

    assert following.rebuild() == 16

    reading = index.current().reload()
    assert held() == expected()
    assert (reading.searcher.num_docs, reading.beside) == (17, 1)  # the one that says where the index stands


def test_a_record_that_comes_back_is_there_once():
    event = make("event", title="Harbour")
    publish(event)
    withdraw(event)
    following.catch_up()
    assert held() == {}

    publish(event)
    publishing.erase(
        Edition.objects.get(uid=event.uid, number=1), by=cast.administrator(), note="at somebody's request"
    )
    following.catch_up()

    assert held() == expected() != {}


def test_what_a_dead_writer_left_is_no_obstacle_to_the_next():
    """tantivy numbers its files of deletions, and refuses to write one that is there."""
    first, second = make("event", title="Harbour"), make("event", title="Market")
    publish(first)
    publish(second)
    following.catch_up()
    stray = index.folder_in_use() / f"{'0' * 32}.1.del"
    stray.write_bytes(b"left by a process that died")
    for path in list(index.folder_in_use().glob("*.store")):
        for number in range(1, 20):
            path.with_name(f"{path.stem}.{number}.del").write_bytes(b"left too")

    change(first, summary="Said otherwise")
    withdraw(second)
    following.catch_up()

    assert held() == expected()
    assert not stray.exists()
