"""How sure the words of a statement are, read from its chain of steps."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ORIGINALS = ("said", "posted", "published", "recorded", "archived")


def wording_state(description):
    """("yes" | "part" | "no", sentence): confirmed by the original, by n reports, one source, or words not held."""
    if not description.get("words"):
        return "no", _("Words not held")
    held = [step["what"] for step in description.get("steps", ()) if step.get("is_held")]
    if any(what in ORIGINALS for what in held):
        return "yes", _("Confirmed by the original")
    reports = held.count("quoted")
    if reports > 1:
        return "part", ngettext(
            "Confirmed by %(n)s report; original not captured",
            "Confirmed by %(n)s reports; original not captured",
            reports,
        ) % {"n": reports}
    return "part", _("One source; original not captured")
