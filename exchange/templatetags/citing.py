"""How templates cite: the box at the foot of a record, the tags in its head, the spans in a list of results."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from archive.formats import file_of
from archive.ledger_line import line_of
from archive.models.prepared import current_by_uid
from archive.signposts import files_of
from archive.templatetags.frame import origin_of, site_name
from archive.templatetags.record import language_attributes
from archive.veiling import asks_to_see, behind_veil, veiled
from exchange.outgoing import jsonld
from exchange.outgoing.citing import coins as contexts
from exchange.outgoing.citing import metadata
from exchange.outgoing.citing.references import mentioned_in, reference
from exchange.outgoing.citing.styles import STYLES

register = template.Library()

SCHEMES = {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}
# In a script element, only these could end it or begin a comment.
IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True)
class Cited:
    """What the citation box shows of an edition."""

    styles: list  # (name, the citation)
    files: list  # (label, address) of its references
    data: list  # (label, address) of the record itself
    line: object  # of the ledger


@register.simple_tag(takes_context=True)
def cited(context):
    edition, known = context["edition"], _reference(context)
    files = [(one.is_citation, one.label, file_of(edition, one)) for one in files_of(edition)]
    return Cited(
        styles=[(name, _marked_up(style(known))) for name, style in STYLES.items()],
        files=[pair for is_citation, *pair in files if is_citation],
        data=[pair for is_citation, *pair in files if not is_citation],
        line=line_of(edition),
    )


@register.simple_tag(takes_context=True)
def citation_head(context):
    """The tags, links and data of a page's head by which programs know what it is, and what to cite."""
    edition, known = context["edition"], _reference(context)
    base = origin_of(context["request"])
    links = [("cite-as", known.address, ""), ("license", known.rights or known.licence, "")]
    links += [("alternate", base + file_of(edition, one), one.media_type) for one in files_of(edition)]
    links += [(f"schema.{name}", address, "") for name, address in SCHEMES.items()]
    return format_html(
        '{}\n  {}\n  <script type="application/ld+json">{}</script>',
        format_html_join("\n  ", '<link rel="{}" href="{}"{}>', ((rel, at, _type(kind)) for rel, at, kind in links)),
        format_html_join("\n  ", '<meta name="{}" content="{}">', metadata.pairs(known)),
        _data(context, base),
    )


@register.simple_tag(takes_context=True)
def coins(context, edition, mentioned=None):
    """One record of a list, for programs that collect references; `mentioned` from {% mentioned_by editions %}."""
    known = _made(context, edition, mentioned or {})
    return format_html('<span class="Z3988" title="{}"></span>', contexts.title(known))


@register.simple_tag
def mentioned_by(editions):
    """The makers and tags of all editions of a list, in one question."""
    return current_by_uid(uid for edition in editions for uid in mentioned_in(edition))


def _reference(context):
    """The reference of the page's own record, made once for its head and its foot."""
    shown = context["shown"]
    if _reference not in shown.known:
        shown.known[_reference] = _made(context, context["edition"], shown.editions)
    return shown.known[_reference]


def _made(context, edition, mentioned):
    return reference(
        edition,
        mentioned=mentioned,
        house=site_name(context),
        base=origin_of(context["request"]),
        licence=settings.DATA_LICENCE,
    )


def _data(context, base):
    """Nothing that a veil hides, even beside what was asked for; and words that the page says itself not twice."""
    edition, was_asked_for = context["edition"], asks_to_see(context["request"])
    edition = behind_veil(edition) if was_asked_for else veiled(edition)
    thing = jsonld.thing(edition, context["shown"].editions, site_name(context), base)
    thing.pop("text", None)
    return mark_safe(jsonld.canonical(thing).translate(IN_SCRIPT))


def _marked_up(runs):
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run):
    attributes = language_attributes(run.language)
    if run.is_italic:
        return format_html("<i{}>{}</i>", attributes, run.text)
    return format_html("<span{}>{}</span>", attributes, run.text) if attributes else run.text


def _type(media_type):
    return format_html(' type="{}"', media_type) if media_type else ""
