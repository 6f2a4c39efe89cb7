"""The history of a record: who changed it, when and why; any two revisions compared; an old one restored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from archive import publishing
from archive.admin.differences import Comparison, differences
from archive.applying import UnusableDescription, apply
from archive.describing import describe
from archive.forms import NoteForm

PER_PAGE = 25


class WithHistory:
    """For the admin of a kind: its history pages."""

    def get_urls(self):
        def own(route, view, name):
            name = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
            return path(f"<path:object_id>/history/{route}", self.admin_site.admin_view(view), name=name)

        return [
            own("compare/", self.compare_view, "compare"),
            own("<int:number>/restore/", self.restore_view, "restore"),
            own("editions/<int:number>/erase/", self.erase_view, "erase"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        record = self.viewable(request, object_id)
        page = Paginator(record.revisions.all(), PER_PAGE).get_page(request.GET.get("p"))
        context = {
            "title": _("History"),
            "page": page,
            "changes": self._changes(page, record),
            "editions": self._editions(record),
            "compare_address": self.address_of("compare", record.pk),
            "may_restore": self.has_change_permission(request, record),
            "may_erase": request.user.has_perm("archive.erase_edition"),
        }
        return self._page(request, record, "admin/record_history.html", **context)

    def compare_view(self, request, object_id):
        record = self.viewable(request, object_id)
        after = self._revision(record, request.GET.get("to"), otherwise=record.revisions.first())
        if after is None:
            raise Http404
        one_before = record.revisions.filter(number__lt=after.number).first()
        before = self._revision(record, request.GET.get("from"), otherwise=one_before)
        found = differences(before and before.description, after.description)
        context = {"title": _("Compare"), "before": before, "after": after, "differences": found}
        return self._page(request, record, "admin/record_compare.html", **context)

    def restore_view(self, request, object_id, number):
        record = self.viewable(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        old = get_object_or_404(record.revisions, number=number)
        words = {"number": number}
        form = NoteForm(request.POST or None, initial={"note": _("Restored revision %(number)s.") % words})
        if request.method == "POST" and form.is_valid() and self._restore(request, old, form):
            said = _("The record says again what revision %(number)s says.") % words
            self.message_user(request, said, messages.SUCCESS)
            return HttpResponseRedirect(self.change_address(record.pk))
        found = differences(describe(record), old.description)
        context = {"title": _("Restore revision %(number)s") % words, "form": form, "old": old, "differences": found}
        return self._page(request, record, "admin/record_restore.html", **context)

    def erase_view(self, request, object_id, number):
        record = self.viewable(request, object_id)
        if not request.user.has_perm("archive.erase_edition"):
            raise PermissionDenied
        edition = get_object_or_404(record.editions.exclude(text=""), number=number)
        words = {"number": number}
        form = NoteForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and self._erase(request, edition, form):
            said = _("The words of edition %(number)s are erased for ever.") % words
            self.message_user(request, said, messages.SUCCESS)
            return HttpResponseRedirect(self.address_of("history", record.pk))
        context = {"title": _("Erase the words of edition %(number)s") % words, "form": form, "edition": edition}
        return self._page(request, record, "admin/edition_erase.html", **context)

    def _changes(self, page, record):
        """[(revision, what it changed, the address of the page that restores it)], newest first."""
        changes = changes_on(page, record)
        return [(one, labels, self.address_of("restore", record.pk, one.number)) for one, labels in changes]

    def _editions(self, record):
        """[(edition, the address of the page that erases its words)], newest first."""
        editions = record.editions.order_by("-number")
        return [(one, self.address_of("erase", record.pk, one.number)) for one in editions]

    def _revision(self, record, number, *, otherwise):
        if not (number or "").isdecimal():
            return otherwise
        return get_object_or_404(record.revisions, number=number)

    def _restore(self, request, old, form):
        try:
            apply(old.description, by=request.user, note=form.cleaned_data["note"])
        except UnusableDescription as problem:
            form.add_error(None, str(problem))
            return False
        return True

    def _erase(self, request, edition, form):
        try:
            publishing.erase(edition, by=request.user, note=form.cleaned_data["note"])
        except publishing.CannotMove as problem:
            form.add_error(None, str(problem))
            return False
        return True

    def _page(self, request, record, template, **context):
        context |= {
            "record": record,
            "opts": self.opts,
            "subtitle": record.title,
            "change_address": self.change_address(record.pk),
            "history_address": self.address_of("history", record.pk),
        }
        return TemplateResponse(request, template, self.admin_site.each_context(request) | context)


def changes_on(page, record):
    """(revision, the labels of what it changed) for each revision of a page, newest first."""
    revisions = list(page)
    if not revisions:
        return
    before = record.revisions.filter(number__lt=revisions[-1].number).first()
    said = [one and one.description for one in (*revisions, before)]
    pairs = list(zip(said[1:], said[:-1], strict=True))
    comparison = Comparison(pairs)
    for revision, (old, new) in zip(revisions, pairs, strict=True):
        yield revision, [difference.label for difference in comparison.differences(old, new)] if old else []
