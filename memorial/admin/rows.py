from django.utils.translation import gettext_lazy as _

from archive.admin.rows import PlacedRowForm, RowInline, rows_of
from memorial.models import Claim, Observance, Step


@rows_of(Claim)
class ClaimInline(RowInline):
    form = PlacedRowForm
    stands = 40
    fields = (
        "question",
        "whom",
        "figure",
        "low",
        "high",
        "date",
        "standing",
        "source",
        "locator",
        "second_hand",
        "scope",
        "place",
    )
    wide = ("scope",)


@rows_of(Step)
class StepInline(RowInline):
    form = PlacedRowForm
    stands = 5
    verbose_name_plural = _("how we know, step by step")
    fields = ("what", "by", "source", "gives", "is_held", "place", "note")
    wide = ("note",)


@rows_of(Observance)
class ObservanceInline(RowInline):
    stands = 5
    fields = ("day", "month", "title", "text")
    wide = ("text",)
