import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive import confined
from archive.pictures import UnacceptablePicture, examine, shown
from tests.small_pictures import (
    LYING_ON_ITS_SIDE,
    OF_EVERY_FORMAT,
    ORIENTATION,
    SRGB_PROFILE,
    animated,
    codestream,
    encoded,
    gradient,
    heic,
    heic_on_its_side,
    jpeg2000_bomb,
    png_bomb,
    scan_bomb,
    sixteen_bit_colours,
    sixteen_bits,
    webp_bomb,
    wide_png,
    with_metadata,
    with_profile_in_a_box,
)

SCRIPT = b"<html><script>alert(1)</script></html>"
END_OF_A_ZIP = b"PK\x05\x06" + bytes(18)


def refusal(content, name):
    with pytest.raises(UnacceptablePicture) as refused:
        examine(BytesIO(content), name=name)
    return str(refused.value).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "content", "format", "colours"),
    [
        ("a.jpg", encoded("JPEG"), "JPEG", "RGB, 8 bits"),
        ("a.JPEG", encoded("JPEG", gradient(mode="CMYK")), "JPEG", "CMYK, 8 bits"),
        ("a.jpg", encoded("JPEG", progressive=True, icc_profile=SRGB_PROFILE), "JPEG", "RGB, 8 bits, sRGB built-in"),
        ("a.png", encoded("PNG"), "PNG", "RGB, 8 bits"),
        ("a.png", encoded("PNG", gradient(mode="P")), "PNG", "palette, 8 bits"),
        ("a.png", encoded("PNG", gradient(mode="RGBA")), "PNG", "RGB with transparency, 8 bits"),
        ("a.png", sixteen_bits("PNG"), "PNG", "grey, 16 bits"),
        ("a.webp", encoded("WEBP"), "WEBP", "RGB, 8 bits"),
        ("a.webp", encoded("WEBP", lossless=True), "WEBP", "RGB, 8 bits"),
        ("a.tif", encoded("TIFF"), "TIFF", "RGB, 8 bits"),
        ("a.tiff", encoded("TIFF", compression="tiff_lzw"), "TIFF", "RGB, 8 bits"),
        ("a.tiff", encoded("TIFF", big_tiff=True), "TIFF", "RGB, 8 bits"),
        ("a.tif", encoded("TIFF", gradient(mode="CMYK")), "TIFF", "CMYK, 8 bits"),
        ("a.tif", encoded("TIFF", gradient(mode="1")), "TIFF", "black and white, 1 bit"),
        ("a.tif", encoded("TIFF", Image.new("LAB", (60, 40))), "TIFF", "LAB, 8 bits"),
        ("a.tif", sixteen_bits(), "TIFF", "grey, 16 bits"),
        ("a.tif", sixteen_bit_colours(), "TIFF", "RGB, 16 bits"),
        ("a.avif", encoded("AVIF"), "AVIF", "RGB, 8 bits"),
        ("a.avif", encoded("AVIF", Image.new("RGBA", (60, 40))), "AVIF", "RGB with transparency, 8 bits"),
        ("a.heic", heic(), "HEIF", "RGB, 8 bits"),
        ("a.HIF", heic(gradient(mode="L")), "HEIF", "grey, 8 bits"),
        ("a.jp2", encoded("JPEG2000"), "JPEG2000", "RGB, 8 bits"),
        ("a.jp2", sixteen_bits("JPEG2000"), "JPEG2000", "grey, 16 bits"),
        ("a.jpf", with_profile_in_a_box(), "JPEG2000", "RGB, 8 bits, sRGB built-in"),
        ("a.j2k", codestream(), "JPEG2000", "RGB, 8 bits"),
        ("a name without an ending", encoded("TIFF"), "TIFF", "RGB, 8 bits"),
    ],
)
def test_whole_still_pictures_of_seven_formats_are_accepted(name, content, format, colours):
    file = BytesIO(content)

    picture = examine(file, name=name)

    assert (picture.format, picture.width, picture.height, picture.colours) == (format, 60, 40, colours)
    assert (picture.size, picture.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert file.tell() == 0


def test_an_upload_of_django_is_examined_like_any_file():
    content = encoded("TIFF", compression="tiff_lzw")

    assert examine(SimpleUploadedFile("scan.tif", content), name="scan.tif").size == len(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", with_metadata("JPEG")),
        ("a.webp", with_metadata("WEBP")),
        ("a.avif", with_metadata("AVIF")),
        ("a.heic", heic_on_its_side()),
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
        encoded("ICO"),
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(100),
        b"\0\0\0\x18ftyp",
        END_OF_A_ZIP,
        SCRIPT,
        SCRIPT + encoded("JPEG"),
    ],
)
def test_nothing_else_is_a_picture_whatever_its_name_says(content, monkeypatch):
    monkeypatch.setattr(confined, "ask", lambda *_given, **_facts: pytest.fail("given to a reader"))

    assert refusal(content, "a.jpg") == (
        "“a.jpg” does not hold a JPEG, PNG, WebP, TIFF, AVIF, HEIC or JPEG 2000 picture, whatever its name says."
    )


@pytest.mark.parametrize(
    ("name", "ending", "format", "right"),
    [
        ("a.png", "jpg", "JPEG", ".jpg"),
        ("a.jpg.html", "jpg", "JPEG", ".jpg"),
        ("a.svg", "png", "PNG", ".png"),
        ("a.jpg ", "jpg", "JPEG", ".jpg"),
        ("a.jpg", "webp", "WebP", ".webp"),
        ("a.jpg", "heic", "HEIC", ".heic"),
        ("a.heic", "avif", "AVIF", ".avif"),
        ("a.jpg", "j2k", "JPEG 2000", ".jp2"),
    ],
)
def test_a_name_that_says_otherwise_is_refused(name, ending, format, right):
    assert refusal(OF_EVERY_FORMAT[ending], name) == (
        f"“{name}” holds a picture in the format {format}, but its name says otherwise: call it {right}."
    )


def test_an_empty_file_is_refused():
    assert refusal(b"", "a.jpg") == "“a.jpg” is empty."


def test_too_many_bytes_are_refused_before_anything_is_read(settings):
    settings.UPLOAD_MAX_BYTES = 1024

    assert refusal(bytes(2048), "a.jpg") == "“a.jpg” has 2.0 KB; a picture may have 1.0 KB."


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", png_bomb(), "40000 × 40000"),
        ("a.webp", webp_bomb(), "16383 × 16383"),
        ("a.jp2", jpeg2000_bomb(), "40000 × 40000"),
    ],
)
def test_too_many_pixels_are_refused_by_the_header_alone(settings, name, content, size):
    settings.DECODING_MAX_MEMORY = 200 * 1024 * 1024  # not enough for any of them

    assert refusal(content, name) == f"“{name}” has {size} pixels; a picture may have 80000000 in all."
    assert len(content) < 500


@pytest.mark.parametrize("ending", OF_EVERY_FORMAT)
def test_the_limit_on_pixels_holds_for_every_format(settings, ending):
    settings.UPLOAD_MAX_PIXELS = 60 * 40 - 1

    assert refusal(OF_EVERY_FORMAT[ending], "a") == "“a” has 60 × 40 pixels; a picture may have 2399 in all."


def test_an_honest_picture_of_too_much_memory_costs_the_child_alone(settings):
    settings.UPLOAD_MAX_PIXELS, settings.DECODING_MAX_MEMORY = 10**9, 150 * 1024 * 1024
    content = wide_png()

    sentence = refusal(content, "a.png")

    assert sentence == "“a.png” needs more memory to be read than a picture may have (150.0 MB); save it smaller."
    assert len(content) < 50_000


def test_a_picture_that_is_decoded_for_ever_costs_the_child_alone(settings):
    settings.DECODING_MAX_SECONDS = 1

    sentence = refusal(scan_bomb(), "a.jpg")

    assert sentence == "“a.jpg” takes longer to be read than a picture may take (1 seconds); save it again."


@pytest.mark.parametrize("ending", sorted(set(OF_EVERY_FORMAT) - {"tif"}))
def test_half_a_picture_is_refused(ending):
    content = OF_EVERY_FORMAT[ending]

    for length in (len(content) // 2, len(content) - 1):
        assert refusal(content[:length], "a") == "“a” is cut short: the end of the picture is missing."


@pytest.mark.parametrize("how", [{}, {"compression": "tiff_lzw"}])
def test_half_a_tiff_is_refused(how):
    content = encoded("TIFF", Image.effect_noise((300, 200), 90), **how)

    for length in (len(content) // 2, len(content) - 10):
        assert refusal(content[:length], "a.tif") == "“a.tif” is damaged and cannot be read as TIFF."


@pytest.mark.parametrize("ending", OF_EVERY_FORMAT)
def test_a_picture_whose_middle_is_destroyed_is_refused_or_read_and_harms_nobody(ending):
    content = bytearray(OF_EVERY_FORMAT[ending])
    middle = slice(len(content) // 4, len(content) * 3 // 4)
    content[middle] = b"\xa5" * len(content[middle])

    try:
        assert examine(BytesIO(content), name="a").width == 60
    except UnacceptablePicture as refused:
        assert refused.code in ("damaged", "cut short", "something behind")


def test_a_picture_with_a_wrong_byte_is_refused():
    content = bytearray(encoded("PNG"))
    content[content.index(b"IDAT") + 8] ^= 0xFF

    assert refusal(bytes(content), "a.png") == "“a.png” is damaged and cannot be read as PNG."


def test_a_promise_of_pixels_that_are_not_there_is_refused():
    assert refusal(png_bomb(2000, 2000), "a.png") == "“a.png” is damaged and cannot be read as PNG."


@pytest.mark.parametrize("ending", OF_EVERY_FORMAT)
@pytest.mark.parametrize("behind", [SCRIPT, END_OF_A_ZIP])
def test_a_picture_that_is_something_else_as_well_is_refused(ending, behind):
    sentence = refusal(OF_EVERY_FORMAT[ending] + behind, "a")

    assert sentence == f"“a” holds {len(behind)} bytes of something else behind the picture; save it again without."


@pytest.mark.parametrize("ending", ["avif", "heic"])
def test_a_picture_that_would_reach_to_the_end_of_the_file_is_refused(ending):
    content = OF_EVERY_FORMAT[ending]
    at = content.index(b"mdat") - 4

    sentence = refusal(content[:at] + bytes(4) + content[at + 4 :] + SCRIPT, "a")

    assert sentence == "“a” does not say where its picture ends; save it again."


def test_zeros_and_further_previews_behind_a_photograph_are_what_cameras_write():
    content = encoded("JPEG") + bytes(512) + encoded("JPEG") + bytes(512)

    assert examine(BytesIO(content), name="a.jpg").size == len(content)


MOVING = [animated("WEBP"), animated("PNG"), animated("TIFF"), animated("AVIF"), heic(further=[gradient()])]


@pytest.mark.parametrize("content", MOVING)
def test_what_moves_or_has_pages_is_refused(content):
    assert refusal(content, "a") == "“a” moves or has several pages; save the one picture that is meant."


@pytest.mark.parametrize("content", MOVING)
def test_where_more_frames_are_allowed_the_first_is_the_picture(settings, content):
    settings.UPLOAD_MAX_FRAMES = 2

    assert examine(BytesIO(content), name="a").size == len(content)


def test_more_frames_than_are_allowed_are_counted(settings):
    settings.UPLOAD_MAX_FRAMES = 2
    content = encoded("TIFF", save_all=True, append_images=[gradient(), gradient()])

    assert refusal(content, "a.tif") == "“a.tif” has 3 pages or frames; a picture may have 2."


def test_every_frame_that_is_allowed_is_decoded(settings):
    settings.UPLOAD_MAX_FRAMES = 2
    content = bytearray(animated("PNG"))
    content[content.index(b"fdAT") + 12] ^= 0xFF

    assert refusal(bytes(content), "a.png") == "“a.png” is damaged and cannot be read as PNG."


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
