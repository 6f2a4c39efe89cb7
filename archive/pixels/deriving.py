"""An original → the files that may be seen: everything that visitors get, and small copies for the desk."""

from pathlib import Path

from PIL import Image

from archive.pixels import tiling
from archive.pixels.credit import packet
from archive.pixels.reading import DAMAGE, decoded, in_srgb, narrowed, orientation, read_header
from archive.pixels.sizes import SIDES, WIDTHS, square, widths_for
from archive.pixels.writing import HOW, put_on_disk, replace, write


def derive(original, folder, *, focus=None, credit="", licence=""):
    """All copies and squares of a picture, in a folder that is there and empty; `focus` is (x, y) in per cent.

    The answer is its size, held upright, or that it cannot be read; what cannot be written is an OSError.
    """
    with open(original, "rb") as file:
        try:
            size = _write_copies(file, Path(folder), focus, packet(credit, licence))
        except DAMAGE as problem:
            return _refused(problem)
    put_on_disk(folder)
    return {"width": size[0], "height": size[1]}


def tile(original, folder):
    """The tiles of a picture, beside its copies. It is decoded whole for them, which takes the most memory of all."""
    folder = Path(folder)
    with open(original, "rb") as file:
        try:
            (width, height), picture = _as_it_stands(file) or _whole(file)
            tiling.write_tiles(picture, folder / "tiles", whole=folder / f"{widths_for(width)[-1]}.jpg")
        except DAMAGE as problem:
            return _refused(problem)
    put_on_disk(folder / "tiles")
    return {"width": width, "height": height}


def _as_it_stands(file):
    """(size, path) of a JPEG whose pixels are what visitors see, where libvips is there to read it row by row."""
    image = read_header(file)
    is_plain = image.format == "JPEG" and image.mode in ("L", "RGB") and not image.info.get("icc_profile")
    return (image.size, file.name) if is_plain and orientation(image) == 1 and tiling.has_vips() else None


def _whole(file):
    size, picture, profile = decoded(file)
    return size, in_srgb(picture, profile)


def preview(original, paths):
    """Small private copies as WebP, where `paths` ({width: path}) say; each stands there whole or not at all."""
    with open(original, "rb") as file:
        try:
            (width, height), picture, profile = decoded(file, least=(max(map(int, paths)), 1))
            for wanted in sorted(map(int, paths), reverse=True):
                picture = narrowed(picture, min(wanted, width), height / width)
                replace(paths[str(wanted)], in_srgb(picture, profile))
        except DAMAGE as problem:
            return _refused(problem)
    return {"width": width, "height": height}


def _write_copies(file, folder, focus, words):
    size, picture, profile = decoded(file, least=(WIDTHS[-1], SIDES[-1]))
    _write_squares(folder, in_srgb(_largest_square(picture, focus), profile), words)
    proportion = size[1] / size[0]
    picture = in_srgb(narrowed(picture, widths_for(size[0])[-1], proportion), profile)
    for width in reversed(widths_for(size[0])):
        picture = narrowed(picture, width, proportion)
        _write(folder / str(width), picture, words)
    return size


def _largest_square(picture, focus):
    box = square(picture.size, focus)
    side = min(SIDES[-1], box[2] - box[0])
    return picture.resize((side, side), Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)


def _write_squares(folder, picture, words):
    for side in reversed(SIDES):
        picture = narrowed(picture, min(side, picture.width), 1)
        _write(folder / f"square-{side}", picture, words)


def _write(path, picture, words):
    for format in HOW:
        write(path.with_suffix(f".{format}"), picture, words=words)


def _refused(problem):
    """A disk that is full is no damage of the picture, and neither is a mistake of ours in naming a folder."""
    if isinstance(problem, OSError) and problem.errno:
        raise problem
    return {"refused": "damaged"}
