from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import languages

from .fields import UncertainDateField
from .record import Record
from .rows import Row


class Source(Record):
    """What says something: a publication, document or page. Its type follows CSL; `date` is when it appeared."""

    path = "sources"
    icon = "source"
    roles = ("about", "part of", "related")
    described = (
        "source_type",
        "author",
        "publisher",
        "publisher_place",
        "container",
        "locator_whole",
        "identifier",
        "accessed",
        "address",
        "archived_address",
        "is_secondary",
        "work_language",
    )

    class Type(models.TextChoices):
        ARTICLE_NEWSPAPER = "article-newspaper", _("Newspaper or news site article")
        ARTICLE_MAGAZINE = "article-magazine", _("Magazine article")
        ARTICLE_JOURNAL = "article-journal", _("Journal article")
        BOOK = "book", _("Book")
        CHAPTER = "chapter", _("Chapter")
        REPORT = "report", _("Report")
        WEBPAGE = "webpage", _("Web page")
        POST = "post", _("Social media post")
        POST_WEBLOG = "post-weblog", _("Weblog post")
        ENTRY = "entry-encyclopedia", _("Encyclopaedia entry")
        DOCUMENT = "document", _("Document")
        MANUSCRIPT = "manuscript", _("Manuscript")
        INTERVIEW = "interview", _("Interview")
        BROADCAST = "broadcast", _("Broadcast")
        LEGISLATION = "legislation", _("Law or resolution")

    source_type = models.CharField(_("type"), max_length=24, choices=Type, default=Type.WEBPAGE)
    author = models.CharField(_("author"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    publisher_place = models.CharField(_("place of publication"), max_length=200, blank=True)
    container = models.CharField(
        _("published in"),
        max_length=300,
        blank=True,
        help_text=_("The newspaper, magazine, site or book it is part of."),
    )
    locator_whole = models.CharField(_("volume, issue, pages"), max_length=100, blank=True)
    identifier = models.CharField(_("ISBN, DOI or other identifier"), max_length=100, blank=True)
    accessed = UncertainDateField(_("read on"))
    address = models.URLField(_("address"), max_length=1000, blank=True)
    archived_address = models.URLField(_("archived address"), max_length=1000, blank=True)
    work_language = models.CharField(_("language of the work"), max_length=12, choices=languages.choices, blank=True)
    is_secondary = models.BooleanField(_("encyclopaedic or secondary"), default=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")


class Citation(Row):
    """A record's use of a source: where in it, and what it supports."""

    key = "citations"
    described = ("source", "locator", "supports", "second_hand", "is_secondary")

    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))
    locator = models.CharField(_("where in the source"), max_length=200, blank=True)
    supports = models.CharField(_("what it supports"), max_length=500, blank=True)
    second_hand = models.BooleanField(_("cited at second hand"), default=False)
    is_secondary = models.BooleanField(_("encyclopaedic or secondary"), default=False)

    class Meta(Row.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self):
        return str(self.source)
