"""How sure we are of somebody's words, from the most sure on: what a kind may say of its records."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "yes": _("Confirmed by the original"),
    "part": _("Known from reports"),
    "no": _("Words not held"),
}
