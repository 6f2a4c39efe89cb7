import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive.pictures import Picture, UnacceptablePicture, examine, shown
from tests.small_pictures import (
    LYING_ON_ITS_SIDE,
    ORIENTATION,
    animated,
    encoded,
    gradient,
    png_bomb,
    sixteen_bits,
    with_metadata,
)

SCRIPT = b"<html><script>alert(1)</script></html>"
END_OF_A_ZIP = b"PK\x05\x06" + bytes(18)


def refusal(content, name):
    with pytest.raises(UnacceptablePicture) as refused:
        examine(BytesIO(content), name=name)
    return str(refused.value).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", encoded("JPEG")),
        ("a.JPEG", encoded("JPEG", gradient(mode="CMYK"))),
        ("a.jpg", encoded("JPEG", progressive=True)),
        ("a.png", encoded("PNG")),
        ("a.png", encoded("PNG", gradient(mode="P"))),
        ("a.png", sixteen_bits("PNG")),
        ("a.webp", encoded("WEBP")),
        ("a.webp", encoded("WEBP", lossless=True)),
        ("a.tif", encoded("TIFF")),
        ("a.tiff", encoded("TIFF", compression="tiff_lzw")),
        ("a.tiff", encoded("TIFF", big_tiff=True)),
        ("a.tif", encoded("TIFF", gradient(mode="CMYK"))),
        ("a.tif", sixteen_bits()),
        ("a name without an ending", encoded("TIFF")),
    ],
)
def test_whole_still_pictures_of_four_formats_are_accepted(name, content):
    file = BytesIO(content)

    picture = examine(file, name=name)

    assert picture == Picture(picture.format, 60, 40, len(content), hashlib.sha256(content).hexdigest())
    assert picture.format in ("JPEG", "PNG", "WEBP", "TIFF")
    assert file.tell() == 0


def test_an_upload_of_django_is_examined_like_any_file():
    content = encoded("TIFF", compression="tiff_lzw")

    assert examine(SimpleUploadedFile("scan.tif", content), name="scan.tif").size == len(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", with_metadata("JPEG")),
        ("a.webp", with_metadata("WEBP")),
        ("a.tif", encoded("TIFF", tiffinfo={ORIENTATION: LYING_ON_ITS_SIDE})),
        ("a.tif", encoded("TIFF", tiffinfo={ORIENTATION: LYING_ON_ITS_SIDE}, compression="tiff_lzw")),
    ],
)
def test_width_and_height_are_those_of_the_picture_held_upright(name, content):
    picture = examine(BytesIO(content), name=name)

    assert (picture.width, picture.height) == (40, 60)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"%PDF-1.7\n",
        encoded("GIF"),
        encoded("BMP"),
        SCRIPT,
        SCRIPT + encoded("JPEG"),
    ],
)
def test_nothing_else_is_a_picture_whatever_its_name_says(content):
    expected = "“a.jpg” does not hold a JPEG, PNG, WebP or TIFF picture, whatever its name says."

    assert refusal(content, "a.jpg") == expected


@pytest.mark.parametrize("name", ["a.png", "a.jpg.html", "a.svg", "a.jpg "])
def test_a_name_that_says_otherwise_is_refused(name):
    assert (
        refusal(encoded("JPEG"), name) == f"“{name}” holds a JPEG picture, but its name says otherwise: call it .jpg."
    )


def test_an_empty_file_is_refused():
    assert refusal(b"", "a.jpg") == "“a.jpg” is empty."


def test_too_many_bytes_are_refused_before_anything_is_read(settings):
    settings.UPLOAD_MAX_BYTES = 1024

    assert refusal(bytes(2048), "a.jpg") == "“a.jpg” has 2.0 KB; a picture may have 1.0 KB."


def test_too_many_pixels_are_refused_by_the_header_alone(monkeypatch):
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", lambda image: pytest.fail("decoded"))

    sentence = refusal(png_bomb(), "a.png")

    assert sentence == "“a.png” has 40000 × 40000 pixels; a picture may have 80000000 in all."
    assert len(png_bomb()) < 200


def test_our_own_limit_holds_and_not_that_of_the_library(settings, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)

    assert examine(BytesIO(encoded("JPEG")), name="a.jpg").width == 60


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", encoded("JPEG", gradient((300, 200)))),
        ("a.png", encoded("PNG", gradient((300, 200)))),
        ("a.webp", encoded("WEBP", gradient((300, 200)))),
    ],
)
def test_half_a_picture_is_refused(name, content):
    for length in (len(content) // 2, len(content) - 1):
        assert refusal(content[:length], name) == f"“{name}” is cut short: the end of the picture is missing."


@pytest.mark.filterwarnings("ignore:Truncated File Read")
@pytest.mark.parametrize("how", [{}, {"compression": "tiff_lzw"}])
def test_half_a_tiff_is_refused(how):
    content = encoded("TIFF", Image.effect_noise((300, 200), 90), **how)

    for length in (len(content) // 2, len(content) - 10):
        assert refusal(content[:length], "a.tif") == "“a.tif” is damaged and cannot be read as a TIFF picture."


def test_a_picture_with_the_wrong_bytes_in_the_middle_is_refused():
    content = bytearray(encoded("PNG"))
    content[content.index(b"IDAT") + 8] ^= 0xFF

    assert refusal(bytes(content), "a.png") == "“a.png” is damaged and cannot be read as a PNG picture."


def test_a_promise_of_pixels_that_are_not_there_is_refused():
    assert refusal(png_bomb(2000, 2000), "a.png") == "“a.png” is damaged and cannot be read as a PNG picture."


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("behind", [SCRIPT, END_OF_A_ZIP])
def test_a_picture_that_is_something_else_as_well_is_refused(format, behind):
    sentence = refusal(encoded(format) + behind, "a")

    assert sentence == f"“a” holds {len(behind)} bytes of something else behind the picture; save it again without."


def test_zeros_and_further_previews_behind_a_photograph_are_what_cameras_write():
    content = encoded("JPEG") + bytes(512) + encoded("JPEG") + bytes(512)

    assert examine(BytesIO(content), name="a.jpg").size == len(content)


@pytest.mark.parametrize("format", ["WEBP", "PNG", "TIFF"])
def test_what_moves_or_has_pages_is_refused(format):
    assert refusal(animated(format), "a") == "“a” moves or has several pages; save the one picture that is meant."


def test_pixels_that_are_not_whole_numbers_are_refused():
    sentence = refusal(encoded("TIFF", Image.new("F", (60, 40))), "a.tif")

    assert sentence == "“a.tif” stores its colours in a way that cannot be shown (F); save it with 8 or 16 bits."


def test_a_picture_too_tall_for_its_derivatives_is_refused_and_a_panorama_is_not():
    tall, wide = (encoded("PNG", Image.new("L", size)) for size in ((30, 17_000), (17_000, 30)))

    assert refusal(tall, "a.png") == "“a.png” is too tall for its width (30 × 17000 pixels); cut it into parts."
    assert examine(BytesIO(wide), name="a.png").width == 17_000


def test_a_refusal_is_what_forms_understand():
    with pytest.raises(ValidationError) as refused:
        examine(BytesIO(b""), name="a.jpg")

    assert (refused.value.code, refused.value.messages) == ("empty", ["“a.jpg” is empty."])


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("harbour.jpg", "harbour.jpg"),
        ("Şəhid Xiyabanı, 1990.tif", "Şəhid Xiyabanı, 1990.tif"),
        ("../../etc/passwd", "passwd"),
        ("C:\\photographs\\a.jpg", "a.jpg"),
        ("a\n\x00\x1b[31m.jpg", "a\\n\\x00\\x1b[31m.jpg"),
        ("gpj.\u202etxt", "gpj.\\u202etxt"),
        ("a" * 200, "a" * 80 + "…"),
        ("%(size)s.jpg", "%(size)s.jpg"),
    ],
)
def test_a_hostile_name_is_only_ever_shown_and_then_as_what_it_is(name, seen):
    assert shown(name) == seen
    assert refusal(b"", name) == f"“{seen}” is empty."
