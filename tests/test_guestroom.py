"""A new kind of record is a few lines in its own app, and no line anywhere else."""

from pathlib import Path

import pytest

from archive import kinds
from archive.models import Edition, LedgerLine
from tests.makers import make, publish

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parent.parent


@pytest.fixture
def recording():
    record = make("recording", title="Foghorn of the harbour", minutes=12)
    publish(record)
    return record


def test_no_other_line_of_the_house_knows_the_guest():
    rooms = [ROOT / room for room in ("archive", "memorial", "search", "exchange", "config", "templates")]
    sources = (path for room in rooms for path in room.rglob("*") if path.suffix in {".py", ".html"})
    knowing = ("guestroom", '"recording"', "/recordings/")
    assert [path for path in sources if any(word in path.read_text(encoding="utf-8") for word in knowing)] == []


def test_the_guest_is_a_kind_like_any_other():
    assert kinds.kind_at("recordings") is kinds.kind_named("recording")


def test_the_guest_is_published_and_stands_in_the_ledger(recording):
    assert Edition.objects.get().description["minutes"] == 12
    assert LedgerLine.objects.get().kind == "recording"


def test_the_guest_has_a_page_and_a_place_in_its_list(client, recording):
    assert "Foghorn of the harbour" in client.get("/recordings/foghorn-of-the-harbour/").content.decode()
    assert "Foghorn of the harbour" in client.get("/recordings/").content.decode()


def test_the_guest_is_found(client, recording):
    assert "/recordings/foghorn-of-the-harbour/" in client.get("/search/?q=FOGHORN").content.decode()


def test_the_guest_can_be_taken_away(client, recording):
    assert client.get(f"/id/{recording.uid}/editions/1.json").content.decode() == Edition.objects.get().text


def test_the_guest_stands_in_the_sitemap(client, recording):
    assert (
        "<loc>http://testserver/recordings/foghorn-of-the-harbour/</loc>" in client.get("/sitemap.xml").content.decode()
    )


def test_the_guest_can_be_described_in_the_admin(admin_client, recording):
    assert admin_client.get(f"/admin/guestroom/recording/{recording.pk}/change/").status_code == 200
