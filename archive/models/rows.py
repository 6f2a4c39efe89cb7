"""Rows that describe a record: names, texts, relations, citations … each a table of its own."""

from django.db import models


class Row(models.Model):
    """A subclass names its `key` in the Description and says which of its columns describe the record."""

    key = None
    described = ()
    private = ()
    checks = ()

    record = models.ForeignKey("archive.Record", models.CASCADE, related_name="%(class)s_rows")
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
