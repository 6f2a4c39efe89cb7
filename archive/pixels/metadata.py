"""What a picture file says of itself, in words that can be read: offered to a curator, never used unasked."""

import re
import warnings

from PIL import Image

from archive.pixels.boxes import EXIF, XMP, boxes_in
from archive.pixels.dating import edtf
from archive.pixels.exif import read_exif
from archive.pixels.iptc import read_iptc
from archive.pixels.machines import device, is_of_a_machine
from archive.pixels.mending import mended
from archive.pixels.reading import DAMAGE
from archive.pixels.xmp import read_xmp

LONGEST = {"caption": 5000, "headline": 300, "creator": 300, "credit": 300, "copyright": 1000, "place": 300}
LONGEST_KEYWORD = 100
MOST, MOST_LANGUAGES = 100, 20  # texts looked at in any one list
SEVERAL = {"creator": "; ", "place": ", "}
ON_SEVERAL_LINES = ("caption", "copyright")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def found_in(image, file):
    """What there is of date (EDTF), caption, captions ({language: caption}, of several), headline, creator, credit,
    copyright, keywords (a list), place and device; and always has_location: whether coordinates are in it.

    For each of them XMP goes before IPTC, and IPTC before EXIF: cameras write EXIF, people and programs the others, XMP
    the last. Coordinates and serial numbers stay in the file. What cannot be read well is absent, and no file makes it
    fail. It takes a picture that is decoded, and its file for what Pillow does not read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of damaged EXIF
        said = list(_said(image, file))
    found = {name: _words(name, [one.get(name, []) for one in said]) for name in LONGEST}
    found |= {
        "date": next((day for one in said for text in one.get("date", []) if (day := edtf(text))), ""),
        "captions": _captions(said[0].get("captions", []), found["caption"]),
        "keywords": next((words for one in said if (words := _keywords(one.get("keywords", [])))), []),
        "device": next((name for one in said if (name := device(one.get("make", []), one.get("model", [])))), ""),
    }
    has_location = any(one.get("has_location", False) for one in said)
    return {name: value for name, value in found.items() if value} | {"has_location": has_location}


def _said(image, file):
    """{name: [texts]} by XMP, by IPTC and by EXIF; nothing by one that is damaged."""
    beside = _attempted(boxes_in, file)
    yield _attempted(read_xmp, image.info.get("xmp") or beside.get(XMP, b""))
    yield _attempted(read_iptc, image)
    yield _attempted(_read_exif, image, beside.get(EXIF))


def _attempted(reader, *what):
    try:
        return reader(*what)
    except (*DAMAGE, RecursionError):
        return {}


def _read_exif(image, beside):
    if not beside:
        return read_exif(image.getexif())
    exif = Image.Exif()
    exif.load(beside)
    return read_exif(exif)


def _words(name, said):
    """The first that says something: one text, or all of its texts joined where there may be several."""
    for texts in said:
        read = list(filter(None, (_readable(text, LONGEST[name], name in ON_SEVERAL_LINES) for text in texts[:MOST])))
        if read:
            return SEVERAL[name].join(dict.fromkeys(read))[: LONGEST[name]] if name in SEVERAL else read[0]
    return ""


def _readable(text, longest, keeps_lines=False):
    text = mended(text[: 4 * longest])  # misread twice, a letter is up to four
    text = text if keeps_lines else " ".join(text.split())
    return "" if is_of_a_machine(text) else text[:longest].rstrip()


def _captions(said, preferred):
    """By language, where they are more than the one that is preferred."""
    captions = {
        language: text
        for language, caption in said[:MOST_LANGUAGES]
        if LANGUAGE.fullmatch(language) and (text := _readable(caption, LONGEST["caption"], keeps_lines=True))
    }
    return captions if {*captions.values(), preferred} != {preferred} else {}


def _keywords(texts):
    read = (_readable(text, LONGEST_KEYWORD) for text in texts[:MOST])
    return list(dict.fromkeys(filter(None, read)))
