"""Everything on the page of results, in its own order: filters, hits, and what to try where nothing was found."""

from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from search.asked import PER_PAGE
from search.language.grammar import reading_of
from search.spelling.otherwise import spelled_otherwise

from . import places
from .chips import chips
from .downloads import downloads
from .headings import heading, question
from .hits import hits
from .looks import LOOKS, looks
from .panels import panels, unlisted
from .timeline import years
from .ways_out import as_date, meant, ways_out

NOFOLLOW = SafeString(' rel="nofollow"')


def context(found):
    """What search/search.html needs."""
    said = frame(found) | looked_at(found)
    shown = places.context(found) if found.asked.view == "map" else results(found)
    return said | shown | beside(found)


def frame(found):
    """What every page that answers a question says of it."""
    asked = found.asked
    files, feeds = downloads(asked)
    return {
        "asked": asked,
        "total": found.total,
        "heading": heading(found),
        "chips": chips(found),
        "remarks": found.remarks or silence(found),
        "reading": reading_of(asked.q, found.questions.tree),
        "place": found.place,
        "downloads": files,
        "feed": feeds[0] if feeds and found.total else None,
        # A second choice multiplies addresses: no crawler needs to try them all.
        "nofollow": NOFOLLOW if asked.choice_count else "",
    }


def silence(found):
    """What is said of a question that holds signs alone."""
    is_empty = found.asked.q and found.questions.tree is None
    return [_("No word was found in it, so there was nothing to look for.")] if is_empty else []


def beside(found):
    return {"panels": panels(found), "unlisted": unlisted(found)}


def looked_at(found):
    asked = found.asked
    return {
        "page": Paginator(range(found.total), PER_PAGE).page(asked.page),
        "look": LOOKS[asked.view],
        "looks": looks(asked),
        "meant": meant(found),
        "spelled": spelled_otherwise(found),
        "as_date": as_date(found),
        "question": question(found, chips(found)),
    } | ({} if found.total else instead(found))


def results(found):
    shown = hits(found)
    return {"hits": shown, "named": found.named, "years": years(found.asked, shown)}


def instead(found):
    return {
        "ways_out": ways_out(found, chips(found)),
        "suggested": [found.named[uid] for uid in found.suggested if uid in found.named],
    }
