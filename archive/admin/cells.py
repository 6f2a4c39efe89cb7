"""What a list and the desk say of a record in few words: its picture, its state, what it lacks, its languages."""

from django.conf import settings
from django.contrib import admin
from django.db.models import OuterRef, Prefetch, Subquery
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive import kinds, languages
from archive.models import OpenGap, Photograph, State, Text
from archive.readiness import GAP_NAMES

DIAMONDS = {State.DRAFT: "no", State.REVIEW: "part", State.PUBLISHED: "yes", State.WITHDRAWN: "no"}

DOT = '<li><span title="{1}">{0}</span> <b aria-hidden="true">{2}</b><span class="vh">{3}</span></li>'


def with_cells(records):
    """Records with all that their cells say, in a fixed number of queries."""
    image = Photograph.objects.filter(pk=OuterRef("pk")).values("image_sha256")[:1]
    gaps = Prefetch("open_gaps", OpenGap.objects.order_by("pk"))
    texts = Prefetch("text_rows", Text.objects.only("record", "language"))
    return records.with_public_state().annotate(image=Subquery(image)).prefetch_related(gaps, texts)


def kind_label(record):
    return capfirst(kinds.kind_named(record.kind)._meta.verbose_name)


def label_of(record):
    """How a suggestion names a record: many things bear one name."""
    return f"{record.title} · {kind_label(record)}"


def has_unpublished_changes(record):
    return record.state == State.PUBLISHED and record.draft_digest != record.edition_digest


def thumb(record):
    """The picture, or else the year of what was said, or else the drawing of the kind."""
    model = kinds.kind_named(record.kind)
    own = admin.site.get_model_admin(model)
    year = str(record.date_earliest.year) if own.shows_year and record.date_earliest else ""
    return render_to_string("admin/parts/thumb.html", {"record": record, "icon": model.icon, "year": year})


def state(record):
    if has_unpublished_changes(record):
        return format_html('<span class="state part">{}</span>', _("Published, with unpublished changes"))
    return format_html('<span class="state {}">{}</span>', DIAMONDS[record.state], record.get_state_display())


def missing(record):
    """The names of what it lacked when it was last saved."""
    words = [(GAP_NAMES.get(gap.code, gap.code),) for gap in record.open_gaps.all()]
    return format_html('<ul class="gaps">{}</ul>', format_html_join("", "<li>{}</li>", words)) if words else ""


def translations(record):
    """The site's languages, each with what there is in it; its own language is there from the start."""
    there = {record.language, *(text.language for text in record.text_rows.all())}
    words = {True: ("✓", _("there")), False: ("–", _("not yet"))}
    marks = ((code, languages.LANGUAGES[code].endonym, *words[code in there]) for code, _name in settings.LANGUAGES)
    return format_html('<ul class="dots">{}</ul>', format_html_join("", DOT, marks))
