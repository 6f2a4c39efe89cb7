"""Public files of pictures, sent to whoever asks while they may be seen; what is missing on the disk is made then."""

import os

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from archive import derivatives, preparing, public_files
from archive.locks import Busy
from archive.wanted import is_shown


@require_safe
def picture(request, uid, token, name):
    """A file of a picture that visitors may see now; made if it is missing, and never anything else."""
    if not is_shown(uid, token):
        raise Http404
    path = derivatives.path_of(uid, token, name)
    if path is None and public_files.lacks(uid, token, name):
        try:
            path = derivatives.path_of(uid, token, name) if preparing.have_made(uid) else None
        except Busy:
            return HttpResponse(status=503, headers={"Retry-After": "5"})
    if path is None:
        raise Http404
    return _sent(request, path)


def _sent(request, path):
    """A public file, under a mark of its own: it may be made anew long after the ledger grew."""
    try:
        file = path.open("rb")
    except FileNotFoundError:  # withdrawn at this very moment
        raise Http404 from None
    facts = os.fstat(file.fileno())
    # Viewers on other sites may show what visitors may see here.
    headers = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    headers |= {"ETag": quote_etag(f"{facts.st_mtime_ns:x}-{facts.st_size:x}"), "Cache-Control": "no-cache"}
    response = FileResponse(file, content_type=derivatives.TYPES[path.suffix[1:]], headers=headers)
    answer = get_conditional_response(request, etag=headers["ETag"], response=response)
    if answer is not response:
        file.close()
    return answer
