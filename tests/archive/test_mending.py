import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pixels.mending import mended, read

SENTENCES = [
    "Limanda gəmi, 12 mart 1976. Şəkil: Ayşə F.",
    "İki gün sonra Bakıda çəkilmiş foto",
    "Limanda üç gemi, günün ilk ışığı",
    "Гавань, 12 марта 1976 года. «Корабль»",
    "Café près du port, Zürich, façade",
    "Żółty statek w porcie",
    "Λιμάνι, το πρώτο πλοίο",
    "ნავსადგური",
    "نوانئ، السفينة",
    "港の船 1976年",
    "© 1976 — “Harbour”",
]
MISREADINGS = ("latin-1", "cp1252", "cp1254", "cp1251", "mac_roman")


def misread(text, encoding):
    """UTF-8 as a program shows it that takes it for something else, and has a letter for every byte."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("encoding", MISREADINGS)
@pytest.mark.parametrize("text", SENTENCES)
def test_what_was_misread_once_or_twice_is_mended(text, encoding, times):
    shown = text
    for _time in range(times):
        shown = misread(shown, encoding)

    assert mended(shown) == text


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        *("Сәһәр, Рүстәм Сү.", "Рә Сө", "Мəммəд"),
        *("CAFÉ…", "“École” — “Noël”", "Ó hÉigeartaigh", "№ 5 «Правда»", "Рівне, Їжак", "ШЁПОТ", "Üçü", "Nguyễn Văn Á"),
        *("GROß’ “ß”", "20 °C – ½ kg", "What? No?", "https://example.org/?id=1", "Ә ә", "Ñ°", "don’t"),
    ],
)
def test_what_is_right_stays_as_it_is(text):
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Гавань, 12 марта 1976 года", "cp1251"),
        ("Foto: Гавань 1976", "cp1251"),
        ("№ 5 «Правда», гавань", "cp1251"),
        ("Limanda üç gemi, günün ilk ışığı", "cp1254"),
        ("İstanbul’da çekilmiş fotoğraf", "cp1254"),
        ("Café près du port, Zürich", "cp1252"),
        ("Café près du port, Zürich, “façade”", "mac_roman"),
        ("don’t “stop”", "mac_roman"),
        ("plain", "ascii"),
    ],
)
def test_bytes_of_an_unnamed_encoding_are_read_as_what_makes_words(text, encoding):
    assert read(text.encode(encoding)) == text


def test_what_calls_itself_latin_is_not_taken_for_cyrillic():
    words = "Ìîñêâà".encode("cp1252")

    assert read(words) == "Москва"
    assert read(words, is_latin=True) == ""


def test_a_letter_that_a_limit_cut_in_two_is_left_out():
    assert read("Гавань".encode()[:-1]) == "Гаван"


@pytest.mark.parametrize(
    "text", ["?????? ???", "?hid, Bak?", "G\ufffdmi", "\x85\x9f", "", "\0\0", "\ud800", "Ð»Ð°Ð·Ñ„ÑŒ Å„ Ð ok ə"]
)
def test_what_cannot_be_read_is_left_out(text):
    assert mended(text) == ""


def test_nothing_invisible_comes_with_the_words():
    assert mended("Har\x07bour\u202egnp.\u200b\tand\r\nsea\0") == "Harbourgnp. and\nsea"


def test_letters_written_in_two_parts_are_joined():
    assert mended("S\u0327\u0259hid") == "Şəhid"


@given(st.text())
def test_words_mended_once_need_no_mending(text):
    assert mended(mended(text)) == mended(text)
