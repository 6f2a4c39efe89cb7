"""How templates follow a record's links: to what it names, and to what names it."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.roles import ROLES
from archive.sourcing import numbered_sources
from archive.templatetags.record import list_title

register = template.Library()


@register.simple_tag
def linked(shown, name):
    return shown.linked(name)


@register.simple_tag
def related(shown, role):
    return shown.related(role)


@register.simple_tag
def said(shown, name):
    return shown.said(name)


@register.simple_tag
def pointing(shown, role, *kinds):
    return shown.pointing_as(role, *kinds)


@register.simple_tag
def pointing_in(shown, roles, *kinds):
    """Editions that mention this record in any of some roles ("about occasion"), each once, by date."""
    roles = roles.split() if isinstance(roles, str) else roles
    found = [edition for role in roles for edition in shown.pointing_as(role, *kinds)]
    return sorted({edition.uid: edition for edition in found}.values(), key=_by_date)


# The roles in which photographs stand on the page of a record, and what each group of them is called there.
PHOTOGRAPHS = (
    (gettext_lazy("Portraits"), ("portrait of",)),
    (gettext_lazy("Photographs"), ("depicts", "place", "about")),
    (gettext_lazy("Documents"), ("document of",)),
    (gettext_lazy("Used as illustrations"), ("illustrates",)),
    (gettext_lazy("Taken by them"), ("photographer",)),
)
IN_GRIDS = tuple(f"{role}:photograph" for _label, roles in PHOTOGRAPHS for role in roles)


@register.simple_tag
def photographs_of(shown):
    """[(what the group is called, [edition])], each photograph once; a group of plain photographs alone has no name."""
    groups, placed = [], set()
    for label, roles in PHOTOGRAPHS:
        if shown.pointing.keys().isdisjoint(roles):
            continue
        found = [one for one in pointing_in(shown, roles, "photograph") if one.uid not in placed]
        placed |= {one.uid for one in found}
        if found:
            groups.append(("" if "depicts" in roles else label, label, found))
    return [(label if len(groups) > 1 else own, found) for own, label, found in groups]


@register.simple_tag
def relation_groups(shown, *shown_elsewhere):
    """[(the role in words, [(edition, note)])] of the roles this record states, except those shown elsewhere."""
    roles = dict.fromkeys(row["role"] for row in shown.d.get("relations", ()))
    roles |= {role: None for role, known in ROLES.items() if known.is_symmetric and role in shown.pointing}
    found = ((role, shown.related(role)) for role in roles if role not in shown_elsewhere)
    return [(ROLES[role].label, pairs) for role, pairs in found if pairs]


@register.simple_tag
def pointing_groups(shown, *shown_elsewhere):
    """[(the role seen from here, [edition])] of what points to this record, except what is shown elsewhere: the page's
    own sources, a role, a role of one kind ("about:statement"), or the "photographs" that stand in a grid."""
    if "photographs" in shown_elsewhere:
        shown_elsewhere += IN_GRIDS
    found, numbered = [], shown.once(numbered_sources)
    for role, editions in shown.pointing.items():
        known = ROLES.get(role)  # the memorial's choice of a first event is no relation
        if role in shown_elsewhere or known is None or known.is_symmetric:
            continue
        left = [edition for edition in editions if f"{role}:{edition.kind}" not in shown_elsewhere]
        left = [edition for edition in left if role == "source" or edition.uid not in numbered]
        if left:
            found.append((known.inverse, left))
    return found


@register.simple_tag
def pointing_by_kind(shown, role):
    """[(the kind in the plural, [edition])] of what points here in one role."""
    grouped = {}
    for edition in shown.pointing_as(role):
        grouped.setdefault(edition.kind, []).append(edition)
    return [(list_title(editions[0].model), editions) for editions in grouped.values()]


@register.simple_tag
def kind_counts(shown, role):
    return [(label, len(editions)) for label, editions in pointing_by_kind(shown, role)]


@register.simple_tag
def sources_of(shown):
    return shown.once(numbered_sources)


@register.simple_tag
def ref(sources, source):
    """The small number that leads to a source at the foot of the page."""
    numbered = sources.get(source.uid) if source else None
    if numbered is None:
        return ""
    label = _("Source %(number)s") % {"number": numbered.number}
    return format_html('<a class="ref" href="#s{0}" aria-label="{1}">{0}</a>', numbered.number, label)


def _by_date(edition):
    return (edition.earliest is None, edition.earliest or edition.published_at.date(), edition.filed, edition.uid)
