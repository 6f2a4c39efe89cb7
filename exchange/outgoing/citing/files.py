"""The reference of one edition as a file, in each format that programs read."""

from functools import partial

from django.conf import settings

from archive.formats import EditionFormat
from exchange.outgoing.citing import bibtex, csl, ris
from exchange.outgoing.citing.references import reference


def _written(entry, edition, mentioned, house, base):
    return entry(reference(edition, mentioned=mentioned, house=house, base=base, licence=settings.DATA_LICENCE))


FORMATS = tuple(
    EditionFormat(one.EXTENSION, one.LABEL, one.MEDIA_TYPE, partial(_written, one.entry), is_citation=True)
    for one in (bibtex, ris, csl)
)
