"""What machines write into pictures: their own names, and words where nobody wrote any."""

import re

from archive.pixels.mending import mended

LONGEST = 120
OF_A_MACHINE = re.compile(
    r"(\w+ )*digital (still )?camera|(sony|minolta) dsc|samsung camera pictures|exif_jpeg_picture|applemark"
    r"|<?(untitled|default|unknown|none|no title|picture|image)>?|created with \w+|processed with vsco.*"
    r"|(dscn?|dscf|img|imgp|pict|mvi|gopr|dji|scan|image|hpim|sam|p)[ _-]?\d{3,8}|\S+\.(jpe?g|tiff?|png|heic|webp|dng)",
    re.IGNORECASE,
)
# The backs of some cameras have theirs in the name of the model.
SERIAL_NUMBER = re.compile(r"\s*\([^)]*\d{4}.*|[\s,;#]+(s/?n|serial|no\.)\b.*", re.IGNORECASE)


def is_of_a_machine(text):
    return OF_A_MACHINE.fullmatch(text) is not None


def device(makes, models):
    """“Canon EOS 5D”: the maker and the model, the maker once, without a serial number."""
    make, model = (SERIAL_NUMBER.sub("", " ".join(mended(" ".join(texts[:1])).split())) for texts in (makes, models))
    is_named_twice = model.split() and model.split()[0].casefold() in make.casefold().split()
    return (model if is_named_twice else f"{make} {model}".strip())[:LONGEST]
