"""The sources a page stands on, numbered in the order in which it names them."""

from dataclasses import dataclass, field

from archive.models import Edition


@dataclass
class NumberedSource:
    number: int
    edition: Edition
    uses: list = field(default_factory=list)  # its citations: where in it, what it supports, whether at second hand


def numbered_sources(shown):
    """{uid: NumberedSource} of every public source that citations, claims or steps of a record name."""
    found = {}
    for key, rows in shown.rows.items():
        for row in rows:
            source = row["target"]
            if source is None or source.kind != "source":
                continue
            numbered = found.setdefault(source.uid, NumberedSource(len(found) + 1, source))
            if key == "citations":
                numbered.uses.append(row)
    return found
