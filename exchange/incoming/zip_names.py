"""The names within a ZIP: those that are not marked as Unicode were written in whatever the packer's system used."""

import unicodedata

from exchange.incoming.letters import RUSSIAN, TURKISH, WESTERN, is_utf8, sensible

UNICODE = 0x800
# Tried in this order: Russian DOS, Russian Windows, Turkish DOS, Turkish Windows, and what the format itself says.
PAGES = (("cp866", RUSSIAN), ("cp1251", RUSSIAN), ("cp857", TURKISH), ("cp1254", TURKISH), ("cp437", WESTERN))


def decoded(infos):
    """{id of member: its name}. Unmarked names are all read in one way: UTF-8, or the first page that makes sense."""
    marked = {id(info): info.orig_filename for info in infos if info.flag_bits & UNICODE}
    raw = {id(info): info.orig_filename.encode("cp437") for info in infos if id(info) not in marked}
    page = _page_of(b"\n".join(raw.values()))
    return marked | {key: name.decode(page) for key, name in raw.items()}


def _page_of(names):
    """Of what no page explains, the format's own: such names are odd, but each stays different from the others."""
    if is_utf8(names):
        return "utf-8"
    return next((page for page, letters in PAGES if sensible(names, page, letters)), "cp437")


def key(path):
    """What two paths have in common that a curator would call the same: case and Unicode form do not count."""
    plain = "/".join(part for part in path.replace("\\", "/").split("/") if part not in ("", "."))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", plain).casefold())
