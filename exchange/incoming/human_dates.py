"""Dates as people write them in spreadsheets, turned into EDTF where that needs no guess."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.dates import UncertainDate, UnreadableDate
from archive.folding import fold

# In Azerbaijani, Turkish, Russian (twice: in a date it bends) and English; folded when they are looked up.
MONTHS = (
    "yanvar ocak январь января january jan",
    "fevral şubat февраль февраля february feb",
    "mart март марта march mar",
    "aprel nisan апрель апреля april apr",
    "may mayıs май мая",
    "iyun haziran июнь июня june jun",
    "iyul temmuz июль июля july jul",
    "avqust ağustos август августа august aug",
    "sentyabr eylül сентябрь сентября september sep sept",
    "oktyabr ekim октябрь октября october oct",
    "noyabr kasım ноябрь ноября november nov",
    "dekabr aralık декабрь декабря december dec",
)
MONTH = {fold(word): number for number, words in enumerate(MONTHS, start=1) for word in words.split()}
ABOUT = re.compile(r"(?i)^(ca?\.|ca|circa|about|around|təxminən|təqribən|yaklaşık|около|ок\.|примерно)\s*(?=\w)")
# “1990-cı il”, “1990 yılı”, “1990 год”, “1990 г.”: the word for a year says nothing that the number does not.
YEAR_WORD = re.compile(r"(?i)(?<=\d{4})(-?(cı|ci|cu|cü))?\s*(il|yılı|год|года|г\.?)$")
DECADE = re.compile(
    r"(?i)(\d{3})0(?:s|['’]?(?:lar|ler|l[ıi]\syıllar)|-?(?:cı|ci|cu|cü)\sillər|-?[её](?:\sгоды|\sгг\.?)?)"
)
DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
MONTH_AND_YEAR = re.compile(r"(0?[1-9]|1[0-2])\.(\d{4})")
ISO_MONTH = re.compile(r"(\d{4})-(\d)")
ONE_DATE = re.compile(r"[0-9X]{4}(-[0-9]{2}){0,2}")
SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}")
IN_WORDS = (
    re.compile(r"(?:(?P<day>\d{1,2})\s)?(?P<month>[^\W\d]+)\s(?P<year>\d{4})"),
    re.compile(r"(?P<month>[^\W\d]+)\s(?P<day>\d{1,2})\s(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s(?P<month>[^\W\d]+)(?:\s(?P<day>\d{1,2}))?"),
)

EITHER = _("“{text}” can be two days. Write {one} or {other}.")
TWO_DIGITS = _("“{text}” has a year of two digits. Write all four, for example 1990-01-20.")
CENTURY = _("“{text}” can be ten years or a hundred. Write {decade} or {century}.")


def edtf(text):
    """EDTF for a date as typed, empty for nothing; UnreadableDate says what to write instead."""
    text = " ".join(text.split())
    bare, mark = _without_doubt(text)
    found = _converted(bare)
    if mark:
        found = found + mark if ONE_DATE.fullmatch(found) else text
    return UncertainDate(found).text


def _without_doubt(text):
    """“ca. 1990” → 1990 and ~, “1990 (?)” → 1990 and ?."""
    if about := ABOUT.match(text):
        return text[about.end() :], "~"
    return (text[:-3].strip(), "?") if text.endswith("(?)") else (text, "")


def _converted(text):
    """The text in EDTF if its form is one of ours; else as it is, for EDTF itself to judge."""
    for form, convert in FORMS:
        if found := form.fullmatch(text):
            return convert(text, *found.groups())
    bare = YEAR_WORD.sub("", text).strip()
    return _in_words(bare) or bare


def _from_day(text, day, sign, month, year):
    """With points the day comes first wherever points are used; with strokes and hyphens Americans differ."""
    if sign != "." and int(day) <= 12 and int(month) <= 12 and int(day) != int(month):
        one, other = _iso(year, month, day), _iso(year, day, month)
        raise UnreadableDate(format_lazy(EITHER, text=text, one=one, other=other))
    if sign != "." and int(month) > 12:
        day, month = month, day
    return _iso(year, month, day)


def _from_decade(text, years):
    if years.endswith("0"):
        century = f"{years[:2]}XX"
        raise UnreadableDate(format_lazy(CENTURY, text=text, decade=f"{years}X", century=century))
    return f"{years}X"


def _refuse_short_year(text, _sign):
    raise UnreadableDate(format_lazy(TWO_DIGITS, text=text))


def _in_words(text):
    bare = re.sub(r"[,.]", " ", text).strip()
    for form in IN_WORDS:
        found = form.fullmatch(" ".join(bare.split()))
        month = found and MONTH.get(fold(found["month"]))
        if month:
            return _iso(found["year"], month, found["day"]) if found["day"] else f"{found['year']}-{month:02}"
    return None


def _iso(year, month, day):
    return f"{year}-{int(month):02}-{int(day):02}"


FORMS = (
    (DAY_FIRST, _from_day),
    (YEAR_FIRST, lambda text, year, _sign, month, day: _iso(year, month, day)),
    (MONTH_AND_YEAR, lambda text, month, year: f"{year}-{int(month):02}"),
    (ISO_MONTH, lambda text, year, month: f"{year}-0{month}"),
    (DECADE, _from_decade),
    (SHORT_YEAR, _refuse_short_year),
)
