from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from archive.likenesses import FEW, PARTS, alike, alike_all
from archive.models import Original
from archive.pixels.likeness import PLAIN, likeness
from archive.pixels.reading import TURNS
from tests.described_pictures import scene
from tests.small_pictures import ORIENTATION, encoded, gradient

SCENES = range(8)
TURNED_BACK = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}


def differing(one, other):
    return sum((a ^ b).bit_count() for a, b in zip(one, other, strict=True))


def encoded_again(picture, quality):
    return Image.open(BytesIO(encoded("JPEG", picture, quality=quality)))


def cropped(picture, share):
    width, height = picture.size
    return picture.crop((width * share, height * share, width * (1 - share), height * (1 - share)))


CHANGES = {
    "a JPEG of quality 50": lambda picture: encoded_again(picture, 50),
    "a JPEG of quality 20": lambda picture: encoded_again(picture, 20),
    "half the size": lambda picture: picture.resize((225, 150)),
    "the size of a stamp": lambda picture: picture.resize((64, 43)),
    "stretched": lambda picture: picture.resize((450, 330)),
    "grey": lambda picture: picture.convert("L"),
    "sepia": lambda picture: ImageOps.colorize(picture.convert("L"), "#201000", "#fff0d0"),
    "for print": lambda picture: picture.convert("CMYK"),
    "darker": lambda picture: ImageEnhance.Brightness(picture).enhance(0.8),
    "harder": lambda picture: ImageEnhance.Contrast(picture).enhance(1.3),
    "flatter": lambda picture: ImageEnhance.Contrast(picture).enhance(0.7),
    "blurred": lambda picture: picture.filter(ImageFilter.GaussianBlur(3)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_copy_of_a_picture_looks_like_it(name):
    distances = [differing(likeness(scene(one)), likeness(CHANGES[name](scene(one)))) for one in SCENES]

    assert max(distances) <= 3


@pytest.mark.parametrize(("share", "at_least"), [(0.01, 39), (0.02, 38), (0.03, 30), (0.05, 10)])
def test_the_more_is_cut_off_the_fewer_copies_are_found(share, at_least):
    distances = [differing(likeness(scene(one)), likeness(cropped(scene(one), share))) for one in range(40)]

    assert sum(distance <= 7 for distance in distances) >= at_least


def test_other_pictures_do_not_look_like_it():
    likenesses = [likeness(scene(number)) for number in range(30)]

    assert min(differing(one, other) for at, one in enumerate(likenesses) for other in likenesses[:at]) > 7


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_looks_like_itself_however_it_lies_in_its_file(turn):
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    back = TURNS.get(TURNED_BACK[turn])
    lying = scene(1) if back is None else scene(1).transpose(back)
    with Image.open(BytesIO(encoded("PNG", lying, exif=exif))) as picture:
        assert differing(likeness(picture), likeness(scene(1))) <= 1


def test_transparency_is_white():
    seen, alpha = scene(1), scene(2).convert("L")
    on_white = Image.composite(seen, Image.new("RGB", seen.size, "white"), alpha)

    assert differing(likeness(Image.merge("RGBA", (*seen.split(), alpha))), likeness(on_white)) <= 1


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (300, 200), "white"),
        Image.new("1", (300, 200)),
        Image.effect_noise((300, 200), 8),
        Image.linear_gradient("L").point(lambda grey: 235 + grey // 24).rotate(90),
        gradient((300, 200)),
    ],
    ids=["blank", "black", "paper", "paper in the light of a window", "two stripes"],
)
def test_what_is_too_plain_to_be_told_apart_looks_like_nothing(picture):
    assert likeness(picture) == PLAIN


def kept(number, bits):
    """An original of this number, whose likeness is these 64 bits."""
    facts = {"format": "JPEG", "width": 1, "height": 1, "size": 1}
    if bits is not None:
        facts |= {part: bits >> place & 0xFFFF for part, place in zip(PARTS, (48, 32, 16, 0), strict=True)}
    return Original.objects.create(sha256=f"{number:064x}", **facts)


@pytest.mark.django_db
def test_the_nearest_come_first_and_none_is_like_itself():
    asked = kept(1, 0)
    far, near, same = kept(2, 0b1111111), kept(3, 1 << 63 | 1 << 31), kept(4, 0)
    kept(5, 0xFF)

    assert alike(asked) == [(same, 0), (near, 2), (far, 7)]
    assert alike(asked, most=1) == [(same, 0)]


@pytest.mark.django_db
def test_a_plain_picture_is_like_no_other():
    plain, other, seen = kept(1, None), kept(2, None), kept(3, 0)

    assert alike_all([plain, other, seen]) == {plain.sha256: [], other.sha256: [], seen.sha256: []}


@pytest.mark.django_db
@pytest.mark.parametrize("bits", [0, 0xFFFF_FFFF_FFFF_FFFF, 0x0123_4567_89AB_CDEF])
def test_seven_bits_are_found_wherever_they_fall(bits):
    asked = kept(1, bits)
    spread = [sum(1 << (place * 9 + start) % 64 for place in range(7)) for start in range(64)]
    others = {kept(2 + at, bits ^ change).sha256 for at, change in enumerate(spread)}

    assert {other.sha256 for other, _distance in alike(asked, most=100)} == others


@given(st.sets(st.integers(0, 63), max_size=7))
def test_one_of_four_parts_is_the_same_or_one_bit_beside_it(places):
    parts = [sum(place // 16 == part for place in places) for part in range(4)]

    assert min(parts) <= 1


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3, FEW + 1])
def test_a_batch_asks_as_many_questions_as_one_picture(django_assert_num_queries, count):
    pairs = [number // 2 << 58 | 0xFF0F * (number // 2) for number in range(count)]
    originals = [kept(number, bits) for number, bits in enumerate(pairs)]
    kept(1000, pairs[0] ^ 1)

    with django_assert_num_queries(2):
        found = alike_all(originals)

    assert found[originals[0].sha256]
    assert found == {original.sha256: alike(original) for original in originals}
