"""Deep zoom: every tile that a viewer asks for is there, no other is, and nobody can tell which library made them."""

import math
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from archive.pixels import tiling
from archive.tiles import SIDE, WHOLE, Pyramid
from tests.iiif_rules import info_faults
from tests.small_pictures import with_metadata

ADDRESS = "https://memorial.example/media/uid/token/tiles"
LENGTHS = st.integers(1, 9000)
LARGER_THAN_A_TILE = st.tuples(LENGTHS, LENGTHS).filter(lambda size: max(size) > SIDE)


def asked_by_a_viewer(info):
    """The addresses below the tiles' own that OpenSeadragon 6 works out of an info.json of version 3."""
    (tiles,), width, height = info["tiles"], info["width"], info["height"]
    deepest = round(math.log2(max(tiles["scaleFactors"])))
    exact = level_sizes(info, tiles["scaleFactors"], deepest)
    for level in range(deepest + 1):
        factor = 2 ** (deepest - level)
        across, down = exact[level] if exact else (math.ceil(width / factor), math.ceil(height / factor))
        is_small = across < tiles["width"] and down < tiles["height"]
        for row in range(math.ceil(down / tiles["height"])):
            for column in range(math.ceil(across / tiles["width"])):
                x, y = column * tiles["width"] * factor, row * tiles["height"] * factor
                region = [x, y, min(tiles["width"] * factor, width - x), min(tiles["height"] * factor, height - y)]
                size = min(tiles["width"], across - column * SIDE), min(tiles["height"], down - row * SIDE)
                part = "full" if is_small or region == [0, 0, width, height] else ",".join(map(str, region))
                yield f"{part}/{'max' if size == (width, height) else '{},{}'.format(*size)}/0/default.jpg"


def level_sizes(info, factors, deepest):
    """It believes `sizes`, where they seem to name all levels, more than its own sums."""
    sizes = sorted(((size["width"], size["height"]) for size in info["sizes"]), key=lambda size: size[0])
    if sizes[-1][0] < info["width"] and sizes[-1][1] < info["height"]:
        sizes.append((info["width"], info["height"]))
    seem = len(sizes) == deepest + 1 == len(factors) and all(
        math.floor(info["width"] / size[0] + 0.5) == math.floor(info["height"] / size[1] + 0.5) == factor
        for size, factor in zip(sizes, reversed(factors), strict=True)
    )
    return sizes if seem else None


@given(LARGER_THAN_A_TILE)
@settings(max_examples=150)
def test_the_tiles_are_exactly_those_that_a_viewer_asks_for(size):
    pyramid = Pyramid(*size)

    assert sorted(tile.path for tile in pyramid.tiles()) == sorted(asked_by_a_viewer(pyramid.info(ADDRESS, whole=size)))


@given(LARGER_THAN_A_TILE)
@settings(max_examples=50)
def test_each_level_covers_the_whole_picture_once(size):
    pyramid = Pyramid(*size)

    for z, level in enumerate(pyramid.levels):
        tiles = list(pyramid.tiles(z))
        assert sum(math.prod(tile.region[2:]) for tile in tiles) == math.prod(size)
        assert sum(math.prod(tile.size) for tile in tiles) == level.width * level.height
        assert max(max(tile.size) for tile in tiles) <= SIDE


@given(LARGER_THAN_A_TILE)
@settings(max_examples=50)
def test_what_viewers_are_told_of_the_tiles_keeps_the_rules(size):
    whole = min(size[0], 2560), max(1, round(size[1] * min(1, 2560 / size[0])))
    rights = "http://creativecommons.org/publicdomain/zero/1.0/"

    assert info_faults(Pyramid(*size).info(ADDRESS, whole=whole, rights=rights)) == []


def test_there_is_no_tile_beyond_the_edges():
    pyramid = Pyramid(3000, 2000)

    assert pyramid.tile(0, 0, 0).path == "full/375,250/0/default.jpg"
    assert pyramid.tile(3, 5, 3).path == "2560,1536,440,464/440,464/0/default.jpg"
    assert [pyramid.tile(*place) for place in [(-1, 0, 0), (4, 0, 0), (3, 6, 0), (3, 0, 4), (3, -1, 0)]] == [None] * 5


WAYS = {"pillow": tiling.write_with_pillow, "vips": tiling.write_with_vips}
SIZES = [(1025, 513), (1100, 700), (512, 2049), (3000, 17)]


def detailed(size, mode="RGB"):
    """Neither flat nor the same in any two places."""
    slope = Image.linear_gradient("L").resize(size)
    ring = Image.radial_gradient("L").resize(size)
    grain = Image.effect_noise(size, 40)
    return Image.merge("RGB", (slope, ring, Image.blend(ring, grain, 0.5))).convert(mode)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(params=WAYS)
def write(request):
    if request.param == "vips" and not tiling.has_vips():
        pytest.skip("pyvips is not installed")
    return WAYS[request.param]


@pytest.mark.parametrize("size", SIZES)
def test_each_tile_is_written_once_and_as_large_as_it_is_called(write, size, tmp_path):
    write(detailed(size), tmp_path / "tiles")

    tiles = {tile.path: tile.size for tile in Pyramid(*size).tiles()}
    assert files(tmp_path / "tiles") == sorted(tiles)
    for path, expected in tiles.items():
        with Image.open(tmp_path / "tiles" / path) as image:
            assert (image.format, image.size) == ("JPEG", expected)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("size", SIZES)
def test_both_libraries_make_the_same_tiles(size, mode, tmp_path):
    if not tiling.has_vips():
        pytest.skip("pyvips is not installed")
    picture = detailed(size, mode)
    picture.save(tmp_path / "whole.jpg", quality=100, subsampling=0)
    with Image.open(tmp_path / "whole.jpg") as decoded:
        decoded.load()
        for way, write in WAYS.items():
            write(decoded, tmp_path / way)
    tiling.write_with_vips(str(tmp_path / "whole.jpg"), tmp_path / "row by row")

    assert files(tmp_path / "vips") == files(tmp_path / "row by row") == files(tmp_path / "pillow")
    for path in files(tmp_path / "vips"):
        assert (tmp_path / "row by row" / path).read_bytes() == (tmp_path / "vips" / path).read_bytes()
    for path in files(tmp_path / "pillow"):
        with Image.open(tmp_path / "pillow" / path) as one, Image.open(tmp_path / "vips" / path) as other:
            assert one.mode == other.mode == mode
            # Rounding, once a level, and what JPEG makes of it.
            assert max(map(max, ImageChops.difference(one, other).convert("RGB").getextrema())) <= 12, path


def test_a_tile_shows_the_part_of_the_picture_that_its_name_says(write, tmp_path):
    picture = detailed((1300, 1100))
    write(picture, tmp_path / "tiles")

    for tile in Pyramid(1300, 1100).tiles():
        x, y, width, height = tile.region
        expected = picture.crop((x, y, x + width, y + height)).resize(tile.size, Image.Resampling.BOX)
        with Image.open(tmp_path / "tiles" / tile.path) as image:
            difference = ImageChops.difference(image, expected).convert("L").resize((1, 1), Image.Resampling.BOX)
            assert difference.getpixel((0, 0)) <= 8, tile.path


def test_no_tile_carries_anything_but_the_picture(write, tmp_path):
    (tmp_path / "original").write_bytes(with_metadata("JPEG", detailed((1100, 700))))
    with Image.open(tmp_path / "original") as picture:
        picture.load()
        write(picture, tmp_path / "tiles")

    for path in (tmp_path / "tiles").rglob("*.jpg"):
        assert b"CANARY" not in path.read_bytes()
        with Image.open(path) as image:
            assert {name for name in image.info if not name.startswith(("jfif", "dpi"))} == set()


def test_the_whole_picture_at_once_is_the_widest_that_pages_show(tmp_path):
    widest = tmp_path / "1024.jpg"
    detailed((1024, 512)).save(widest)

    tiling.write_tiles(detailed((1100, 550)), tmp_path / "tiles", whole=widest)

    assert (tmp_path / "tiles" / WHOLE).read_bytes() == widest.read_bytes()
    assert len(files(tmp_path / "tiles")) == 1 + len(list(Pyramid(1100, 550).tiles()))


def test_where_links_between_files_are_unknown_the_whole_picture_is_copied(tmp_path, monkeypatch):
    def refuse(*_names):
        raise OSError("not on this disk")

    monkeypatch.setattr("os.link", refuse)
    (tmp_path / "widest.jpg").write_bytes(b"picture")
    tiling.write_tiles(detailed((600, 300)), tmp_path / "tiles", whole=tmp_path / "widest.jpg")

    assert (tmp_path / "tiles" / WHOLE).read_bytes() == b"picture"


def test_without_pyvips_pillow_does_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyvips", None)
    monkeypatch.setattr(tiling, "write_with_vips", None)

    tiling.write_tiles(detailed((600, 300)), tmp_path / "tiles")

    assert len(files(tmp_path / "tiles")) == 3


def test_what_cannot_be_written_is_an_error_and_not_a_missing_tile(tmp_path, monkeypatch):
    def refuse(self, *_how, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OSError, match="No space left"):
        tiling.write_with_pillow(detailed((600, 300)), tmp_path / "tiles")
