"""What the page of all photographs shows beside them, in words: its filters, its chips, its heading."""

from dataclasses import dataclass
from dataclasses import replace as changed

from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from archive.choosing import HELD, LINKED, NOT_HELD, UNDATED, Chosen
from archive.rights import GROUPS
from archive.showing import name_in

NAMES = {
    "event": gettext_lazy("Event"),
    "place": gettext_lazy("Place"),
    "decade": pgettext_lazy("filter", "Taken"),
    "tag": gettext_lazy("Tag"),
    "rights": gettext_lazy("Rights"),
    "image": gettext_lazy("Image"),
}
IMAGES = {HELD: gettext_lazy("Held"), NOT_HELD: gettext_lazy("Not held")}


@dataclass(frozen=True)
class Worded:
    """An option as it is read."""

    value: str
    label: str
    language: str
    count: int
    is_chosen: bool
    is_off: bool


@dataclass(frozen=True)
class Filter:
    name: str
    options: list
    chosen: str = ""

    @property
    def label(self):
        return NAMES[self.name]

    @property
    def is_many(self):
        return self.name in LINKED


@dataclass(frozen=True)
class Chip:
    """A filter that was applied, and the choice without it."""

    name: str
    value: str
    without: Chosen
    language: str = ""


def context(photographs, kind):
    """What archive/photograph_list.html needs."""
    chosen, page = photographs.chosen, photographs.page
    return {
        "kind": kind,
        "chosen": changed(chosen, page=page.number),
        "page": page,
        "heading": heading(photographs.total),
        "chips": chips(chosen),
        "filters": [one for one in filters(photographs) if one.options],
    }


def filters(photographs):
    linked, chosen = photographs.links(), photographs.chosen
    options = {kind: linked[kind] for kind in LINKED}
    options |= {"decade": photographs.decades(), "rights": photographs.rights(), "image": photographs.images()}
    for name in NAMES:
        yield Filter(name, [_worded(name, option) for option in options[name]], getattr(chosen, name, ""))


def chips(chosen):
    """One for each filter, in the order in which they stand beside the photographs."""
    found = []
    for name, label in NAMES.items():
        for edition in chosen.of(name):
            title = name_in(edition, get_language())
            found.append(Chip(label, str(title), chosen.without(edition), title.language))
        if value := getattr(chosen, name, ""):
            found.append(Chip(label, _label(name, value), chosen.but(**{name: ""})))
    return found


def heading(total):
    if not total:
        return _("No photograph is like this.")
    return ngettext("%(count)s photograph", "%(count)s photographs", total) % {"count": total}


def _worded(name, option):
    facts = {"value": option.value, "count": option.count, "is_chosen": option.is_chosen, "is_off": option.is_off}
    if name in LINKED:
        title = name_in(option.label, get_language())
        return Worded(label=str(title), language=title.language, **facts)
    return Worded(label=_label(name, option.value), language="", **facts)


def _label(name, value):
    if name == "decade":
        return _("Undated") if value == UNDATED else _("%(year)ss") % {"year": value}
    return str({"rights": GROUPS, "image": IMAGES}[name][value])
