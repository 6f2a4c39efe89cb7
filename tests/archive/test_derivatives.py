from io import BytesIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from PIL import Image, ImageCms

from archive import derivatives, originals
from tests.makers import make, make_photograph, publish, withdraw
from tests.small_pictures import (
    LYING_ON_ITS_SIDE,
    ORIENTATION,
    encoded,
    gradient,
    sixteen_bits,
    with_metadata,
)

UID = "0123456789"
WIDE = gradient((3000, 1500))
ALL_WIDTHS = ["1280.jpg", "1280.webp", "2560.jpg", "2560.webp", "320.jpg", "320.webp", "640.jpg", "640.webp"]


def keep(content):
    return originals.keep(BytesIO(content))


def made(content, uid=UID):
    """The derivatives of a picture, by name, decoded."""
    sha256 = keep(content)
    derivatives.make(uid, sha256)
    folder = settings.MEDIA_DIR / "public" / uid / derivatives.token(uid, sha256)
    return {path.name: opened(path) for path in folder.iterdir()}


def opened(path):
    with Image.open(path) as picture:
        picture.load()
        return picture


def everything_public(settings):
    folder = settings.MEDIA_DIR / "public"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def nearly(colour, expected, within=6):
    return all(abs(a - b) <= within for a, b in zip(colour, expected, strict=True))


# --- widths and addresses


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
    assert derivatives.widths_for(width) == widths


def test_an_address_cannot_be_guessed(settings):
    sha256 = "a" * 64
    own = derivatives.token(UID, sha256)

    assert derivatives.address(UID, sha256, 640, "webp") == f"/media/{UID}/{own}/640.webp"
    assert derivatives.TOKEN.fullmatch(own)
    assert own not in (derivatives.token("9876543210", sha256), derivatives.token(UID, "b" * 64))
    settings.SECRET_KEY = "another"
    assert derivatives.token(UID, sha256) != own


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        ("..", "320.jpg"),
        (UID, "../320.jpg"),
        (UID, "320.jpg\n"),
        (UID, "320.png"),
        (UID, "0320.jpg"),
        (UID, "321.jpg"),
        (UID + "/.", "320.jpg"),
        ("", "320.jpg"),
    ],
)
def test_only_the_whole_right_address_leads_to_a_file(uid, name):
    sha256 = keep(encoded("JPEG", WIDE))
    derivatives.make(UID, sha256)
    token = derivatives.token(UID, sha256)

    assert derivatives.path_of(UID, token, "320.jpg").is_file()
    assert derivatives.path_of(uid, token, name) is None
    assert derivatives.path_of(UID, token[:-1], "320.jpg") is None
    assert derivatives.path_of(UID, "0" * 32, "320.jpg") is None


# --- what is made


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_format_is_made_in_all_widths(format):
    pictures = made(encoded(format, WIDE))

    assert sorted(pictures) == ALL_WIDTHS
    for name, picture in pictures.items():
        width, ending = name.split(".")
        assert picture.size == (int(width), int(width) // 2)
        assert picture.format == {"jpg": "JPEG", "webp": "WEBP"}[ending]


def test_a_small_picture_is_made_in_its_own_width():
    assert sorted(made(encoded("PNG"))) == ["60.jpg", "60.webp"]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_no_metadata_is_published(format, settings):
    content = with_metadata(format, gradient((600, 400)))
    assert b"CANARY" in content

    pictures = made(content)

    assert len(pictures) == 4
    for name in everything_public(settings):
        published = (settings.MEDIA_DIR / "public" / name).read_bytes()
        found = [mark for mark in (b"CANARY", b"Exif", b"ICC", b"xmp", b"XMP", b"Photoshop") if mark in published]
        assert found == []
    for picture in pictures.values():
        assert dict(picture.getexif()) == {}
        assert set(picture.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
            "loop", "background", "timestamp", "duration",
        }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        with_metadata("JPEG", gradient((600, 400))),
        with_metadata("JPEG", gradient((6000, 4000))),
        with_metadata("PNG", gradient((600, 400))),
        with_metadata("WEBP", gradient((600, 400))),
        encoded("TIFF", gradient((600, 400)), tiffinfo={ORIENTATION: LYING_ON_ITS_SIDE}),
        encoded("TIFF", gradient((600, 400)), tiffinfo={ORIENTATION: LYING_ON_ITS_SIDE}, compression="tiff_lzw"),
    ],
)
def test_a_picture_that_lies_on_its_side_is_put_upright(content):
    picture = made(content)["320.jpg"]

    assert picture.size == (320, 480)
    # Turned a quarter clockwise: what was above is now on the right.
    assert nearly(picture.getpixel((300, 240)), (176, 31, 56))
    assert nearly(picture.getpixel((20, 240)), (11, 79, 99))


def test_a_big_picture_on_its_side_has_the_widths_of_the_upright_one():
    assert sorted(made(with_metadata("JPEG", gradient((1000, 600))))) == ["320.jpg", "320.webp", "600.jpg", "600.webp"]


def test_sixteen_bits_become_eight():
    assert made(sixteen_bits(value=0x8080))["60.jpg"].getpixel((5, 5)) in (127, 128, 129)
    assert made(sixteen_bits("PNG", value=0xFFFF))["60.jpg"].getpixel((5, 5)) == 255


def test_the_inks_of_print_become_the_colours_of_a_screen():
    picture = made(encoded("TIFF", Image.new("CMYK", (60, 40), (0, 255, 255, 0))))["60.jpg"]

    assert picture.mode == "RGB"
    assert nearly(picture.getpixel((5, 5)), (254, 0, 0))


def test_cmyk_photographs_keep_their_light_and_dark():
    inks = gradient((600, 400)).convert("CMYK")

    assert nearly(made(encoded("JPEG", inks, quality=95))["320.jpg"].getpixel((20, 20)), (176, 31, 56))


def test_the_colours_of_a_profile_become_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    to_lab = ImageCms.profileToProfile(gradient(), ImageCms.createProfile("sRGB"), lab, outputMode="LAB")

    assert nearly(made(encoded("TIFF", to_lab))["60.jpg"].getpixel((5, 5)), (176, 31, 56))


def test_a_profile_that_cannot_be_read_is_passed_over():
    picture = made(encoded("PNG", icc_profile=b"no profile at all"))["60.jpg"]

    assert nearly(picture.getpixel((5, 5)), (176, 31, 56))


def test_what_is_transparent_becomes_white():
    picture = made(encoded("PNG", Image.new("RGBA", (60, 40), (176, 31, 56, 0))))["60.webp"]

    assert nearly(picture.getpixel((5, 5)), (255, 255, 255))


# --- all or nothing, and gone again


def test_nothing_half_done_is_ever_public(settings, monkeypatch):
    sha256 = keep(encoded("JPEG", WIDE))
    calls = []

    def full_at_the_fifth(descriptor):
        calls.append(descriptor)
        if len(calls) == 5:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_at_the_fifth)
    with pytest.raises(OSError, match="No space left"):
        derivatives.make(UID, sha256)

    assert everything_public(settings) == []
    assert list((settings.MEDIA_DIR / "public").iterdir()) == []


def test_making_again_makes_nothing():
    sha256 = keep(encoded("JPEG"))

    assert [derivatives.make(UID, sha256), derivatives.make(UID, sha256)] == [True, False]


def test_another_picture_takes_the_place_of_the_first(settings):
    first, second = keep(encoded("JPEG")), keep(encoded("PNG"))
    derivatives.make(UID, first)
    derivatives.make(UID, second)

    token = derivatives.token(UID, second)
    assert everything_public(settings) == [f"{UID}/{token}/60.jpg", f"{UID}/{token}/60.webp"]


def test_removing_leaves_nothing_of_this_record_and_all_of_others(settings):
    sha256 = keep(encoded("JPEG"))
    derivatives.make(UID, sha256)
    derivatives.make("9876543210", sha256)

    assert [derivatives.remove(UID), derivatives.remove(UID)] == [True, False]
    assert {name.split("/")[0] for name in everything_public(settings)} == {"9876543210"}


@pytest.mark.parametrize("uid", ["", "..", "../originals", ".unfinished-1"])
def test_nothing_but_a_uid_can_be_removed(uid):
    with pytest.raises(ValueError, match="is no uid"):
        derivatives.remove(uid)


# --- following the ledger


def photograph(content, **public):
    sha256 = keep(content)
    image = {"image_sha256": sha256, "image_format": "PNG", "image_width": 60, "image_height": 40, "image_size": 99}
    shown = {"alternative_text": "Red above, blue below.", "credit": "Drawn for this test."}
    return make_photograph(**image, **shown, **public), sha256


def line(record, act="published"):
    return SimpleNamespace(act=act, uid=record.uid, kind=record.kind)


def uids_with_derivatives(settings):
    return {name.split("/")[0] for name in everything_public(settings)}


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """Acts inside it are heard as if their transaction had been committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.django_db
def test_derivatives_are_made_by_publishing_and_gone_with_withdrawal(settings, now):
    record, sha256 = photograph(encoded("PNG"))
    assert everything_public(settings) == []

    with now():
        publish(record)
    token = derivatives.token(record.uid, sha256)
    assert everything_public(settings) == [f"{record.uid}/{token}/60.jpg", f"{record.uid}/{token}/60.webp"]

    with now():
        withdraw(record)
    assert everything_public(settings) == []
    assert originals.holds(sha256)


@pytest.mark.django_db
def test_a_draft_and_a_record_without_a_picture_have_no_derivatives(settings):
    draft, _sha256 = photograph(encoded("PNG"))
    person = make("person")

    derivatives.follow([line(draft), line(person)])

    assert everything_public(settings) == []


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_following_asks_one_question_for_all_and_one_for_each_picture(count, django_assert_num_queries):
    records = [photograph(encoded("PNG"))[0] for _each in range(count)]
    for record in records:
        publish(record)
    others = [make("person") for _each in range(count)]

    with django_assert_num_queries(1 + count):
        derivatives.follow([line(record) for record in (*records, *others)])


@pytest.mark.django_db
def test_a_withdrawal_during_the_making_wins(settings, monkeypatch):
    record, _sha256 = photograph(encoded("PNG"))
    publish(record)
    make_slowly = derivatives.make

    def make_while_it_is_withdrawn(*given):
        withdraw(record)
        return make_slowly(*given)

    monkeypatch.setattr(derivatives, "make", make_while_it_is_withdrawn)
    derivatives.follow([line(record)])

    assert everything_public(settings) == []


@pytest.mark.django_db
def test_one_missing_original_does_not_stop_the_others(settings, caplog):
    lost, sha256 = photograph(encoded("PNG"))
    found, _sha256 = photograph(encoded("WEBP"))
    for record in (lost, found):
        publish(record)
    originals.path_of(sha256).unlink()

    derivatives.follow([line(lost), line(found)])

    assert uids_with_derivatives(settings) == {found.uid}
    assert f"The derivatives of {lost.uid} could not be made" in caplog.text


@pytest.mark.django_db
def test_rebuilding_makes_what_is_missing_and_removes_what_nobody_needs(settings, capsys):
    record, sha256 = photograph(encoded("PNG"))
    publish(record)
    derivatives.make(UID, sha256)

    call_command("rebuild_derivatives")
    call_command("rebuild_derivatives")

    assert uids_with_derivatives(settings) == {record.uid}
    assert capsys.readouterr().out.splitlines() == [
        "1 made, 0 already there, 1 removed.",
        "0 made, 1 already there, 0 removed.",
    ]


@pytest.mark.django_db
def test_rebuilding_names_the_originals_it_cannot_read(capsys):
    record, sha256 = photograph(encoded("PNG"))
    publish(record)
    originals.path_of(sha256).unlink()

    with pytest.raises(CommandError, match="1 could not be made"):
        call_command("rebuild_derivatives")

    assert capsys.readouterr().err.startswith(f"{record.uid}: ")
