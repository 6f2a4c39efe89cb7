from django.db import models

from archive import languages

from .editions import Edition


class FilingQuerySet(models.QuerySet):
    def of_kind(self, name, *, language):
        """Those by which pages in a language list a kind, in their order."""
        return self.filter(language=languages.filing_language(language), kind=name).order_by("sort_key", "edition_id")


class Filing(models.Model):
    """Where lists in one language stand a current edition. It goes when the edition ceases to be current."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="filings", db_index=False)
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=32)
    # Bytes, because every database orders them alike, whatever its collation; one byte is one letter.
    sort_key = models.BinaryField(max_length=150)
    initial = models.CharField(max_length=4)  # empty for what stands behind all letters

    objects = FilingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "language"], name="one_filing_a_language")]
        indexes = [
            models.Index(fields=["language", "kind", "sort_key", "edition"], name="filed_by_alphabet"),
            models.Index(fields=["language", "kind", "initial", "sort_key", "edition"], name="filed_by_initial"),
        ]

    def __str__(self):
        return f"{self.edition_id} ({self.language})"
