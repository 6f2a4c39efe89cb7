"""The page of a tag: what is found under it, and that it says less where search cannot answer."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from archive import tagged
from search.following import SearchUnavailable, catch_up
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def words(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def page_of(tag, **parameters):
    response = Client().get(tag.get_absolute_url(), parameters)
    assert response.status_code == 200
    return response.content.decode()


def section(page, name):
    """The section of a page with this id at its heading; empty where there is none."""
    found = re.search(rf'<section class="row tight"[^>]* aria-labelledby="{name}-l">(.*?)</section>', page, re.DOTALL)
    return found[1] if found else ""


def titles(page):
    return [words(title) for title in re.findall(r"<h3>(.*?)</h3>", section(page, "records"))]


def facts(page):
    """{what is told in the margin: [how]}"""
    found = re.findall(r"<dt>(.*?)</dt>((?:\s*<dd>.*?</dd>)+)", page, re.DOTALL)
    return {words(name): [words(one) for one in re.findall(r"<dd>(.*?)</dd>", some, re.DOTALL)] for name, some in found}


def ways(markup):
    """[(words, how many, address)] of the list of years."""
    found = re.findall(r'<li>\s*<a href="(.*?)">(.*?)</a>.*?<span class="n">(\d+)', markup, re.DOTALL)
    return [(words(label), int(count), html.unescape(address)) for address, label, count in found]


def together(page):
    """[(tag, how many have both, [the addresses: both, either, without])]"""
    rows = re.findall(r"<li>(.*?)</li>", section(page, "together"), re.DOTALL)
    return [
        (
            words(re.sub(r'<span class="vh">.*?</span>', "", row.split('<span class="n">')[0])),
            int(re.search(r'<span class="n">(\d+)', row)[1]),
            [html.unescape(address) for address in re.findall(r'href="(.*?)"', row)],
        )
        for row in rows
    ]


def total_of(address):
    """How many records search says there are at an address."""
    heading = re.search(
        r'role="status">\s*<h2>(.*?)</h2>', Client().get(address, follow=True).content.decode(), re.DOTALL
    )
    number = re.search(r"[\d,]+", heading[1])
    return int(number[0].replace(",", "")) if number else 0


@kept
def forces():
    """A tag, a narrower one, another beside them, and records under them."""
    broad = publish(make_tag("Forces"))
    narrow = publish(make_tag("Tanks", relations=[{"role": "broader", "to": broad.uid}]))
    beside = publish(make_tag("Streets"))
    for number, (tags, date) in enumerate(
        [
            ([broad], "1990-01-20"),
            ([narrow, beside], "1988"),
            ([broad, narrow], ""),
            ([beside], "1990"),
            ([narrow], "194X"),
        ]
    ):
        dated = {"date": date} if date else {}
        publish(make("event", title=f"Event {number}", tags=[tag.uid for tag in tags], **dated))
    publish(make_photograph(title="Picture", tags=[broad.uid, beside.uid], date="1989/1990"))
    return broad, narrow, beside


def test_the_page_lists_what_stands_under_the_tag_and_under_narrower_ones_by_date(forces):
    assert titles(page_of(forces[0])) == ["Event 4", "Event 1", "Picture", "Event 0", "Event 2"]
    assert titles(page_of(forces[1])) == ["Event 4", "Event 1", "Event 2"]


def test_it_says_how_many_of_each_kind_and_when(forces):
    found = facts(page_of(forces[0]))

    assert found["Events"] == ["4 records"]
    assert found["Photographs"] == ["1 record"]
    assert (found["First date"], found["Last date"]) == (["1940s"], ["Between 1989 and 1990"])


def test_every_count_is_that_of_the_search_it_leads_to(forces):
    for tag in forces:
        page = page_of(tag)
        kinds = re.findall(r'<dd><a href="(/search/[^"]*)">(\d+)', page)
        years = ways(section(page, "years"))
        both = [(addresses[0], count) for _name, count, addresses in together(page)]
        told = [(html.unescape(address), int(count)) for address, count in kinds]
        told += [(address, count) for _label, count, address in years] + both

        assert len(told) > 2
        assert {address: total_of(address) for address, _count in told} == dict(told)
        assert total_of(f"/search/?tag={tag.slug}") == len(titles(page))


def test_each_year_leads_to_the_search_for_the_tag_in_that_year(forces):
    found = ways(section(page_of(forces[2]), "years"))

    assert found == [
        ("1988", 1, "/search/?tag=streets&from=1988&to=1988"),
        ("1989", 1, "/search/?tag=streets&from=1989&to=1989"),
        ("1990", 2, "/search/?tag=streets&from=1990&to=1990"),
    ]


def test_long_spans_of_years_stand_together_and_are_counted_as_search_counts(forces):
    publish(make("event", tags=[forces[2].uid], date="1801/.."))
    found = ways(section(page_of(forces[2]), "years"))

    assert len(found) > 1 and all("–" in label for label, _count, _address in found)
    assert {address: total_of(address) for _label, _count, address in found} == {
        address: count for _label, count, address in found
    }


def test_tags_of_the_same_records_stand_beside_it_with_both_either_and_without(forces):
    found = together(page_of(forces[2]))

    assert found == [
        (
            "Forces",
            2,
            [
                "/search/?tag=forces&tag=streets&every=tag",
                "/search/?tag=forces&tag=streets",
                "/search/?tag=streets&-tag=forces",
            ],
        ),
        (
            "Tanks",
            1,
            [
                "/search/?tag=streets&tag=tanks&every=tag",
                "/search/?tag=streets&tag=tanks",
                "/search/?tag=streets&-tag=tanks",
            ],
        ),
    ]
    assert [[total_of(address) for address in addresses] for _name, _count, addresses in found] == [
        [2, 6, 1],
        [1, 5, 2],
    ]


def test_its_own_family_does_not_stand_beside_it(forces):
    assert [name for name, _count, _addresses in together(page_of(forces[1]))] == ["Streets"]
    assert [name for name, _count, _addresses in together(page_of(forces[0]))] == ["Streets"]


def test_narrower_tags_stand_on_the_page_with_their_counts(forces):
    page = page_of(forces[0])

    assert 'data-n="3"><a href="/tags/tanks/">Tanks</a>' in section(page, "narrower")
    assert facts(page_of(forces[1]))["Broader"] == ["Forces"]


def test_the_addresses_carry_the_language_of_the_page(forces):
    page = page_of(forces[2], lang="az")
    addresses = [html.unescape(one) for one in re.findall(r'href="(/search/[^"]*)"', page)]

    assert len(addresses) > 8
    assert {parse_qs(urlsplit(address).query).get("lang", [""])[0] for address in addresses} == {"az"}


def test_what_is_found_can_be_taken_away_in_every_format(forces):
    page = section(page_of(forces[2]), "records")

    assert '<a href="/search/results.csv?tag=streets" rel="nofollow">' in page
    assert '<a href="/search/results.atom?tag=streets" type="application/atom+xml">' in page
    assert Client().get("/search/results.csv?tag=streets").status_code == 200


def test_names_in_all_languages_are_listed_with_their_language(db):
    rows = [("Tanklar", "az", "preferred"), ("Panzer", "de", "variant"), ("Zirehli maşınlar", "az", "variant")]
    names = [{"text": text, "language": language, "script": "Latn", "kind": kind} for text, language, kind in rows]
    found = section(page_of(publish(make_tag("Tanks", names=names))), "called")

    assert [words(one) for one in re.findall(r"<d[td][^>]*>.*?</d[td]>", found)] == [
        *("English", "Tanks"),
        *("Azərbaycanca", "Tanklar", "Zirehli maşınlar"),
        *("Deutsch", "Panzer"),
    ]
    assert '<dd lang="az">Tanklar</dd>' in found


def test_a_tag_without_records_says_so(db):
    page = page_of(publish(make_tag("Lonely", summary="What it means.")))

    assert "What it means." in page
    assert "Nothing is tagged with this yet." in section(page, "records")
    assert together(page) == [] and section(page, "years") == ""


def test_many_records_are_shown_a_page_at_a_time(db):
    tag = publish(make_tag("Many"))
    for number in range(27):
        publish(make("event", title=f"Event {number:02}", date=str(1950 + number), tags=[tag.uid]))
    first, second = page_of(tag), page_of(tag, page=2)

    assert titles(first) == [f"Event {number:02}" for number in range(25)]
    assert titles(second) == titles(page_of(tag, page=99)) == ["Event 25", "Event 26"]
    assert section(first, "years") and not section(second, "years")


def test_a_distressing_record_shows_in_the_list_only_what_may_be_read(db):
    tag = publish(make_tag("Tag"))
    note = {"content_note": "distressing", "content_note_text": "It shows what happened."}
    publish(make("event", title="Noted", summary="Short.", body="Hidden body", tags=[tag.uid], **note))
    page = page_of(tag)

    assert titles(page) == ["Noted"]
    assert "Hidden body" not in page


def test_nothing_of_what_is_not_public_is_on_the_page(db):
    hidden, shown = make_tag("Hidden tag"), publish(make_tag("Shown", uid="sh0wnxxxxx"))
    narrower = make_tag("Hidden narrower", relations=[{"role": "broader", "to": "sh0wnxxxxx"}], uid="n4rr0wxxxx")
    gone = make("event", title="Hidden withdrawn", tags=["sh0wnxxxxx"])
    for title in ("Seen", "Also seen"):
        publish(make("event", title=title, tags=[shown.uid, hidden.uid]))
    make("event", title="Hidden draft", tags=[shown.uid])
    publish(gone)
    withdraw(gone)
    publish(make("event", title="Elsewhere", tags=[narrower.uid]))
    page = page_of(shown)

    assert sorted(titles(page)) == ["Also seen", "Seen"]
    assert "Hidden" not in page and hidden.uid not in page and narrower.uid not in page
    assert together(page) == []


@pytest.fixture
def without_an_index(monkeypatch):
    def refuse(*_asked):
        raise SearchUnavailable

    monkeypatch.setattr("search.tagged.find", refuse)


def test_without_an_index_the_page_says_what_it_is_and_is_not_kept(forces, without_an_index):
    response = Client().get("/tags/forces/")
    page = response.content.decode()

    assert response.status_code == 200
    assert "cannot be listed at this moment" in section(page, "records")
    assert "What Forces means." in page
    assert (response["Cache-Control"], response.has_header("ETag")) == ("no-cache", False)


def test_what_was_said_without_an_index_is_forgotten_when_there_is_one(forces, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("archive.tagged._finders", [])
        assert titles(page_of(forces[0])) == []
    assert len(titles(page_of(forces[0]))) == 5


def test_without_an_index_the_vocabulary_counts_what_carries_each_tag_itself(forces, without_an_index):
    page = Client().get("/tags/").content.decode()

    assert re.findall(r'<li data-n="(\d+)">', page) == ["3", "3", "3"]


def test_who_offers_nothing_counts_nothing(monkeypatch):
    monkeypatch.setattr(tagged, "_finders", [])

    with pytest.raises(tagged.NotNow):
        tagged.counts()


# The ledger's head, the tag, what points to it, what it mentions, the frame; and for what is found: the head again,
# what the address means (2), what stands above what (2), the editions that are shown, and of narrower tags the head.
QUERIES = 6 + 6


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(count, django_assert_max_num_queries):
    tag = publish(make_tag("Broad"))
    for number in range(count):
        other = publish(make_tag(f"Other {number}"))
        narrower = publish(make_tag(f"Narrow {number}", relations=[{"role": "broader", "to": tag.uid}]))
        publish(make("event", tags=[tag.uid, other.uid], date=f"199{number}"))
        publish(make_photograph(tags=[narrower.uid, other.uid]))
    catch_up()

    with django_assert_max_num_queries(QUERIES):
        page_of(tag)
