from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from archive.pixels.credit import packet
from archive.pixels.xmp import PHOTOSHOP, RDF
from archive.pixels.xmp import read_xmp as read
from tests.exiftool import written_into
from tests.small_pictures import gradient

CREDIT = "A & B <c> “Harbour archive” ]]> Архив"
LICENCE = "https://example.org/licence/?a=1&b=2"
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


def saved(folder, ending, **how):
    path = folder / f"picture.{ending}"
    picture = gradient()
    picture.info = {}
    picture.save(path, FORMATS[ending], **how)
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_a_public_picture_carries_its_credit_and_its_licence_and_nothing_else(tmp_path, ending):
    path = saved(tmp_path, ending, xmp=packet(CREDIT, LICENCE))

    assert written_into(path) == {"XMP-photoshop:Credit": CREDIT, "XMP-xmpRights:WebStatement": LICENCE}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_without_credit_and_licence_carries_nothing(tmp_path, ending):
    assert packet("", "") == b""
    assert written_into(saved(tmp_path, ending)) == {}


@pytest.mark.parametrize(
    ("credit", "licence", "expected"),
    [
        (CREDIT, "", {"XMP-photoshop:Credit": CREDIT}),
        ("", LICENCE, {"XMP-xmpRights:WebStatement": LICENCE}),
    ],
)
def test_what_is_not_there_leaves_no_empty_field(tmp_path, credit, licence, expected):
    assert written_into(saved(tmp_path, "jpg", xmp=packet(credit, licence))) == expected


def test_the_eye_of_these_tests_sees_what_must_not_be_there(tmp_path):
    path = saved(tmp_path, "jpg", comment=b"made by a program")

    assert written_into(path) == {"File:Comment": "made by a program"}


@given(st.text(min_size=1, max_size=300))
def test_every_credit_makes_a_whole_packet_of_one_property(credit):
    description = ElementTree.fromstring(packet(credit, "")).find(f"{RDF}RDF/{RDF}Description")

    assert [element.tag for element in description] == [f"{PHOTOSHOP}Credit"]


def test_our_own_reader_finds_the_credit_again():
    file = BytesIO()
    gradient().save(file, "WEBP", xmp=packet(CREDIT, LICENCE))

    with Image.open(file) as image:
        assert read(image.info["xmp"])["credit"] == [CREDIT]
