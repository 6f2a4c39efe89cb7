import struct
import tracemalloc
from io import BytesIO
from tempfile import TemporaryFile
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.incoming import zips
from exchange.incoming.zips import Limits, UnreadableZip
from tests.sheets import csv_of, folder, xlsx_of, zip_of

SMALL = Limits(files=5, bytes_each=1000)


def contents(content, **how):
    """What comes out: [(path, content)], and the sentences of the rest."""
    come, refused = [], []
    for member in zips.members(BytesIO(content), name="box.zip", **how):
        if member.problem:
            assert member.file is None
            refused.append(member.problem.replace("\xa0", " "))
        else:
            come.append((member.path, member.file.read()))
    return come, refused


def refusal(content, **how):
    with pytest.raises(UnreadableZip) as refused:
        zips.members(BytesIO(content), name="box.zip", **how)
    return str(refused.value)


def left_out(name, content=b"x", **how):
    """The sentence about one member; the file beside it still comes."""
    come, [sentence] = contents(zip_of([(name, content), ("harbour.jpg", b"picture")]), **how)
    assert come == [("harbour.jpg", b"picture")]
    return sentence


def entry(name="a.jpg", **facts):
    info = ZipInfo(name)
    for fact, value in facts.items():
        setattr(info, fact, value)
    return info


def test_every_picture_comes_in_its_order_and_folders_and_litter_do_not():
    pictures = folder(2)
    litter = ["box/", "__MACOSX/._a.jpg", "box/.DS_Store", "Thumbs.db", "box/._harbour-001.jpg", "desktop.ini"]

    come, refused = contents(zip_of({**dict.fromkeys(litter, b""), **pictures, "box 2/Liman.jpg": b"picture"}))

    assert come == [*pictures.items(), ("box 2/Liman.jpg", b"picture")]
    assert refused == []


def test_a_member_knows_its_name_and_its_file_goes_when_the_next_one_is_asked_for():
    members = zips.members(BytesIO(zip_of({"box/a.jpg": b"a", "b.jpg": b"b"})), name="box.zip")

    first = next(members)
    assert (first.path, first.name, first.file.read()) == ("box/a.jpg", "a.jpg", b"a")
    next(members)
    assert first.file.closed


def test_spreadsheets_in_it_come_with_the_pictures():
    sheets = {"captions.xlsx": xlsx_of(("file",), ("a.jpg",)), "captions.csv": csv_of(("file",), ("a.jpg",))}

    assert contents(zip_of(sheets)) == (list(sheets.items()), [])


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "its name begins at the root of a disk."),
        ("C:/a.jpg", "its name begins at the root of a disk."),
        ("../a.jpg", "its name leads out of the ZIP."),
        ("box/../../a.jpg", "its name leads out of the ZIP."),
        ("box\\a.jpg", "its name has a backslash. Pack the ZIP again."),
        ("a\n.jpg", "its name has invisible characters."),
        ("b/" * 126 + "a.jpg", "its name is longer than 255 characters."),
        ("box.zip", "it is an archive itself. Unpack it and send its files."),
        ("box.RAR", "it is an archive itself. Unpack it and send its files."),
        (entry(external_attr=0o120777 << 16), "it is not a file but a link or a device."),
        (entry(external_attr=0o010644 << 16), "it is not a file but a link or a device."),
        (entry(compress_type=ZIP_BZIP2), "it is packed in an unusual way. Pack it as an ordinary ZIP."),
    ],
)
def test_a_hostile_member_is_left_out_with_a_sentence_and_the_others_come(name, why):
    sentence = left_out(name)

    assert sentence.startswith("“") and sentence.endswith(f"” in “box.zip” was left out: {why}")


def test_a_zip_in_a_zip_is_known_by_its_content():
    assert left_out("a.jpg", zip_of({"b.jpg": b"x"})) == (
        "“a.jpg” in “box.zip” was left out: it is an archive itself. Unpack it and send its files."
    )


def test_a_member_locked_with_a_password_is_left_out():
    content = bytearray(zip_of({"a.jpg": b"x", "b.jpg": b"y"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1

    assert contents(bytes(content)) == (
        [("b.jpg", b"y")],
        ["“a.jpg” in “box.zip” was left out: it is locked with a password. Pack it without one."],
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("one", "other"),
    [("a.jpg", "a.jpg"), ("a.jpg", "A.JPG"), ("Şəkil.jpg", "S\u0327əkil.jpg"), ("box/a.jpg", "./box//a.jpg")],
)
def test_files_of_one_name_are_all_left_out_because_nobody_knows_which_is_meant(one, other):
    come, refused = contents(zip_of([(one, b"1"), ("harbour.jpg", b"2"), (other, b"3")]))

    assert come == [("harbour.jpg", b"2")]
    assert len(refused) == 2
    assert all("several files there have this name, perhaps written in another case." in one for one in refused)


def test_files_of_one_name_in_two_folders_are_two_files():
    assert contents(zip_of({"box 1/a.jpg": b"1", "box 2/a.jpg": b"2"})) == (
        [("box 1/a.jpg", b"1"), ("box 2/a.jpg", b"2")],
        [],
    )


# --- bombs


def test_a_member_that_says_it_is_too_large_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(zips.packed, "pieces", lambda opened, info, at_most: [b"picture"][info.file_size > 1000 :])

    assert left_out("a.jpg", bytes(1001), limits=SMALL) == (
        "“a.jpg” in “box.zip” was left out: it unpacks to more than 1000 bytes."
    )


def test_a_header_that_lies_about_the_size_does_not_get_more_out():
    content = bytearray(zip_of({"a.jpg": bytes(50_000), "harbour.jpg": b"picture"}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.index(mark) + place
        content[start : start + 4] = struct.pack("<I", 10)

    assert contents(bytes(content), limits=SMALL) == (
        [("harbour.jpg", b"picture")],
        ["“a.jpg” in “box.zip” was left out: it is damaged."],
    )


def test_what_unpacks_to_far_more_than_its_size_is_a_bomb():
    limits = Limits(files=5, bytes_each=10_000_000, harmless=100_000)

    assert left_out("a.jpg", bytes(1_000_000), limits=limits) == (
        "“a.jpg” in “box.zip” was left out: it unpacks to far more than its size in the ZIP. If it is a picture, send "
        "it by itself."
    )


def test_all_members_together_do_not_unpack_to_more_than_the_zip_may_grow():
    content = zip_of({f"{number}.jpg": bytes(900) for number in range(5)})
    limits = Limits(files=5, bytes_each=1000, growth=3)

    come, refused = contents(content, limits=limits)

    assert len(content) * 3 < 5 * 900
    assert len(come) == len(content) * 3 // 900
    assert refused[-1] == (
        "“4.jpg” in “box.zip” was left out: the files before it unpack to so much that no more is taken."
    )


def test_members_that_share_their_bytes_are_left_out():
    """A quoted bomb: every local header lies in the data of the one before."""
    inner = zip_of({"b.jpg": b"x" * 100}, ZIP_STORED)
    local = inner[: inner.index(b"PK\x01\x02")]
    content = bytearray(zip_of({"a.jpg": local, "b.jpg": b"x" * 100, "harbour.jpg": b"picture"}, ZIP_STORED))
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    content[second + 42 : second + 46] = struct.pack("<I", content.index(local, 1))

    come, refused = contents(bytes(content))

    assert come == [("harbour.jpg", b"picture")]
    assert refused == [
        f"“{name}” in “box.zip” was left out: it shares its bytes with another file." for name in ("a.jpg", "b.jpg")
    ]


def test_a_damaged_member_does_not_take_the_others_down():
    content = bytearray(zip_of({"a.jpg": b"A" * 50, "harbour.jpg": b"picture"}, ZIP_STORED))
    content[content.index(b"AAAA")] ^= 1

    assert contents(bytes(content)) == (
        [("harbour.jpg", b"picture")],
        ["“a.jpg” in “box.zip” was left out: it is damaged."],
    )


def test_memory_holds_one_piece_of_one_file():
    big = zip_of({f"{number}.jpg": dice(number) * 16 for number in range(4)}, ZIP_STORED)
    limits = Limits(files=5, bytes_each=5_000_000)
    assert len(big) > 16_000_000
    tracemalloc.start()
    with TemporaryFile() as file:
        file.write(big)
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        sizes = [member.file.seek(0, 2) for member in zips.members(file, name="box.zip", limits=limits)]
        peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()

    assert sizes == [4_194_304] * 4
    assert peak < 1_000_000


def dice(number):
    return bytes((number + place * place) % 251 for place in range(1024)) * 256


# --- names


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Набережная утром.jpg", "cp866"),
        ("Набережная утром.jpg", "cp1251"),
        ("güneşin doğuşu, İskele.jpg", "cp857"),
        ("güneşin doğuşu, İskele.jpg", "cp1254"),
        ("façade.jpg", "cp437"),
        ("Şəkil əla.jpg", "utf-8"),
    ],
)
def test_names_without_the_mark_of_unicode_are_read_as_whoever_packed_them_wrote_them(name, page):
    assert contents(unmarked(name.encode(page)))[0] == [(name, b"picture")]


def test_a_name_is_not_cut_where_programs_in_c_would_cut_it():
    assert contents(unmarked(b"a.jpg\0.exe"))[1] == [
        "“a.jpg\\x00.exe” in “box.zip” was left out: its name has invisible characters."
    ]


def test_names_marked_as_unicode_are_what_they_say():
    assert contents(zip_of({"Şəkil — Набережная.jpg": b"picture"}))[0] == [("Şəkil — Набережная.jpg", b"picture")]


def unmarked(name):
    """A ZIP whose one name is these bytes, not marked as Unicode."""
    stand_in = "x" * len(name)
    return zip_of({stand_in: b"picture"}, ZIP_STORED).replace(stand_in.encode(), name)


# --- the whole ZIP


@pytest.mark.parametrize(
    "content", [b"", b"not a ZIP", b"PK\x03\x04", zip_of({"a.jpg": b"x"})[:-10], b"#!" + zip_of({})]
)
def test_what_is_no_zip_or_is_cut_short_is_refused_at_once(content):
    assert refusal(content) == "“box.zip” is not a ZIP, or it is damaged or cut short: pack it again."


def test_a_zip_without_files_is_refused():
    assert refusal(zip_of({})) == refusal(zip_of({"box/": b""})) == "“box.zip” holds no files."


def test_more_files_than_a_batch_may_have_are_refused_before_any_is_unpacked():
    content = zip_of({f"{number}.jpg": b"x" for number in range(6)})

    assert refusal(content, limits=SMALL) == (
        "“box.zip” holds 6 files; a batch may have 5: pack them into several ZIPs."
    )


def test_a_directory_that_would_fill_the_memory_is_not_read():
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for number in range(3000):
            packed.writestr(f"{'folder/' * 10}{number}/", b"")

    assert refusal(file.getvalue(), limits=SMALL) == (
        "“box.zip” is not a ZIP, or it is damaged or cut short: pack it again."
    )


# --- whatever comes


BOX = zip_of({"harbour.jpg": b"picture" * 20, "Şəkil.jpg": b"a" * 300, "box/c.csv": b"file\r\n"})


def survives(content):
    try:
        for member in zips.members(BytesIO(content), name="x.zip", limits=SMALL):
            assert bool(member.problem) != bool(member.file)
            if member.file:
                assert len(member.file.read()) <= SMALL.bytes_each
    except UnreadableZip as refused:
        assert str(refused).startswith("“x.zip”")


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_come_out_as_files_or_sentences(content):
    survives(content)
    survives(b"PK\x03\x04" + content)
    survives(BOX[:150] + content + BOX[150:])


@settings(max_examples=500)
@given(st.lists(st.tuples(st.integers(0, len(BOX) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_zip_with_any_bytes_changed_comes_out_as_files_or_sentences(changes):
    content = bytearray(BOX)
    for place, byte in changes:
        content[place] = byte
    survives(bytes(content))


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
def test_any_name_comes_out_as_a_file_or_a_sentence(name):
    survives(zip_of({name: b"picture"}))
