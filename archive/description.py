"""A Description is all that a record says of itself, in plain JSON types: the one form from which all else is made."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property

import rfc8785


def canonical(value):
    """The one JSON text of a value (RFC 8785), so that equal values have equal digests."""
    return rfc8785.dumps(value).decode()


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
        return canonical({"public": self.public, "private": self.private})

    @classmethod
    def from_text(cls, text):
        return cls(**json.loads(text))
