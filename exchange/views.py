"""What the public takes away in a format. Like pages, all of it starts from current editions."""

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive import derivatives, description, kinds, signposts
from archive.formats import OF_EDITIONS
from archive.house import house_name
from archive.models import Edition
from archive.models.prepared import current_by_uid
from archive.templatetags.frame import origin_of
from archive.veiling import asks_to_see, behind_veil, is_distressing
from archive.views import gone
from archive.wanted import is_shown
from exchange.outgoing import iiif
from exchange.outgoing.citing import references


def for_any_site(view):
    """Scripts of any site may read the answer (CORS): it is public, and says the same to everyone."""

    @require_safe
    @wraps(view)
    def answered(request, **named):
        response = view(request, **named)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answered


@for_any_site
def edition(request, uid, number, extension):
    """One edition in a format, while its record is public."""
    edition = get_object_or_404(Edition, uid=uid, number=number)
    current = Edition.objects.current().filter(uid=uid).first()
    if not edition.text or current is None:
        return gone(request)
    format = OF_EDITIONS.get(extension)
    if format is None:
        raise Http404
    if is_distressing(edition) or is_distressing(current):
        edition = behind_veil(edition, note_of=current)
    return _file(request, edition, format)


def _file(request, edition, format):
    """A reference is kept in a file; data are looked at where they are."""
    base = origin_of(request)
    mentioned = {} if format.is_sealed else current_by_uid(references.mentioned_in(edition))
    text = format.write(edition, mentioned, "" if format.is_sealed else house_name(), base)
    response = HttpResponse(text, content_type=format.content_type)
    response.headers["Link"] = signposts.back(edition, base)
    if format.is_citation:
        name = f"{edition.uid}-{edition.number}.{format.extension}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_any_site
def manifest(request, uid):
    """A photograph for IIIF viewers; of a distressing one no picture before ?show=1."""
    edition = _newest_or_404(uid)
    if edition.kind not in iiif.kinds_with_pictures():
        raise Http404
    if not edition.is_current:
        return gone(request)
    distresses = is_distressing(edition)
    is_veiled = distresses and not asks_to_see(request)
    document = iiif.manifest(
        behind_veil(edition) if is_veiled else edition,
        base=origin_of(request),
        address=request.path + ("?show=1" if distresses and not is_veiled else ""),
        is_veiled=is_veiled,
    )
    return _json(document, iiif.PRESENTATION)


@for_any_site
def collection(request, uid):
    """The photographs of a record, for IIIF viewers."""
    edition = _newest_or_404(uid)
    if not edition.is_current:
        return gone(request)
    return _json(iiif.of_record(edition, base=origin_of(request), part=_part(request)), iiif.PRESENTATION)


@for_any_site
def collection_of_kind(request, kind_path):
    """All photographs, for IIIF viewers."""
    model = kinds.kind_at(kind_path)
    if model is None or model._meta.model_name not in iiif.kinds_with_pictures():
        raise Http404
    return _json(iiif.of_kind(model, base=origin_of(request), part=_part(request)), iiif.PRESENTATION)


@for_any_site
def image_info(request, uid, token):
    """What viewers ask before they ask for tiles, where visitors may see the picture now."""
    editions = Edition.objects.filter(uid=uid).exclude(image_sha256="") if is_shown(uid, token) else ()
    edition = next((one for one in editions if derivatives.token(uid, one.image_sha256) == token), None)
    return _json(edition and iiif.info(edition, base=origin_of(request)), iiif.IMAGE)


def _newest_or_404(uid):
    """The current edition of a record; where it has none, the last it had."""
    edition = Edition.objects.filter(uid=uid).order_by("-is_current", "-number").first()
    if edition is None:
        raise Http404
    return edition


def _part(request):
    """The part of a long collection that an address asks for; 0, which there never is, for what is no number."""
    text = request.GET.get("part")
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _json(document, media_type):
    if document is None:
        raise Http404
    return HttpResponse(description.canonical(document), content_type=media_type)
