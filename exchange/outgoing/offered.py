"""Every format that the house gives: of one edition, and of many records at once."""

from archive.formats import EditionFormat, Format, offer
from exchange.outgoing import canonical, jsonld
from exchange.outgoing.citing import bibtex, csl, files, ris
from exchange.outgoing.many import atom, cited, jsonl, xlsx
from exchange.outgoing.many import csv as table

OF_ONE = (
    EditionFormat("json", "JSON", canonical.MEDIA_TYPE, canonical.document, is_sealed=True),
    EditionFormat("jsonld", "JSON-LD", jsonld.MEDIA_TYPE, jsonld.document),
    *files.FORMATS,
)
OF_MANY = (
    Format("csv", "CSV", "text/csv", table.write),
    Format("xlsx", "XLSX", xlsx.MEDIA_TYPE, xlsx.write),
    Format("jsonl", "JSON Lines", "application/x-ndjson", jsonl.write),
    Format(bibtex.EXTENSION, bibtex.LABEL, bibtex.MEDIA_TYPE, cited.bibtex),
    Format(ris.EXTENSION, ris.LABEL, ris.MEDIA_TYPE, cited.ris),
    Format(csl.EXTENSION, csl.LABEL, csl.MEDIA_TYPE, cited.csl),
    Format("atom", "Atom", "application/atom+xml", atom.write, is_feed=True),
)


def offer_all():
    for format in (*OF_ONE, *OF_MANY):
        offer(format)
