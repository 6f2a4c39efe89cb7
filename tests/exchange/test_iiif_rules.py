"""The check of IIIF documents finds what is wrong: else that it finds nothing would mean nothing."""

from copy import deepcopy

import pytest

from archive.tiles import Pyramid
from tests.iiif_rules import faults, info_faults

BASE = "https://memorial.example"
CANVAS = f"{BASE}/id/1/canvas"
IMAGE = {"type": "Image", "format": "image/jpeg", "width": 320, "height": 213}
MANIFEST = {
    "@context": "http://iiif.io/api/presentation/3/context.json",
    "id": f"{BASE}/id/1/manifest.json",
    "type": "Manifest",
    "label": {"en": ["Harbour"], "az-Cyrl": ["Лиман"], "none": ["1"]},
    "summary": {"en": ["<p>Boats.</p>"]},
    "metadata": [{"label": {"en": ["Credit"]}, "value": {"en": ["Museum"]}}],
    "requiredStatement": {"label": {"en": ["Credit"]}, "value": {"en": ["Museum"]}},
    "rights": "http://rightsstatements.org/vocab/InC-NC/1.0/",
    "navDate": "1990-01-20T00:00:00Z",
    "provider": [{"id": f"{BASE}/id/2/", "type": "Agent", "label": {"en": ["House"]}}],
    "homepage": [
        {"id": BASE, "type": "Text", "label": {"en": ["Page"]}, "format": "text/html", "language": ["en"]},
    ],
    "seeAlso": [{"id": f"{BASE}/1.json", "type": "Dataset", "format": "application/ld+json", "profile": "x"}],
    "partOf": [{"id": f"{BASE}/id/3/collection.json", "type": "Collection", "label": {"en": ["Event"]}}],
    "thumbnail": [{"id": f"{BASE}/media/320.jpg", **IMAGE}],
    "items": [
        {
            "id": CANVAS,
            "type": "Canvas",
            "width": 3000,
            "height": 2000,
            "items": [
                {
                    "id": f"{CANVAS}/page",
                    "type": "AnnotationPage",
                    "items": [
                        {
                            "id": f"{CANVAS}/painting",
                            "type": "Annotation",
                            "motivation": "painting",
                            "target": CANVAS,
                            "body": {
                                "id": f"{BASE}/media/2560.jpg",
                                **IMAGE,
                                "service": [{"id": f"{BASE}/tiles", "type": "ImageService3", "profile": "level0"}],
                            },
                        }
                    ],
                }
            ],
        }
    ],
}
COLLECTION = {
    "@context": "http://iiif.io/api/presentation/3/context.json",
    "id": f"{BASE}/id/3/collection.json",
    "type": "Collection",
    "label": {"en": ["Event"]},
    "items": [{"id": MANIFEST["id"], "type": "Manifest", "label": {"en": ["Harbour"]}}],
}
CANVAS_AT, PAGE_AT = ("items", 0), ("items", 0, "items", 0)
ANNOTATION_AT = (*PAGE_AT, "items", 0)
BODY_AT = (*ANNOTATION_AT, "body")
ABSENT = object()

BROKEN = [
    (("@context",), ABSENT),
    (("@context",), "http://iiif.io/api/presentation/2/context.json"),
    (("type",), "manifest"),
    (("id",), "/id/1/manifest.json"),
    (("id",), ABSENT),
    (("id",), CANVAS),
    (("label",), ABSENT),
    (("label",), {}),
    (("label",), "Harbour"),
    (("label",), {"en": "Harbour"}),
    (("label",), {"en": []}),
    (("label",), {"english": ["Harbour"]}),
    (("label",), {"en": ["<b>Harbour</b>"]}),
    (("summary",), {"en": ["<p>Boats & more</p>"]}),
    (("summary",), {"en": [None]}),
    (("metadata",), []),
    (("metadata", 0), {"label": {"en": ["Credit"]}}),
    (("metadata", 0, "value"), {"en": ["<p>"]}),
    (("requiredStatement",), {"en": ["Museum"]}),
    (("rights",), "https://creativecommons.org/licenses/by/4.0/"),
    (("rights",), "http://memorial.example/rights/"),
    (("navDate",), "1990-01-20"),
    (("navDate",), "1990-02-30T00:00:00Z"),
    (("provider", 0, "type"), "Organization"),
    (("provider", 0, "label"), ABSENT),
    (("homepage",), {"id": BASE, "type": "Text", "label": {"en": ["Page"]}}),
    (("homepage", 0, "label"), ABSENT),
    (("homepage", 0, "language"), "en"),
    (("homepage", 0, "format"), "html"),
    (("seeAlso", 0, "type"), "Text"),
    (("seeAlso", 0, "id"), ABSENT),
    (("partOf", 0, "items"), []),
    (("thumbnail",), f"{BASE}/media/320.jpg"),
    (("thumbnail", 0, "width"), "320"),
    (("thumbnail", 0, "height"), 0),
    (("items",), []),
    (("items",), ABSENT),
    (("width",), 3000),
    (("@type",), "sc:Manifest"),
    (("description",), "Boats."),
    ((*CANVAS_AT, "id"), f"{BASE}/id/1/manifest.json#canvas"),
    ((*CANVAS_AT, "width"), ABSENT),
    ((*CANVAS_AT, "height"), 2000.5),
    ((*CANVAS_AT, "items"), ABSENT),
    ((*CANVAS_AT, "@context"), "http://iiif.io/api/presentation/3/context.json"),
    ((*CANVAS_AT, "format"), "image/jpeg"),
    ((*PAGE_AT, "type"), "Annotation"),
    ((*PAGE_AT, "items"), []),
    ((*ANNOTATION_AT, "motivation"), "commenting"),
    ((*ANNOTATION_AT, "target"), f"{BASE}/id/2/canvas"),
    ((*ANNOTATION_AT, "target"), ABSENT),
    ((*ANNOTATION_AT, "body"), ABSENT),
    ((*ANNOTATION_AT, "navDate"), "1990-01-20T00:00:00Z"),
    ((*BODY_AT, "id"), ABSENT),
    ((*BODY_AT, "service"), {"id": f"{BASE}/tiles", "type": "ImageService3", "profile": "level0"}),
    ((*BODY_AT, "service", 0, "profile"), "level9"),
    ((*BODY_AT, "service", 0, "id"), f"{BASE}/tiles/"),
    ((*BODY_AT, "service", 0, "type"), "ImageService9"),
]


def broken(document, place, value):
    """A copy with another value, or none, at a place."""
    document = deepcopy(document)
    node = document
    for step in place[:-1]:
        node = node[step]
    if value is ABSENT:
        del node[place[-1]]
    else:
        node[place[-1]] = value
    return document


@pytest.mark.parametrize("document", [MANIFEST, COLLECTION], ids=["manifest", "collection"])
def test_nothing_is_wrong_with_a_good_document(document):
    assert faults(document) == []


@pytest.mark.parametrize(("place", "value"), BROKEN)
def test_what_is_wrong_with_a_manifest_is_found(place, value):
    assert faults(broken(MANIFEST, place, value)) != []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("items", 0), MANIFEST),
        (("items", 0, "label"), ABSENT),
        (("items", 0, "type"), "Canvas"),
        (("items", 0, "id"), COLLECTION["id"]),
        (("items",), ABSENT),
        (("label",), ABSENT),
        (("language",), ["en"]),
    ],
)
def test_what_is_wrong_with_a_collection_is_found(place, value):
    assert faults(broken(COLLECTION, place, value)) != []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("@context",), "http://iiif.io/api/image/2/context.json"),
        (("id",), f"{BASE}/tiles/"),
        (("type",), "ImageService2"),
        (("protocol",), ABSENT),
        (("profile",), "http://iiif.io/api/image/3/level0.json"),
        (("width",), "3000"),
        (("maxHeight",), 100),
        (("sizes", 0, "width"), 2561),
        (("tiles", 0, "scaleFactors"), [1, 2, 2]),
        (("rights",), "https://creativecommons.org/licenses/by/4.0/"),
        (("qualities",), ["default"]),
    ],
)
def test_what_is_wrong_with_an_info_is_found(place, value):
    info = Pyramid(3000, 2000).info(f"{BASE}/tiles", whole=(2560, 1707))

    assert info_faults(info) == []
    assert info_faults(broken(info, place, value)) != []
