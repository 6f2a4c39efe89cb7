"""What the page of one photograph works out: its closer views, and the photographs beside it."""

from django import template
from django.utils.html import format_html

from archive import derivatives, neighbours, zooming
from archive.page_language import carried
from archive.templatetags.frame import icon, origin_of
from archive.veiling import asks_to_see, is_distressing

register = template.Library()


@register.simple_tag(takes_context=True)
def viewer(context, edition):
    """The large picture and the view of it that the address asks for; None where there is nothing more to see."""
    pyramid = zooming.pyramid_of(edition)
    if pyramid is None:
        return None
    request, d = context["request"], edition.description
    view = zooming.view(pyramid, request.GET)
    return Viewer(pyramid, view, derivatives.tiles_address(edition.uid, d["image_sha256"]), _carried(request, edition))


def _carried(request, edition):
    """What the links of the viewer keep: the language of the page, and that this very picture was asked for."""
    was_asked_for = is_distressing(edition) and asks_to_see(request)
    return ("&show=1" if was_asked_for else "") + carried(request).replace("?", "&")


class Viewer:
    """The links of the viewer's bar, and of each tile in sight."""

    def __init__(self, pyramid, view, tiles, carried):
        self.pyramid, self.view, self.tiles, self.carried = pyramid, view, tiles, carried

    @property
    def info(self):
        return f"{self.tiles}/info.json"

    @property
    def whole(self):
        return ("?" + self.carried[1:] if self.carried else "?") if self.view else ""

    @property
    def inwards(self):
        return self._link(self.view.inwards if self.view else zooming.first_view(self.pyramid))

    @property
    def outwards(self):
        if self.view is None:
            return ""
        return self._link(self.view.outwards) or self.whole

    @property
    def moves(self):
        """{left, right, up, down: the address of the view there}; empty ones at the edge."""
        return {way: self._link(self.view.moved(way)) if self.view else "" for way in zooming.MOVES}

    @property
    def mosaic(self):
        """[(address of the tile, its box in the view, the address of the view into it)], row by row."""
        left, top = self.view.origin
        return [
            (
                f"{self.tiles}/{tile.path}",
                (tile.box[0] - left, tile.box[1] - top, *tile.size),
                self._link(self.view.into(tile)),
            )
            for tile in self.view.tiles
        ]

    def _link(self, view):
        return f"?{view.query}{self.carried}" if view else ""


@register.simple_tag
def bar_link(act, address, drawing, words):
    """One word of the viewer's bar; where there is nowhere to go, it stays in its place and leads nowhere."""
    inside = format_html("{}{}", icon(drawing), words)
    if not address:
        return format_html('<span data-act="{}" aria-disabled="true">{}</span>', act, inside)
    return format_html('<a data-act="{}" href="{}#picture">{}</a>', act, address, inside)


@register.simple_tag
def neighbours_of(shown):
    return neighbours.neighbours(shown)


@register.simple_tag
def manifest(edition):
    """The address of its IIIF manifest, for ever."""
    return f"{edition.permanent_address}manifest.json"


@register.simple_tag(takes_context=True)
def absolute_manifest(context, edition):
    return origin_of(context["request"]) + manifest(edition)
