"""One photograph, held or known only by its caption, for any IIIF viewer."""

from django.utils.translation import gettext_lazy as _

from archive.dates import UncertainDate
from archive.describing import links_in
from archive.description import without_absent
from archive.models.prepared import current_by_uid

from . import links, pictures, words
from .facts import facts, pair

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
NOTHING_TO_SEE = (1000, 1000)  # a canvas must have a size, and nothing is painted on this one


def manifest(edition, *, base, address, is_veiled=False):
    """The manifest that stands at an address. A veiled edition (archive/veiling.py) brings no picture to show."""
    d = edition.description
    mentioned = current_by_uid(uid for _role, uid in links_in(edition.model, d))
    return without_absent(
        {
            "@context": CONTEXT,
            "id": base + address,
            "type": "Manifest",
            "label": words.named(edition),
            "summary": _summary(edition),
            "metadata": facts(edition, mentioned, base),
            "requiredStatement": _required(d, is_veiled),
            "rights": pictures.rights_of(edition),
            "provider": links.providers(base),
            "homepage": links.homepages(edition, base),
            # The data say what the veil keeps from those who did not ask.
            "seeAlso": [] if is_veiled else links.data(edition, base),
            "partOf": [*links.collections(mentioned.values(), base), links.whole_kind(edition.model, base)],
            "thumbnail": pictures.thumbnails(edition, base),
            "navDate": _day(d),
            "items": [_canvas(edition, base)],
        }
    )


def _summary(edition):
    """Where the picture is not held, its caption is all there is."""
    d = edition.description
    if pictures.is_held(edition):
        return words.said(d, "summary") or words.said(d, "caption") or words.said(d, "caption_published")
    return words.said(d, "summary", "caption", "caption_published")


def _required(d, is_veiled):
    name, label = ("content_note_text", _("Content note")) if is_veiled else ("credit", _("Credit"))
    value = words.said(d, name)
    return pair(label, value) if value else None


def _day(d):
    date = UncertainDate(d.get("date", ""))
    return f"{date.earliest.isoformat()}T00:00:00Z" if date.is_exact_day else None


def _canvas(edition, base):
    is_held = pictures.is_held(edition)
    width, height = pictures.size_of(edition) if is_held else NOTHING_TO_SEE
    address = f"{base}{edition.permanent_address}canvas"
    return {
        "id": address,
        "type": "Canvas",
        "label": words.named(edition),
        "width": width,
        "height": height,
        "items": [_painting(edition, base, address)] if is_held else [],
    }


def _painting(edition, base, canvas):
    annotation = {
        "id": f"{canvas}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": pictures.widest(edition, base),
        "target": canvas,
    }
    return {"id": f"{canvas}/page", "type": "AnnotationPage", "items": [annotation]}
