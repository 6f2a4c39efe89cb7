"""Where a manifest or a collection leads: to pages for people, to data, to the house itself, to other collections."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.house import house_edition
from archive.showing import name_in

from . import words


def manifest_of(edition, base):
    return f"{base}{edition.permanent_address}manifest.json"


def collection_of(edition, base):
    return f"{base}{edition.permanent_address}collection.json"


def collection_of_kind(model, base):
    return f"{base}/{model.path}/collection.json"


def homepages(edition, base):
    """The record's page in every language of the site."""
    return [_homepage(edition, base, code) for code, _endonym in settings.LANGUAGES]


def _homepage(edition, base, code):
    name = name_in(edition, code)
    query = "" if code == settings.LANGUAGE_CODE else f"?lang={code}"
    return _page(base + edition.get_absolute_url() + query, {name.language: [name.text]}, code)


def data(edition, base):
    """The same record for machines."""
    file = base + edition.own_address.rstrip("/")
    return [
        _dataset(f"{file}.json", _("The record as canonical JSON"), "application/json"),
        _dataset(f"{file}.jsonld", _("The record as JSON-LD"), "application/ld+json")
        | {"profile": "https://schema.org/"},
    ]


def providers(base):
    """The house, where its own record is public."""
    edition = house_edition()
    return [_agent(edition, base)] if edition else []


def _agent(edition, base):
    home = _page(f"{base}/", words.named(edition), settings.LANGUAGE_CODE)
    return {
        "id": base + edition.permanent_address,
        "type": "Agent",
        "label": words.named(edition),
        "homepage": [home],
    }


def collections(editions, base):
    return [reference(collection_of(edition, base), words.named(edition)) for edition in editions]


def whole_kind(model, base):
    return reference(collection_of_kind(model, base), kind_label(model))


def kind_label(model):
    return words.translated(lambda: capfirst(model._meta.verbose_name_plural))


def reference(address, label):
    return {"id": address, "type": "Collection", "label": label}


def _page(address, label, code):
    return {"id": address, "type": "Text", "label": label, "format": "text/html", "language": [code]}


def _dataset(address, label, format):
    return {"id": address, "type": "Dataset", "label": words.translated(label), "format": format}
