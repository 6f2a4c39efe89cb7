import os
import time
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from archive import confined, derivatives, originals, preparing, public_files, publishing
from archive.locks import Busy, held
from archive.models import Original, Preparation
from archive.pixels import deriving
from archive.wanted import Wanted, wanted_of
from tests import cast
from tests.makers import make, make_photograph, publish, withdraw
from tests.small_pictures import encoded, gradient

pytestmark = pytest.mark.django_db

FREE = "https://creativecommons.org/licenses/by/4.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
ASK = confined.ask
SMALL, OTHER = encoded("PNG"), encoded("WEBP")
LARGE = encoded("JPEG", gradient((2600, 600)))
FILES = sorted(f"{name}.{end}" for name in ("60", "square-320", "square-640") for end in ("avif", "webp", "jpg"))


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """The orders given; here, they are carried out without a process for each."""
    orders = []

    def ask(order, **facts):
        orders.append(order)
        return getattr(deriving, order)(**facts)

    monkeypatch.setattr(confined, "ask", ask)
    return orders


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """Acts inside it are heard as if their transaction had been committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def unanswered(monkeypatch):
    """From here on the child dies, `of` a reason; an empty one, and it answers again."""
    answers = confined.ask

    def of(reason):
        def die(order, **facts):
            raise confined.Unanswered(reason)

        monkeypatch.setattr(confined, "ask", die if reason else answers)

    return of


@pytest.fixture
def worker(settings, monkeypatch):
    """What is asked for waits for a worker; called, it works until nothing is left to do."""
    settings.HAS_WORKER = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    # The connection of a test is its transaction too.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    how = {"queue_names": ["default"], "excluded_queue_names": [], "backend_name": "default", "max_tasks": None}
    one = db_worker.Worker(interval=0, batch=True, startup_delay=False, worker_id="one", **how)
    return one.run


def columns(content):
    facts = {"format": "PNG", "width": 60, "height": 40, "size": 99}
    original, _is_new = Original.objects.get_or_create(sha256=originals.keep(BytesIO(content)), defaults=facts)
    return {"image_sha256": original.sha256} | {f"image_{name}": value for name, value in facts.items()}


def photograph(content=SMALL, **public):
    return make_photograph(**columns(content), alternative_text="Red above.", **{"credit": "Ada"} | public)


def change(record, **public):
    """Publish the record once more, saying something else."""
    model = type(record)
    model.objects.filter(pk=record.pk).update(**public)
    return publish(model.objects.get(pk=record.pk))


def everything_public():
    folder = derivatives.public()
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".locks/"))


def files_of(record, content=SMALL, names=FILES):
    token = derivatives.token(record.uid, originals.keep(BytesIO(content)))
    return sorted(f"{record.uid}/{token}/{name}" for name in (*names, "made"))


def addresses(name=""):
    """Those of every public file there is."""
    return [f"/media/{path}" for path in everything_public() if path.endswith(name) and not path.endswith("/made")]


def status(client, address):
    response = client.get(address)
    response.getvalue()  # a file that is not read to its end stays open
    return response.status_code


def state(record):
    return Preparation.objects.values_list("state", "attempts", "problem").get(uid=record.uid)


# --- which pictures are wanted


def test_the_picture_of_a_draft_is_not_wanted_and_that_of_a_published_record_is():
    record = photograph(rights=FREE, focus_x=0, focus_y=30)
    assert wanted_of(record.uid) == []

    publish(record)
    assert wanted_of(record.uid) == [Wanted(record.uid, record.image_sha256, (0, 30), "Ada", FREE)]


def test_credit_and_licence_are_wanted_only_where_a_visitor_may_take_the_picture_along():
    record = photograph(rights=IN_COPYRIGHT)
    publish(record)

    assert wanted_of(record.uid) == [Wanted(record.uid, record.image_sha256)]


def test_old_editions_keep_their_pictures_and_the_newest_says_how_each_is_shown():
    record = photograph(rights=FREE)
    publish(record)
    change(record, focus_x=10, focus_y=20)
    change(record, **columns(OTHER), credit="Bel")

    old, new = originals.keep(BytesIO(SMALL)), originals.keep(BytesIO(OTHER))
    assert wanted_of(record.uid) == [
        Wanted(record.uid, old, (10, 20), "Ada", FREE),
        Wanted(record.uid, new, (10, 20), "Bel", FREE),
    ]


# --- following the ledger


def test_pictures_are_made_by_publishing_and_gone_with_withdrawal(now):
    record = photograph()
    assert everything_public() == []

    with now():
        publish(record)
    assert everything_public() == files_of(record)
    assert state(record) == ("made", 0, "")

    with now():
        withdraw(record)
    assert everything_public() == []
    assert not derivatives.folder_of(record.uid).exists()
    assert not Preparation.objects.exists()
    assert originals.holds(record.image_sha256)


def test_every_address_of_a_withdrawn_picture_is_gone_in_the_same_request(now, client):
    record = photograph(LARGE)
    with now():
        publish(record)
    page, public = record.editions.get().get_absolute_url(), addresses()
    assert {"full/max/0/default.jpg", "2560.avif", "square-640.webp"} <= {
        address.split("/", 4)[4].removeprefix("tiles/") for address in public
    }
    assert {status(client, address) for address in public} == {200}

    with now():
        withdraw(record)
    assert {status(client, address) for address in public} == {404}
    assert client.get(page).status_code == 410


def test_even_files_that_could_not_be_removed_are_not_served(now, client, monkeypatch, caplog):
    record = photograph()
    with now():
        publish(record)
    public = addresses()

    def stuck(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(public_files, "discard", stuck)
    with now():
        withdraw(record)

    assert f"The public files of {record.uid} could not be removed" in caplog.text
    assert everything_public() == files_of(record)
    assert {status(client, address) for address in public} == {404}


def test_publishing_again_makes_nothing_anew_unless_focus_credit_or_licence_say_otherwise(now, asked):
    record = photograph(rights=FREE)
    with now():
        publish(record)
    with now():
        change(record, title="Another title")
    assert asked == ["derive"]

    for count, public in enumerate(
        ({"focus_x": 5, "focus_y": 5}, {"credit": "Bel"}, {"rights": IN_COPYRIGHT}), start=2
    ):
        with now():
            change(record, **public)
        assert asked == ["derive"] * count
        assert everything_public() == files_of(record)


def test_another_recipe_makes_everything_anew(now, asked, monkeypatch):
    record = photograph()
    with now():
        publish(record)
    monkeypatch.setattr(derivatives, "RECIPE", derivatives.RECIPE + 1)

    call_command("rebuild_derivatives")
    assert asked == ["derive", "derive"]


def test_what_may_no_longer_be_taken_along_goes_at_once_and_not_when_it_is_made_anew(now, worker):
    record = photograph(rights=FREE)
    with now():
        publish(record)
    worker()
    with now():
        change(record, credit="Bel")
    assert everything_public() == files_of(record)

    with now():
        change(record, rights=IN_COPYRIGHT)
    assert everything_public() == []
    worker()
    assert everything_public() == files_of(record)


def test_the_picture_of_an_old_edition_stays_until_no_edition_needs_it(now, client):
    record = photograph()
    with now():
        first = publish(record)
    with now():
        second = change(record, title="Another title")
    with now():
        third = change(record, **columns(OTHER))
    assert everything_public() == sorted([*files_of(record), *files_of(record, OTHER)])

    for edition, left in ((first, [*files_of(record), *files_of(record, OTHER)]), (second, files_of(record, OTHER))):
        edition.refresh_from_db()
        with now():
            publishing.erase(edition, by=cast.administrator(), note="at somebody's right")
        assert everything_public() == sorted(left)
    assert third.is_current
    assert {status(client, address) for address in addresses()} == {200}


def test_a_record_without_a_picture_costs_one_question_for_all_and_makes_nothing(now, django_assert_num_queries):
    lines = []
    for _each in range(3):
        lines += [publish(make("person"))]

    with django_assert_num_queries(1):
        preparing.follow([as_line(edition) for edition in lines])
    assert everything_public() == []


def as_line(edition, act="published"):
    from types import SimpleNamespace

    return SimpleNamespace(act=act, uid=edition.uid, kind=edition.kind)


def test_a_withdrawal_while_another_process_makes_the_pictures_leaves_nothing(now, monkeypatch):
    record = photograph()
    edition = publish(record)
    derive = confined.ask

    def while_it_is_withdrawn(order, **facts):
        with now():
            withdraw(record)
        return derive(order, **facts)

    monkeypatch.setattr(confined, "ask", while_it_is_withdrawn)
    preparing.follow([as_line(edition)])

    assert everything_public() == []
    assert not Preparation.objects.exists()


def test_a_withdrawal_waits_for_files_that_are_just_being_put_in_their_place(now, monkeypatch):
    """Whoever makes them has asked whether they are wanted already; the removal must come after."""
    record = photograph()
    with now():
        publish(record)
    with held("place", record.uid), pytest.raises(Busy), held("place", record.uid, wait=0):
        pass


def test_one_missing_original_does_not_stop_the_others(now, caplog):
    lost, found = photograph(), photograph(OTHER)
    originals.path_of(lost.image_sha256).unlink()
    with now():
        publish(lost)
        publish(found)

    assert everything_public() == files_of(found, OTHER)
    assert (state(lost), state(found)) == (("failed", 1, "missing"), ("made", 0, ""))
    assert str(Preparation.objects.get(uid=lost.uid).reason).startswith("The original is missing")


def test_many_publications_at_once_leave_some_for_later(now, monkeypatch):
    monkeypatch.setattr(preparing, "IN_A_REQUEST", 0)
    record = photograph()
    with now():
        publish(record)

    assert everything_public() == []
    assert state(record) == ("waiting", 0, "")


# --- all or nothing


def test_a_disk_that_is_full_leaves_nothing_half_done(now, unanswered):
    record = photograph()
    unanswered("disk")
    with now():
        publish(record)

    assert everything_public() == []
    assert [path.name for path in derivatives.public().iterdir()] == [".locks"]
    assert state(record) == ("waiting", 1, "disk")


def test_a_file_that_cannot_be_written_by_the_server_itself_is_no_crash(now, monkeypatch):
    record = photograph()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(public_files.os, "fsync", full)
    with now():
        publish(record)

    assert everything_public() == []
    assert state(record) == ("waiting", 1, "disk")


def test_what_a_killed_worker_left_is_repaired_by_rebuilding(now):
    record = photograph()
    with now():
        publish(record)
    derivatives.folder_of(record.uid, derivatives.token(record.uid, record.image_sha256)).joinpath("60.jpg").unlink()
    Preparation.objects.update(state="waiting", attempts=1)

    call_command("rebuild_derivatives")
    assert everything_public() == files_of(record)
    assert state(record) == ("made", 0, "")


def test_rebuilding_makes_what_is_missing_and_removes_what_nobody_needs(capsys):
    record = photograph()
    publish(record)
    (derivatives.public() / "nobody0000" / "0").mkdir(parents=True)
    old, young = derivatives.public() / ".unfinished-old", derivatives.public() / ".unfinished-young"
    old.mkdir()
    young.mkdir()
    os.utime(old, (time.time() - 90000,) * 2)

    call_command("rebuild_derivatives")
    call_command("rebuild_derivatives")

    assert everything_public() == files_of(record)
    assert young.is_dir()
    assert capsys.readouterr().out.splitlines() == [
        "1 made, 0 already there, 2 removed.",
        "0 made, 1 already there, 0 removed.",
    ]


def test_rebuilding_names_what_it_cannot_make(capsys):
    record = photograph()
    publish(record)
    originals.path_of(record.image_sha256).unlink()

    with pytest.raises(CommandError, match="1 failed"):
        call_command("rebuild_derivatives")
    assert capsys.readouterr().err == (
        f"{record.uid}: The original is missing from the store: bring it back from a backup, then try again.\n"
    )


# --- trying again


def test_a_failure_that_may_pass_is_tried_three_times(now, unanswered, client):
    record = photograph()
    unanswered("crashed")
    with now():
        publish(record)
    address = derivatives.address(record.uid, record.image_sha256, 60, "jpg")

    for attempts, expected in ((2, "waiting"), (3, "failed"), (3, "failed")):
        assert status(client, address) == 404
        assert state(record) == (expected, attempts, "crashed")
    unanswered("")
    assert status(client, address) == 404
    preparing.ask_for([record.uid])
    assert state(record) == ("made", 0, "")
    assert status(client, address) == 200


def test_a_damaged_original_is_not_tried_again(now):
    record = photograph(encoded("PNG", gradient((600, 400)))[:200])
    with now():
        publish(record)

    assert state(record) == ("failed", 1, "damaged")


def test_a_worker_makes_what_was_asked_for_and_comes_back_to_what_failed(now, worker, unanswered):
    record = photograph()
    unanswered("memory")
    with now():
        publish(record)
    assert (state(record), DBTaskResult.objects.ready().count()) == (("waiting", 0, ""), 1)

    for attempts, expected in ((1, "waiting"), (2, "waiting"), (3, "failed")):
        worker()
        assert state(record) == (expected, attempts, "memory")
        later = DBTaskResult.objects.filter(status="READY")
        assert (later.count(), DBTaskResult.objects.ready().count()) == (int(attempts < 3), 0)
        later.update(run_after="2026-01-01T00:00Z")

    unanswered("")
    preparing.ask_for([record.uid])
    worker()
    assert everything_public() == files_of(record)
    assert state(record) == ("made", 0, "")


def test_a_worker_finds_nothing_to_do_for_what_was_withdrawn_meanwhile(now, worker, asked):
    record = photograph()
    with now():
        publish(record)
        withdraw(record)
    worker()

    assert (asked, everything_public()) == ([], [])


def test_the_confined_child_makes_them(now, monkeypatch, asked):
    monkeypatch.setattr(confined, "ask", ASK)
    record = photograph(LARGE)
    with now():
        publish(record)

    assert len(addresses("default.jpg")) > 12
    assert (state(record), asked) == (("made", 0, ""), [])


# --- asked for by visitors


def test_a_picture_that_is_there_costs_two_questions_and_is_called_what_it_is(
    now, client, asked, django_assert_num_queries
):
    record = photograph(LARGE)
    with now():
        publish(record)
    asked.clear()

    for name, kind in (("320.avif", "avif"), ("640.webp", "webp"), ("2560.jpg", "jpeg"), ("max/0/default.jpg", "jpeg")):
        with django_assert_num_queries(2):
            response = client.get(addresses(name)[0])
        assert (response.status_code, response["Content-Type"]) == (200, f"image/{kind}")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response.getvalue()
    assert asked == []


def test_what_is_missing_is_made_when_it_is_asked_for_and_once(client, asked):
    record = photograph()
    publish(record)
    address = derivatives.address(record.uid, record.image_sha256, 60, "avif")

    assert [status(client, address) for _each in range(2)] == [200, 200]
    derivatives.path_of(*address.split("/")[2:]).unlink()
    assert status(client, address) == 200
    assert asked == ["derive", "derive"]


@pytest.mark.parametrize("name", ["61.jpg", "square-320.gif", "made", "tiles/full/max/0/default.jpg", "../60.jpg"])
def test_a_file_that_a_picture_does_not_have_is_not_made(now, client, asked, name):
    record = photograph()
    with now():
        publish(record)
    before = len(asked)

    token = derivatives.token(record.uid, record.image_sha256)
    assert status(client, f"/media/{record.uid}/{token}/{name}") == 404
    assert len(asked) == before


def test_nothing_is_made_for_an_address_that_belongs_to_no_picture(client, asked):
    record = photograph()
    address = derivatives.address(record.uid, record.image_sha256, 60, "jpg")
    assert status(client, address) == 404

    publish(record)
    assert status(client, f"/media/{record.uid}/{'0' * 32}/60.jpg") == 404
    assert asked == []


def test_only_one_picture_at_a_time_is_made_for_visitors(client, monkeypatch):
    monkeypatch.setattr(preparing, "A_MOMENT", 0)
    record = photograph()
    publish(record)
    address = derivatives.address(record.uid, record.image_sha256, 60, "jpg")

    with held("asked-for"):
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert status(client, address) == 200


def test_a_visitor_who_has_the_file_is_told_so_until_it_is_made_anew(now, client):
    """Its mark is its own: a worker makes it some time after the ledger has grown."""
    record = photograph(rights=FREE)
    with now():
        publish(record)
    first = client.get(addresses("60.jpg")[0])
    first.getvalue()

    known = {"If-None-Match": first["ETag"]}
    again = client.get(addresses("60.jpg")[0], headers=known)
    assert (again.status_code, again["Cache-Control"]) == (304, "no-cache")
    with now():
        change(record, credit="Bel")
    anew = client.get(addresses("60.jpg")[0], headers=known)
    assert (anew.status_code, b"Bel" in anew.getvalue()) == (200, True)


def test_a_picture_is_read_not_written(now, client):
    record = photograph()
    with now():
        publish(record)

    assert client.post(addresses()[0]).status_code == 405


def test_rebuilding_examines_files_that_were_kept_before_anything_was_known_of_them(monkeypatch, capsys):
    monkeypatch.setattr(confined, "ask", ASK)
    record = photograph()
    Original.objects.all().delete()

    call_command("rebuild_derivatives")

    assert [(one.sha256, one.width) for one in Original.objects.all()] == [(record.image_sha256, record.image_width)]
    assert capsys.readouterr().out.splitlines()[0] == "1 originals examined."
