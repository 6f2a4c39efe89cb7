"""Files arrive in a batch: each a draft at once, described by its row, asked about where it looks like another."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from archive import publishing, tidying
from archive.models import Batch, Outcome, Photograph, State
from exchange.incoming import batches, captions, deciding, receiving, releasing, standing, waiting
from exchange.incoming.uploads import Upload
from exchange.incoming.waiting import Turn
from tests import cast
from tests.makers import make, make_tag
from tests.sheets import photograph, zip_of
from tests.small_pictures import encoded

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    return batches.begin(by=cast.curator())


def upload(content, name):
    with waiting.new_file() as file:
        file.write(content)
    return Upload(file.name, name=name, size=len(content))


def receive(batch, *files, seconds=None):
    """[(name, outcome)] of what each file became."""
    uploads = [upload(content, name) for name, content in files]
    received = list(receiving.receive(batch, uploads, by=cast.curator(), turn=Turn(seconds)))
    for one in uploads:
        one.close()
    return [(one.name, one.outcome) for one in received]


def sheet(*lines):
    return "\n".join(lines).encode()


def titles(batch):
    return [one.photograph.title if one.photograph else "" for one in batch.arrivals.all()]


def test_a_file_becomes_a_draft_with_a_readable_title_and_one_revision(batch):
    assert receive(batch, ("harbour_at__dawn-01.jpg", photograph(1))) == [("harbour_at__dawn-01.jpg", "kept")]
    made = Photograph.objects.get()
    assert (made.title, made.state, made.image_format) == ("harbour at dawn-01", State.DRAFT, "JPEG")
    notes = list(made.revisions.values_list("by_name", "note"))
    assert notes == [("ada", "Arrived as harbour_at__dawn-01.jpg.")]


def test_one_bad_file_takes_no_other_down(batch):
    files = [("a.jpg", photograph(1)), ("b.jpg", b"<svg/>"), ("c.jpg", photograph(2)[:2000]), ("d.jpg", photograph(3))]
    assert receive(batch, *files) == [("a.jpg", "kept"), ("b.jpg", "refused"), ("c.jpg", "refused"), ("d.jpg", "kept")]
    refused = batch.arrivals.filter(outcome=Outcome.REFUSED)
    assert all(one.name in one.sentence and one.photograph is None for one in refused)


def test_the_same_bytes_are_said_to_be_held_and_become_a_second_record_only_when_asked(batch):
    receive(batch, ("a.jpg", photograph(1)))
    other = batches.begin(by=cast.contributor())
    assert receive(other, ("z.jpg", photograph(1))) == [("z.jpg", "same")]
    assert Photograph.objects.count() == 1

    batches.again(other.arrivals.get(), by=cast.contributor())
    assert titles(other) == ["z"]
    assert len(set(Photograph.objects.values_list("image_sha256", flat=True))) == 1
    assert batches.again(other.arrivals.get(), by=cast.contributor()) is None


@pytest.mark.parametrize("first", ["sheet", "pictures"])
def test_rows_find_their_files_whatever_comes_first(batch, first):
    table = sheet(
        "file name,caption (az),caption (en),alternative text",
        "SCAN_1.JPG,Liman,Harbour,Boats at a wooden pier in the fog",
        "scan_2,Körpü,Pier,",
        "scan_9.jpg,,Nobody,",
    )
    pictures = [(f"scan_{number}.jpg", photograph(number)) for number in (1, 2, 3)]
    parts = [[("captions.csv", table)], pictures]
    for part in parts if first == "sheet" else reversed(parts):
        receive(batch, *part)

    batch.refresh_from_db()
    assert list(batch.arrivals.values_list("name", "row", "photograph__caption")) == [
        ("scan_1.jpg", 2, "Harbour"),
        ("scan_2.jpg", 3, "Pier"),
        ("scan_3.jpg", None, ""),
    ]
    assert [(row.number, row.file) for row in captions.rows_without_file(batch)] == [(4, "scan_9.jpg")]
    texts = Photograph.objects.get(title="scan 1").text_rows.values_list("field", "language", "text")
    assert list(texts) == [("caption", "az", "Liman")]


def test_a_row_describes_one_file(batch):
    receive(batch, ("captions.csv", sheet("file name,caption", "a,Harbour")))
    receive(batch, ("a.jpg", photograph(1)), ("a.png", encoded("PNG")))
    assert list(batch.arrivals.values_list("name", "photograph__caption")) == [("a.jpg", "Harbour"), ("a.png", "")]
    assert batch.arrivals.get(name="a.png").sentence


def test_a_spreadsheet_that_cannot_be_read_is_said_and_the_pictures_stay(batch):
    assert receive(batch, ("captions.csv", b""), ("a.jpg", photograph(1))) == [
        ("captions.csv", "sheet"),
        ("a.jpg", "kept"),
    ]
    batch.refresh_from_db()
    assert (batch.sheet, titles(batch)) == ([], ["a"])


def test_what_is_the_same_for_all_keeps_what_was_changed_by_hand(batch):
    receive(batch, *((f"{name}.jpg", photograph(number)) for number, name in enumerate("abc")))
    tag = make_tag("Harbour")
    captions.apply_to_all(batch, {"words": {"credit": {"": "House archive"}}}, by=cast.curator())
    by_hand = Photograph.objects.get(title="b")
    by_hand.credit = "The sailor"
    by_hand.save()

    shared = {"words": {"credit": {"": "Harbour museum"}}, "values": {"date": "1990-01"}, "links": {"tags": [tag.uid]}}
    assert captions.apply_to_all(batch, shared, by=cast.curator()) == 3
    found = [(one.title, one.credit, one.date, one.tags.count()) for one in Photograph.objects.order_by("title")]
    assert found == [
        ("a", "Harbour museum", "1990-01", 1),
        ("b", "The sailor", "1990-01", 1),
        ("c", "Harbour museum", "1990-01", 1),
    ]
    assert captions.apply_to_all(batch, shared, by=cast.curator()) == 0


def test_files_that_come_later_are_filled_like_the_others(batch):
    captions.apply_to_all(batch, {"words": {"credit": {"": "House archive"}}}, by=cast.curator())
    receive(batch, ("captions.csv", sheet("file name,credit", "b.jpg,The sailor")))
    receive(batch, ("a.jpg", photograph(1)), ("b.jpg", photograph(2)))
    assert list(Photograph.objects.order_by("title").values_list("credit", flat=True)) == [
        "House archive",
        "The sailor",
    ]
    assert {one.revisions.count() for one in Photograph.objects.all()} == {1}


def test_what_is_in_review_is_not_filled_from_the_batch(batch):
    receive(batch, ("a.jpg", photograph(1)))
    publishing.move(Photograph.objects.get(), State.REVIEW, by=cast.curator())
    assert captions.apply_to_all(batch, {"words": {"credit": {"": "House archive"}}}, by=cast.curator()) == 0
    assert Photograph.objects.get().credit == ""


def test_a_picture_that_looks_like_another_waits_for_a_decision(batch):
    receive(batch, ("a.jpg", photograph(77)), ("b.jpg", photograph(77, size=(360, 320))), ("c.jpg", photograph(3)))
    (arrival,) = deciding.undecided(batch)
    assert (arrival.name, arrival.alike) == ("b.jpg", [Photograph.objects.get(title="a").image_sha256])

    deciding.keep_both(arrival)
    assert not deciding.undecided(batch).exists()
    assert Photograph.objects.count() == 3


def test_the_new_one_can_be_left_out_by_whoever_brought_it(batch):
    receive(batch, ("a.jpg", photograph(77)), ("b.jpg", photograph(77, size=(360, 320))))
    arrival = deciding.undecided(batch).get()
    with pytest.raises(PermissionDenied):
        deciding.leave_out(arrival, by=cast.contributor())

    deciding.leave_out(arrival, by=cast.curator())
    assert list(batch.arrivals.values_list("name", "outcome")) == [("a.jpg", "kept"), ("b.jpg", "left out")]
    assert list(Photograph.objects.values_list("title", flat=True)) == ["a"]


def test_what_others_refer_to_or_read_already_is_not_left_out(batch):
    receive(batch, ("a.jpg", photograph(77)), ("b.jpg", photograph(77, size=(360, 320))))
    arrival = deciding.undecided(batch).get()
    make("event", relations=[{"role": "about", "to": arrival.photograph.uid}])
    with pytest.raises(deciding.CannotLeaveOut):
        deciding.leave_out(arrival, by=cast.curator())
    assert Photograph.objects.filter(title="b").exists()


def test_a_zip_is_unpacked_at_once_and_looked_at_in_turns(batch):
    files = {"box/captions.csv": sheet("file name,caption", "a.jpg,Harbour"), "box/a.jpg": photograph(1)}
    files |= {"box/b.jpg": photograph(2), "../c.jpg": photograph(3)}
    assert receive(batch, ("box.zip", zip_of(files))) == [("captions.csv", "sheet"), ("box.zip", "zip")]
    outcomes = dict(batch.arrivals.values_list("name", "outcome"))
    assert outcomes == {"a.jpg": "waiting", "b.jpg": "waiting", "c.jpg": "refused"}

    assert receiving.go_on(batch, by=cast.curator(), turn=Turn(0)) == 1
    assert receiving.go_on(batch, by=cast.curator(), turn=Turn(0)) == 0
    assert dict(Photograph.objects.values_list("title", "caption")) == {"a": "Harbour", "b": ""}
    assert list(waiting.folder().iterdir()) == []


def test_what_one_request_has_no_time_for_waits_and_nothing_is_lost(batch):
    files = [(f"{name}.jpg", photograph(number)) for number, name in enumerate("abc")]
    assert receive(batch, *files, seconds=0) == [("a.jpg", "kept"), ("b.jpg", "waiting"), ("c.jpg", "waiting")]
    while receiving.go_on(batch, by=cast.curator(), turn=Turn(0)):
        pass
    assert titles(batch) == ["a", "b", "c"]


def test_a_waiting_file_is_taken_once(batch):
    receive(batch, ("a.jpg", photograph(1)), ("b.jpg", photograph(2)), seconds=0)
    arrival = batch.arrivals.get(name="b.jpg")
    receiving.go_on(batch, by=cast.curator())
    assert batches.take(batch, BytesIO(photograph(2)), name="b.jpg", by=cast.curator(), arrival=arrival) is None
    assert Photograph.objects.count() == 2


def test_a_waiting_file_that_is_gone_is_said(batch):
    receive(batch, ("a.jpg", photograph(1)), ("b.jpg", photograph(2)), seconds=0)
    waiting.path_of(batch.arrivals.get(name="b.jpg")).unlink()
    receiving.go_on(batch, by=cast.curator())
    assert "Send it again" in batch.arrivals.get(name="b.jpg", outcome="refused").sentence


def test_files_that_wait_are_no_leftovers_and_others_beside_them_are(batch):
    receive(batch, ("a.jpg", photograph(1)), ("b.jpg", photograph(2)), seconds=0)
    (waiting.folder() / "987654321").write_bytes(b"of a request that was cut off")
    assert [one.path.name for one in tidying.leftovers(older_than=0)] == ["987654321"]


def test_a_batch_takes_so_many_files_and_no_more(batch, settings):
    settings.UPLOAD_MAX_FILES = 2
    files = [(f"{name}.jpg", photograph(number)) for number, name in enumerate("abc")]
    assert receive(batch, *files) == [("a.jpg", "kept"), ("b.jpg", "kept"), ("c.jpg", "full")]
    assert Photograph.objects.count() == 2


def test_what_computers_leave_in_folders_is_passed_over(batch):
    assert receive(batch, (".DS_Store", b"x"), ("Thumbs.db", b"x")) == []
    assert not batch.arrivals.exists()


@pytest.mark.parametrize("there", [1, 30])
def test_an_arrival_asks_a_fixed_number_of_questions(batch, there, django_assert_num_queries):
    receive(batch, ("captions.csv", sheet("file name,caption", *(f"{number}.jpg,x" for number in range(40)))))
    for number in range(there):
        batches.refuse(batch, f"bad {number}.jpg", "It is no picture.")
    content = BytesIO(photograph(1))
    with django_assert_num_queries(ARRIVAL):
        batches.take(batch, content, name="1.jpg", by=cast.curator())


ARRIVAL = 40


def test_counts_say_what_is_ready_and_what_needs_something(batch):
    table = sheet(
        "file name,caption,alternative text,rights",
        "a.jpg,Harbour,Boats at a wooden pier in the fog,CC0",
        "b.jpg,Harbour,,CC0",
    )
    receive(batch, ("captions.csv", table), ("a.jpg", photograph(1)), ("b.jpg", photograph(2)), ("c.jpg", b"x"))
    found = {name: number for name, number in standing.counts(batch).items() if number and name != "batch"}
    assert found == {"files": 3, "kept": 2, "drafts": 2, "ready": 1, "needing": 1, "refused": 1}
    assert list(standing.unfinished()) == [batch]


def test_only_what_is_ready_asks_for_review_and_pieces_are_published_until_none_is_left(batch, monkeypatch):
    lines = [f"{number}.jpg,Harbour,Boats at a wooden pier in the fog,CC0" for number in range(3)]
    receive(batch, ("captions.csv", sheet("file name,caption,alternative text,rights", *lines)))
    receive(batch, *((f"{number}.jpg", photograph(number)) for number in range(4)))
    assert releasing.ask_for_review(batch, by=cast.curator()) == 3

    monkeypatch.setattr(releasing, "PIECE", 2)
    done = []
    while some := releasing.publish_some(batch, by=cast.administrator(), note="read", turn=Turn(0)):
        done.append(some)
    assert done == [2, 1]
    assert standing.counts(batch)["published"] == 3
    assert list(standing.unfinished()) == [batch]


def test_a_finished_batch_is_not_among_the_unfinished(batch):
    receive(batch, ("a.jpg", photograph(1)))
    Photograph.objects.update(state=State.PUBLISHED)
    assert not standing.unfinished().exists()
    assert Batch.objects.count() == 1
