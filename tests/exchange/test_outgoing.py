"""An edition can be taken away in a format, byte for byte, as long as its record is public."""

import json

import pytest

from archive.description import digest
from archive.models import Edition
from tests.makers import make, make_photograph, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def test_the_canonical_file_is_what_the_digest_was_made_of(client):
    edition = publish(make("place", title="Harbour"))

    answer = client.get(f"/id/{edition.uid}/editions/1.json")

    assert answer["Content-Type"] == "application/json"
    assert digest(answer.content.decode()) == edition.digest


def test_json_ld_says_what_is_there_and_nothing_that_is_not(client):
    edition = publish(make("place", title="Harbour", latitude="40.35", longitude="49.83"))

    document = json.loads(client.get(f"/id/{edition.uid}/editions/1.jsonld").content)

    assert document == {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": f"http://testserver/id/{edition.uid}/",
        "url": f"http://testserver/id/{edition.uid}/editions/1/",
        "identifier": edition.uid,
        "version": 1,
        "sha256": edition.digest,
        "name": "Harbour",
        "inLanguage": "en",
        "latitude": "40.35",
        "longitude": "49.83",
        "datePublished": Edition.objects.get().published_at.isoformat(),
        "sdPublisher": {"@type": "Organization", "name": "Carnation", "url": "http://testserver/"},
        "sdLicense": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_json_ld_names_who_made_it_and_its_tags_where_they_are_public(client):
    maker, hidden = make("person", title="Anna Example"), make("organisation")
    tag = make_tag("quay")
    for record in (maker, tag):
        publish(record)
    shown = publish(make_photograph(photographer=maker.uid, tags=[tag.uid]))
    other = publish(make_photograph(photographer=hidden.uid))

    named, unnamed = (json.loads(client.get(f"/id/{one.uid}/editions/1.jsonld").content) for one in (shown, other))

    assert named["creator"] == [
        {"@type": "Person", "@id": f"http://testserver/id/{maker.uid}/", "name": "Anna Example"}
    ]
    assert named["keywords"] == ["quay"]
    assert "creator" not in unnamed


@pytest.mark.parametrize("extension", ["json", "jsonld", "bib", "ris", "csl.json"])
def test_no_file_of_a_hidden_record_or_unknown_format_is_given(client, extension):
    draft, gone = make("place"), make("place")
    publish(gone)
    withdraw(gone)
    shown = publish(make("place"))

    wanted = [
        (draft.uid, extension),
        (gone.uid, extension),
        ("0000000000", extension),
        (shown.uid, "doc"),
        (shown.uid, "csl.jsonl"),
    ]
    answers = [client.get(f"/id/{uid}/editions/1.{one}").status_code for uid, one in wanted]

    assert answers == [404, 410, 404, 404, 404]
