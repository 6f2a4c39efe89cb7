"""The rows of a spreadsheet: what each says of a file, as far as its cells can be read."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext_lazy as _

from archive.pictures import shown
from exchange.incoming import cells
from exchange.incoming.columns import FILE
from exchange.incoming.references import References, names_in
from exchange.incoming.zip_names import key

IN_CELL = _("“%(name)s”, row %(row)s, column “%(column)s”: %(what)s")
NO_FILE = _("“%(name)s”, row %(row)s: it names no file, and was not used.")
AGAIN = _("“%(name)s”, row %(row)s: “%(file)s” is described in row %(first)s already; this row was not used.")


@dataclass
class Row:
    """What one row says of one file, in plain JSON types; `number` is the one that the spreadsheet program shows."""

    number: int
    file: str = ""
    values: dict = field(default_factory=dict)
    """Column of Photograph → its value: {"date": "1990-01-20", "is_decorative": True, "language": "az"}."""
    words: dict = field(default_factory=dict)
    """Field → language → text: {"caption": {"az": "…", "en": "…"}}; language "" is the record's own."""
    links: dict = field(default_factory=dict)
    """Column → uids: {"photographer": ["…"], "place": ["…"], "event": ["…"], "shows": ["…", "…"], "tags": ["…"]}."""
    problems: list = field(default_factory=list)

    to_json = asdict

    @classmethod
    def from_json(cls, kept):
        return cls(**kept)


def rows_of(written, headings, *, name):
    """([Row], sentences) of [(row number, cells)]: every row that names a file of its own, and all that went wrong."""
    readings = [_Reading(number, texts, headings, name) for number, texts in written if any(map(str.strip, texts))]
    references = References(text for reading in readings for _heading, texts in reading.asked for text in texts)
    rows, problems, first = [], [], {}
    for reading in readings:
        reading.follow(references)
        row = reading.row
        fault = reading.fault(first)
        if fault is None:
            first[key(row.file)] = row.number
            rows.append(row)
        problems += [*row.problems, *filter(None, [fault])]
    return rows, problems


class _Reading:
    """One row being read; what is wrong with a cell is written down, and the others are read all the same."""

    def __init__(self, number, texts, headings, name):
        self.row, self.name, self.asked = Row(number), shown(name), []
        for heading in headings:
            written = texts[heading.place] if heading.place < len(texts) else ""
            if written.strip():
                self._read(heading, written)

    def _read(self, heading, written):
        try:
            value = heading.column.read(written)
        except cells.UnusableCell as problem:
            return self._complain(heading, problem.args[0])
        column = heading.column
        if column is FILE:
            self.row.file = value
        elif column.kinds:
            self.asked.append((heading, names_in(value, many=column.many)))
        elif column.in_languages:
            self.row.words.setdefault(column.key, {})[heading.language] = value
        else:
            self.row.values[column.key] = value

    def _complain(self, heading, what):
        facts = {"name": self.name, "row": self.row.number, "column": heading.words, "what": what}
        self.row.problems.append(IN_CELL % facts)

    def follow(self, references):
        """Turns the names that were asked for into uids; what is not known here is not made."""
        for heading, names in self.asked:
            for name in names:
                try:
                    uid = references.uid_of(name, heading.column.kinds)
                except LookupError as problem:
                    self._complain(heading, problem.args[0])
                    continue
                uids = self.row.links.setdefault(heading.column.key, [])
                uids += [] if uid in uids else [uid]

    def fault(self, first):
        """Why the whole row is not used, or None; `first` says in which row a file was described."""
        facts = {"name": self.name, "row": self.row.number, "file": shown(self.row.file)}
        if not key(self.row.file):
            return NO_FILE % facts
        before = first.get(key(self.row.file))
        return AGAIN % {**facts, "first": before} if before else None
