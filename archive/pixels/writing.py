"""Pictures as files: in three formats, carrying nothing but the words given, and on the disk before anyone is told."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

AT_ONCE = 8  # files
HOW = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80, "method": 2},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}


def write(path, picture, *, words=b""):
    """One picture, in the format that the file's ending names; `words` is an XMP packet, or empty."""
    picture.info = {}  # Pillow would write a comment or a profile it finds there
    carried = {"xmp": words} if words else {}
    picture.save(path, **HOW[Path(path).suffix[1:]], **carried)


def put_on_disk(folder):
    """Every file and folder below is written through, so that a power cut leaves no empty one under its name."""
    paths = [os.path.join(place, name) for place, _folders, files in os.walk(folder) for name in (*files, ".")]
    # What a disk is asked for together it writes together: one after the other takes ten times as long.
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        list(at_once.map(_through, paths))


def replace(path, picture):
    """The same, whole or not at all, where another file may stand already."""
    path = Path(path)
    unfinished = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        write(unfinished, picture)
        _through(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _through(path):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
