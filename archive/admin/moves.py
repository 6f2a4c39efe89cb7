"""A move is asked for on the record's page and made on a page of its own, which says what will follow from it."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from archive import kinds, publishing, readiness
from archive.admin.differences import differences
from archive.applying import links_in
from archive.describing import describe
from archive.description import Description
from archive.forms import MoveForm
from archive.models import Edition, Record, State, Tag
from archive.roles import ROLES


class WithMoves:
    """For the admin of a kind: the moves a person may make with a record, each on a page that asks once more."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        view = self.admin_site.admin_view(self.move_view)
        return [path("<path:object_id>/move/<slug:to>/", view, name=name), *super().get_urls()]

    def moves_for(self, request, record):
        """[(state, its button, the address of its page)]; published without changes, it need not be published again."""
        moves = publishing.moves_from(record.state, request.user)
        if record.state == State.PUBLISHED and not says_something_new(record):
            moves.pop(State.PUBLISHED, None)
        return [(to.value, move.label, self.address_of("move", record.pk, to.value)) for to, move in moves.items()]

    def move_view(self, request, object_id, to):
        record = self.viewable(request, object_id)
        move = publishing.MOVES.get((record.state, to))
        if move is None:
            return self._no_such_move(request, record, to)
        if not request.user.has_perm(move.permission):
            raise PermissionDenied
        tags = draft_tags(record, request.user) if to == State.PUBLISHED else Tag.objects.none()
        form = MoveForm(request.POST or None, needs_note=move.needs_note, tags=tags, initial={"tags": tags})
        if request.method == "POST" and form.is_valid() and self._make(request, record, to, form):
            words = {"title": record.title, "move": move.label}
            self.message_user(request, _("“%(title)s”: %(move)s. Done.") % words, messages.SUCCESS)
            return HttpResponseRedirect(self.change_address(record.pk))
        return self._move_page(request, record, to, move, form)

    def viewable(self, request, object_id):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        return record

    def _make(self, request, record, to, form):
        """Whether the move was made; where it was not, the form says why and nothing of it has happened."""
        note = form.cleaned_data["note"]
        try:
            with transaction.atomic():
                publish_tags(form.cleaned_data["tags"], by=request.user, note=note)
                publishing.move(record, State(to), by=request.user, note=note)
        except publishing.CannotMove as problem:
            form.add_error(None, str(problem))
            return False
        return True

    def _no_such_move(self, request, record, to):
        words = {"title": record.title, "state": record.get_state_display(), "to": dict(State.choices).get(to, to)}
        self.message_user(request, _("“%(title)s” cannot go from “%(state)s” to “%(to)s”.") % words, messages.WARNING)
        return HttpResponseRedirect(self.change_address(record.pk))

    def _move_page(self, request, record, to, move, form):
        gaps = readiness.gaps(describe(record))
        edition = Edition.objects.current().filter(record=record.pk).first()
        context = self.admin_site.each_context(request) | {
            "title": move.label,
            "record": record,
            "opts": self.opts,
            "form": form,
            "to": to,
            "edition": edition,
            "gaps": [(gap, self.place_of(gap)) for gap in gaps],
            "is_barred": to == State.PUBLISHED and any(gap.is_hard for gap in gaps),
            "change_address": self.change_address(record.pk),
            "may_change": self.has_change_permission(request, record),
            **(becoming_public(record, edition) if to in (State.PUBLISHED, State.REVIEW) else {}),
        }
        return TemplateResponse(request, "admin/move.html", context)


def says_something_new(record):
    edition = Edition.objects.current().filter(record=record.pk).first()
    return edition is None or edition.digest != describe(record).digest


def becoming_public(record, edition):
    """What visitors will read that they cannot read now, and what they will still not see."""
    description = describe(record)
    before = Description(public=edition.description) if edition and edition.text else None
    return {
        "differences": differences(before, description, with_private=False),
        "silent": silent_mentions(description),
    }


def silent_mentions(description):
    """[(role, record)] of mentions a page keeps silent about, because they are not public; tags aside."""
    links = sorted(set(links_in(kinds.kind_named(description.kind), description.public)))
    hidden = Record.objects.exclude(state=State.PUBLISHED).by_uid({uid for _role, uid in links})
    return [(ROLES[role].label if role in ROLES else role, hidden[uid]) for role, uid in links if uid in hidden]


def draft_tags(record, user):
    """A record's tags that are on their way to the public, for those who may bring them there."""
    if not all(user.has_perm(publishing.MOVES[step].permission) for step in TAG_STEPS):
        return Tag.objects.none()
    return record.tags.filter(state__in=[start for start, _to in TAG_STEPS]).order_by("folded")


TAG_STEPS = ((State.DRAFT, State.REVIEW), (State.REVIEW, State.PUBLISHED))


def publish_tags(tags, *, by, note):
    for start, to in TAG_STEPS:
        ready = [tag for tag in Tag.objects.filter(pk__in=[tag.pk for tag in tags]) if tag.state == start]
        if ready:
            publishing.move_all(ready, to, by=by, note=note)
