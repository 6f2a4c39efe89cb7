"""An Atom feed of a question: what was described last comes first, each with its title and its summary alone.

RFC 4287, and OpenSearch's word for how many there are of which these are the newest.
"""

from xml.sax.saxutils import escape, quoteattr

from exchange.outgoing.plain import one_line

MOST = 50  # entries: a feed is read again, and never whole
BEGINS = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\n'
)


def write(head, rows):
    newest = [edition for (edition, _mentioned), _number in zip(rows, range(MOST), strict=False)]
    # Of a question that finds nothing, the answer is as old as the ledger it was asked of.
    updated = max((edition.published_at.isoformat() for edition in newest), default=head.at)
    yield BEGINS + "".join(
        [
            _element("id", head.file),
            _element("title", f"{head.house}: {head.title}"),
            _element("subtitle", " · ".join(head.lines[1:])),
            _element("updated", updated),
            f'<link rel="self" type="application/atom+xml" href={quoteattr(head.file)}/>\n',
            f'<link rel="alternate" type="text/html" href={quoteattr(head.address)}/>\n',
            f'<link rel="license" href={quoteattr(head.licence)}/>\n',
            _element("rights", head.licence),
            f"<author>{_element('name', head.house)}</author>\n",
            _element("opensearch:totalResults", str(head.total)),
        ]
    )
    yield from (_entry(edition, head.base) for edition in newest)
    yield "</feed>\n"


def _entry(edition, base):
    moment = edition.published_at.isoformat()
    return "".join(
        [
            f"<entry xml:lang={quoteattr(edition.language)}>\n",
            _element("id", base + edition.permanent_address),
            _element("title", edition.title),
            _element("updated", moment),
            f'<link rel="alternate" type="text/html" href={quoteattr(base + edition.get_absolute_url())}/>\n',
            f'<link rel="cite-as" href={quoteattr(base + edition.own_address)}/>\n',
            f"<category term={quoteattr(edition.kind)}/>\n",
            _element("summary", edition.summary),
            "</entry>\n",
        ]
    )


def _element(name, text):
    return f"<{name}>{escape(one_line(text))}</{name}>\n"
