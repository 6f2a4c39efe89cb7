"""A Description is all that a record says of itself, in plain JSON types: the one form from which all else is made."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property

import rfc8785

# Of what is simple, Python's own encoder makes the text of RFC 8785 at ten times the speed.
SIMPLE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
LARGEST_INTEGER = 2**53 - 1


def canonical(value):
    """The one JSON text of a value (RFC 8785), so that equal values have equal digests."""
    if _is_simple(value):
        text = SIMPLE.encode(value)
        if _is_unicode(text):
            return text
    return rfc8785.dumps(value).decode()


def _is_simple(value):
    """No fractions, no integers that JavaScript lacks, no names that UTF-16 would sort in another order."""
    kind = type(value)
    if kind is dict:
        return all(type(key) is str and key.isascii() for key in value) and all(map(_is_simple, value.values()))
    if kind is list:
        return all(map(_is_simple, value))
    return kind in (str, bool) or value is None or (kind is int and abs(value) <= LARGEST_INTEGER)


def _is_unicode(text):
    """Whether it holds no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def digest(text):
    """SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def without_absent(values):
    """The same mapping without what is empty: absent things vanish here, once."""
    return {key: value for key, value in values.items() if value or (value == 0 and value is not False)}


@dataclass(frozen=True)
class Description:
    """The public part can reach an edition; the private part (notes, consent, reasons) never leaves the desk."""

    public: dict
    private: dict = field(default_factory=dict)

    @property
    def uid(self):
        return self.public["uid"]

    @property
    def kind(self):
        return self.public["kind"]

    @cached_property
    def public_text(self):
        return canonical(self.public)

    @cached_property
    def digest(self):
        """The digest an edition of this public part would have."""
        return digest(self.public_text)

    @property
    def text(self):
        """Both parts in one canonical JSON text, as a revision keeps it."""
        return f'{{"private":{canonical(self.private)},"public":{self.public_text}}}'

    @classmethod
    def from_text(cls, text):
        return cls(**json.loads(text))


def principal_date(public):
    """The date a record is found and sorted by: its own, else when the person died, else was born."""
    return public.get("date") or public.get("died") or public.get("born") or ""
