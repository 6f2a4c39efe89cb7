"""Where the whole result can be taken away, in every format that the house offers."""

from dataclasses import dataclass

from django.urls import reverse

from archive.formats import OFFERED


@dataclass(frozen=True)
class Download:
    label: str
    media_type: str
    address: str
    is_feed: bool


def downloads(asked):
    """The files, then the feeds; how the result is looked at does not belong to them."""
    query = asked.canonical.but(view="list").query
    every = [_download(one, query) for one in OFFERED.values()]
    return [one for one in every if not one.is_feed], [one for one in every if one.is_feed]


def _download(format, query):
    address = reverse("results", args=[format.extension]) + (f"?{query}" if query else "")
    return Download(format.label, format.media_type, address, format.is_feed)
