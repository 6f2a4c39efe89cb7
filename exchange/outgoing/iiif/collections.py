"""The photographs of a record, or all of them, by date: a list of manifests, or of its parts where it is long."""

from archive import kinds
from archive.description import without_absent
from archive.models import Edition
from archive.veiling import veiled

from . import links, pictures, words
from .manifests import CONTEXT

PER_PART = 500  # manifests


def kinds_with_pictures():
    """The names of the kinds whose records may hold a picture."""
    return [name for name, model in kinds.all_kinds().items() if "image_sha256" in kinds.declared(model, "described")]


def of_record(edition, *, base, part=None):
    """The photographs that mention a record; None where there is no such part."""
    about = {
        "label": words.named(edition),
        "summary": words.said(edition.description, "summary"),
        "homepage": links.homepages(edition, base),
    }
    mentioning = Edition.objects.current().of_kind(*kinds_with_pictures()).mentioning(edition.uid)
    return _collection(links.collection_of(edition, base), mentioning, about, base=base, part=part)


def of_kind(model, *, base, part=None):
    """All photographs; None where there is no such part."""
    all_of_them = Edition.objects.current().of_kind(model._meta.model_name)
    about = {"label": links.kind_label(model)}
    return _collection(links.collection_of_kind(model, base), all_of_them, about, base=base, part=part)


def _collection(address, editions, about, *, base, part):
    whole, parts = links.reference(address, about["label"]), _parts(editions.count())
    about = {**whole, **about, "@context": CONTEXT, "provider": links.providers(base)}
    if part is None and parts:
        return without_absent(about) | {"items": [_part(whole, *one) for one in parts]}
    if part is None:
        return without_absent(about) | _listed(editions, base, 1, PER_PART)
    if not 1 <= part <= len(parts):
        return None
    one = parts[part - 1]
    return without_absent(about | _part(whole, *one) | {"partOf": [whole]}) | _listed(editions, base, *one)


def _parts(count):
    """(first, last) of each part of a long collection; a short one has none."""
    if count <= PER_PART:
        return []
    return [(first, min(first + PER_PART - 1, count)) for first in range(1, count + 1, PER_PART)]


def _part(whole, first, last):
    address = f"{whole['id']}?part={-(-last // PER_PART)}"
    return links.reference(address, words.unworded(f"{first}–{last}"))


def _listed(editions, base, first, last):
    """Their manifests, and the first thumbnail as that of the collection."""
    items = [_manifest(veiled(edition), base) for edition in editions.by_date()[first - 1 : last]]
    thumbnails = [item["thumbnail"] for item in items if "thumbnail" in item]
    return {"items": items, "thumbnail": thumbnails[0]} if thumbnails else {"items": items}


def _manifest(edition, base):
    return without_absent(
        {
            "id": links.manifest_of(edition, base),
            "type": "Manifest",
            "label": words.named(edition),
            "thumbnail": pictures.thumbnails(edition, base),
        }
    )
