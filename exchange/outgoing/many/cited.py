"""The references of many records: BibTeX, RIS and CSL-JSON, each with a head where the format has a place for one."""

from archive.description import canonical
from exchange.outgoing.citing import bibtex as one_bibtex
from exchange.outgoing.citing import csl as one_csl
from exchange.outgoing.citing import ris as one_ris
from exchange.outgoing.citing.references import reference
from exchange.outgoing.plain import one_line


def bibtex(head, rows):
    """Whatever stands outside an entry is a remark, as long as it has no sign that begins one."""
    yield "".join(f"% {one_line(line).replace('@', '(at)')}\n" for line in head.lines) + "\n"
    yield from (one_bibtex.entry(one) + "\n" for one in _references(head, rows))


def ris(head, rows):
    """A file of references has no head: each of them says in a note what it was found by."""
    note = f"N1  - {one_line('. '.join(head.lines))}\r\nER  - "
    yield from (one_ris.entry(one).replace("ER  - ", note) + "\r\n" for one in _references(head, rows))


def csl(head, rows):
    """A list of items has no head: each item says where it comes from."""
    yield "["
    about = {
        "query": head.query,
        "address": head.address,
        "taken": head.at,
        "ledger": head.position,
        "seal": head.seal,
        "licence": head.licence,
        "total": head.total,
    }
    for number, one in enumerate(_references(head, rows)):
        yield (",\n" if number else "\n") + canonical(one_csl.item(one) | {"custom": about})
    yield "\n]\n"


def _references(head, rows):
    for edition, mentioned in rows:
        yield reference(edition, mentioned=mentioned, house=head.house, base=head.base, licence=head.licence)
