import re
from datetime import date

import pytest

from search.following import catch_up
from tests.makers import make, make_tag, publish

pytestmark = pytest.mark.django_db

MEMORIAL = {
    "title": "The harbour",
    "summary": "On the night of 1–2 May 1950 the harbour burned.",
    "body": "## Who makes it\n\nWe do.",
    "hero_before": "01",
    "hero_after": "02",
    "names_title": "Each name is written here.",
    "vow": "We answer every letter.",
    "names": [{"text": "Liman", "language": "az", "script": "Latn", "kind": "preferred"}],
    "observances": [{"month": 5, "day": 2, "title": "At noon, silence."}],
}


def text(response):
    return response.content.decode()


def flowing(response):
    """The page without the line breaks of its templates."""
    return " ".join(re.sub(r"(?<=>)\s*\n\s*|\s*\n\s*(?=</)", "", text(response)).split())


def memorial(**more):
    return publish(make("memorial", **MEMORIAL | more))


def entry(title, **more):
    return publish(make("entry", title=title, **{"commemorates": "person"} | more))


def test_an_empty_site_has_a_home_page_and_no_memorial_yet(client):
    home = client.get("/")

    assert (home.status_code, client.get("/about/").status_code) == (200, 404)
    assert "<span>Carnation</span>" in text(home)
    assert 'class="w-88"' in text(home)


def test_the_home_page_speaks_the_memorials_own_words(client):
    memorial()
    home = text(client.get("/"))

    for words in (
        "On the night of 1–2 May 1950",
        ">01</span>",
        ">02</span>",
        "Each name is written here.",
        "We answer every letter.",
        "Liman",
    ):
        assert words in home


def test_about_is_the_memorials_record_and_stands_at_one_address(client):
    edition = memorial()
    page = text(client.get("/about/"))

    assert "<h2>Who makes it</h2>" in page
    assert client.get("/memorials/the-harbour/")["Location"] == "/about/"
    assert client.get(edition.permanent_address)["Location"] == "/about/"


def test_words_on_the_home_page_are_those_of_its_statement(client):
    speaker = publish(make("person", title="Aylin Testova"))
    statement = publish(make("statement", words="We were there.", speaker=speaker.uid, date="1950-05-03"))
    memorial(lead_statement=statement.uid)
    home = text(client.get("/"))

    assert "<p>We were there.</p>" in home
    assert "Aylin Testova" in home


def test_a_statement_without_words_is_not_quoted_at_home(client):
    memorial(lead_statement=publish(make("statement")).uid)

    assert "<blockquote" not in text(client.get("/"))


def test_on_its_day_the_memorial_says_so_above_all_else(client, monkeypatch):
    memorial()
    monkeypatch.setattr("memorial.anniversaries.timezone.localdate", lambda: date(2030, 5, 2))
    home = text(client.get("/"))

    assert home.index('class="today') < home.index('class="mast')
    assert home.index('id="observance"') < home.index('id="names"')
    assert 'class="today' in text(client.get("/events/"))


def test_on_other_days_the_observance_comes_last(client, monkeypatch):
    memorial()
    monkeypatch.setattr("memorial.anniversaries.timezone.localdate", lambda: date(2030, 6, 2))
    home = text(client.get("/"))

    assert 'class="today' not in home
    assert home.index('id="names"') < home.index('id="observance"')


def test_persons_stand_first_and_by_family_name(client):
    entry("The old pier", commemorates="place")
    entry("Deniz Çınar", filed_as="Çınar, Deniz")
    entry("Aylin Testova", filed_as="Testova, Aylin")
    entry("Rana Cem", filed_as="Cem, Rana")
    page = text(client.get("/names/"))
    places = [page.index(name) for name in ("Cem, Rana", "Çınar, Deniz", "Testova, Aylin", "The old pier")]

    assert places == sorted(places)


def test_a_letter_is_a_link_where_a_name_is_filed_under_it(client):
    entry("Deniz Çınar", filed_as="Çınar, Deniz")
    entry("Aylin Testova", filed_as="Testova, Aylin")
    entry("A day in May", commemorates="day")
    page = text(client.get("/names/?lang=az"))

    assert '<a href="?letter=%C3%87&amp;lang=az">Ç</a>' in page
    assert "<span>C</span>" in page
    assert "<span>A</span>" in page
    assert "Testova" not in text(client.get("/names/?letter=Ç&lang=az"))


def test_the_letters_are_those_of_the_page(client):
    entry("Deniz Çınar", filed_as="Çınar, Deniz")
    page = text(client.get("/names/?lang=en"))

    assert '<a href="?letter=C">C</a>' in page and "Ç</" not in page
    assert "The order is that of the English alphabet." in page


@pytest.mark.parametrize("letter", ["", "?", "Q", "''", "ÇÇ", "\u0301"])
def test_a_letter_without_names_shows_all(client, letter):
    entry("Aylin Testova", filed_as="Testova, Aylin")

    assert "Testova" in text(client.get("/names/", {"letter": letter}))


def test_years_stand_beside_a_name_as_exactly_as_they_are_known(client):
    entry("Aylin Testova", born="1931~", died="1950-05-02")
    entry("Rana Testova", born="1931", died="1950")
    entry("Cem Testov")
    page = text(client.get("/names/"))

    assert "<small>about 1931 – 1950</small>" in page
    assert "<small>1931–1950</small>" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_memorials_pages_ask_a_fixed_number_of_questions(client, count, django_assert_max_num_queries):
    tag = publish(make_tag("harbour"))
    for number in range(count):
        entry(f"Aylin Testova {number}", tags=[tag.uid])
        for kind in ("event", "statement", "place", "person"):
            publish(make(kind, tags=[tag.uid]))
    event = publish(make("event"))
    memorial(
        lead_event=event.uid,
        lead_statement=publish(make("statement", words="Said.", speaker=publish(make("person")).uid)).uid,
    )

    catch_up()

    # Of the home page, three are search's: how much stands under each tag.
    for address, questions in (("/", 10), ("/names/", 5), ("/about/", 6)):
        with django_assert_max_num_queries(questions):
            client.get(address)


def test_a_statement_shows_its_words_and_how_we_know_them(client):
    report = publish(make("source", title="A report"))
    statement = publish(
        make(
            "statement",
            title="On the harbour",
            words="“We were there.”\n\nAll of us.",
            words_note="Another report says *here*.",
            texts=[{"field": "words", "language": "az", "text": "Biz orada idik.", "origin": "ours"}],
            steps=[
                {"what": "posted", "by": "a wall"},
                {"what": "quoted", "by": "a paper", "source": report.uid, "is_held": True},
            ],
        )
    )
    page = flowing(client.get(statement.get_absolute_url()))

    assert "<p>“““We were there.”</p>" not in page
    assert "All of us.”</p>" in page
    assert "<details><summary><span>Azərbaycanca</span> <small>Our translation</small></summary>" in page
    assert '<li class="gap"><h3>Posted: <span>a wall</span></h3><p class="state no">Not held</p>' in page
    assert 'Quoted by <span>a paper</span><a class="ref" href="#s1" aria-label="Source 1">1</a>' in page
    assert "<em>here</em>" in page
    assert "One source; original not captured" in page


def test_a_statement_whose_words_are_not_held_says_so(client):
    page = text(client.get(publish(make("statement")).get_absolute_url()))

    assert "Words not held" in page
    assert "<blockquote" not in page
