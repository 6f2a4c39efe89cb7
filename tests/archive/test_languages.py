import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.languages import (
    LANGUAGES,
    SCRIPTS,
    alphabet,
    choices,
    direction,
    filing_language,
    filing_languages,
    guess_script,
    index_letters,
    initial,
    script_choices,
    sort_key,
)

TEXT = st.text(max_size=40) | st.text(alphabet="iıİIəƏşŞwWŵЖж中'- ,ßև1")
CODES = st.sampled_from(["az", "az-Cyrl", "de", "en", "fr", "hy", "ka", "kk", "pl", "ru", "tr", "uk"])
NAMES_IN_ORDER = """
    az      | 1990 Anar Cavid Çinarə Çingiz Ellin Ədalət Əli Fərid Gülnar Ğ Heydər Xalid Ismət İlham
    az      | Jalə Kamal Qənbər Lalə Osman Ömər Samir Şamil Uğur Ülkər Vaqif Weber Yusif Zaur
    az-Cyrl | Анар Валид Гара Ғ Елман Әли Зүлфи Исмәт Ы Јусиф Камал Ҝүл Осман Өмәр Хан Һаким Чинар Ҹавид Шамил
    tr      | Cem Çetin Deniz Gül Ğ Halil Isparta İzmir Jale Osman Ömer
    tr      | Pınar Qadir Recep Sami Şahin Uğur Ümit Veli Weber Xan Yan
    ru      | 1990 Егор Ёлкин Ельцин Жуков Щукин Эдуард Юрий Яков Baku Weber
    uk      | Ганна Ґудзь Іван Їжак Йосип
    pl      | Celina Ćwik Lena Łucja Zofia Źrebak Żaneta
    hy      | Անի Եղիշե Երևան Զավեն Օհան
    ka      | ანა გიორგი ჟანა ჰამლეტ
    en      | 10 2 Ali Baku Əli O'Brien Odd Zoe
"""
WHERE_FILED = """
    az | İlham    | İ
    az | ilham    | İ
    az | ılıca    | I
    az | Ismət    | I
    az | şəhid    | Ş
    az | Élodie   | E
    az | Îsmət    | İ
    az | Щукин    | S
    az | Юрий     | Y
    az | Weber    | #
    az | 20 Yanvar | #
    az | «Çinar»  | Ç
    az | 中国     | Z
    az | …        | #
    tr | izmir    | İ
    tr | Əli      | E
    en | İlham    | I
    en | Əli      | E
    en | Ægir     | A
    en | ﬆar      | S
    ru | ёлка     | Е
    ru | حسن      | #
    ru | Ə        | #
    az-Cyrl | ҹавид | Ҹ
    ka | გიორგი   | გ
    hy | եղիշե    | Ե
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("code", "names"), rows(NAMES_IN_ORDER))
def test_names_stand_in_the_order_of_their_alphabet(code, names):
    keys = [sort_key(name, code) for name in names.split()]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    "names",
    [
        ["Əliyev, Anar", "Əliyev, Zaur", "Əliyeva, Anar"],
        ["Abbas Qulu", "Abbasov"],
        ["Blok 1", "Blok A"],
    ],
)
def test_nothing_comes_before_something(names):
    keys = [sort_key(name, "az") for name in names]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("az", "İLHAM", "ilham"),
        ("az", "ISMƏT", "ısmət"),
        ("az", "İlham", "I\u0307lham"),
        ("az", "Əli-zadə", "ƏLİ  ZADƏ"),
        ("az", "«Əli»", "Əli"),
        ("en", "O’Brien", "OBRIEN"),
        ("fr", "Élodie", "elodie"),
        ("ru", "ЁЛКИН", "ёлкин"),
        ("ru", "Ёлкин", "Елкин"),
    ],
)
def test_case_and_punctuation_make_no_difference(code, one, other):
    assert sort_key(one, code) == sort_key(other, code)


@pytest.mark.parametrize(("code", "text", "letter"), rows(WHERE_FILED))
def test_a_name_is_filed_under_its_letter_or_the_nearest(code, text, letter):
    assert initial(text, code) == letter


def test_the_azerbaijani_alphabet_has_thirty_two_letters():
    assert " ".join(alphabet("az")) == "A B C Ç D E Ə F G Ğ H X I İ J K Q L M N O Ö P R S Ş T U Ü V Y Z"
    assert len(alphabet("az")) == len(alphabet("az-Cyrl")) == 32


@pytest.mark.parametrize(
    ("code", "letters"), [("tr", 29), ("ru", 33), ("en", 26), ("uk", 33), ("kk", 42), ("hy", 38), ("ka", 33)]
)
def test_an_alphabet_is_complete_and_has_each_letter_once(code, letters):
    assert len(alphabet(code)) == len(set(alphabet(code))) == letters


def test_lists_do_not_tell_russian_ё_from_е():
    assert [letter for letter in alphabet("ru") if letter not in index_letters("ru")] == ["Ё"]
    assert index_letters("az") == alphabet("az")


def test_lists_stand_in_the_languages_of_the_pages_and_in_that_of_the_house(settings):
    settings.LANGUAGES, settings.FILING_LANGUAGE = [("en", "English"), ("fa", "فارسی"), ("tr", "Türkçe")], "az-Cyrl"

    assert filing_languages() == ("az-Cyrl", "en", "tr")
    assert [filing_language(code) for code in ("tr", "fa", "az")] == ["tr", "az-Cyrl", "az-Cyrl"]


@pytest.mark.parametrize("order", [alphabet, lambda code: initial("a", code), lambda code: sort_key("a", code)])
def test_a_language_without_an_alphabet_is_refused(order):
    with pytest.raises(LookupError):
        order("fa")


@pytest.mark.parametrize(
    ("code", "endonym", "reads", "script"),
    [
        ("az", "Azərbaycanca", "ltr", "Latn"),
        ("az-Cyrl", "Азәрбајҹанҹа", "ltr", "Cyrl"),
        ("fa", "فارسی", "rtl", "Arab"),
        ("he", "עברית", "rtl", "Hebr"),
        ("hy", "Հայերեն", "ltr", "Armn"),
    ],
)
def test_a_language_says_its_name_its_direction_and_its_script(code, endonym, reads, script):
    language = LANGUAGES[code]

    assert (language.endonym, language.direction, language.script) == (endonym, reads, script)


def test_every_language_is_written_in_a_script_of_the_vocabulary_and_named_in_it():
    assert {code: guess_script(language.endonym) for code, language in LANGUAGES.items()} == {
        code: "Hani" if code == "ja" else language.script for code, language in LANGUAGES.items()
    }


def test_a_form_offers_every_language_and_every_script():
    assert choices()[:3] == [("en", "English"), ("az", "Azərbaycanca"), ("tr", "Türkçe")]
    assert [code for code, _label in choices()] == list(LANGUAGES)
    assert [code for code, _label in script_choices()] == list(SCRIPTS)


def test_an_unlisted_language_reads_from_left_to_right():
    assert [direction(code) for code in ("fa", "xx", "")] == ["rtl", "ltr", "ltr"]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Qara Yanvar", "Latn"),
        ("Гара Јанвар", "Cyrl"),
        ("КГБ (KGB), Москва", "Cyrl"),
        ("Լեռնային Ղարաբաղ", "Armn"),
        ("ყარაბაღი", "Geor"),
        ("قره‌باغ", "Arab"),
        ("黒い一月", "Jpan"),
        ("中国", "Hani"),
        ("ＫＧＢ", "Latn"),
        ("1990!", ""),
        ("", ""),
    ],
)
def test_a_script_is_guessed_from_most_of_the_letters(text, script):
    assert guess_script(text) == script


@given(TEXT, CODES)
def test_a_key_is_pairs_of_digits_for_any_text(text, code):
    key = sort_key(text, code)

    assert len(key) % 2 == 0
    assert not key or (key.isascii() and key.isdigit())
    assert sort_key(f" {text} ", code) == key


@given(TEXT, CODES)
def test_every_text_has_a_place_in_the_list_of_letters(text, code):
    assert initial(text, code) in [*alphabet(code), "#"]


@given(TEXT)
def test_any_text_has_a_script_of_the_vocabulary_or_none(text):
    assert guess_script(text) in {"", *SCRIPTS}
