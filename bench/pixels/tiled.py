"""A photograph cut into tiles, by libvips or by Pillow. Arguments: which of the two, the original, a folder."""

import sys
from pathlib import Path

from archive.pixels import tiling
from archive.pixels.reading import decoded, in_srgb


def main(writer, original, folder):
    if writer == "pyvips":
        return tiling.write_with_vips(original, Path(folder) / "tiles")
    with open(original, "rb") as file:
        _size, picture, profile = decoded(file)
    return tiling.write_with_pillow(in_srgb(picture, profile), Path(folder) / "tiles")


main(*sys.argv[1:])
