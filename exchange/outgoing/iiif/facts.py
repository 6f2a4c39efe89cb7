"""The facts of a photograph as viewers list them: pairs of a label and a value, each in all its languages."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from archive.describing import links_in
from archive.rights import RIGHTS
from archive.roles import ROLES
from archive.templatetags.phrases import when

from . import words


def facts(edition, mentioned, base):
    """`mentioned` are the current editions of what it mentions, by uid."""
    d = edition.description
    rights = RIGHTS.get(d.get("rights"))
    pairs = [
        (_("Date"), words.translated(lambda: when(d))),
        ("EDTF", words.unworded(d.get("date"))),
        (_("Note on the date"), words.said(d, "date_note")),
        (_("Caption as published"), words.said(d, "caption_published")),
        (_("Our caption"), words.said(d, "caption")),
        (_("What it does not show"), words.said(d, "does_not_show")),
        (_("Alternative text"), words.said(d, "alternative_text")),
        (_("Image not held"), words.said(d, "not_held_because")),
        *_related(edition, mentioned),
        (_("Credit"), words.said(d, "credit")),
        (_("Rights holder"), words.said(d, "rights_holder")),
        (_("Rights"), words.translated(rights.label) if rights else {}),
        (_("What you may do"), words.said(d, "visitor_may") or (words.translated(rights.plain) if rights else {})),
        (_("Content note"), words.said(d, "content_note_text")),
        (_("Record"), words.unworded(edition.uid)),
        (_("Permanent link"), words.unworded(base + edition.permanent_address)),
    ]
    return [pair(label, value) for label, value in pairs if value]


def pair(label, value):
    return {"label": words.unworded(label) if type(label) is str else words.translated(label), "value": value}


def _related(edition, mentioned):
    """The photographer, the place, the persons it shows …: whatever is public of what it mentions."""
    by_role = defaultdict(list)
    for role, uid in links_in(edition.model, edition.description):
        if uid in mentioned:
            by_role[role].append(mentioned[uid])
    return [(role.label, words.named(*by_role[name])) for name, role in ROLES.items() if name in by_role]
