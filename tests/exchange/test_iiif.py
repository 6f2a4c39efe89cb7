"""Photographs open in any IIIF viewer: manifests, collections and tiles, of what is public and of nothing else."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command

from archive import derivatives, originals
from archive.models import Edition
from exchange.outgoing.iiif import collections
from memorial.demo import reading
from tests.archive.test_tiles import asked_by_a_viewer
from tests.iiif_rules import faults, info_faults
from tests.makers import make, make_photograph, publish, withdraw
from tests.small_pictures import encoded, gradient

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
SHA256 = "ab" * 32
HELD = {"image_sha256": SHA256, "image_width": 6000, "image_height": 4000, "image_format": "JPEG"}
WORDS = {
    "title": "Harbour at dawn",
    "summary": "Boats before sunrise.",
    "caption_published": "The harbour.",
    "caption": "Boats in the harbour.",
    "alternative_text": "Three boats at a quay.",
    "credit": "City museum",
}
DISTRESSING = {"content_note": "distressing", "content_note_text": "It shows an injured person."}


def translation(field, language, text, origin="ours"):
    return {"field": field, "language": language, "text": text, "origin": origin}


def fetched(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return json.loads(answer.content)


def manifest_of(client, edition, query=""):
    return fetched(client, f"/id/{edition.uid}/manifest.json{query}")


def collection_of(client, edition, query=""):
    return fetched(client, f"/id/{edition.uid}/collection.json{query}")


def metadata(document):
    """{label in English: value} of a manifest."""
    pairs = document["metadata"]
    return {(pair["label"].get("en") or pair["label"]["none"])[0]: pair["value"] for pair in pairs}


def file(edition, width, format="jpg"):
    return BASE + derivatives.address(edition.uid, SHA256, width, format)


def publish_house(**names):
    return publish(make("memorial", title="Memorial of the harbour", **names))


def test_a_manifest_keeps_the_rules_and_paints_the_picture_with_its_tiles(client):
    edition = publish(make_photograph(**WORDS, **HELD))

    document = manifest_of(client, edition)

    assert faults(document) == []
    canvas = f"{BASE}/id/{edition.uid}/canvas"
    assert document["items"] == [
        {
            "id": canvas,
            "type": "Canvas",
            "label": {"en": ["Harbour at dawn"]},
            "width": 6000,
            "height": 4000,
            "items": [
                {
                    "id": f"{canvas}/page",
                    "type": "AnnotationPage",
                    "items": [
                        {
                            "id": f"{canvas}/painting",
                            "type": "Annotation",
                            "motivation": "painting",
                            "target": canvas,
                            "body": {
                                "id": file(edition, 2560),
                                "type": "Image",
                                "format": "image/jpeg",
                                "width": 2560,
                                "height": 1707,
                                "label": {"en": ["Three boats at a quay."]},
                                "service": [
                                    {
                                        "id": BASE + derivatives.tiles_address(edition.uid, SHA256),
                                        "type": "ImageService3",
                                        "profile": "level0",
                                    }
                                ],
                            },
                        }
                    ],
                }
            ],
        }
    ]


def test_a_manifest_says_whose_it_is_and_where_more_is(client):
    house = publish_house()
    event = publish(make("event", title="Departure"))
    links = [{"role": "depicts", "to": event.uid}, {"role": "place", "to": make("place", title="Not public").uid}]
    edition = publish(make_photograph(**WORDS, **HELD, date="1990-01-20", relations=links))

    document = manifest_of(client, edition)

    own = f"{BASE}/id/{edition.uid}"
    assert faults(document) == []
    assert {name: document[name] for name in ("id", "label", "summary", "rights", "navDate", "requiredStatement")} == {
        "id": f"{own}/manifest.json",
        "label": {"en": ["Harbour at dawn"]},
        "summary": {"en": ["Boats before sunrise."]},
        "rights": "http://creativecommons.org/publicdomain/zero/1.0/",
        "navDate": "1990-01-20T00:00:00Z",
        "requiredStatement": {
            "label": {"en": ["Credit"], "az": ["Müəllif qeydi"], "tr": ["Künye"], "ru": ["Указание авторства"]},
            "value": {"en": ["City museum"]},
        },
    }
    assert [agent["id"] for agent in document["provider"]] == [f"{BASE}/id/{house.uid}/"]
    assert [page["id"].removeprefix(BASE) for page in document["homepage"]] == [
        "/photographs/harbour-at-dawn/",
        "/photographs/harbour-at-dawn/?lang=az",
        "/photographs/harbour-at-dawn/?lang=tr",
        "/photographs/harbour-at-dawn/?lang=ru",
    ]
    assert [data["id"] for data in document["seeAlso"]] == [f"{own}/editions/1.json", f"{own}/editions/1.jsonld"]
    assert [one["id"] for one in document["partOf"]] == [
        f"{BASE}/id/{event.uid}/collection.json",
        f"{BASE}/photographs/collection.json",
    ]
    assert document["thumbnail"] == [
        {"id": file(edition, 320), "type": "Image", "format": "image/jpeg", "width": 320, "height": 213}
    ]


def test_the_facts_are_said_in_every_language_that_has_them(client):
    photographer = publish(
        make("person", title="Aylin Testova", names=[{"text": "Айлин Тестова", "language": "ru", "kind": "preferred"}])
    )
    texts = [
        translation("title", "az", "Sübh çağı liman"),
        translation("caption", "az", "Limanda qayıqlar."),
        translation("caption", "tr", "Limandaki tekneler.", "machine"),
    ]
    edition = publish(make_photograph(**WORDS, texts=texts, date="1990-01~", photographer=photographer.uid))

    document = manifest_of(client, edition)

    assert faults(document) == []
    assert document["label"] == {"en": ["Harbour at dawn"], "az": ["Sübh çağı liman"]}
    assert "navDate" not in document  # nobody knows the day
    found = metadata(document)
    assert found["EDTF"] == {"none": ["1990-01~"]}
    assert found["Date"]["en"] == ["about January 1990"]
    assert set(found["Date"]) == {"en", "az", "tr", "ru"}
    assert found["Our caption"] == {"en": ["Boats in the harbour."], "az": ["Limanda qayıqlar."]}
    assert found["Photographer"] == {"en": ["Aylin Testova"], "ru": ["Айлин Тестова"]}
    assert found["Credit"] == {"en": ["City museum"]}
    assert set(found["Rights"]) == {"en", "az", "tr", "ru"}
    assert found["Record"] == {"none": [edition.uid]}
    assert found["Permanent link"] == {"none": [f"{BASE}/id/{edition.uid}/"]}


def test_a_photograph_that_is_not_held_has_a_canvas_with_nothing_on_it_and_its_caption(client):
    edition = publish(make_photograph(**WORDS, not_held_because="It was never given."))

    document = manifest_of(client, edition)

    assert faults(document) == []
    assert document["items"][0]["items"] == []
    assert "thumbnail" not in document
    assert document["summary"] == {"en": ["Boats before sunrise.", "Boats in the harbour.", "The harbour."]}
    assert metadata(document)["Image not held"] == {"en": ["It was never given."]}


def test_a_small_picture_has_no_tiles(client):
    edition = publish(make_photograph(**WORDS, **HELD | {"image_width": 2560, "image_height": 1000}))

    body = manifest_of(client, edition)["items"][0]["items"][0]["items"][0]["body"]

    assert (body["id"], body["width"], body["height"], "service" in body) == (file(edition, 2560), 2560, 1000, False)
    token = derivatives.token(edition.uid, SHA256)
    assert client.get(f"/media/{edition.uid}/{token}/tiles/info.json").status_code == 404


def test_a_text_that_looks_like_html_is_marked_as_plain(client):
    edition = publish(make_photograph(title="Harbour", summary="<harbour & quay>"))

    document = manifest_of(client, edition)

    assert faults(document) == []
    assert document["summary"] == {"en": ["<harbour & quay> "]}


def test_of_a_distressing_photograph_nothing_is_shown_before_it_is_asked_for(client):
    event = publish(make("event", title="Departure"))
    links = [{"role": "depicts", "to": event.uid}]
    edition = publish(make_photograph(**WORDS, **HELD, **DISTRESSING, relations=links))

    document = manifest_of(client, edition)
    collection = collection_of(client, event)

    assert faults(document) == faults(collection) == []
    for text in map(json.dumps, (document, collection)):
        assert "/media/" not in text
        assert not [word for word in ("caption", "alternative_text") if WORDS[word] in text]
    assert document["requiredStatement"]["value"] == {"en": ["It shows an injured person."]}
    assert document["summary"] == {"en": ["Boats before sunrise."]}
    assert "seeAlso" not in document


def test_once_asked_for_the_manifest_of_a_distressing_photograph_is_whole(client):
    edition = publish(make_photograph(**WORDS, **HELD, **DISTRESSING))

    document = manifest_of(client, edition, "?show=1")

    assert faults(document) == []
    assert document["id"] == f"{BASE}/id/{edition.uid}/manifest.json?show=1"
    assert document["items"][0]["items"][0]["items"][0]["body"]["id"] == file(edition, 2560)
    assert document["requiredStatement"]["value"] == {"en": ["City museum"]}
    assert metadata(document)["Content note"] == {"en": ["It shows an injured person."]}


def test_a_manifest_is_called_the_same_however_it_was_asked_for(client):
    edition = publish(make_photograph(**WORDS, **HELD))

    assert manifest_of(client, edition, "?show=1&lang=az") == manifest_of(client, edition)


def test_a_collection_lists_the_public_photographs_of_a_record_by_date(client):
    publish_house()
    event = publish(make("event", title="Departure", summary="The last boat."))
    links = [{"role": "depicts", "to": event.uid}]
    late = publish(make_photograph(title="Late", date="1991", relations=links))
    early = publish(make_photograph(**WORDS | {"title": "Early"}, date="1990", relations=links, **HELD))
    make_photograph(title="Draft", relations=links)
    withdraw(publish(make_photograph(title="Withdrawn", relations=links)).record)
    publish(make_photograph(title="Of something else"))

    document = collection_of(client, event)

    assert faults(document) == []
    assert document["id"] == f"{BASE}/id/{event.uid}/collection.json"
    assert document["label"] == {"en": ["Departure"]}
    assert [(item["id"], item["label"]["en"]) for item in document["items"]] == [
        (f"{BASE}/id/{early.uid}/manifest.json", ["Early"]),
        (f"{BASE}/id/{late.uid}/manifest.json", ["Late"]),
    ]
    assert document["items"][0]["thumbnail"] == document["thumbnail"]
    assert "thumbnail" not in document["items"][1]


def test_all_photographs_are_a_collection_too_and_other_kinds_are_not(client):
    edition = publish(make_photograph(title="Harbour"))
    publish(make("place"))

    document = fetched(client, "/photographs/collection.json")

    assert faults(document) == []
    assert document["label"]["az"] == ["Fotolar"]
    assert [item["id"] for item in document["items"]] == [f"{BASE}/id/{edition.uid}/manifest.json"]
    assert [client.get(f"/{path}/collection.json").status_code for path in ("places", "nowhere")] == [404, 404]


def test_a_long_collection_is_a_list_of_its_parts(client, monkeypatch):
    monkeypatch.setattr(collections, "PER_PART", 2)
    event = publish(make("event", title="Departure"))
    links = [{"role": "depicts", "to": event.uid}]
    for year, title in enumerate(("One", "Two", "Three"), start=1990):
        publish(make_photograph(title=title, date=str(year), relations=links))

    whole = collection_of(client, event)
    parts = [fetched(client, part["id"].removeprefix(BASE)) for part in whole["items"]]

    assert [faults(document) for document in (whole, *parts)] == [[], [], []]
    assert [part["label"] for part in whole["items"]] == [{"none": ["1–2"]}, {"none": ["3–3"]}]
    titles = [item["label"]["en"] for part in parts for item in part["items"]]
    assert titles == [["One"], ["Two"], ["Three"]]
    assert [part["partOf"][0]["id"] for part in parts] == [whole["id"], whole["id"]]
    for wrong in ("0", "3", "x", "²", "99999999999999999999"):
        assert client.get(f"/id/{event.uid}/collection.json?part={wrong}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_manifests_and_collections_ask_a_fixed_number_of_questions(client, count, django_assert_num_queries):
    publish_house()
    events = [publish(make("event", title=f"Event {number}")) for number in range(count)]
    links = [{"role": "depicts", "to": event.uid} for event in events]
    editions = [publish(make_photograph(**WORDS, relations=links)) for _number in range(count)]

    with django_assert_num_queries(4):  # the ledger's head, the edition, what it mentions, the house
        manifest_of(client, editions[0])
    with django_assert_num_queries(5):  # the ledger's head, the event, how many, which, the house
        collection_of(client, events[0])
    with django_assert_num_queries(4):
        fetched(client, "/photographs/collection.json")


@pytest.mark.parametrize("name", ["manifest.json", "collection.json"])
def test_hidden_records_have_neither(client, name):
    draft, gone = make_photograph(), make_photograph()
    publish(gone)
    withdraw(gone)

    there, nowhere = client.get(f"/id/{draft.uid}/{name}"), client.get(f"/id/zzzzzzzzzz/{name}")

    assert client.get(f"/id/{gone.uid}/{name}").status_code == 410
    assert there.status_code == 404
    assert (sorted(there.headers.items()), there.content) == (sorted(nowhere.headers.items()), nowhere.content)


def test_only_what_holds_pictures_has_a_manifest(client):
    place = publish(make("place"))
    withdrawn = publish(make("place"))
    withdraw(withdrawn.record)

    assert [client.get(f"/id/{one.uid}/manifest.json").status_code for one in (place, withdrawn)] == [404, 404]


@pytest.fixture
def panorama(django_capture_on_commit_callbacks):
    """A published photograph with tiles, all its files made."""
    sha256 = originals.keep(BytesIO(encoded("PNG", gradient((2700, 600)))))
    image = {"image_sha256": sha256, "image_width": 2700, "image_height": 600, "image_format": "PNG"}
    with django_capture_on_commit_callbacks(execute=True):
        return publish(make_photograph(**WORDS, **image))


def test_whatever_a_viewer_asks_for_after_the_info_is_answered(client, panorama):
    address = derivatives.tiles_address(panorama.uid, panorama.image_sha256)

    answer = client.get(f"{address}/info.json")
    info = json.loads(answer.content)

    assert info_faults(info) == []
    assert info["id"] == BASE + address
    assert answer["Content-Type"] == 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'
    for path in [*asked_by_a_viewer(info), "full/max/0/default.jpg", "full/338,75/0/default.jpg"]:
        tile = client.get(f"{address}/{path}")
        assert b"".join(tile.streaming_content).startswith(b"\xff\xd8")
        assert (tile.status_code, tile["Content-Type"]) == (200, "image/jpeg"), path
        assert tile["Access-Control-Allow-Origin"] == "*"


def test_the_info_goes_with_the_picture(client, panorama):
    address = f"{derivatives.tiles_address(panorama.uid, panorama.image_sha256)}/info.json"
    guessed = f"/media/{panorama.uid}/{'0' * 32}/tiles/info.json"
    assert [client.get(one).status_code for one in (address, guessed)] == [200, 404]

    withdraw(panorama.record)

    assert client.get(address).status_code == 404


def test_any_site_may_read_them_and_a_viewer_that_comes_back_is_told_that_nothing_changed(client):
    edition = publish(make_photograph(**WORDS, **HELD))
    token = derivatives.token(edition.uid, SHA256)
    addresses = [
        f"/id/{edition.uid}/manifest.json",
        f"/id/{edition.uid}/collection.json",
        "/photographs/collection.json",
        f"/media/{edition.uid}/{token}/tiles/info.json",
        f"/id/{edition.uid}/editions/1.jsonld",
    ]

    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*"), address
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304, address
    profile = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
    assert {client.get(address)["Content-Type"] for address in addresses[:3]} == {profile}


def test_json_ld_tells_where_the_picture_is(client):
    edition = publish(make_photograph(**WORDS, **HELD))

    document = fetched(client, f"/id/{edition.uid}/editions/1.jsonld")

    assert document["image"] == {
        "@type": "ImageObject",
        "contentUrl": file(edition, 2560),
        "thumbnailUrl": file(edition, 320),
        "width": 2560,
        "height": 1707,
        "encodingFormat": "image/jpeg",
        "caption": "Boats in the harbour.",
        "accessibilitySummary": "Three boats at a quay.",
        "creditText": "City museum",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "acquireLicensePage": f"{BASE}/id/{edition.uid}/",
    }


def test_every_manifest_and_collection_of_the_demonstration_keeps_the_rules(client, monkeypatch):
    # Its real drawings take seconds; one of these is large enough for tiles.
    sizes = zip(reading.PICTURES, ((30, 20), (20, 30), (2700, 10)), strict=True)
    drawn = {name: lambda size=size: encoded("PNG", gradient(size)) for name, size in sizes}
    monkeypatch.setattr(reading, "PICTURES", drawn)
    call_command("load_demo", stdout=StringIO())

    editions = Edition.objects.current()
    documents = [manifest_of(client, edition) for edition in editions.of_kind("photograph")]
    documents += [collection_of(client, edition) for edition in editions]
    documents += [fetched(client, "/photographs/collection.json")]

    assert len(documents) > 60
    assert {document["id"]: found for document in documents if (found := faults(document))} == {}


@pytest.mark.parametrize("number", [1, 2])
def test_json_ld_keeps_the_veil_of_the_current_edition_and_of_its_own(client, number):
    words = WORDS | HELD | {"rights": "https://creativecommons.org/publicdomain/zero/1.0/"}
    first = publish(make("photograph", uid="abcdefghjk", **words))
    publish(make("photograph", uid=first.uid, **words, **DISTRESSING))
    assert Edition.objects.filter(uid=first.uid).count() == 2

    text = client.get(f"/id/{first.uid}/editions/{number}.jsonld").content.decode()

    assert "/media/" not in text
    assert WORDS["title"] in text
