"""From a file that says much of itself to the files that visitors get, the whole way, and what those say."""

from functools import partial
from io import BytesIO

import pytest
from django.conf import settings

from archive import confined, originals
from archive.pixels import deriving, tiling
from tests.described_pictures import (
    ALL_EXIF,
    ALL_XMP,
    FIELDS_OF_IPTC,
    iptc,
    jpeg,
    jpeg_2000,
    png_with_xmp,
    scene,
    tiff_iptc,
)
from tests.exiftool import all_written_into
from tests.makers import make_photograph, publish
from tests.small_pictures import SRGB_PROFILE, encoded, heic

pytestmark = pytest.mark.django_db

CREDIT = "Liman arxivi & “Гавань”"
FREE, IN_COPYRIGHT = "https://creativecommons.org/licenses/by/4.0/", "http://rightsstatements.org/vocab/InC/1.0/"
CARRIED = {"XMP-photoshop:Credit": CREDIT, "XMP-xmpRights:WebStatement": FREE}
SAID = {"exif": ALL_EXIF, "xmp": ALL_XMP}
DEEP = jpeg(**SAID, iptc=iptc(*FIELDS_OF_IPTC), picture=scene(1, (2700, 620)))
ARRIVING = {
    "a.jpg": jpeg(**SAID, iptc=iptc(*FIELDS_OF_IPTC), picture=scene(1)),
    "a.png": png_with_xmp(ALL_XMP),
    "a.webp": encoded("WEBP", scene(1), **SAID, icc_profile=SRGB_PROFILE),
    "a.tif": encoded("TIFF", scene(1), tiffinfo=tiff_iptc(iptc(*FIELDS_OF_IPTC)), icc_profile=SRGB_PROFILE),
    "a.avif": encoded("AVIF", scene(1), **SAID, icc_profile=SRGB_PROFILE),
    "a.heic": heic(scene(1), **SAID),
    "a.jp2": jpeg_2000(**SAID, picture=scene(1)),
}
# What the files above say, in the encodings they say it in.
WORDS = ("Limanda", "gəmi", "Ayşə", "Гавань, ", "Harbour archive", "Canon", "1990:01:20")


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """The public files of a photograph with these rights, made from this file: {name: path}."""

    def published(content, name, rights):
        original = originals.take_in(BytesIO(content), name=name)
        assert original.found
        about = {"credit": CREDIT, "rights": rights, "alternative_text": "A ship in the harbour."}
        photograph = make_photograph(**originals.photograph_columns(original), **about)
        with django_capture_on_commit_callbacks(execute=True):
            publish(photograph)
        files = (path for path in (settings.MEDIA_DIR / "public").rglob("*.*") if path.is_file())
        return {str(path).split(str(photograph.uid))[1].split("/", 2)[2]: path for path in files}

    return published


def here(ask):
    """The same without a process of its own for what is made, so that it can be told which library to use."""
    return lambda order, **facts: getattr(deriving, order, partial(ask, order))(**facts)


def said(files):
    return dict(zip(files, all_written_into(files.values()), strict=True))


@pytest.mark.parametrize("name", ARRIVING)
def test_public_files_carry_the_credit_and_the_licence_and_nothing_else(published, name):
    files = published(ARRIVING[name], name, FREE)

    assert len(files) >= 9
    assert said(files) == dict.fromkeys(files, CARRIED)


@pytest.mark.parametrize("name", ARRIVING)
def test_where_nothing_may_be_taken_along_they_carry_nothing(published, name):
    files = published(ARRIVING[name], name, IN_COPYRIGHT)

    assert said(files) == {name: {} for name in files}
    content = b"".join(path.read_bytes() for path in files.values())
    assert [word for word in WORDS if word.encode() in content or word.encode("utf-16-le") in content] == []


@pytest.mark.parametrize("has_vips", [True, False], ids=["libvips", "Pillow"])
def test_tiles_say_nothing_and_the_whole_says_what_the_widest_picture_says(published, monkeypatch, has_vips):
    if has_vips:
        pytest.importorskip("pyvips")
    monkeypatch.setattr(tiling, "has_vips", lambda: has_vips)
    monkeypatch.setattr(confined, "ask", here(confined.ask))

    files = published(DEEP, "deep.jpg", FREE)

    tiles = {name for name in files if name.startswith("tiles/")}
    whole = "tiles/full/max/0/default.jpg"
    assert len(tiles) > 12
    assert said(files) == {name: {} if name in tiles - {whole} else CARRIED for name in files}
