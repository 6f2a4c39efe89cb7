"""Texts as any file can hold them: one line, without what would break it or turn the text around it."""

import re

# C0 and C1 controls, half surrogates; embeddings, overrides and isolates of direction, which reach beyond their text.
# The marks that Persian and Arabic words need (U+200C–200F) stay.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def one_line(text):
    """Every line break and run of spaces as one space."""
    text = str(text)
    if text.isprintable() and "  " not in text:  # as nearly all are, and a file has millions of them
        return text.strip()
    return " ".join(UNWRITABLE.sub("", text).split())
