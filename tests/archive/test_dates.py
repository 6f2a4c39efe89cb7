import copy
import pickle
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import UncertainDate, UnreadableDate, validate_edtf

TYPED_READ_FIRST_LAST = """
    1990                  | 1990                             | 1990-01-01 | 1990-12-31
    1990-01               | January 1990                     | 1990-01-01 | 1990-01-31
    1990-01-20            | 20 January 1990                  | 1990-01-20 | 1990-01-20
    0622                  | 622                              | 0622-01-01 | 0622-12-31
    1976~                 | about 1976                       | 1976-01-01 | 1976-12-31
    1976-02~              | about February 1976              | 1976-02-01 | 1976-02-29
    2022-01-20?           | 20 January 2022, uncertain       | 2022-01-20 | 2022-01-20
    2022-01-20%           | about 20 January 2022, uncertain | 2022-01-20 | 2022-01-20
    194X                  | 1940s                            | 1940-01-01 | 1949-12-31
    19XX                  | 1900–1999                        | 1900-01-01 | 1999-12-31
    1990-01-XX            | January 1990, day not known      | 1990-01-01 | 1990-01-31
    1990-XX               | 1990, month not known            | 1990-01-01 | 1990-12-31
    1990-XX-XX            | 1990, day and month not known    | 1990-01-01 | 1990-12-31
    1990-21               | spring 1990                      | 1990-03-01 | 1990-05-31
    1990-24               | winter 1990                      | 1990-12-01 | 1991-02-28
    9999-24               | winter 9999                      | 9999-12-01 | 9999-12-31
    1990-01-19/1990-01-20 | 19–20 January 1990               | 1990-01-19 | 1990-01-20
    2020-09-27/2020-11-10 | 27 September – 10 November 2020  | 2020-09-27 | 2020-11-10
    1989-12-31/1990-01-01 | 31 December 1989 – 1 January 1990 | 1989-12-31 | 1990-01-01
    1990-01/1990-03       | January–March 1990               | 1990-01-01 | 1990-03-31
    1989-12/1990-03       | December 1989 – March 1990       | 1989-12-01 | 1990-03-31
    1990/1991             | between 1990 and 1991            | 1990-01-01 | 1991-12-31
    1990/1990             | 1990                             | 1990-01-01 | 1990-12-31
    1976~/1980            | between about 1976 and 1980      | 1976-01-01 | 1980-12-31
    1990/..               | from 1990                        | 1990-01-01 | None
    1990/                 | from 1990, end not known         | 1990-01-01 | None
    ../1990               | until 1990                       | None       | 1990-12-31
    /1990                 | until 1990, beginning not known  | None       | 1990-12-31
"""
REFUSED_BECAUSE = """
    2023-02-29            | names a day that does not exist: February 2023 has 28 days
    1990-04-31            | names a day that does not exist: April 1990 has 30 days
    1990-01-19/1990-01-32 | names a day that does not exist: January 1990 has 31 days
    1990-13               | names a month that does not exist
    1990-25               | names a month that does not exist
    1948/1947             | ends before it begins. Write the earlier date first: 1947/1948.
    1990-06/1990-01       | ends before it begins. Write the earlier date first: 1990-01/1990-06.
    1990-01-20T23:30:00   | has a time of day
    1990–1991             | is written with a dash
    1990-1991             | is written with a dash
    1990 / 1991           | has a space in it
    194x                  | has a small x
    Y170000002            | lies outside the years 0001 to 9999
    -0044                 | lies outside the years 0001 to 9999
    0000                  | lies outside the years 0001 to 9999
    1990/-0044            | lies outside the years 0001 to 9999
    20.01.1990            | cannot be read as a date
    20 January 1990       | cannot be read as a date
    XXXX                  | cannot be read as a date
    ../..                 | cannot be read as a date
    ../                   | cannot be read as a date
    1990-XX-20            | cannot be read as a date
    1990-~01              | cannot be read as a date
    1990-04-XX/1991       | has unknown digits in an interval
    1990-XX/1991          | has unknown digits in an interval
    1990/XXXX             | has unknown digits in an interval
    [1990,1991]           | cannot be read as a date
    1950S2                | cannot be read as a date
    /..1990               | cannot be read as a date
"""


def rows(table):
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("typed", "read", "first", "last"), rows(TYPED_READ_FIRST_LAST))
def test_a_date_is_read_aloud_and_has_a_first_and_a_last_day(typed, read, first, last):
    day = UncertainDate(typed)

    assert (day.text, str(day), str(day.earliest), str(day.latest)) == (typed, read, first, last)


@pytest.mark.parametrize(("typed", "reason"), rows(REFUSED_BECAUSE))
def test_what_cannot_be_is_refused_with_the_reason_and_an_example(typed, reason):
    with pytest.raises(UnreadableDate) as refused:
        UncertainDate(typed)

    message = str(refused.value)
    assert message.startswith(f"“{typed}” {reason}")
    assert "Write" in message or "write" in message


def test_a_long_text_is_refused_before_it_is_parsed():
    with pytest.raises(UnreadableDate, match=r"“1990,1990,1990,1990,…” is too long"):
        UncertainDate("1990," * 10_000)


@pytest.mark.parametrize("nothing", ["", "  ", None])
def test_no_date_is_false_and_says_nothing(nothing):
    day = UncertainDate(nothing)

    assert (bool(day), day.text, str(day), day.as_night, day.earliest, day.latest) == (False, "", "", "", None, None)
    assert (list(day.years), day.is_certain, day.is_exact_day) == ([], False, False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1990-01-19/1990-01-20", "night of 19–20 January 1990"),
        ("1990-01-31/1990-02-01", "night of 31 January – 1 February 1990"),
        ("1990-01-19/1990-01-21", "19–21 January 1990"),
        ("1990-01-19~/1990-01-20", "between about 19 January 1990 and 20 January 1990"),
        ("1990-01-19/..", "from 19 January 1990"),
        ("1990", "1990"),
    ],
)
def test_two_days_that_follow_each_other_can_be_called_a_night(typed, read):
    assert UncertainDate(typed).as_night == read


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("1990", [1990]),
        ("1988/1991", [1988, 1989, 1990, 1991]),
        ("1990-24", [1990, 1991]),
        ("1990/..", [1990]),
        ("/1990-01-20", [1990]),
        ("199X", list(range(1990, 2000))),
    ],
)
def test_a_date_is_listed_under_the_years_it_touches(typed, years):
    assert list(UncertainDate(typed).years) == years


@pytest.mark.parametrize(
    ("typed", "is_certain", "is_exact_day"),
    [
        ("1990-01-20", True, True),
        ("1990-01-20/1990-01-20", True, True),
        ("1990-01", True, False),
        ("1990-01-20?", False, False),
        ("1990-01-20~", False, False),
        ("1990/1991%", False, False),
        ("../1990", True, False),
    ],
)
def test_a_date_knows_how_certain_it_is(typed, is_certain, is_exact_day):
    day = UncertainDate(typed)

    assert (day.is_certain, day.is_exact_day) == (is_certain, is_exact_day)


@pytest.mark.parametrize(
    ("language", "read"), [("ru", "19–20 января 1990"), ("tr", "19–20 Ocak 1990"), ("en", "19–20 January 1990")]
)
def test_months_are_named_in_the_language_of_the_page(language, read):
    with translation.override(language):
        assert str(UncertainDate("1990-01-19/1990-01-20")) == read


@pytest.mark.parametrize(
    ("language", "read"),
    [
        ("az", "1900-cü 1930-cu 1940-cı 1950-ci 1990-cı 2000-ci"),
        ("tr", "1900'ler 1930'lar 1940'lar 1950'ler 1990'lar 2000'ler"),
        ("ru", "1900-е 1930-е 1940-е 1950-е 1990-е 2000-е"),
        ("en", "1900s 1930s 1940s 1950s 1990s 2000s"),
    ],
)
def test_a_decade_ends_as_its_last_word_is_spoken(language, read):
    with translation.override(language):
        assert [str(UncertainDate(f"{one}X")).split()[0] for one in (190, 193, 194, 195, 199, 200)] == read.split()


def test_a_date_is_a_value():
    day = UncertainDate(" 1990-01-20 ")

    assert day == UncertainDate("1990-01-20")
    assert {day} == {pickle.loads(pickle.dumps(day)), copy.deepcopy(day)}
    assert repr(day) == "UncertainDate(text='1990-01-20')"
    with pytest.raises(AttributeError):
        day.text = "1991"


def test_a_field_refuses_what_a_date_refuses():
    validate_edtf("1976~")
    with pytest.raises(ValidationError, match="February 2023 has 28 days") as refused:
        validate_edtf("2023-02-29")
    assert refused.value.code == "unreadable_date"


@given(st.dates(), st.dates())
def test_any_two_days_in_order_make_an_interval(one, other):
    first, last = min(one, other), max(one, other)
    day = UncertainDate(f"{first}/{last}")

    assert (day.earliest, day.latest) == (first, last)
    assert str(first.day) in str(day) and str(last.year) in str(day)


@given(st.text(alphabet="0129X-/.~?%TYSx[]{}, 14", max_size=24) | st.text(max_size=50))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        day = UncertainDate(text)
    except UnreadableDate as refused:
        assert str(refused).endswith(".")
    else:
        assert str(day) or not text.strip()
        assert (day.earliest or date.min) <= (day.latest or date.max)
