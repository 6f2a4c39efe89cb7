from datetime import date, timedelta

import pytest

from tests import described_pictures as described
from tests.described_pictures import (
    ALL_EXIF,
    ALL_XMP,
    ARTIST,
    BYTES,
    COPYRIGHT,
    DESCRIPTION,
    EXIF,
    FIELDS_OF_IPTC,
    GPS,
    IN_UTF_8,
    MAKE,
    MODEL,
    NOWHERE,
    SOMEWHERE,
    TAKEN,
    XP_COMMENT,
    exif,
    found,
    iptc,
    jpeg,
    jpeg_2000,
    languages,
    xmp,
)
from tests.small_pictures import encoded, heic

FOUND_IN_EXIF = {
    "caption": "Limanda gəmi",
    "headline": "Гавань",
    "creator": "Ayşə F.",
    "copyright": "A. F.; Harbour archive",
    "date": "1990-01-20",
    "keywords": ["liman", "gəmi"],
    "device": "Canon EOS 5D",
    "has_location": True,
}
FOUND_IN_XMP = {
    "caption": "A ship in the harbour",
    "captions": {"az": "Limanda gəmi", "ru": "Корабль в гавани"},
    "headline": "The ship",
    "creator": "Ayşə F.; B. C.",
    "credit": "Harbour archive",
    "copyright": "© Harbour archive",
    "keywords": ["harbour", "ship"],
    "place": "Pier 3, Liman, Utopia",
    "date": "1990-01",
    "has_location": False,
}
FOUND_IN_IPTC = {
    "caption": "Limanda gəmi\nvə dəniz",
    "headline": "Gəmi",
    "creator": "Ayşə F.",
    "credit": "Liman arxivi, şəkil bölməsi",
    "copyright": "(c) Harbour archive",
    "keywords": ["harbour", "gəmi"],
    "place": "Pier 3, Liman, Utopia",
    "date": "1990-01-20",
    "has_location": False,
}


@pytest.mark.parametrize(
    "content",
    [
        jpeg(exif=ALL_EXIF),
        encoded("PNG", exif=ALL_EXIF),
        encoded("WEBP", exif=ALL_EXIF),
        encoded("AVIF", exif=ALL_EXIF),
        heic(exif=ALL_EXIF),
        jpeg_2000(exif=ALL_EXIF),
    ],
    ids=["JPEG", "PNG", "WebP", "AVIF", "HEIC", "JPEG 2000"],
)
def test_what_a_camera_wrote_is_found_in_every_format(content):
    assert found(content) == FOUND_IN_EXIF


@pytest.mark.parametrize(
    "content",
    [
        jpeg(xmp=ALL_XMP),
        described.png_with_xmp(ALL_XMP),
        encoded("WEBP", xmp=ALL_XMP),
        encoded("AVIF", xmp=ALL_XMP),
        encoded("TIFF", tiffinfo={described.XMP_IN_TIFF: ALL_XMP}),
        heic(xmp=ALL_XMP),
        jpeg_2000(xmp=ALL_XMP),
    ],
    ids=["JPEG", "PNG", "WebP", "AVIF", "TIFF", "HEIC", "JPEG 2000"],
)
def test_what_people_and_programs_wrote_is_found_in_every_format(content):
    assert found(content) == FOUND_IN_XMP


@pytest.mark.parametrize("marked", [(IN_UTF_8,), ()], ids=["marked as UTF-8", "not marked"])
def test_what_agencies_wrote_is_found_in_jpeg_and_tiff(marked):
    block = iptc(*marked, *FIELDS_OF_IPTC)

    assert found(jpeg(iptc=block)) == FOUND_IN_IPTC
    assert found(encoded("TIFF", tiffinfo=described.tiff_iptc(block))) == FOUND_IN_IPTC
    assert found(encoded("TIFF", tiffinfo=described.tiff_iptc(described.turned(block)))) == FOUND_IN_IPTC


def test_a_picture_that_says_nothing_is_not_made_to():
    assert found(encoded("JPEG")) == NOWHERE
    assert found(encoded("TIFF", compression="tiff_lzw")) == NOWHERE


def test_of_three_that_speak_the_later_goes_first_and_the_earlier_fills_the_gaps():
    content = jpeg(
        exif=exif({DESCRIPTION: b"By EXIF\0", ARTIST: b"E. X.\0", COPYRIGHT: b"EXIF\0"}),
        iptc=iptc((120, b"By IPTC"), (80, b"I. P.")),
        xmp=xmp(languages("dc:description", x_default="By XMP")),
    )

    assert found(content) == {"caption": "By XMP", "creator": "I. P.", "copyright": "EXIF"} | NOWHERE


def test_what_cannot_be_read_gives_way_to_what_can():
    content = jpeg(exif=exif({DESCRIPTION: b"Harbour\0"}), xmp=xmp(languages("dc:description", x_default="????? ???")))

    assert found(content) == {"caption": "Harbour"} | NOWHERE


def test_one_caption_in_one_language_is_the_caption():
    assert found(jpeg(xmp=xmp(languages("dc:description", az="Liman")))) == {"caption": "Liman"} | NOWHERE


def test_xmp_in_attributes_is_read_and_that_of_earlier_versions_is_not():
    packet = xmp(
        '<xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description dc:description="Of another" exif:Note="1"/></rdf:li></rdf:Bag>'
        "</xmpMM:Pantry>"
    ).replace(b'rdf:about=""', b'rdf:about="" photoshop:Credit="Harbour archive"', 1)

    assert found(jpeg(xmp=packet)) == {"credit": "Harbour archive"} | NOWHERE


# Dates


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1990:01:20 14:30:00", "1990-01-20"),
        ("1990:01:20", "1990-01-20"),
        ("1990:01:00 00:00:00", "1990-01"),
        ("1990:01:  ", "1990-01"),
        ("1990:00:00 00:00:00", "1990"),
        ("1990:00:20", "1990"),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("1990:02:30 00:00:00", None),
        ("1990:13:01 00:00:00", None),
        ("1970:01:01 00:00:00", None),
        ("1980:01:01 00:00:00", None),
        ("1789:07:14 00:00:00", None),
        ("yesterday", None),
        ("199", None),
    ],
)
def test_a_date_keeps_its_precision_and_an_absurd_one_is_left_out(written, edtf):
    content = jpeg(exif=exif({EXIF: {TAKEN: written.encode() + b"\0"}}))

    assert found(content) == ({"date": edtf} if edtf else {}) | NOWHERE


def test_nothing_was_taken_in_the_future():
    soon = f"{date.today() + timedelta(days=3):%Y:%m:%d} 12:00:00"

    assert found(jpeg(exif=exif({EXIF: {TAKEN: soon.encode() + b"\0"}}))) == NOWHERE


# Places and devices


def test_of_coordinates_it_is_said_only_that_they_are_there():
    by_camera = jpeg(exif=exif({GPS: SOMEWHERE}))
    by_program = jpeg(xmp=xmp(exif_GPSLatitude="10,20.5N", exif_GPSLongitude="11,2.5E"))

    assert found(by_camera) == found(by_program) == {"has_location": True}


def test_a_receiver_that_found_no_satellite_says_no_place():
    assert found(jpeg(exif=exif({GPS: {0: (BYTES, b"\x02\x03\0\0")}}))) == NOWHERE


@pytest.mark.parametrize(
    ("make", "model", "device"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("EASTMAN KODAK COMPANY", "KODAK DX4530", "KODAK DX4530"),
        ("EPSON", "Perfection V850", "EPSON Perfection V850"),
        ("Leaf", "Leaf Aptus 75(LI300020   )/Large Format", "Leaf Aptus 75"),
        ("Phase One", "P45 S/N 123456", "Phase One P45"),
        ("EPSON", "", "EPSON"),
        ("", "X100", "X100"),
    ],
)
def test_a_device_has_its_maker_once_and_no_serial_number(make, model, device):
    tags = {MAKE: make.encode() + b"\0", MODEL: model.encode() + b"\0"}

    assert found(jpeg(exif=exif(tags))) == {"device": device} | NOWHERE


# Words


@pytest.mark.parametrize(
    "words", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DSC_0001", "IMG_2033.JPG", "untitled", " \t "]
)
def test_what_a_machine_wrote_is_no_caption(words):
    assert found(jpeg(exif=exif({DESCRIPTION: words.encode() + b"\0"}))) == NOWHERE


def test_words_are_cut_where_they_have_no_end():
    said = found(
        jpeg(
            iptc=iptc((120, b"a " * 9000), (105, b"b" * 400), *((25, b"key %d" % number) for number in range(200))),
            xmp=xmp(photoshop_Credit="c" * 9000),
        )
    )

    assert {name: len(value) for name, value in said.items() if name != "has_location"} == {
        "caption": 3999,
        "headline": 300,
        "credit": 300,
        "keywords": 100,
    }


def test_a_comment_of_windows_is_a_caption_where_there_is_no_other():
    comment = (BYTES, "Limanda gəmi\0".encode("utf-16-le"))

    assert found(jpeg(exif=exif({XP_COMMENT: comment}))) == {"caption": "Limanda gəmi"} | NOWHERE
