from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from archive.models import Edition
from archive.views import gone
from exchange.outgoing import canonical, jsonld

# A format is one file in exchange/outgoing and one line here.
FORMATS = {"json": canonical, "jsonld": jsonld}


def edition(request, uid, number, extension):
    """One edition in a format, while its record is public."""
    edition = get_object_or_404(Edition, uid=uid, number=number)
    if not edition.text or not Edition.objects.current().filter(uid=uid).exists():
        return gone(request)
    outgoing = FORMATS.get(extension)
    if outgoing is None:
        raise Http404
    document = outgoing.document(edition, base=request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(document, content_type=outgoing.MEDIA_TYPE, headers={"Access-Control-Allow-Origin": "*"})
