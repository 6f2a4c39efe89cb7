import hashlib
import os
import stat
from io import BytesIO

import pytest

from archive import originals

CONTENT = b"a picture, as it arrived"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def everything_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def permissions(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_an_original_lies_under_its_checksum_and_nothing_else_does(settings):
    file = BytesIO(CONTENT)
    file.seek(5)

    assert originals.keep(file) == SHA256
    assert everything_in(settings.MEDIA_DIR) == [f"originals/{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]
    assert originals.holds(SHA256)
    with originals.open_original(SHA256) as kept:
        assert kept.read() == CONTENT


def test_originals_are_private_and_cannot_be_written(settings):
    path = originals.path_of(originals.keep(BytesIO(CONTENT)))
    folders = (path.parent, path.parent.parent, path.parent.parent.parent)

    assert permissions(path) == 0o440
    assert [permissions(folder) for folder in folders] == [0o700] * 3


def test_the_same_file_is_kept_once_and_never_written_again(settings):
    before = originals.path_of(originals.keep(BytesIO(CONTENT))).stat()

    assert originals.keep(BytesIO(CONTENT)) == SHA256
    assert originals.path_of(SHA256).stat() == before
    assert len(everything_in(settings.MEDIA_DIR)) == 1


class BreaksOff(BytesIO):
    def read(self, size=-1):
        if self.tell():
            raise OSError("the connection was lost")
        return super().read(4)


def test_an_upload_that_breaks_off_leaves_nothing(settings):
    with pytest.raises(OSError, match="the connection was lost"):
        originals.keep(BreaksOff(CONTENT))

    assert everything_in(settings.MEDIA_DIR) == []


@pytest.mark.parametrize("step", ["fsync", "fchmod"])
def test_a_full_disk_leaves_nothing(settings, monkeypatch, step):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="No space left"):
        originals.keep(BytesIO(CONTENT))

    assert everything_in(settings.MEDIA_DIR) == []


@pytest.mark.parametrize(
    "name", ["", "..", "../../secret-key", SHA256[:63], SHA256 + "0", SHA256.upper(), SHA256 + "\n"]
)
def test_only_a_checksum_leads_to_a_path(name):
    for ask in (originals.path_of, originals.holds, originals.open_original):
        with pytest.raises(ValueError, match="is no SHA-256"):
            ask(name)


def test_what_was_never_kept_is_not_held():
    assert not originals.holds(SHA256)
    with pytest.raises(FileNotFoundError):
        originals.open_original(SHA256)
