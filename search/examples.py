"""The query language by examples: the help page, the documentation and their tests share these."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    query: str
    means: str | Promise


@dataclass(frozen=True)
class Group:
    title: str | Promise
    examples: tuple


GROUPS = (
    Group(
        _("Words"),
        (
            Example("harbour night", _("Records with both words, anywhere in them.")),
            Example("harbour OR quay", _("Records with either word, or both. A vertical bar says the same.")),
            Example("harbour -night", _("Records with the first word and without the second. NOT says the same.")),
            Example('"state of emergency"', _("These words, one after the other.")),
            Example('"Qarabağ"', _("One word as it is typed, without the other spellings of a name.")),
            Example("mourn*", _("Every word that begins so. At least two letters must stand before the sign.")),
            Example("Huseynov~1", _("One letter may differ; with ~2, of a longer word, two.")),
            Example("soldiers NEAR/5 street", _("Both words with at most five others between them, in either order.")),
            Example('"soldiers street"~5', _("The same, written as a phrase.")),
            Example("name:harbour", _("Records with the word in their own title or another of their names.")),
            Example('name:"long night"', _("The same for words that stand one after the other.")),
            Example("(harbour OR quay) -(soldiers OR tanks)", _("Brackets say what belongs together.")),
        ),
    ),
    Group(
        _("Tags, and what a record speaks of"),
        (
            Example('tag:"day of mourning"', _("Records with a tag, by any of its names, or with a narrower one.")),
            Example("#DayOfMourning", _("The same, written as a hashtag; a word where there is no such tag.")),
            Example("night -tag:mourning", _("Without the records that have a tag called so.")),
            Example("tag:(mourning OR silence)", _("With either tag. Every filter takes several values like this.")),
            Example("person:Hüseynov", _("Records that speak of a person called so, in any customary spelling.")),
            Example("place:town", _("Records that speak of a place called so, or of a place within it.")),
            Example('event:"long night"', _("Records that speak of an event called so.")),
            Example("organisation:fleet", _("Records that speak of an organisation called so.")),
            Example("person:Hüs*", _("Records that speak of a person in whose name a word begins so.")),
        ),
    ),
    Group(
        _("Dates"),
        (
            Example(
                "year:1990", _("Everything that may have been in that year: an uncertain date counts where it may.")
            ),
            Example("year:1988..1992", _("From the first year to the last. Either side may stay open: year:1988..")),
            Example("year:1990-01", _("One month; year:1990-01-20 or year:20.01.1990 is one day.")),
            Example('year:"January 1990"', _("The same with the name of the month, in any language of this site.")),
            Example("year:199X", _("Ten years; year:1990s says the same, year:19XX is a century.")),
            Example("before:1990-01-20", _("Everything that may have been before that day.")),
            Example("after:1990", _("Everything that may have been after that year.")),
            Example(
                "uncertain:yes", _("Records whose date is uncertain; uncertain:no finds those whose date is certain.")
            ),
        ),
    ),
    Group(
        _("Kinds, languages, rights and pictures"),
        (
            Example("kind:statement", _("Records of one kind, by its name in any language of this site.")),
            Example("kind:(event OR statement)", _("Records of either kind.")),
            Example("lang:az", _("Records in one language, by its code or its name: lang:Russian.")),
            Example('rights:"CC BY"', _("Photographs under these terms; rights:free finds all that are free to use.")),
            Example("kind:photograph has:image", _("Photographs whose picture is held; -has:image finds the others.")),
        ),
    ),
)


def every():
    return [example for group in GROUPS for example in group.examples]
