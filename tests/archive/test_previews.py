import json
import subprocess
from io import BytesIO

import pytest
from PIL import Image

from archive import confined, originals
from archive.previews import NoPreview, path_of, preview
from tests.small_pictures import OF_EVERY_FORMAT, encoded, gradient, heic_on_its_side, with_metadata


def keep(content):
    return originals.keep(BytesIO(content))


@pytest.mark.parametrize(("width", "expected"), [(240, (240, 120)), (1280, (1280, 640))])
def test_a_preview_is_a_webp_of_its_width(width, expected):
    sha256 = keep(encoded("JPEG", gradient((2000, 1000))))

    with Image.open(preview(sha256, width)) as picture:
        assert (picture.format, picture.size) == ("WEBP", expected)


@pytest.mark.parametrize("ending", OF_EVERY_FORMAT)
def test_every_format_that_is_taken_in_has_previews_and_none_is_enlarged(ending):
    sha256 = keep(OF_EVERY_FORMAT[ending])

    with Image.open(preview(sha256, 240)) as picture:
        top, bottom = picture.convert("RGB").getpixel((30, 4)), picture.convert("RGB").getpixel((30, 36))

        assert picture.size == (60, 40)
    assert top[0] > top[2] and bottom[2] > bottom[0]  # red above, blue below


@pytest.mark.parametrize("content", [with_metadata("JPEG"), with_metadata("AVIF"), heic_on_its_side()])
def test_a_preview_is_upright_and_carries_nothing_of_the_original(content):
    path = preview(keep(content), 240)

    with Image.open(path) as picture:
        assert picture.size == (40, 60)
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)
    assert b"CANARY" not in path.read_bytes()


def test_previews_are_private_and_lie_apart_from_what_is_public(settings):
    sha256 = keep(encoded("PNG"))

    path = preview(sha256, 240)

    assert path == settings.MEDIA_DIR / "previews" / sha256[:2] / sha256[2:4] / f"{sha256}-240.webp"
    assert path.parent.stat().st_mode & 0o077 == 0
    assert (settings.MEDIA_DIR / "previews").stat().st_mode & 0o077 == 0


def test_a_preview_is_made_once_and_again_when_it_is_missing(monkeypatch):
    sha256 = keep(encoded("PNG"))
    preview(sha256, 240)
    with monkeypatch.context() as patched:
        patched.setattr(confined, "ask", lambda *_given, **_facts: pytest.fail("made again"))
        preview(sha256, 1280)

    path_of(sha256, 240).unlink()

    assert preview(sha256, 240).is_file()


def test_what_is_not_held_or_cannot_be_read_has_no_preview():
    for sha256 in ("0" * 64, keep(b"no picture"), keep(encoded("PNG")[:-60])):
        with pytest.raises(NoPreview):
            preview(sha256, 240)


def test_a_child_that_dies_over_a_preview_leaves_none(monkeypatch):
    sha256 = keep(encoded("PNG"))
    dead = subprocess.CompletedProcess([], returncode=-11, stdout=json.dumps({}).encode())
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_facts: dead)

    with pytest.raises(NoPreview):
        preview(sha256, 240)

    assert not path_of(sha256, 240).exists()
