"""Rights statements: the vocabularies of rightsstatements.org and Creative Commons, in a visitor's words."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FREE, LIMITED, NONE = "free", "limited", "none"
GROUPS = {
    FREE: _("Free to use"),
    LIMITED: _("Use with limits"),
    NONE: _("Not to be used without asking"),
}


@dataclass(frozen=True)
class Rights:
    """What may be done with a holding; `plain` is one sentence in our own words, the text at the address is what binds.

    A download is offered only where the statement itself lets anyone, anywhere, keep and use a copy.
    """

    uri: str
    label: str | Promise
    plain: str | Promise
    group: str
    may_download: bool


def _creative_commons(path, label, plain, group):
    return Rights(f"https://creativecommons.org/{path}/", label, plain, group, may_download=True)


def _statement(code, label, plain, group=NONE, may_download=False):
    return Rights(f"http://rightsstatements.org/vocab/{code}/1.0/", label, plain, group, may_download)


STATEMENTS = (
    _creative_commons(
        "publicdomain/zero/1.0",
        _("CC0 1.0: no rights reserved"),
        _("You may copy, change and share it for any purpose, without asking: its maker gave up all rights in it."),
        FREE,
    ),
    _creative_commons(
        "publicdomain/mark/1.0",
        _("Public Domain Mark 1.0"),
        _("You may copy, change and share it for any purpose, without asking: no copyright in it is known anywhere."),
        FREE,
    ),
    _creative_commons(
        "licenses/by/4.0",
        _("CC BY 4.0: with attribution"),
        _("You may copy, change and share it for any purpose, if you name its maker and say what you changed."),
        FREE,
    ),
    _creative_commons(
        "licenses/by-sa/4.0",
        _("CC BY-SA 4.0: with attribution, shared alike"),
        _("You may copy, change and share it, if you name its maker and share what you make of it on the same terms."),
        FREE,
    ),
    _creative_commons(
        "licenses/by-nd/4.0",
        _("CC BY-ND 4.0: with attribution, unchanged"),
        _("You may copy and share it for any purpose, if you name its maker and leave it as it is."),
        LIMITED,
    ),
    _creative_commons(
        "licenses/by-nc/4.0",
        _("CC BY-NC 4.0: with attribution, not for profit"),
        _("You may copy, change and share it, if you name its maker and earn nothing by it."),
        LIMITED,
    ),
    _creative_commons(
        "licenses/by-nc-sa/4.0",
        _("CC BY-NC-SA 4.0: with attribution, not for profit, shared alike"),
        _("You may copy, change and share it, if you name its maker, earn nothing by it and share on the same terms."),
        LIMITED,
    ),
    _creative_commons(
        "licenses/by-nc-nd/4.0",
        _("CC BY-NC-ND 4.0: with attribution, not for profit, unchanged"),
        _("You may copy and share it, if you name its maker, earn nothing by it and leave it as it is."),
        LIMITED,
    ),
    _statement(
        "InC-EDU",
        _("In copyright, educational use permitted"),
        _("You may use it for teaching and learning; for anything else, ask whoever holds the rights."),
        LIMITED,
        may_download=True,
    ),
    _statement(
        "InC-NC",
        _("In copyright, non-commercial use permitted"),
        _("You may use it where nobody earns by it; for anything else, ask whoever holds the rights."),
        LIMITED,
        may_download=True,
    ),
    _statement(
        "NoC-NC",
        _("No copyright, non-commercial use only"),
        _("Its copyright has ended, but an agreement allows only uses by which nobody earns."),
        LIMITED,
        may_download=True,
    ),
    _statement(
        "NoC-CR",
        _("No copyright, contractual restrictions"),
        _("Its copyright has ended, but an agreement with whoever lent or gave it limits its use: ask us first."),
        LIMITED,
    ),
    _statement(
        "NoC-OKLR",
        _("No copyright, other known legal restrictions"),
        _("Its copyright has ended, but another law, such as one that protects privacy, limits its use: ask us first."),
        LIMITED,
    ),
    _statement(
        "NoC-US",
        _("No copyright in the United States"),
        _("In the United States it is free to use; elsewhere it may be in copyright, so find out before you use it."),
        LIMITED,
    ),
    _statement(
        "NKC",
        _("No known copyright"),
        _("We know of no copyright in it, but cannot promise that there is none: what you do is at your own risk."),
        LIMITED,
    ),
    _statement(
        "InC",
        _("In copyright"),
        _("It is in copyright: ask whoever holds the rights before any use that the law does not allow by itself."),
    ),
    _statement(
        "InC-OW-EU",
        _("In copyright, EU orphan work"),
        _("It is in copyright, and a search under European Union law did not find whom to ask about using it."),
    ),
    _statement(
        "InC-RUU",
        _("In copyright, rights holder not found or unidentified"),
        _("It is in copyright, and whoever holds the rights, and could allow its use, is unknown or was not found."),
    ),
    _statement(
        "CNE",
        _("Copyright not evaluated"),
        _("Nobody has examined its copyright yet: find out before you use it."),
    ),
    _statement(
        "UND",
        _("Copyright undetermined"),
        _("Its copyright was examined and could not be settled: find out before you use it."),
    ),
)
RIGHTS = {rights.uri: rights for rights in STATEMENTS}


def choices():
    """Grouped, for a model or form field; a callable, so that a new word in a label makes no migration."""
    return [
        (GROUPS[group], [(rights.uri, rights.label) for rights in members])
        for group, members in groupby(STATEMENTS, key=attrgetter("group"))
    ]


CHOICES = choices()
