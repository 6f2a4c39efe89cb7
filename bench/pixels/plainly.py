"""What anyone would write first: each width, square and format from the original. Arguments: the original, a folder."""

import sys
from pathlib import Path

from PIL import Image, ImageOps

FORMATS = {"avif": ("AVIF", 60), "webp": ("WEBP", 80), "jpg": ("JPEG", 82)}


def main(original, folder):
    for ending, (format, quality) in FORMATS.items():
        for width in (320, 640, 1280, 2560):
            picture = opened(original)
            picture = picture.resize((width, round(width * picture.height / picture.width)), Image.Resampling.LANCZOS)
            picture.save(Path(folder) / f"{width}.{ending}", format, quality=quality)
        for side in (320, 640):
            square = ImageOps.fit(opened(original), (side, side), Image.Resampling.LANCZOS)
            square.save(Path(folder) / f"square-{side}.{ending}", format, quality=quality)


def opened(original):
    with Image.open(original) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


main(*sys.argv[1:])
