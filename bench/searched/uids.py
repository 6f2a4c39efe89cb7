"""Identifiers of synthetic records: they look like any other, and the number can be read back."""

from functools import lru_cache

from archive.models.record import UID_LENGTH, UID_LETTERS

BASE = len(UID_LETTERS)
ALL = BASE**UID_LENGTH
STEP = 0x5DEECE66D3  # any number without a factor in common with ALL
BACK = pow(STEP, -1, ALL)


@lru_cache(131_072)  # more than are mentioned at a million
def uid_of(number):
    rest, letters = number * STEP % ALL, []
    for _place in range(UID_LENGTH):
        rest, letter = divmod(rest, BASE)
        letters.append(UID_LETTERS[letter])
    return "".join(letters)


@lru_cache(131_072)
def number_at(uid):
    value = 0
    for letter in reversed(uid):
        value = value * BASE + UID_LETTERS.index(letter)
    return value * BACK % ALL
