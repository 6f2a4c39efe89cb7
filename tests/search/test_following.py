"""The index follows the ledger, whatever happens between."""

import os
import shutil
import threading

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive import publishing
from archive.models import Edition, LedgerLine, State
from search import following, index, schema
from tests import cast
from tests.makers import make, publish, withdraw
from tests.search.damaging import cut


def positions():
    return index.current().reload().place.position, LedgerLine.objects.head().position


def held():
    """uids in the index, read from it and not from the database."""
    reading = index.current().reload()
    found = reading.searcher.search(schema_query(reading), 1000)
    return {reading.searcher.doc(address).get_first("uid") for _score, address in found.hits} - {schema.MARKER}


def schema_query(reading):
    from tantivy import Query

    return Query.all_query()


def public():
    return set(Edition.objects.current().values_list("uid", flat=True))


def test_after_a_commit_the_index_stands_where_the_ledger_stands(db, django_capture_on_commit_callbacks):
    record = make("event", title="Harbour")
    with django_capture_on_commit_callbacks(execute=True):
        publish(record)
    assert positions() == (1, 1)
    assert held() == {record.uid}

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(record)
    assert positions() == (2, 2)
    assert held() == set()


def test_publishing_does_not_break_where_the_index_cannot_follow(
    search, settings, tmp_path, caplog, django_capture_on_commit_callbacks
):
    settings.SEARCH_DIR = tmp_path / "a file"
    settings.SEARCH_DIR.write_text("in the way")

    with django_capture_on_commit_callbacks(execute=True):
        edition = publish(make("event", title="Harbour"))

    assert edition.is_current
    assert "Error calling on_ledger_grew in Signal.send_robust()" in caplog.text

    settings.SEARCH_DIR = tmp_path / "search"
    assert search("harbour").titles == ["Harbour"]


def test_lines_written_while_nobody_listened_are_applied_at_the_next_search(search):
    publish(make("event", title="Harbour"))
    assert search("harbour").titles == ["Harbour"]

    withdraw(Edition.objects.get(title="Harbour").record)
    publish(make("event", title="Market"))

    assert search("harbour market").titles == []
    assert search("market").titles == ["Market"]
    assert held() == public()


def test_many_lines_are_applied_in_batches(search, monkeypatch):
    monkeypatch.setattr(following, "LINES_AT_ONCE", 3)
    monkeypatch.setattr(following, "UIDS_AT_ONCE", 2)
    search()
    records = [make("event", title=f"Event {number}") for number in range(8)]
    publishing.move_all(records, State.REVIEW, by=cast.administrator())
    publishing.move_all(records, State.PUBLISHED, by=cast.administrator(), note="ready")
    withdraw(records[0])

    assert len(search("event").titles) == 7
    assert positions() == (9, 9)
    assert held() == public()


def test_a_crash_before_the_commit_leaves_index_and_position_as_they_were(search, monkeypatch):
    publish(make("event", title="Harbour"))
    search()
    publish(make("event", title="Market"))

    def crash(edition, public):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(following, "document", crash)
        following.catch_up()

    assert positions() == (1, 2)
    assert search("market").titles == ["Market"]
    assert held() == public()


def test_a_crash_while_rebuilding_leaves_the_old_index_in_use(search, monkeypatch):
    publish(make("event", title="Harbour"))
    search()
    before = os.readlink(index.directory() / "current")

    def crash(edition, public):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(following, "document", crash)
        following.rebuild()

    assert os.readlink(index.directory() / "current") == before
    assert search("harbour").titles == ["Harbour"]
    following.rebuild()
    assert sorted(path.name for path in index.directory().iterdir()) == sorted(
        ["current", "lock", os.readlink(index.directory() / "current")]
    )


def test_a_rebuilt_index_holds_what_the_kept_one_held(search):
    for number in range(5):
        publish(make("event", title=f"Event {number}"))
    withdraw(Edition.objects.get(title="Event 2").record)
    kept = search("event", sort="described").titles

    assert following.rebuild() == 4
    assert held() == public()
    assert search("event", sort="described").titles == kept


def break_nothing(folder):
    """Nothing is wrong."""


def remove_everything(folder):
    shutil.rmtree(index.directory())


def remove_a_file(folder):
    next(folder.glob("*.term")).unlink()


def cut_a_file(folder):
    cut(next(folder.glob("*.store")))


def garble_the_list_of_files(folder):
    (folder / "meta.json").write_text("{")


def make_it_older(folder):
    link = index.directory() / "current"
    link.unlink()
    folder.rename(index.directory() / "0-older")
    link.symlink_to("0-older")


def point_nowhere(folder):
    link = index.directory() / "current"
    link.unlink()
    link.symlink_to(f"{schema.VERSION}-nowhere")


@pytest.mark.parametrize(
    "damage",
    [
        break_nothing,
        remove_everything,
        remove_a_file,
        cut_a_file,
        garble_the_list_of_files,
        make_it_older,
        point_nowhere,
    ],
)
def test_an_index_that_cannot_be_read_is_built_anew(search, damage):
    publish(make("event", title="Harbour"))
    search()
    damage(index.directory() / os.readlink(index.directory() / "current"))
    index._open.clear()  # as another process, or this one started again

    assert search("harbour").titles == ["Harbour"]
    assert held() == public()


def test_an_index_of_another_ledger_is_built_anew(search):
    record = make("event", title="Harbour")
    publish(record)
    search()
    with index.writing(), index.changes(index.current().index, index.Place(1, "the hash of another line")):
        pass
    assert search("harbour").titles == ["Harbour"]

    with index.writing(), index.changes(index.current().index, index.Place(7, LedgerLine.objects.head().hash)):
        pass
    publish(make("event", title="Market"))

    assert search("market").titles == ["Market"]
    assert positions() == (2, 2)


def test_without_any_index_and_while_another_process_builds_it_the_page_says_so(search, monkeypatch):
    monkeypatch.setattr(following.catch_up, "__defaults__", (0,))
    publish(make("event", title="Harbour"))

    with index.writing():
        page = search("harbour")

    assert (page.status, page.response["Retry-After"]) == (503, "60")
    assert "Search is being prepared" in page.html
    assert search("harbour").titles == ["Harbour"]


def test_the_lock_is_waited_for_no_longer_than_asked(db):
    held, release = threading.Event(), threading.Event()

    def hold():
        with index.writing():
            held.set()
            release.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(5)
    with pytest.raises(index.Busy), index.writing(wait=0.05):
        pass
    release.set()
    with index.writing(wait=5):
        pass
    holder.join()


def test_nothing_new_costs_one_question(search, django_assert_num_queries):
    publish(make("event", title="Harbour"))
    search()

    with django_assert_num_queries(1):
        following.catch_up()


def test_rebuild_search_says_how_many(db, capsys):
    publish(make("event", title="Harbour"))
    publish(make("event", title="Market"))

    call_command("rebuild_search")

    assert capsys.readouterr().out.startswith("2 records can be found.")
    assert held() == public()


def test_rebuild_search_says_why_it_cannot(db, monkeypatch):
    monkeypatch.setattr(following, "REBUILD_WAIT", 0)

    with index.writing(), pytest.raises(CommandError, match="Another process is writing"):
        call_command("rebuild_search")
