"""What a page says of itself to machines, in the header of its answer: https://signposting.org/."""

from django.conf import settings

from archive.formats import OF_EDITIONS, file_of
from archive.veiling import is_distressing

ITEM = "https://schema.org/ItemPage"


def header(edition, base):
    """Which address to cite, where the same stands as data, what it is, and what one may do with it."""
    schema = f"https://schema.org/{edition.model.cited_as.schema}"
    links = [
        _link(base + edition.own_address, "cite-as"),
        *(_link(base + file_of(edition, one), "describedby", one.media_type) for one in files_of(edition)),
        _link(ITEM, "type"),
        _link(schema, "type"),
        _link(edition.rights or settings.DATA_LICENCE, "license"),
    ]
    return ", ".join(links)


def files_of(edition):
    """The formats that its page leads to: what lies behind a veil is there for who asks for that very file."""
    is_veiled = is_distressing(edition)
    return [one for one in OF_EDITIONS.values() if not (one.is_sealed and is_veiled)]


def back(edition, base):
    """Of a file: the page it describes."""
    return ", ".join(
        [_link(base + edition.own_address, "cite-as"), _link(base + edition.own_address, "describes", "text/html")]
    )


def _link(address, relation, media_type=""):
    return f'<{address}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
