"""JSON Lines: first a line that says what they are, then each current edition as it was sealed, with its address.

Of a record marked distressing, only what may be read without asking, and the digest of the whole.
"""

from dataclasses import asdict

from archive.description import canonical
from archive.veiling import is_distressing


def write(head, rows):
    yield canonical({"about": asdict(head)}) + "\n"
    for edition, _mentioned in rows:
        is_veiled = is_distressing(edition)
        says = {
            "address": head.base + edition.own_address,
            "edition": edition.number,
            "published": edition.published_at.isoformat(),
            "sha256": edition.digest,
            "sealed": not is_veiled,
        }
        # The edition's own text goes in as it is, so that its digest can be checked.
        record = canonical(edition.description) if is_veiled else edition.text
        yield f'{canonical(says)[:-1]},"record":{record}}}\n'
