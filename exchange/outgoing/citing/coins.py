"""A reference as a ContextObject in a span (COinS): what lists of results say to programs that collect references.

Zotero offers all of a page at once from them: https://www.zotero.org/support/dev/exposing_metadata/coins
"""

from urllib.parse import quote, urlencode

FIXED = (("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rfr_id", "info:sid/carnation"))


def title(reference):
    """What stands in the title of the span."""
    said = [
        ("rft.type", reference.cited_as.zotero),
        ("rft.title", reference.title),
        *(pair for author in reference.authors for pair in _author(author)),
        ("rft.date", reference.dated.text),
        ("rft.publisher", reference.house),
        ("rft.source", reference.house),
        ("rft.edition", str(reference.number)),
        ("rft.language", reference.language),
        ("rft.rights", reference.rights or reference.licence),
        ("rft.description", reference.abstract),
        *(("rft.subject", keyword) for keyword in reference.keywords),
        ("rft.identifier", reference.address),
        ("rft_id", reference.address),
    ]
    # Its readers know %20, and not all of them know that a plus stands for a space.
    return urlencode([*FIXED, *(pair for pair in said if pair[1])], quote_via=quote, safe="")


def _author(author):
    if author.given:
        return [("rft.aulast", author.family), ("rft.aufirst", author.given)]
    return [("rft.aucorp", author.family)]
