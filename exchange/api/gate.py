"""The first line of every answer about one record: is it public?"""

from django.utils.translation import gettext as _

from archive.api.refusals import Refused
from archive.models import Edition


def current_or_refused(uid):
    """The current edition; Refused as withdrawn where there was one, as unknown where there never was."""
    edition = Edition.objects.filter(uid=uid).order_by("-is_current", "-number").first()
    if edition is None:
        raise Refused(404, _("There is no record with this identifier."))
    if not edition.is_current:
        raise Refused(410)
    return edition
