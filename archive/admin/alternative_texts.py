"""The report of alternative texts: how many pictures are told in words, and a place to mend the others in a row."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import alternative_texts, languages
from archive.admin import cells
from archive.forms import AlternativeTextForm
from archive.models import Photograph, Record, Revision

PER_PAGE = 25


class WithAlternativeTexts:
    """For the admin of photographs."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.alternative_texts_view)
        return [path("alternative-texts/", view, name="alternative_texts"), *super().get_urls()]

    def alternative_texts_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        wanted = Wanted(request.GET)
        page = Paginator(wanted.pks, PER_PAGE).get_page(request.GET.get("p"))
        if request.method != "POST":
            return self._report(request, wanted, page, rows(list(page), wanted))
        if not self.has_change_permission(request):
            raise PermissionDenied
        forms = save(request, wanted)
        unsaved = [form for form in forms if form.errors]
        said(request, saved=[form for form in forms if form.is_changed and not form.errors])
        if unsaved:
            return self._report(request, wanted, page, unsaved)
        return HttpResponseRedirect(request.get_full_path())

    def _report(self, request, wanted, page, forms):
        of_all, of_public = alternative_texts.coverage()
        context = self.admin_site.each_context(request) | {
            "title": _("Alternative texts"),
            "opts": self.opts,
            "coverage": of_all,
            "public_coverage": of_public,
            "wanted": wanted,
            "lists": alternative_texts.counts(),
            "languages": [languages.LANGUAGES[code] for code, _endonym in settings.LANGUAGES],
            "page": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "rows": [(form, cells.state(form.record), self.change_address(form.record.pk)) for form in forms],
            "are_unsaved": any(form.errors for form in forms),
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/alternative_texts.html", context)


class Wanted:
    """Which list was asked for: one of the report's own, or what a language lacks."""

    def __init__(self, asked):
        code = asked.get("language", "")
        self.language = languages.LANGUAGES[code] if code in dict(settings.LANGUAGES) else None
        show = asked.get("show", "")
        self.name = "" if self.language else show if show in alternative_texts.LISTS else "missing"
        self.pks = alternative_texts.pks(self.name, code if self.language else "")


def rows(pks, wanted, data=None):
    """A form for each of these records, in their order, by a fixed number of queries."""
    newest = Revision.objects.filter(record=OuterRef("pk")).order_by("-number")
    found = Photograph.objects.filter(pk__in=pks).with_public_state().prefetch_related("open_gaps").order_by("pk")
    found = found.annotate(
        newest=Subquery(newest.values("number")[:1]), newest_by=Subquery(newest.values("by_name")[:1])
    )
    if wanted.language is None:
        return [AlternativeTextForm(data, record=one, language=own(one), text=one.alternative_text) for one in found]
    there, more = alternative_texts.translations(pks, wanted.language.code), {"language": wanted.language}
    return [
        AlternativeTextForm(data, record=one, text=there.get(one.pk, ""), with_decorative=False, **more)
        for one in found
    ]


def own(record):
    return languages.LANGUAGES[record.language]


@transaction.atomic
def save(request, wanted):
    """The forms that were sent; those that changed something and are right are kept, a revision each."""
    pks = [int(pk) for pk in request.POST.getlist("row")[: 4 * PER_PAGE] if pk.isdecimal()]
    # Nobody else saves or moves these records meanwhile.
    list(Record.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    forms = rows(pks, wanted, request.POST)
    right = [form for form in forms if form.is_valid() and form.is_changed]
    if wanted.language:
        changes = [(form.record, form.cleaned_data["text"]) for form in right]
        note = _("Alternative text translated in the report.")
        alternative_texts.translate(changes, wanted.language.code, by=request.user, note=note)
    else:
        changes = [(form.record, columns(form)) for form in right]
        alternative_texts.mend(changes, by=request.user, note=_("Alternative text mended in the report."))
    for form in forms:
        if form.errors:
            form.seen_again()
    return forms


def columns(form):
    return {"alternative_text": form.cleaned_data["text"], "is_decorative": form.cleaned_data["is_decorative"]}


def said(request, *, saved):
    if saved:
        words = ngettext("One alternative text saved.", "%(count)s alternative texts saved.", len(saved))
        messages.success(request, words % {"count": len(saved)})
