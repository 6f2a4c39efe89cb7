"""One reference in each format that programs read; nothing that stands in a text can break a file."""

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import UncertainDate
from exchange.outgoing.citing import bibtex, coins, csl, metadata, ris
from exchange.outgoing.citing.references import Author
from tests.cited_references import EVENT, PHOTOGRAPH, RUSSIAN, SPEECH, URL, bibtex_entries, ris_records

SEAL = "Edition 2, published 2026-11-22. SHA-256 ab12"
HOSTILE = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("{}\\@%\r\n\t\u2028\u202e\ud800,;=&\"'<>")))


def test_bibtex():
    assert bibtex.entry(PHOTOGRAPH) == (
        "@misc{b3xk9m2qrt-2,\n"
        "  author = {Example, Anna-Maria Q.},\n"
        "  title = {{The quay}},\n"
        "  year = {1990},\n"
        "  date = {1990-01-20},\n"
        "  type = {photograph},\n"
        "  howpublished = {Memorial of Examples},\n"
        "  version = {2},\n"
        f"  url = {{{URL}}},\n"
        "  keywords = {streets, night \\& day},\n"
        "  langid = {en},\n"
        f"  note = {{{SEAL}}},\n"
        "}\n"
    )


def test_ris():
    assert ris_records(ris.entry(PHOTOGRAPH)) == [
        [
            ("TY", "ART"),
            ("AU", "Example, Anna-Maria Q."),
            ("TI", "The quay"),
            ("T2", "Memorial of Examples"),
            ("PB", "Memorial of Examples"),
            ("PY", "1990"),
            ("DA", "1990/01/20"),
            ("ET", "2"),
            ("M3", "photograph"),
            ("AB", "What it shows."),
            ("KW", "streets"),
            ("KW", "night & day"),
            ("LA", "en"),
            ("UR", URL),
            ("ID", "b3xk9m2qrt-2"),
            ("N1", SEAL),
            ("ER", ""),
        ]
    ]


def test_csl_json():
    assert json.loads(csl.entry(PHOTOGRAPH)) == [
        {
            "id": "b3xk9m2qrt-2",
            "type": "graphic",
            "title": "The quay",
            "author": [{"family": "Example", "given": "Anna-Maria Q."}],
            "container-title": "Memorial of Examples",
            "publisher": "Memorial of Examples",
            "issued": {"date-parts": [[1990, 1, 20]]},
            "available-date": {"date-parts": [[2026, 11, 22]]},
            "edition": "2",
            "genre": "photograph",
            "abstract": "What it shows.",
            "keyword": "streets, night & day",
            "language": "en",
            "URL": URL,
            "note": SEAL,
        }
    ]


def test_what_the_house_describes_has_the_house_as_its_author_and_the_day_of_its_edition():
    fields, (record,), item = bibtex_entries(bibtex.entry(EVENT))[0], ris_records(ris.entry(EVENT)), csl.item(EVENT)

    assert (fields["author"], fields["date"]) == ("{Memorial of Examples}", "2026-11-22")
    assert {("TY", "ELEC"), ("AU", "Memorial of Examples"), ("DA", "2026/11/22")} <= set(record)
    assert (item["type"], item["author"], item["issued"], "available-date" in item) == (
        "webpage",
        [{"literal": "Memorial of Examples"}],
        {"date-parts": [[2026, 11, 22]]},
        False,
    )


@pytest.mark.parametrize(
    ("text", "year", "in_ris", "in_csl"),
    [
        ("1990", "1990", ("1990", "1990//"), {"date-parts": [[1990]]}),
        ("1990-01", "1990", ("1990", "1990/01/"), {"date-parts": [[1990, 1]]}),
        ("1976~", "1976", ("1976", "1976///about 1976"), {"date-parts": [[1976]], "circa": True}),
        ("0622", "622", ("0622", "0622//"), {"date-parts": [[622]]}),
        ("194X", "", ("", "///1940s"), {"literal": "1940s"}),
        (
            "1990-01-19/1990-01-20",
            "1990",
            ("1990", "1990///19–20 January 1990"),
            {"date-parts": [[1990, 1, 19], [1990, 1, 20]]},
        ),
        ("../1990", "1990", ("1990", "1990///until 1990"), {"literal": "until 1990"}),
        ("", "", ("", ""), {}),
    ],
)
def test_a_date_is_never_more_certain_in_a_file_than_in_the_record(text, year, in_ris, in_csl):
    dated = replace(PHOTOGRAPH, when=UncertainDate(text))
    fields, (record,) = bibtex_entries(bibtex.entry(dated))[0], ris_records(ris.entry(dated))

    assert (fields.get("date", ""), fields.get("year", "")) == (text, year)
    assert (dict(record).get("PY", ""), dict(record).get("DA", "")) == in_ris
    assert csl.item(dated).get("issued", {}) == in_csl


def test_a_translation_of_the_title_has_a_field_where_a_format_has_one():
    russian = replace(SPEECH, **RUSSIAN)

    assert bibtex_entries(bibtex.entry(russian))[0]["titleaddon"] == "The harbour"
    assert ("TT", "The harbour") in ris_records(ris.entry(russian))[0]


def test_a_name_that_bibtex_would_take_apart_is_kept_whole():
    makers = (Author("Sons and Daughters"), Author("Example", "Ben and Ada"), Author("Sample", "Ben"))

    authors = bibtex_entries(bibtex.entry(replace(SPEECH, makers=makers)))[0]["author"]

    assert authors == "{Sons and Daughters} and {Ben and Ada Example} and Sample, Ben"


@given(HOSTILE, HOSTILE)
def test_no_text_breaks_a_file(title, other):
    makers = (Author.filed(other, title),)
    hostile = replace(PHOTOGRAPH, title=title, abstract=other, keywords=(title,), house=other, makers=makers)

    (fields,), (record,) = bibtex_entries(bibtex.entry(hostile)), ris_records(ris.entry(hostile))
    (item,) = json.loads(csl.entry(replace(hostile, title="", abstract="", keywords=(), house="", makers=())))

    assert (fields[""], dict(record)["ID"], item["id"]) == ("b3xk9m2qrt-2",) * 3
    assert {name for name in fields if name} <= set(bibtex_entries(bibtex.entry(FULL))[0])
    assert len(bibtex.entry(hostile).splitlines()) == len(fields) + 1


FULL = replace(SPEECH, **RUSSIAN)


def test_coins_are_read_as_zotero_reads_them():
    assert dict(map(_decoded, coins.title(PHOTOGRAPH).split("&"))) == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rfr_id": "info:sid/carnation",
        "rft.type": "artwork",
        "rft.title": "The quay",
        "rft.aulast": "Example",
        "rft.aufirst": "Anna-Maria Q.",
        "rft.date": "1990-01-20",
        "rft.publisher": "Memorial of Examples",
        "rft.source": "Memorial of Examples",
        "rft.edition": "2",
        "rft.language": "en",
        "rft.description": "What it shows.",
        "rft.subject": "night & day",
        "rft.identifier": URL,
        "rft_id": URL,
    }


def _decoded(pair):
    """As decodeURIComponent does: a plus is a plus."""
    name, equals, value = pair.partition("=")
    assert equals and "+" not in value
    return name, unquote(value, errors="strict")


def test_the_head_of_a_page_says_the_same_in_three_vocabularies():
    assert metadata.pairs(replace(PHOTOGRAPH, licence="https://example.org/licence")) == [
        ("citation_title", "The quay"),
        ("citation_author", "Example, Anna-Maria Q."),
        ("citation_publication_date", "1990/01/20"),
        ("citation_online_date", "2026/11/22"),
        ("citation_publisher", "Memorial of Examples"),
        ("citation_public_url", URL),
        ("citation_language", "en"),
        ("citation_keywords", "streets"),
        ("citation_keywords", "night & day"),
        ("citation_abstract", "What it shows."),
        ("DC.title", "The quay"),
        ("DC.creator", "Example, Anna-Maria Q."),
        ("DC.publisher", "Memorial of Examples"),
        ("DC.date", "1990-01-20"),
        ("DCTERMS.issued", "2026-11-22"),
        ("DC.identifier", URL),
        ("DC.language", "en"),
        ("DC.subject", "streets"),
        ("DC.subject", "night & day"),
        ("DC.description", "What it shows."),
        ("DC.type", "StillImage"),
        ("DC.rights", "https://example.org/licence"),
        ("z:itemType", "artwork"),
    ]


@pytest.mark.parametrize("text", ["1976~", "194X", "1990-21", "1988/1992", "../1990", ""])
def test_a_date_that_nobody_can_reckon_with_stands_in_dublin_core_alone(text):
    said = dict(metadata.pairs(replace(PHOTOGRAPH, when=UncertainDate(text))))

    assert ("citation_publication_date" in said, said.get("DC.date", "")) == (False, text)
