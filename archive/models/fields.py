"""Columns that records share: uncertain dates as typed, with their bounds beside them; folded text."""

from django.db import models

from archive.dates import UncertainDate, validate_edtf
from archive.folding import fold


class UncertainDateField(models.CharField):
    """A date as typed in EDTF level 1; checked once, when it is written."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 64, "blank": True, "validators": [validate_edtf]} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


class BoundField(models.DateField):
    """The first or last possible day of the uncertain date beside it (null: open), kept for sorting and ranges."""

    side = None

    def __init__(self, of, **kwargs):
        self.of = of
        super().__init__(**{"null": True, "editable": False} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.of, *args], kwargs

    def pre_save(self, instance, add):
        day = getattr(UncertainDate(getattr(instance, self.of)), self.side)
        setattr(instance, self.attname, day)
        return day


class EarliestDayField(BoundField):
    side = "earliest"


class LatestDayField(BoundField):
    side = "latest"


class FoldedField(models.CharField):
    """The folded form of the column beside it: what ignores case, accents and script."""

    def __init__(self, of, **kwargs):
        self.of = of
        super().__init__(**{"max_length": 300, "editable": False} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.of, *args], kwargs

    def pre_save(self, instance, add):
        folded = fold(getattr(instance, self.of))[: self.max_length]
        setattr(instance, self.attname, folded)
        return folded
