"""One question, one number: on its page, in the API, in every file and in the feed; and the same counts beside it."""

import pytest
from django.test import Client

from search.facets import FACETS
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish, withdraw
from tests.search.test_taking import TITLES_IN, taken

pytestmark = pytest.mark.django_db

FREE = "https://creativecommons.org/publicdomain/zero/1.0/"
KEPT = "http://rightsstatements.org/vocab/InC/1.0/"
ASKED = {  # the question, and how many records of `archive` it finds, counted by hand
    "": 17,
    "q=mourning": 4,
    "q=%D0%BA%D0%B0%D1%80%D0%B0%D0%B1%D0%B0%D1%85": 3,
    "q=Garabagh+-film": 3,
    "q=%D0%93%D1%83%D1%81%D0%B5%D0%B9%D0%BD%D0%BE%D0%B2": 2,
    "q=%28harbour+OR+%D0%BA%D0%B0%D1%80%D0%B0%D0%B1%D0%B0%D1%85%29+-film": 6,
    "q=tag:mourning+year:1988..1992": 3,
    "q=kind:event+-tag:silence&sort=oldest": 5,
    "q=before:1950+OR+after:1999": 2,
    "q=harbour&kind=events&kind=statements": 3,
    "kind=events&kind=photographs&-tag=film": 6,
    "tag=mourning&tag=film": 4,
    "tag=mourning&tag=film&every=tag": 1,
    "-kind=tags&-kind=places&-language=ru": 10,
    "place=qarabag&-language=az": 3,
    "from=1988&to=1990": 3,
    "q=harbour&from=1988&certainty=certain": 2,
    "certainty=undated&-image=not-held": 9,
    "rights=zero&image=not-held": 1,
    "q=harbour%22+%28&kind=events&view=grid&sort=newest": 3,
    "q=nothing-of-this": 0,
}


@kept
def archive():
    """Records in three languages and two scripts; a veiled one, a draft, and one that was withdrawn."""
    mourning = make_tag("Mourning")
    silence = make_tag("Silence", relations=[{"role": "broader", "to": mourning.uid}])
    film = make_tag("Film")
    land = make("place", title="Qarabağ", language="az", names=[name("Карабах", "ru")])
    town = make("place", title="Seaward", relations=[{"role": "within", "to": land.uid}])
    person = make("person", title="Placeholder Hüseynov", language="az")
    for record in (mourning, silence, film, land, town, person, *events(mourning, silence, film, land, town, person)):
        publish(record)
    make("event", title="Harbour, not yet published", date="1990", tags=[mourning.uid])
    gone = make("event", title="Harbour, withdrawn", date="1990", tags=[mourning.uid])
    publish(gone)
    withdraw(gone)


def events(mourning, silence, film, land, town, person):
    yield make("event", title="Harbour fire", date="1990-01-20", tags=[mourning.uid])
    yield make("event", title="Harbour strike", date="1988/1991", tags=[silence.uid])
    yield make("event", title="Harbour, the film", date="1991?", tags=[mourning.uid, film.uid])
    yield make("event", title="A day in the north", date="194X", relations=[{"role": "place", "to": town.uid}])
    yield make("event", title="День моря", language="ru", date="1989", relations=[{"role": "place", "to": land.uid}])
    yield make("event", title="A day without a date")
    yield make("statement", title="Выступление", language="ru", words="Мы помним.", speaker=person.uid)
    note = {"content_note": "distressing", "content_note_text": "It tells of a death."}
    yield make("statement", title="Behind a note", date="2001", words="Words.", **note)
    yield make_photograph(title="Quay", rights=FREE)
    yield make_photograph(title="Harbour, a still", rights=KEPT, tags=[film.uid])
    yield make("source", title="The harbour book")


def name(text, language):
    return {"text": text, "language": language, "kind": "variant"}


@pytest.fixture
def api(client):
    return lambda question: client.get(f"/api/v1/search?{question}&limit=200".replace("?&", "?")).json()


@pytest.mark.parametrize(("question", "total"), ASKED.items())
def test_the_page_the_api_every_file_and_the_feed_say_the_same(archive, api, question, total):
    page = Client().get(f"/search/?{question}", follow=True).context
    said = api(question)
    files = {extension: len(titles(taken(extension, asked_of(page)))) for extension, titles in TITLES_IN.items()}

    assert (page["total"], said["total"], len(said["records"])) == (total, total, total)
    assert files == dict.fromkeys(TITLES_IN, total)


def asked_of(page):
    """The question as the links to the files ask it."""
    return page["downloads"][0].address.partition("?")[2]


@pytest.mark.parametrize("question", ASKED)
def test_what_is_counted_beside_the_results_is_what_the_api_counts(archive, api, question):
    page = Client().get(f"/search/?{question}", follow=True).context
    said = api(question)

    shown = {panel.name: counts_of(panel) for panel in page["panels"] if panel.name in FACETS}
    assert shown == {name: counts for name, counts in counted(said).items() if name in shown}
    hidden = {name: counts for name, counts in counted(said).items() if name not in shown}
    assert all(len(counts) < 2 for counts in hidden.values())  # what every record has leaves nothing to choose
    assert years_of(page) == {span: said["years"].get(span, 0) for span in years_of(page)}


def counts_of(panel):
    return {choice.value: choice.count for choice in panel.choices if choice.count}


def counted(said):
    return {
        name: {one["value"]: one["count"] for one in facet if one["count"]} for name, facet in said["facets"].items()
    }


def years_of(page):
    """{year: how many} of the bars that stand for one year."""
    drawn = next((panel.histogram for panel in page["panels"] if panel.name == "years"), None)
    return {bar.span: bar.count for bar in drawn.listed if "–" not in bar.span} if drawn else {}
