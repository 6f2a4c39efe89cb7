from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def heading(found):
    """How many records match what, in one sentence."""
    words = {"count": found.total, "q": found.asked.q}
    if found.total and found.asked.q:
        return ngettext("%(count)s record matches “%(q)s”", "%(count)s records match “%(q)s”", found.total) % words
    if found.total:
        return ngettext("%(count)s record", "%(count)s records", found.total) % words
    if found.asked.q and found.asked.has_choices:
        return _("Nothing matches “%(q)s” with these filters.") % words
    if found.asked.q:
        return _("Nothing matches “%(q)s”.") % words
    return _("Nothing matches these filters.") if found.asked.has_choices else _("Nothing is published yet.")


def question(found, chips):
    """What was asked, as a citation of the search names it."""
    return "; ".join(filter(None, [found.asked.q, *(chip.words for chip in chips)])) or _("All records")
