from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models import Record
from archive.models.rows import Row

from .events import Event
from .statements import Statement


class Memorial(Record):
    """The memorial's own texts: its names, the sides of its hero, its days. Published like any record; there is one.

    `title` is its name, `summary` the sentence of the hero, `body` the page about it.
    """

    path = "memorials"
    icon = "name"
    has_list = False
    speaks_for_the_house = True
    described = (
        "hero_before",
        "hero_after",
        "hero_text",
        "symbol",
        "names_title",
        "names_text",
        "vow",
        "lead_event",
        "lead_statement",
    )

    class Symbol(models.TextChoices):
        CARNATION = "carnation", _("Red carnation")
        NONE = "none", _("None")

    hero_before = models.CharField(
        _("left numeral"),
        max_length=4,
        blank=True,
        help_text=_("The two sides of the line on the home page: 19 and 20."),
    )
    hero_after = models.CharField(_("right numeral"), max_length=4, blank=True)
    hero_text = models.TextField(_("text under the first sentence"), blank=True)
    symbol = models.CharField(_("symbol"), max_length=12, choices=Symbol, default=Symbol.NONE)
    names_title = models.CharField(_("heading of the names"), max_length=200, blank=True)
    names_text = models.TextField(_("text of the names"), blank=True)
    vow = models.TextField(_("promise at the foot of every page"), blank=True)
    lead_event = models.ForeignKey(
        Event, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("first event to read")
    )
    lead_statement = models.ForeignKey(
        Statement, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("words on the home page")
    )

    class Meta:
        verbose_name = _("memorial")
        verbose_name_plural = _("memorial")

    @classmethod
    def public_address(cls, slug):
        return "/about/"


class Observance(Row):
    """A day of the year on which the memorial remembers."""

    key = "observances"
    described = ("month", "day", "title", "text")

    record = models.ForeignKey(Memorial, models.CASCADE, related_name="observance_rows")
    month = models.PositiveSmallIntegerField(_("month"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    day = models.PositiveSmallIntegerField(_("day"), validators=[MinValueValidator(1), MaxValueValidator(31)])
    title = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"), blank=True)

    class Meta(Row.Meta):
        verbose_name = _("day of observance")
        verbose_name_plural = _("days of observance")

    def __str__(self):
        return f"{self.month:02}-{self.day:02}"
