from io import BytesIO

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from archive.pixels.metadata import found_in
from archive.pixels.reading import DAMAGE, read_header
from tests import described_pictures as described
from tests.described_pictures import (
    ALL_EXIF,
    ALL_XMP,
    FIELDS_OF_IPTC,
    IN_UTF_8,
    NOWHERE,
    found,
    iptc,
    jpeg,
    jpeg_2000,
    xmp,
)
from tests.small_pictures import encoded

BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"""
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize(
    "packet",
    [
        BOMB + xmp(photoshop_Credit="X").replace(b">X<", b">&c;<"),
        OUTSIDE + xmp(photoshop_Credit="X").replace(b">X<", b">&a;<"),
        b"<!DOCTYPE x>" + xmp(photoshop_Credit="X"),
        xmp(photoshop_Credit="X")[:-40],
        xmp(photoshop_Credit="X").replace(b">X<", b">\xff<"),
        b"<a>" * 10_000,
        b"\0",
    ],
    ids=["bomb", "file", "document type", "cut short", "no UTF-8", "deep", "empty"],
)
def test_hostile_xml_is_refused_in_silence(packet):
    assert found(jpeg(xmp=packet, iptc=iptc((120, b"Harbour")))) == {"caption": "Harbour"} | NOWHERE


NAMES = {
    *("date", "caption", "captions", "headline", "creator", "credit", "copyright", "keywords", "place", "device"),
    "has_location",
}
PARTS = {"exif": ALL_EXIF, "iptc": iptc(IN_UTF_8, *FIELDS_OF_IPTC), "xmp": ALL_XMP}


@st.composite
def damaged_parts(draw):
    """Of the three parts one, with some of its bytes replaced by others."""
    name = draw(st.sampled_from(sorted(PARTS)))
    content = bytearray(PARTS[name])
    for _splice in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        content[start : start + draw(st.integers(0, 30))] = draw(st.binary(max_size=30))
    return {name: bytes(content[:60_000])}


@pytest.mark.filterwarnings("ignore::UserWarning")  # of the reader
@given(damaged_parts())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_no_file_makes_it_fail(part):
    said = found(jpeg(**part))

    assert said.keys() <= NAMES
    assert all(said.values()) or said["has_location"] is False


@pytest.mark.filterwarnings("ignore::UserWarning")
@given(st.sampled_from(["TIFF", "PNG", "WEBP", "AVIF", "JPEG2000"]), st.data())
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
def test_no_bytes_of_any_format_make_it_fail(format, data):
    content = bytearray(DESCRIBED[format])
    for _splice in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(16, len(content) - 1))
        content[start : start + 4] = data.draw(st.binary(min_size=4, max_size=4))
    file = BytesIO(bytes(content))
    try:
        image = read_header(file)
        assume(image.size == (60, 40))
        image.load()
    except DAMAGE:
        reject()
    found_in(image, file)


DESCRIBED = {
    "TIFF": encoded("TIFF", tiffinfo=described.tiff_iptc(PARTS["iptc"])),
    "PNG": encoded("PNG", exif=ALL_EXIF),
    "WEBP": encoded("WEBP", exif=ALL_EXIF, xmp=ALL_XMP),
    "AVIF": encoded("AVIF", exif=ALL_EXIF, xmp=ALL_XMP),
    "JPEG2000": jpeg_2000(exif=ALL_EXIF, xmp=ALL_XMP),
}
