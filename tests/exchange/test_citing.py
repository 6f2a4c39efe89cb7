"""One reference in the three styles that readers ask for, letter by letter."""

from dataclasses import replace

import pytest
from django.utils import translation

from archive.dates import UncertainDate
from exchange.outgoing.citing.references import Author
from exchange.outgoing.citing.runs import plain
from exchange.outgoing.citing.styles import STYLES
from tests.cited_references import EVENT, PHOTOGRAPH, RUSSIAN, SPEECH, URL


def cited(reference):
    return {name: plain(style(reference)) for name, style in STYLES.items()}


def italics(reference):
    return {name: [run.text for run in style(reference) if run.is_italic] for name, style in STYLES.items()}


def test_a_photograph_is_cited_under_its_maker_and_its_own_day():
    assert cited(PHOTOGRAPH) == {
        "APA": "Example, A.-M. Q. (1990, January 20). The quay (Edition 2) [Photograph]. Memorial of Examples. " + URL,
        "Chicago": "Example, Anna-Maria Q. The quay. January 20, 1990. Photograph. Memorial of Examples. "
        f"Edition 2, November 22, 2026. {URL}.",
        "MLA": "Example, Anna-Maria Q. The quay. 20 Jan. 1990. Memorial of Examples, edition 2, 22 Nov. 2026, "
        f"{URL}. Photograph.",
    }
    assert italics(PHOTOGRAPH) == {
        "APA": ["The quay"],
        "Chicago": ["The quay."],
        "MLA": ["The quay.", "Memorial of Examples"],
    }


def test_words_that_were_said_stand_in_quotation_marks():
    assert cited(SPEECH) == {
        "APA": "Example, A.-M. Q. (1990, January 20). The quay (Edition 2) [Speech]. Memorial of Examples. " + URL,
        "Chicago": "Example, Anna-Maria Q. “The quay.” January 20, 1990. Speech. Memorial of Examples. "
        f"Edition 2, November 22, 2026. {URL}.",
        "MLA": "Example, Anna-Maria Q. “The quay.” 20 Jan. 1990. Memorial of Examples, edition 2, 22 Nov. 2026, "
        f"{URL}. Speech.",
    }
    assert italics(SPEECH) == {"APA": ["The quay"], "Chicago": [], "MLA": ["Memorial of Examples"]}


def test_what_the_house_itself_describes_is_cited_under_the_house_and_the_day_of_the_edition():
    assert cited(EVENT) == {
        "APA": f"Memorial of Examples. (2026, November 22). The quay (Edition 2) [Event]. {URL}",
        "Chicago": f"Memorial of Examples. “The quay.” Event. Edition 2, November 22, 2026. {URL}.",
        "MLA": f"“The quay.” Memorial of Examples, edition 2, 22 Nov. 2026, {URL}.",
    }


def test_without_a_maker_the_title_comes_first():
    nobody = replace(PHOTOGRAPH, makers=(), when=UncertainDate())

    assert cited(nobody) == {
        "APA": f"The quay (Edition 2) [Photograph]. (n.d.). Memorial of Examples. {URL}",
        "Chicago": f"The quay. N.d. Photograph. Memorial of Examples. Edition 2, November 22, 2026. {URL}.",
        "MLA": f"The quay. Memorial of Examples, edition 2, 22 Nov. 2026, {URL}. Photograph.",
    }


def test_an_organisation_is_named_whole():
    agency = replace(PHOTOGRAPH, makers=(Author("Press Agency of Examples"),))

    assert [text.partition(" The")[0] for text in cited(agency).values()] == [
        "Press Agency of Examples. (1990, January 20).",
        "Press Agency of Examples.",
        "Press Agency of Examples.",
    ]


MANY = tuple(Author(f"Family{number}", f"Given{number}") for number in range(1, 23))


@pytest.mark.parametrize(
    ("count", "apa", "chicago", "mla"),
    [
        (
            2,
            "Family1, G., & Family2, G.",
            "Family1, Given1, and Given2 Family2.",
            "Family1, Given1, and Given2 Family2.",
        ),
        (
            3,
            "Family1, G., Family2, G., & Family3, G.",
            "Family1, Given1, Given2 Family2, and Given3 Family3.",
            "Family1, Given1, et al.",
        ),
        (
            22,
            ", ".join(f"Family{number}, G." for number in range(1, 20)) + ", … Family22, G.",
            "Family1, Given1, " + ", ".join(f"Given{number} Family{number}" for number in range(2, 8)) + ", et al.",
            "Family1, Given1, et al.",
        ),
    ],
)
def test_of_many_makers_each_style_names_as_many_as_its_rules_say(count, apa, chicago, mla):
    written = cited(replace(SPEECH, makers=MANY[:count]))

    assert written["APA"].partition(" (1990")[0] == apa
    assert written["Chicago"].partition(" “")[0] == chicago
    assert written["MLA"].partition(" “")[0] == mla


@pytest.mark.parametrize(
    ("title", "apa", "quoted"),
    [
        ("What happened?", "What happened? (Edition", "“What happened?” J"),
        ("Never again!", "Never again! (Edition", "“Never again!” J"),
        ("A street at “five to midnight”", "“five to midnight” (Edition", "“A street at ‘five to midnight.’” J"),
        ('She asked "why?"', 'asked "why?" (Edition', "“She asked ‘why?’” J"),
        ('"Why" was asked', '"Why" was asked (Edition', "“‘Why’ was asked.” J"),
        ("„Gavan“", "„Gavan“ (Edition", "“‚Gavan.‘” J"),
        ("«Гавань»", "«Гавань» (Edition", "“«Гавань.»” J"),
    ],
)
def test_a_title_keeps_its_own_marks_and_gets_one_stop(title, apa, quoted):
    written = cited(replace(SPEECH, title=title))

    assert apa in written["APA"]
    assert quoted in written["Chicago"]


def test_a_title_in_another_language_is_followed_by_its_translation():
    written = cited(replace(SPEECH, **RUSSIAN))

    assert "January 20). Гавань [The harbour] (Edition 2) [Speech]. " in written["APA"]
    assert "Q. “Гавань” [The harbour]. January 20, 1990. " in written["Chicago"]
    assert "Q. “Гавань” [“The harbour”]. 20 Jan. 1990. " in written["MLA"]


def test_a_transliteration_stands_before_the_letters_of_the_title_itself():
    both = replace(PHOTOGRAPH, romanised="Gavan", **RUSSIAN)

    assert "). Gavan Гавань [The harbour] (Edition 2)" in cited(both)["APA"]
    assert "Q. Gavan Гавань [The harbour]. January" in cited(both)["Chicago"]
    assert italics(both)["MLA"] == ["Gavan", "The harbour", "Memorial of Examples"]


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("Anna Maria", "A. M."),
        ("Jean-Paul", "J.-P."),
        ("Heydər Əlirza oğlu", "H. Ə. oğlu"),
        ("İlham", "İ."),
        ("Юрий", "Ю."),
        ("დავით", "დავით"),
        ("明", "明"),
    ],
)
def test_initials_are_capital_letters_of_any_script_and_nothing_else_is_cut(given, initials):
    assert Author("Example", given).initials == initials


@pytest.mark.parametrize(
    ("filed_as", "title", "author"),
    [
        ("Example, Anna Maria", "Anna Maria Example", Author("Example", "Anna Maria")),
        ("", "Anna Maria Example", Author("Anna Maria Example")),
        ("Press agency, ", "Press agency", Author("Press agency")),
    ],
)
def test_an_author_is_taken_apart_only_where_it_is_filed_so(filed_as, title, author):
    assert Author.filed(filed_as, title) == author


@pytest.mark.parametrize(
    ("text", "apa", "chicago", "mla"),
    [
        ("1990-01-20", "1990, January 20", "January 20, 1990", "20 Jan. 1990"),
        ("1990-05", "1990, May", "May 1990", "May 1990"),
        ("1990", "1990", "1990", "1990"),
        ("1976~", "ca. 1976", "Ca. 1976", "Circa 1976"),
        ("2022-01-20?", "2022, January 20?", "January 20, 2022?", "20 Jan. 2022?"),
        ("1990%", "ca. 1990?", "Ca. 1990?", "Circa 1990?"),
        ("194X", "1940s", "1940s", "1940s"),
        ("1990-21", "spring 1990", "Spring 1990", "Spring 1990"),
        ("1990-01-19/1990-01-20", "1990, January 19–20", "January 19–20, 1990", "19–20 Jan. 1990"),
        (
            "1990-01-30/1990-02-02",
            "1990, January 30–February 2",
            "January 30–February 2, 1990",
            "30 Jan.–2 Feb. 1990",
        ),
        ("1989-12/1990-01", "1989, December–1990, January", "December 1989–January 1990", "Dec. 1989–Jan. 1990"),
        ("1988/1992", "1988–1992", "1988–1992", "1988–1992"),
        ("1988~/1992", "between about 1988 and 1992", "Between about 1988 and 1992", "Between about 1988 and 1992"),
        ("../1990", "until 1990", "Until 1990", "Until 1990"),
        ("1990-01-XX", "January 1990, day not known", "January 1990, day not known", "January 1990, day not known"),
        ("", "n.d.", "N.d.", "Memorial of Examples, edition 2, 22 Nov"),
    ],
)
def test_a_date_is_as_certain_in_a_citation_as_it_is_in_the_record(text, apa, chicago, mla):
    written = cited(replace(PHOTOGRAPH, when=UncertainDate(text)))

    assert f"({apa})." in written["APA"]
    assert f"The quay. {chicago}".rstrip("?.") in written["Chicago"]
    assert f"The quay. {mla}".rstrip("?.") in written["MLA"]


@pytest.mark.parametrize(
    ("language", "beginning"),
    [
        ("az", "Example, A.-M. Q. (1990, 20 "),
        ("tr", "Example, A.-M. Q. (1990, 20 Ocak). The quay (2. sürüm) ["),
        ("ru", "Example, A.-M. Q. (1990, 20 января). The quay (Редакция 2) ["),
    ],
)
def test_the_words_of_a_citation_are_those_of_the_pages_language(language, beginning):
    with translation.override(language):
        assert cited(PHOTOGRAPH)["APA"].startswith(beginning)
