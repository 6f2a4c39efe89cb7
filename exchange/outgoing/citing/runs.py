"""A citation as runs of text, some in italics or in another language: plain to copy, and marked up for pages."""

from dataclasses import dataclass

STOPS = (".", "?", "!", "…")
CLOSING = "”’»“‘"  # in German, Georgian and Czech the last two close


@dataclass(frozen=True)
class Run:
    text: str
    is_italic: bool = False
    language: str = ""

    def __bool__(self):
        return bool(self.text)


def plain(runs):
    return "".join(run.text for run in runs)


def sentences(*parts):
    """Lists of runs, or texts, with a space between each two; what is empty is left out."""
    found = []
    for part in map(runs_of, parts):
        if part:
            found += [Run(" "), *part] if found else part
    return found


def runs_of(part):
    """The runs of a text, of one run, or of a list of both, without those that are empty."""
    if isinstance(part, list | tuple):
        return [run for one in part for run in runs_of(one)]
    run = part if isinstance(part, Run) else Run(str(part))
    return [run] if run else []


def ended(text):
    """With a full stop, unless it ends a sentence already; the stop stands within quotation marks."""
    words = text.rstrip(CLOSING)
    return text if not words or words.endswith(STOPS) else f"{words}.{text[len(words) :]}"
