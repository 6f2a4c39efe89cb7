"""The roles a relation may have: record – role – record, each named from both ends."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """A role's name seen from the record that states it, and from the record it points to."""

    label: str
    inverse: str
    is_symmetric: bool = False


ROLES = {
    "about": Role(_("About"), _("Records about this")),
    "place": Role(_("Place"), _("Took place here")),
    "participant": Role(_("Took part"), _("Took part in")),
    "commemorates": Role(_("Commemorates"), _("Commemorated by")),
    "depicts": Role(_("Shows"), _("Photographs")),
    "portrait of": Role(_("Portrait of"), _("Portraits")),
    "document of": Role(_("Document about"), _("Documents")),
    "illustrates": Role(_("Used to illustrate"), _("Illustrated by")),
    "used by": Role(_("Published by"), _("Published here")),
    "beside": Role(_("Stands beside"), _("Stands beside"), is_symmetric=True),
    "buried": Role(_("Buried at"), _("Buried here")),
    "born at": Role(_("Born at"), _("Born here")),
    "died at": Role(_("Died at"), _("Died here")),
    "member of": Role(_("Member of"), _("Members")),
    "part of": Role(_("Part of"), _("Parts")),
    "formerly": Role(_("Formerly"), _("Later")),
    "broader": Role(_("Broader"), _("Narrower")),
    "related": Role(_("Related"), _("Related"), is_symmetric=True),
    # Roles below are columns of a kind (a foreign key); the pages name them the same way.
    "speaker": Role(_("Said by"), _("Statements")),
    "occasion": Role(_("Occasion"), _("Said on this occasion")),
    "part_of": Role(_("Part of"), _("Parts")),
    "within": Role(_("Within"), _("Places within")),
    "photographer": Role(_("Photographer"), _("Photographs by")),
    "portrait": Role(_("Portrait"), _("Portrait of")),
    "source": Role(_("Source"), _("Cited by")),
    "tag": Role(_("Tag"), _("Records with this tag")),
}
