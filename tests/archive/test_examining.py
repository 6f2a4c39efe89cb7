import resource
from io import BytesIO

import pytest

from archive.pixels import examining
from tests.small_pictures import OF_EVERY_FORMAT, encoded

LIMITS = {"max_pixels": 80_000_000, "max_frames": 1}
DAMAGED = {"refused": "damaged", "facts": {}}


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "arrived"
        path.write_bytes(content)
        return str(path)

    return write


@pytest.mark.parametrize(
    "complaint",
    [
        OSError("out of memory error when reading image file"),
        RuntimeError("Pixel allocation failed: Out of memory"),
        RuntimeError("Memory allocation error: Unspecified: Allocating 90000015 bytes failed"),
        MemoryError(),
    ],
)
def test_a_reader_that_says_it_had_no_memory_has_not_found_damage(written, monkeypatch, complaint):
    def out_of_memory(_file):
        raise complaint

    monkeypatch.setattr(examining, "read_header", out_of_memory)

    with pytest.raises(MemoryError):
        examining.examine(path=written(encoded("PNG")), **LIMITS)


def test_a_limit_that_a_reader_sets_itself_is_damage(written, monkeypatch):
    def too_many(_file):
        raise SyntaxError("Memory allocation error: Security limit exceeded: iinf box contains 42405 items")

    monkeypatch.setattr(examining, "read_header", too_many)

    assert examining.examine(path=written(encoded("PNG")), **LIMITS) == DAMAGED


@pytest.mark.parametrize("ending", ["webp", "jp2"])
@pytest.mark.parametrize(("memory", "is_damage"), [(32 * 1024 * 1024, False), (64 * 1024 * 1024, True)])
def test_readers_that_cannot_say_it_are_judged_by_what_they_need(written, monkeypatch, ending, memory, is_damage):
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (memory, memory))
    monkeypatch.setattr(examining, "_decode", lambda *_given: 1 / 0)
    path = written(OF_EVERY_FORMAT[ending])

    if is_damage:
        assert examining.examine(path=path, **LIMITS) == DAMAGED
    else:
        with pytest.raises(MemoryError):
            examining.examine(path=path, **LIMITS)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("ending", OF_EVERY_FORMAT)
def test_any_cut_and_any_flipped_byte_is_answered(written, ending):
    """Not by a crash: whatever a reader raises is known, and says that the file is damaged, or it is read."""
    content = OF_EVERY_FORMAT[ending]
    for at in range(0, len(content), max(1, len(content) // 60)):
        flipped = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        for hostile in (flipped, content[:at]):
            if examining.format_of(BytesIO(hostile)):
                answer = examining.examine(path=written(hostile), **LIMITS)
                assert "refused" in answer or answer["width"]
