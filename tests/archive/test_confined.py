import json
import os
import subprocess
import sys

import pytest

from archive import confined
from archive.confined import Unanswered, ask
from archive.pictures import UnacceptablePicture, examine
from tests.misbehaving import misbehaving
from tests.small_pictures import encoded

LIMITS = {"max_pixels": 80_000_000, "max_frames": 1}
IN_A_FRESH_PROCESS = """
import json, sys
import django
django.setup()
from django.db import connection
from archive import originals, previews
from archive.models import Original
with connection.schema_editor() as editor:
    editor.create_model(Original)
with open(sys.argv[1], "rb") as file:
    original = originals.take_in(file, name="harbour.jpg")
small = previews.preview(original.sha256, 240)
# openpyxl loads PIL.Image, for pictures within spreadsheets; that reads nothing without the modules named here.
readers = [name for name in sys.modules if name in ("PIL.ImageFile", "pillow_heif") or name.endswith("ImagePlugin")]
print(json.dumps([original.format, small.is_file(), readers]))
"""


@pytest.fixture
def misbehaves(monkeypatch, settings, tmp_path):
    """The child is one whose decoders go wrong; a function gives the path of a file that makes it do so."""
    monkeypatch.setattr(confined, "MODULE", "tests.misbehaving")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    settings.DECODING_MAX_MEMORY = 256 * 1024 * 1024
    settings.UPLOAD_MAX_BYTES = 8 * 1024 * 1024

    def file_that_makes_it(how):
        if how in ("wait for ever", "work for ever"):
            settings.DECODING_MAX_SECONDS = 1
        path = tmp_path / "arrived"
        path.write_bytes(misbehaving(how))
        return str(path)

    return file_that_makes_it


def test_the_child_answers_an_order_in_plain_json(tmp_path):
    path = tmp_path / "harbour.png"
    path.write_bytes(encoded("PNG"))

    seen = ask("examine", path=str(path), **LIMITS)

    assert (seen["format"], seen["width"], seen["height"]) == ("PNG", 60, 40)


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("wait for ever", "time"),
        ("work for ever", "time"),
        ("eat memory", "memory"),
        ("be killed by the kernel", "memory"),
        ("fill the disk", "disk"),
        ("crash", "crashed"),
        ("complain for ever", "disk"),
        ("raise what nobody expects", "crashed"),
        ("say nothing", "crashed"),
        ("talk nonsense", "crashed"),
    ],
)
def test_whatever_a_decoder_does_costs_the_child_alone(misbehaves, how, reason):
    with pytest.raises(Unanswered) as unanswered:
        ask("examine", path=misbehaves(how), **LIMITS)

    assert unanswered.value.reason == reason


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("wait for ever", "“a.jpg” takes longer to be read than a picture may take (1 seconds); save it again."),
        ("eat memory", "“a.jpg” needs more memory to be read than a picture may have (256.0 MB); save it smaller."),
        ("crash", "“a.jpg” cannot be read: the reader for JPEG broke down over it. Save it again."),
        ("fill the disk", "“a.jpg” could not be kept, because the disk is full. Nothing of it was stored."),
    ],
)
def test_a_child_that_died_becomes_a_sentence_with_name_and_reason(misbehaves, how, sentence):
    with open(misbehaves(how), "rb") as file, pytest.raises(UnacceptablePicture) as refused:
        examine(file, name="a.jpg")

    assert str(refused.value).replace("\xa0", " ") == sentence


def test_why_the_child_died_is_in_the_log_of_the_server(misbehaves, caplog):
    with pytest.raises(Unanswered):
        ask("examine", path=misbehaves("raise what nobody expects"), **LIMITS)

    assert "RuntimeError: nobody expects this" in caplog.text


def test_the_child_knows_nothing_of_keys_and_passwords(misbehaves, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "CANARY")
    monkeypatch.setenv("DATABASE_URL", "CANARY")

    known = ask("examine", path=misbehaves("tell its environment"), **LIMITS)["environment"]

    assert set(known) <= {*confined.ENVIRONMENT, "MALLOC_ARENA_MAX", "LC_CTYPE"}


def test_the_child_loads_neither_django_nor_a_reader_it_does_not_need():
    loaded = "import sys, archive.pixels.examining; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()

    assert not {"django", "pillow_heif", "pyvips", "PIL.ImageCms", "PIL.AvifImagePlugin"} & set(modules)


def test_the_server_takes_a_picture_in_without_loading_a_library_that_decodes(settings, tmp_path):
    path = tmp_path / "harbour.jpg"
    path.write_bytes(encoded("JPEG"))
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": "sqlite://:memory:",
        "DATA_DIR": str(settings.DATA_DIR),
        "MEDIA_DIR": str(settings.MEDIA_DIR),
        "DEBUG": "1",
    }

    fresh = subprocess.run(
        [sys.executable, "-c", IN_A_FRESH_PROCESS, str(path)],
        capture_output=True,
        text=True,
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
    )

    assert fresh.returncode == 0, fresh.stderr
    assert json.loads(fresh.stdout) == ["JPEG", True, []]
