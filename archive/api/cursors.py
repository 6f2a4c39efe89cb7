"""A cursor says where the next page begins: sealed, and good for the question alone that it was given for."""

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from archive.api.refusals import unreadable

MAY_CHANGE = ("cursor", "limit", "lang")  # from page to page


def seal(request, place):
    return _signer(request).sign_object(place)


def opened(request, cursor):
    """The place in a cursor; None without one. Refused where it was altered, or given for another question."""
    if not cursor:
        return None
    try:
        return _signer(request).unsign_object(cursor)
    except BadSignature as problem:
        sentence = _("This cursor is not one of ours, or belongs to another question. Leave it out to begin anew.")
        raise unreadable({"cursor": sentence}) from problem


def _signer(request):
    asked = sorted((name, *values) for name, values in request.GET.lists() if name not in MAY_CHANGE)
    return Signer(salt=f"archive.api.cursors {request.path} {asked}")
