"""A picture cut into tiles for deep zoom, by libvips where it is installed and by Pillow where it is not."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from archive.tiles import QUALITY, SIDE, WHOLE, Pyramid


def write_tiles(picture, folder, *, whole=None):
    """Write all tiles of a picture (upright, decoded whole, grey or sRGB) below a folder that is made for them.

    Of a file that libvips can read as it stands, its path is enough, and never more than some rows are in memory.

    `whole`, the widest JPEG that pages show, is what a visitor gets who asks for all of it at once: no more is given
    away at one address, whatever the rights.
    """
    folder = Path(folder)
    write = write_with_vips if has_vips() else write_with_pillow
    write(picture, folder)
    if whole is not None:
        path = folder / WHOLE
        path.parent.mkdir(parents=True)
        _same_file(Path(whole), path)


def has_vips():
    try:
        import pyvips  # noqa: F401
    except (ImportError, OSError):  # not installed, or without its library
        return False
    return True


def write_with_pillow(picture, folder):
    pyramid = Pyramid(*picture.size)
    with ThreadPoolExecutor(_processors()) as at_once:
        for z in reversed(range(len(pyramid.levels))):
            # list(): an error in a thread is raised here, and no more than one level waits in memory.
            list(at_once.map(partial(_write, picture, folder), pyramid.tiles(z)))
            picture = picture.reduce(2)


def write_with_vips(picture, folder):
    image = _as_vips(picture)
    image.dzsave(str(folder), layout="iiif3", tile_size=SIDE, overlap=0, suffix=f".jpg[Q={QUALITY},keep=none]")
    # Its own info.json names another address and other sizes than ours; some versions tell of themselves beside it.
    for path in (*folder.glob("*.*"), folder.with_name("vips-properties.xml")):
        path.unlink(missing_ok=True)
    _call_it_whole(folder, next(Pyramid(image.width, image.height).tiles(0)))


def _as_vips(picture):
    import pyvips  # here, because its import takes longer than many an order to the child

    if isinstance(picture, str):
        return pyvips.Image.new_from_file(picture, access="sequential", fail_on="truncated")
    bands = len(picture.getbands())
    image = pyvips.Image.new_from_memory(picture.tobytes(), *picture.size, bands, "uchar")
    return image.copy(interpretation="b-w" if bands == 1 else "srgb")


def _call_it_whole(folder, tile):
    """Some versions of libvips call the only tile of the smallest level by its numbers; viewers say “full”."""
    numbered, path = folder / ",".join(map(str, tile.region)), folder / tile.path
    if numbered.is_dir():
        path.parent.mkdir(parents=True)
        next(numbered.rglob("default.jpg")).rename(path)
        shutil.rmtree(numbered)


def _write(picture, folder, tile):
    x, y, width, height = tile.box
    cut = picture.crop((x, y, x + width, y + height))
    cut.info = {}  # Pillow would write a comment or a profile it finds there
    path = folder / tile.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        cut.save(file, "JPEG", quality=QUALITY)


def _processors():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _same_file(source, path):
    """The file under a second name; on disks that know no such thing, a copy of it."""
    try:
        os.link(source, path)
    except OSError:
        shutil.copyfile(source, path)
