"""Which letters bytes are, where nothing says it: a page is believed where all that it gives is somebody's writing."""

import re
import unicodedata

RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№")
TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛ")
WESTERN = TURKISH | frozenset("àáäãåæèéêëìíïñòóôõøùúýßÀÁÄÃÅÆÈÉÊËÌÍÏÑÒÓÔÕØÙÚÝ")
PUNCTUATION = frozenset("“”„‘’«»–—…°©®\xa0·•")
WORD = re.compile(r"[^\W\d_]+")


def sensible(content, page, letters):
    """The text that bytes give in a page, or None: where a letter is a stranger, or a word mixes Cyrillic and Latin."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    strangers = {letter for letter in text if not letter.isascii()} - letters - PUNCTUATION
    return None if strangers or any(map(_is_mixed, set(WORD.findall(text)))) else text


def is_utf8(content):
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_mixed(word):
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return {"LATIN", "CYRILLIC"} <= scripts
