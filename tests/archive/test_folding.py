from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.folding import fold, may_be_joined, slug, words


def test_words_are_placed_in_the_text_as_given():
    text = "Şəhidlər Xiyabanı’nda, 1990"

    assert list(words(text)) == [("sehidler", 0, 8), ("xiyabaninda", 9, 21), ("1990", 23, 27)]
    assert text[9:21] == "Xiyabanı’nda"


@pytest.mark.parametrize(
    ("hashtag", "found_by"),
    [
        ("#BlackJanuary", ["blackjanuary", "black", "january"]),
        ("#QaraYanvar1990", ["qarayanvar1990", "qara", "yanvar", "1990"]),
        ("#20yanvar", ["20yanvar", "20", "yanvar"]),
        ("#ŞəhidlərXiyabanı", ["sehidlerxiyabani", "sehidler", "xiyabani"]),
        ("#ЧёрныйЯнварь", ["cerniyyanvar", "cerniy", "yanvar"]),
        ("BMTnin", ["bmtnin"]),
        ("Bakı'dan", ["bakidan"]),
    ],
)
def test_a_hashtag_is_found_whole_and_by_its_parts(hashtag, found_by):
    assert [word for word, _start, _end in words(hashtag)] == found_by


def test_two_signs_are_found_in_a_chinese_sentence():
    assert list(words("在中国。")) == [("zai", 0, 1), ("zhong", 1, 2), ("guo", 2, 3)]


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Qara Yanvar: 19–20 yanvar 1990", "qara-yanvar-19-20-yanvar-1990"),
        ("Şəhidlər Xiyabanı", "sehidler-xiyabani"),
        ("«…»", "record"),
        ("", "record"),
        ("x" * 100, "x" * 80),
        ("word " * 30, "-".join(["word"] * 16)),
        ("a" * 80 + " b", "a" * 80),
    ],
)
def test_an_address_is_readable_ascii_of_at_most_eighty_letters(title, address):
    assert slug(title) == address


TRICKY = "İIıiŞşƏəӘәЁёЙй\u0301\u0306\u0307\u0327'’´ \u200b½ｶﾞ中가각ᄀ#aB1_"
TEXT = st.text() | st.text(alphabet=TRICKY) | st.text(alphabet=st.characters(categories=["Cs"]))


@given(TEXT)
@example("\ud800")
@example("i\u0307́ﬁ②ⅷ")
def test_folding_again_changes_nothing(text):
    folded = fold(text)

    assert fold(folded) == folded
    assert folded.isascii() and folded == " ".join(folded.split()) == folded.lower()
    assert all(word.isalnum() for word in folded.split())


@given(TEXT)
def test_however_an_accent_is_encoded_it_folds_alike(text):
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text)) == fold(text)


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz"))
def test_azerbaijani_folds_alike_in_capitals(text):
    assert fold(text.replace("i", "İ").replace("ı", "I").upper()) == fold(text)


@given(TEXT)
@example("カﾞ")
def test_the_words_of_a_text_are_the_words_of_its_folding(text):
    placed = list(words(text))
    wholes = [word for word in placed if not any(is_part(word, other) for other in placed)]

    assert [word for word, _start, _end in wholes] == fold(text).split()
    assert all(0 <= start < end <= len(text) and word in fold(text[start:end]).split() for word, start, end in placed)


OF_TODAY = st.characters(max_codepoint=0x17F) | st.characters(min_codepoint=0x370, max_codepoint=0x97F)


@given(st.text(OF_TODAY).filter(lambda text: not {"\u0488", "\u0489"} & set(text)))  # Cyrillic signs for numbers
@example("m²")
@example("½Yanvar")
def test_a_quick_look_misses_no_word_that_holds_others(text):
    if len(list(words(text))) > len(fold(text).split()):
        assert may_be_joined(text)


def is_part(word, other):
    return other[1] <= word[1] and word[2] <= other[2] and word[1:] != other[1:]


@given(TEXT)
def test_an_address_of_an_address_is_itself(text):
    assert slug(slug(text)) == slug(text) != ""
    assert len(slug(text)) <= 80
