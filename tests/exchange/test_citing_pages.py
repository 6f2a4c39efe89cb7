"""Every record and every edition says how to cite it, to people and to programs."""

import html
import json
import re
from urllib.parse import parse_qs

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from archive.models import Edition, LedgerLine
from tests.cited_references import bibtex_entries, ris_records
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db


def page(client, edition, query=""):
    return client.get(edition.own_address + query).content.decode()


def box(text):
    """{style: citation} and the addresses of the citation box, as a visitor reads them."""
    section = text[text.index('id="cite"') :].partition("</section>")[0]
    styles = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", section, re.S)
    return {name: html.unescape(re.sub("<[^>]+>", "", found)) for name, found in styles}, section


def metas(text):
    found = re.findall(r'<meta name="((?:citation_|DC|z:)[^"]*)" content="([^"]*)">', text)
    return [(name, html.unescape(content)) for name, content in found]


@kept
def photograph():
    """The second edition of a photograph whose maker and tag are public."""
    publish(make("memorial", title="Memorial of Examples"))
    maker, tag = make("person", title="Anna Example", filed_as="Example, Anna"), make_tag("quay")
    for record in (maker, tag):
        publish(record)
    says = {"photographer": maker.uid, "date": "1990-01", "tags": [tag.uid]}
    record = make_photograph(title="Гавань", language="ru", **says)
    publish(record)
    texts = [{"field": "title", "language": "en", "text": "The harbour", "origin": "ours"}]
    return publish(make_photograph(uid=record.uid, title="Гавань", language="ru", texts=texts, **says))


def test_the_box_cites_this_edition_by_its_address_its_digest_and_its_line(client, photograph):
    styles, section = box(page(client, photograph))
    address = f"http://testserver/id/{photograph.uid}/editions/2/"
    line = LedgerLine.objects.get(uid=photograph.uid, edition=2)

    assert list(styles) == ["APA", "Chicago", "MLA"]
    assert styles["APA"] == (
        "Example, A. (1990, January). Гавань [The harbour] (Edition 2) [Photograph]. Memorial of Examples. " + address
    )
    assert f'readonly value="{address}"' in section
    assert f'<code class="digest">{photograph.digest}</code>' in section
    assert f'href="/ledger/#line-{line.position}">line {line.position} of the ledger</a>' in section
    assert '<i lang="ru">Гавань</i>' in section


def test_the_line_of_the_ledger_stands_where_the_box_leads(client, photograph):
    for number in range(60):
        publish(make("place", title=f"Place {number}"))
    address = re.search(r'href="(/ledger/[^"]+)"', box(page(client, photograph))[1])[1]
    position = LedgerLine.objects.get(uid=photograph.uid, edition=2).position

    assert address == f"/ledger/?page=2#line-{position}"
    assert f'id="line-{position}"' in client.get(address).content.decode()


def test_an_old_edition_cites_itself_and_says_that_there_is_a_newer_one(client, photograph):
    old = Edition.objects.get(uid=photograph.uid, number=1)
    styles, section = box(page(client, old))

    assert styles["MLA"].endswith(f"http://testserver/id/{old.uid}/editions/1/. Photograph.")
    assert old.digest in section and photograph.digest not in section
    assert "A newer edition of this record exists." in section
    assert "A newer edition" not in page(client, photograph)


@pytest.mark.parametrize("language", ["en", "az", "tr", "ru"])
def test_the_box_speaks_the_language_of_the_page(client, photograph, language):
    words = {"en": "Cite this edition", "az": "Bu buraxılışa istinad", "tr": "Bu sürüme atıf", "ru": "Как сослаться"}

    _styles, section = box(page(client, photograph, f"?lang={language}"))

    assert words[language] in section
    assert ("[The harbour]" in section) is (language == "en")


def test_the_box_leads_to_files_that_programs_read(client, photograph):
    _styles, section = box(page(client, photograph))
    addresses = re.findall(r'<a href="(/id/[^"]+editions/2\.[a-z.]+)">', section)
    files = {address.partition("2.")[2]: client.get(address) for address in addresses}

    assert list(files) == ["bib", "ris", "csl.json", "json", "jsonld"]
    assert bibtex_entries(files["bib"].content.decode())[0]["author"] == "Example, Anna"
    assert ("AU", "Example, Anna") in ris_records(files["ris"].content.decode())[0]
    assert json.loads(files["csl.json"].content)[0]["URL"].endswith("/editions/2/")
    assert files["bib"]["Content-Disposition"] == f'attachment; filename="{photograph.uid}-2.bib"'
    assert files["ris"]["Content-Type"] == "application/x-research-info-systems; charset=utf-8"


def test_the_head_says_it_to_programs(client, photograph):
    text = page(client, photograph)
    address = f"http://testserver/id/{photograph.uid}/editions/2"

    said = metas(text)

    assert said[:3] == [
        ("citation_title", "Гавань"),
        ("citation_author", "Example, Anna"),
        ("citation_publication_date", "1990/01"),
    ]
    assert {("DC.type", "StillImage"), ("z:itemType", "artwork"), ("citation_keywords", "quay")} <= set(said)
    assert f'<link rel="cite-as" href="{address}/">' in text
    assert f'<link rel="alternate" href="{address}.bib" type="application/x-bibtex">' in text


def test_the_data_in_the_head_cannot_end_their_element(client):
    edition = publish(make("event", title="</script><script>alert(1)</script>", summary="<!-- & -->"))

    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(client, edition))[1]

    assert json.loads(data)["name"] == "</script><script>alert(1)</script>"
    assert not set("<>&") & set(data)


def test_the_answer_carries_signposts(client, photograph):
    base = f"http://testserver/id/{photograph.uid}/editions/2"
    links = client.get(photograph.get_absolute_url())["Link"].split(", ")

    assert links == [
        f'<{base}/>; rel="cite-as"',
        f'<{base}.json>; rel="describedby"; type="application/json"',
        f'<{base}.jsonld>; rel="describedby"; type="application/ld+json"',
        f'<{base}.bib>; rel="describedby"; type="application/x-bibtex"',
        f'<{base}.ris>; rel="describedby"; type="application/x-research-info-systems"',
        f'<{base}.csl.json>; rel="describedby"; type="application/vnd.citationstyles.csl+json"',
        '<https://schema.org/ItemPage>; rel="type"',
        '<https://schema.org/Photograph>; rel="type"',
        '<https://creativecommons.org/publicdomain/zero/1.0/>; rel="license"',
    ]
    assert client.get(f"/id/{photograph.uid}/editions/2.bib")["Link"] == (
        f'<{base}/>; rel="cite-as", <{base}/>; rel="describes"; type="text/html"'
    )


def test_a_veiled_page_leads_to_no_file_of_what_is_behind_the_veil(client):
    note = {"content_note": "distressing", "content_note_text": "Hard to read."}
    edition = publish(make("statement", words="Behind the veil.", **note))
    answer = client.get(edition.get_absolute_url())

    assert f"/id/{edition.uid}/editions/1.json>" not in answer["Link"]
    assert 'editions/1.json"' not in answer.content.decode()
    for extension in ("jsonld", "bib", "ris", "csl.json"):
        assert b"Behind the veil" not in client.get(f"/id/{edition.uid}/editions/1.{extension}").content


@pytest.mark.parametrize("count", [1, 3])
def test_a_record_page_asks_one_question_more_for_its_line_whatever_it_cites(
    client, photograph, count, django_assert_max_num_queries
):
    tags = [make_tag(f"tag {number}") for number in range(count)]
    for tag in tags:
        publish(tag)
    maker = publish(make("person", title="Ben Sample"))
    edition = publish(make_photograph(photographer=maker.uid, tags=[tag.uid for tag in tags]))

    # The ledger's head, the edition, what points here, what is mentioned, the memorial, the line.
    with django_assert_max_num_queries(6):
        client.get(edition.get_absolute_url())


def test_a_list_offers_each_of_its_records(photograph, django_assert_num_queries):
    note = {"content_note": "distressing", "content_note_text": "Hard to read."}
    veiled = publish(make("statement", title="Said", words="Hidden", **note))
    template = Template(
        "{% load citing %}{% mentioned_by editions as known %}"
        "{% for edition in editions %}{% coins edition known %}{% endfor %}"
    )
    context = Context({"request": RequestFactory().get("/search/"), "editions": [photograph, veiled]})

    with django_assert_num_queries(1):
        drawn = template.render(context)

    spans = re.findall(r'<span class="Z3988" title="([^"]*)"></span>', drawn)
    first, second = (parse_qs(html.unescape(span), strict_parsing=True) for span in spans)
    assert (first["rft.title"], first["rft.aulast"], first["rft.type"]) == (["Гавань"], ["Example"], ["artwork"])
    assert (second["rft.title"], second["rft.type"]) == (["Said"], ["webpage"])
    assert second["rft_id"] == [f"http://testserver/id/{veiled.uid}/editions/1/"]
