import json
import subprocess
from pathlib import Path
from shutil import which

import pytest
from PIL import Image, ImageCms

from archive import derivatives
from archive.pixels import deriving
from archive.pixels.sizes import is_deep, square, widths_for
from tests.small_pictures import (
    LYING_ON_ITS_SIDE,
    ORIENTATION,
    encoded,
    gradient,
    sixteen_bits,
    with_metadata,
)

UID = "0123456789"
SHA256 = "a" * 64
FREE = "https://creativecommons.org/publicdomain/zero/1.0/"
# What makes up an image and not what is told of it; the rest is metadata.
OF_THE_FORMAT = ("ExifTool", "System", "File", "Composite", "RIFF", "QuickTime", "Meta", "JFIF", "SourceFile")


@pytest.fixture
def derived(tmp_path):
    """All public files of a picture, by name; `of(content, …)` makes them."""

    def of(content, **how):
        original, folder = tmp_path / "original", tmp_path / "whole"
        original.write_bytes(content)
        folder.mkdir(exist_ok=True)
        size = deriving.derive(str(original), str(folder), **how)
        if is_deep((size["width"], size["height"])):
            assert deriving.tile(str(original), str(folder)) == size
        return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}

    return of


def opened(path):
    with Image.open(path) as picture:
        picture.load()
        return picture


def in_all_formats(*names):
    return sorted(f"{name}.{format}" for name in names for format in ("avif", "webp", "jpg"))


def nearly(colour, expected, within=6):
    return all(abs(a - b) <= within for a, b in zip(colour, expected, strict=True))


# --- sizes


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, (1,)),
        (200, (200,)),
        (320, (320,)),
        (321, (320, 321)),
        (1000, (320, 640, 1000)),
        (2560, (320, 640, 1280, 2560)),
        (6000, (320, 640, 1280, 2560)),
    ],
)
def test_a_picture_is_never_enlarged(width, widths):
    assert widths_for(width) == widths


@pytest.mark.parametrize(
    ("size", "focus", "box"),
    [
        ((300, 100), None, (100, 0, 200, 100)),
        ((300, 100), (0, 0), (0, 0, 100, 100)),
        ((300, 100), (100, 50), (200, 0, 300, 100)),
        ((300, 100), (30, 90), (40, 0, 140, 100)),
        ((100, 300), (90, 40), (0, 70, 100, 170)),
        ((100, 100), (7, 80), (0, 0, 100, 100)),
    ],
)
def test_a_square_lies_around_the_focal_point_as_near_as_the_edges_allow(size, focus, box):
    assert square(size, focus) == box


@pytest.mark.parametrize(
    ("size", "expected"), [((2560, 2560), False), ((2561, 10), True), ((10, 2561), True), ((100, 100), False)]
)
def test_only_a_picture_larger_than_its_widest_copy_has_tiles(size, expected):
    assert is_deep(size) is expected


# --- names and addresses


def test_an_address_cannot_be_guessed(settings):
    own = derivatives.token(UID, SHA256)

    assert derivatives.address(UID, SHA256, 640, "avif") == f"/media/{UID}/{own}/640.avif"
    assert derivatives.crop_address(UID, SHA256, 320, "jpg") == f"/media/{UID}/{own}/square-320.jpg"
    assert derivatives.tiles_address(UID, SHA256) == f"/media/{UID}/{own}/tiles"
    assert derivatives.TOKEN.fullmatch(own)
    assert own not in (derivatives.token("9876543210", SHA256), derivatives.token(UID, "b" * 64))
    settings.SECRET_KEY = "another"
    assert derivatives.token(UID, SHA256) != own


@pytest.mark.parametrize(
    "name",
    ["320.jpg", "2560.avif", "square-640.webp", "tiles/full/max/0/default.jpg", "tiles/0,512,9,9/9,9/0/default.jpg"],
)
def test_the_files_of_a_picture_have_these_names(name):
    path = derivatives.folder_of(UID, "0" * 32) / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a picture")

    assert derivatives.path_of(UID, "0" * 32, name) == path


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        ("..", "320.jpg"),
        (UID, "../320.jpg"),
        (UID, "320.jpg\n"),
        (UID, "320.png"),
        (UID, "0320.jpg"),
        (UID, "square-321.jpg"),
        (UID, "made"),
        (UID, "tiles/../320.jpg"),
        (UID, "tiles/full/max/0/default.jpg/../../../../../320.jpg"),
        (UID, "tiles/1,2,3/max/0/default.jpg"),
        (UID, "tiles/info.json"),
        (UID + "/.", "320.jpg"),
        ("", "320.jpg"),
    ],
)
def test_only_the_whole_right_address_leads_to_a_file(uid, name):
    folder = derivatives.folder_of(UID, "0" * 32)
    folder.mkdir(parents=True)
    for other in ("320.jpg", "320.png", "0320.jpg", "square-321.jpg", "made"):
        (folder / other).write_bytes(b"a picture")

    assert derivatives.path_of(uid, "0" * 32, name) is None
    assert derivatives.path_of(UID, "0" * 31, "320.jpg") is None
    assert derivatives.path_of(UID, "1" * 32, "320.jpg") is None


@pytest.mark.parametrize(("uid", "token"), [("", ""), ("..", ""), (".locks", ""), (UID, ".."), (UID, "0" * 31)])
def test_nothing_but_a_uid_and_a_token_names_a_folder(uid, token):
    with pytest.raises(ValueError, match="is no uid"):
        derivatives.folder_of(uid, token)


# --- what is made


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_format_is_made_in_all_widths_and_squares(derived, format):
    files = derived(encoded(format, gradient((1000, 500))))

    assert sorted(files) == in_all_formats("320", "640", "1000", "square-320", "square-640")
    for name, path in files.items():
        size, ending = name.split(".")
        width = 500 if size == "square-640" else int(size.removeprefix("square-"))
        picture = opened(path)
        assert picture.size == (width, width if size.startswith("square") else width // 2)
        assert picture.format == {"avif": "AVIF", "jpg": "JPEG", "webp": "WEBP"}[ending]


def test_a_small_picture_is_made_in_its_own_size(derived):
    files = derived(encoded("PNG"))

    assert sorted(files) == in_all_formats("60", "square-320", "square-640")
    assert {opened(files[f"square-{side}.jpg"]).size for side in (320, 640)} == {(40, 40)}


def test_a_large_picture_has_tiles_too_and_all_of_it_in_one_is_the_widest_copy(derived):
    files = derived(encoded("JPEG", gradient((2600, 600))))

    whole = "tiles/full/max/0/default.jpg"
    assert {name for name in files if not name.startswith("tiles/")} == set(
        in_all_formats("320", "640", "1280", "2560", "square-320", "square-640")
    )
    assert len([name for name in files if name.startswith("tiles/")]) > 12
    assert files[whole].read_bytes() == files["2560.jpg"].read_bytes()


def test_a_panorama_has_squares_as_sharp_as_its_height_allows(derived):
    files = derived(encoded("JPEG", gradient((5200, 650))))

    assert opened(files["2560.jpg"]).size == (2560, 320)
    assert opened(files["square-640.jpg"]).size == (640, 640)


def test_a_square_shows_what_the_focal_point_says(derived):
    picture = Image.new("RGB", (300, 100), "#0b4f63")
    picture.paste("#b01f38", (0, 0, 100, 100))

    left = opened(derived(encoded("PNG", picture), focus=[0, 50])["square-320.jpg"])
    assert nearly(left.getpixel((50, 50)), (176, 31, 56))
    right = opened(derived(encoded("PNG", picture), focus=[100, 50])["square-320.jpg"])
    assert nearly(right.getpixel((50, 50)), (11, 79, 99))


@pytest.mark.parametrize(
    "content",
    [
        with_metadata("JPEG", gradient((600, 400))),
        with_metadata("PNG", gradient((600, 400))),
        with_metadata("WEBP", gradient((600, 400))),
        encoded("TIFF", gradient((600, 400)), tiffinfo={ORIENTATION: LYING_ON_ITS_SIDE}),
        encoded("TIFF", gradient((600, 400)), tiffinfo={ORIENTATION: LYING_ON_ITS_SIDE}, compression="tiff_lzw"),
    ],
)
def test_a_picture_that_lies_on_its_side_is_put_upright(derived, content):
    files = derived(content)
    picture = opened(files["320.jpg"])

    assert "400.jpg" in files
    assert picture.size == (320, 480)
    # Turned a quarter clockwise: what was above is now on the right.
    assert nearly(picture.getpixel((300, 240)), (176, 31, 56))
    assert nearly(picture.getpixel((20, 240)), (11, 79, 99))


def test_a_large_picture_on_its_side_is_upright_in_all_files(derived):
    files = derived(with_metadata("JPEG", gradient((2700, 400))))

    assert {opened(path).size for name, path in files.items() if name.startswith("400.")} == {(400, 2700)}
    assert opened(files["square-320.jpg"]).size == (320, 320)
    assert opened(files["tiles/full/max/0/default.jpg"]).size == (400, 2700)


def test_sixteen_bits_become_eight(derived):
    assert opened(derived(sixteen_bits(value=0x8080))["60.jpg"]).getpixel((5, 5)) in (127, 128, 129)
    assert opened(derived(sixteen_bits("PNG", value=0xFFFF))["60.jpg"]).getpixel((5, 5)) == 255


def test_the_inks_of_print_become_the_colours_of_a_screen(derived):
    picture = opened(derived(encoded("TIFF", Image.new("CMYK", (60, 40), (0, 255, 255, 0))))["60.jpg"])

    assert picture.mode == "RGB"
    assert nearly(picture.getpixel((5, 5)), (254, 0, 0))


def test_cmyk_photographs_keep_their_light_and_dark(derived):
    inks = gradient((600, 400)).convert("CMYK")

    assert nearly(opened(derived(encoded("JPEG", inks, quality=95))["320.jpg"]).getpixel((20, 20)), (176, 31, 56))


@pytest.mark.parametrize("format", ["avif", "webp", "jpg"])
def test_the_colours_of_a_profile_become_srgb(derived, format):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    to_lab = ImageCms.profileToProfile(gradient(), ImageCms.createProfile("sRGB"), lab, outputMode="LAB")

    assert nearly(opened(derived(encoded("TIFF", to_lab))[f"60.{format}"]).getpixel((5, 5)), (176, 31, 56), within=8)


def test_a_profile_that_cannot_be_read_is_passed_over(derived):
    picture = opened(derived(encoded("PNG", icc_profile=b"no profile at all"))["60.jpg"])

    assert nearly(picture.getpixel((5, 5)), (176, 31, 56))


def test_what_is_transparent_becomes_white(derived):
    picture = opened(derived(encoded("PNG", Image.new("RGBA", (60, 40), (176, 31, 56, 0))))["60.webp"])

    assert nearly(picture.getpixel((5, 5)), (255, 255, 255))


def test_a_damaged_picture_is_refused_and_a_full_disk_is_an_error(tmp_path, monkeypatch):
    original = tmp_path / "original"
    original.write_bytes(encoded("JPEG", gradient((600, 400)))[:2000])
    assert deriving.derive(str(original), str(tmp_path)) == {"refused": "damaged"}

    original.write_bytes(encoded("JPEG"))
    with pytest.raises(OSError, match="No such file"):
        deriving.derive(str(original), str(tmp_path / "nowhere"))


# --- what they tell


@pytest.fixture
def told():
    """What exiftool reads out of files besides pixels, by file: {"320.jpg": {"XMP-photoshop:Credit": …}}."""
    if not which("exiftool"):
        pytest.skip("This machine has no exiftool.")

    def of(paths):
        said = subprocess.run(["exiftool", "-j", "-a", "-G1", "-s", *map(str, paths)], capture_output=True, check=True)
        return {Path(one["SourceFile"]).name: without_the_format(one) for one in json.loads(said.stdout)}

    return of


def without_the_format(tags):
    return {name: value for name, value in tags.items() if not name.split(":")[0].startswith(OF_THE_FORMAT)}


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_no_public_file_tells_anything(derived, told, format):
    content = with_metadata(format, gradient((2600, 600)) if format == "JPEG" else gradient((600, 400)))
    assert b"CANARY" in content

    files = derived(content)

    assert {name: tags for name, tags in told(files.values()).items() if tags} == {}
    for name, path in files.items():
        marks = (b"CANARY", b"Exif", b"ICC", b"xmp", b"XMP", b"Photoshop", b"GPS")
        assert [name for mark in marks if mark in path.read_bytes()] == []


def test_credit_and_licence_travel_with_a_picture_that_may_be_taken_along(derived, told):
    files = derived(with_metadata("JPEG", gradient((600, 400))), credit="Şəhər arxivi", licence=FREE)

    carried = {"XMP-photoshop:Credit": "Şəhər arxivi", "XMP-xmpRights:WebStatement": FREE}
    found = told(files.values())
    assert len(found) == 12
    assert [tags for tags in found.values() if not carried.items() <= tags.items()] == []
    assert {name.split(":")[0] for tags in found.values() for name in tags} <= {"XMP-photoshop", "XMP-xmpRights"}
    assert [name for name, path in files.items() if b"CANARY" in path.read_bytes()] == []


# --- small copies for the desk


def test_small_copies_for_the_desk_are_upright_and_tell_nothing(tmp_path):
    folder, original = tmp_path / "previews", tmp_path / "original"
    folder.mkdir()
    original.write_bytes(with_metadata("JPEG", gradient((600, 400))))
    paths = {str(width): str(folder / f"{width}.webp") for width in (240, 1280)}
    (folder / "240.webp").write_bytes(b"an old one")

    assert deriving.preview(str(original), paths) == {"width": 400, "height": 600}

    assert [opened(path).size for path in paths.values()] == [(240, 360), (400, 600)]
    assert [path for path in paths.values() if b"CANARY" in Path(path).read_bytes()] == []
    assert sorted(path.name for path in folder.iterdir()) == ["1280.webp", "240.webp"]


def test_a_damaged_original_has_no_small_copies(tmp_path):
    original = tmp_path / "original"
    original.write_bytes(encoded("PNG")[:90])

    assert deriving.preview(str(original), {"240": str(tmp_path / "240.webp")}) == {"refused": "damaged"}
    assert list(tmp_path.glob("*.webp")) == []
