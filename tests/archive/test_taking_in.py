import errno
import json
import os
import resource
import signal
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from archive import originals, pictures
from archive.models import Original, Photograph
from archive.originals import photograph_columns, take_in
from archive.pictures import UnacceptablePicture
from tests import dying
from tests.houses import database_of_its_own
from tests.small_pictures import encoded, gradient, with_metadata

WHOLE = {"rows without a file": 0, "files that are not whole": 0}


def everything_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_what_is_taken_in_is_a_file_its_facts_and_small_copies(settings):
    content = with_metadata("JPEG")

    original = take_in(BytesIO(content), name="harbour.jpg")

    original.refresh_from_db()
    sha256, folders = original.sha256, f"{original.sha256[:2]}/{original.sha256[2:4]}"
    assert (original.format, original.width, original.height, original.size) == ("JPEG", 40, 60, len(content))
    assert (original.has_location, original.found["creator"]) == (True, "CANARY maker")
    assert originals.path_of(sha256).read_bytes() == content
    assert everything_in(settings.MEDIA_DIR) == [
        f"originals/{folders}/{sha256}",
        f"previews/{folders}/{sha256}-1280.webp",
        f"previews/{folders}/{sha256}-240.webp",
    ]


@pytest.mark.django_db
def test_the_same_bytes_are_one_file_and_one_row_and_are_decoded_once(settings, monkeypatch):
    first = take_in(BytesIO(encoded("PNG")), name="harbour.png")
    everything = everything_in(settings.MEDIA_DIR)
    monkeypatch.setattr(pictures, "judge", lambda *_given, **_facts: pytest.fail("decoded again"))

    again = take_in(BytesIO(encoded("PNG")), name="quay.png")

    assert again == first
    assert Original.objects.count() == 1
    assert everything_in(settings.MEDIA_DIR) == everything


@pytest.mark.django_db
def test_a_file_that_comes_again_is_young_again_so_that_no_tidying_takes_it():
    original = take_in(BytesIO(encoded("PNG")), name="harbour.png")
    os.utime(originals.path_of(original.sha256), (0, 0))

    take_in(BytesIO(encoded("PNG")), name="harbour.png")

    assert originals.path_of(original.sha256).stat().st_mtime > 0


@pytest.mark.django_db
@pytest.mark.parametrize("lost", ["file", "row"])
def test_what_a_file_or_a_row_has_lost_comes_back_with_the_same_bytes(lost):
    first = take_in(BytesIO(encoded("PNG")), name="harbour.png")
    if lost == "file":
        originals.path_of(first.sha256).unlink()
    else:
        Original.objects.all().delete()

    again = take_in(BytesIO(encoded("PNG")), name="harbour.png")

    assert (again.sha256, again.width) == (first.sha256, 60)
    assert originals.holds(first.sha256)
    assert Original.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content"), [("a.png", encoded("PNG")[:-1]), ("a.png", b"<svg/>"), ("a.png", b"")])
def test_of_a_refused_file_nothing_is_kept(settings, name, content):
    with pytest.raises(UnacceptablePicture):
        take_in(BytesIO(content), name=name)

    assert (everything_in(settings.MEDIA_DIR), Original.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_a_photograph_says_of_its_original_what_its_columns_are_called():
    original = take_in(BytesIO(with_metadata("TIFF")), name="harbour.tif")

    columns = photograph_columns(original)

    assert set(columns) == {f.name for f in Photograph._meta.get_fields() if f.name.startswith("image_")}
    assert (columns["image_sha256"], columns["image_width"], columns["image_height"]) == (original.sha256, 40, 60)


@pytest.fixture
def small_disk():
    """No file can grow beyond 16 KB, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.django_db
def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing(settings, small_disk):
    content = encoded("PNG", Image.effect_noise((300, 200), 90))

    with pytest.raises(UnacceptablePicture) as refused:
        take_in(BytesIO(content), name="harbour.png")

    assert str(refused.value) == "“harbour.png” could not be kept, because the disk is full. Nothing of it was stored."
    assert (everything_in(settings.MEDIA_DIR), Original.objects.count()) == ([], 0)


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["fsync", "fchmod", "open"])
def test_a_disk_that_is_full_at_any_later_step_leaves_no_row_without_its_file(monkeypatch, step):
    def full(*_given, **_facts):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(UnacceptablePicture, match="the disk is full"):
        patched.setattr(os, step, full)
        take_in(BytesIO(encoded("PNG")), name="harbour.png")

    assert Original.objects.count() == 0
    assert take_in(BytesIO(encoded("PNG")), name="harbour.png").width == 60


@pytest.mark.django_db
def test_where_no_small_copy_can_be_made_the_original_is_kept_all_the_same(monkeypatch):
    def full(*_given, **_facts):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("archive.previews.make", full)

    assert originals.holds(take_in(BytesIO(encoded("PNG")), name="harbour.png").sha256)


def test_a_server_that_dies_at_any_step_leaves_the_whole_picture_or_none(settings, tmp_path):
    for number, _step in enumerate(dying.STEPS):
        (tmp_path / str(number)).write_bytes(encoded("PNG", gradient((60 + number, 40))))
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(settings.DATA_DIR),
        "MEDIA_DIR": str(settings.MEDIA_DIR),
        "DEBUG": "1",
    }

    with database_of_its_own() as database:
        server = subprocess.run(
            [sys.executable, "-m", "tests.dying", str(tmp_path)],
            capture_output=True,
            text=True,
            cwd=settings.BASE_DIR,
            env=environment | database,
        )

    assert server.returncode == 0, server.stderr
    assert json.loads(server.stdout) == {
        step: [signal.SIGKILL, WHOLE | {"rows": number + (step == "committed")}, 1]
        for number, step in enumerate(dying.STEPS)
    }
