"""Where a batch stands: how many of its photographs are ready, and what each of the others needs."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from archive.models import Arrival, Batch, OpenGap, Outcome, Photograph, State
from archive.readiness import GAP_NAMES

KEPT = Q(outcome=Outcome.KEPT, photograph__isnull=False)
IS_DRAFT = KEPT & Q(photograph__state=State.DRAFT)
LACKS = Q(is_barred=True) | Q(photograph__caption="", photograph__caption_published="") | Q(is_decided=False)
COUNTED = {
    "files": Q(),
    "kept": KEPT,
    "drafts": IS_DRAFT,
    "ready": IS_DRAFT & ~LACKS,
    "needing": IS_DRAFT & LACKS,
    "undecided": IS_DRAFT & Q(is_decided=False),
    "review": KEPT & Q(photograph__state=State.REVIEW),
    "published": KEPT & Q(photograph__state=State.PUBLISHED),
    "waiting": Q(outcome=Outcome.WAITING),
    "refused": Q(outcome=Outcome.REFUSED),
    "same": Q(outcome=Outcome.SAME),
}
UNFINISHED = Q(outcome=Outcome.WAITING) | (KEPT & Q(photograph__state__in=[State.DRAFT, State.REVIEW]))


@dataclass(frozen=True)
class Standing:
    """What is said beside a photograph; `mark` is its diamond: yes, part or no."""

    mark: str
    sentence: str


def counts(batch):
    """{what: how many} of one batch, in one query."""
    return counts_of([batch])[batch.pk]


def counts_of(batches):
    """{primary key: counts} of many batches, in one query."""
    arrivals = _with_gaps(Arrival.objects.filter(batch__in=batches)).order_by().values("batch")
    found = arrivals.annotate(**{name: Count("pk", filter=one) for name, one in COUNTED.items()})
    nothing = dict.fromkeys(COUNTED, 0)
    return {batch.pk: nothing for batch in batches} | {row["batch"]: row for row in found}


def unfinished():
    """Batches with files that wait, drafts or photographs in review; or a spreadsheet whose files have not come."""
    own = Arrival.objects.filter(batch=OuterRef("pk"))
    return Batch.objects.filter(Exists(own.filter(UNFINISHED)) | (~Exists(own) & ~Q(sheet_name="")))


def ready(batch):
    """The arrivals whose photographs are drafts that lack nothing."""
    return _with_gaps(batch.arrivals.filter(IS_DRAFT)).exclude(LACKS)


def needing(batch):
    """The arrivals whose photographs are drafts that need something."""
    return _with_gaps(batch.arrivals.filter(IS_DRAFT)).filter(LACKS)


def standing(photograph, arrival, others=()):
    """What is said beside a photograph: where it stands, what it needs, or what it looks like."""
    if photograph.state != State.DRAFT:
        mark = "yes" if photograph.state == State.PUBLISHED else "part"
        return Standing(mark, photograph.get_state_display())
    if not arrival.is_decided and others:
        return Standing("part", _("Looks like “%(title)s”. Keep both?") % {"title": others[0].title})
    if needs := _needs(photograph):
        return Standing("part", _("Needs %(what)s") % {"what": get_text_list(needs, _("and"))})
    return Standing("yes", _("Ready"))


def _needs(photograph):
    has_caption = photograph.caption or photograph.caption_published
    barring = [GAP_NAMES.get(gap.code, gap.code) for gap in photograph.open_gaps.all() if gap.is_hard]
    return [*([] if has_caption else [_("a caption")]), *map(str, barring)]


def lookalikes(arrivals):
    """{checksum: a photograph that shows it}, of all that these arrivals look like or are the same as."""
    asked = {sha256 for arrival in arrivals for sha256 in (*arrival.alike, arrival.sha256) if sha256}
    found = Photograph.objects.filter(image_sha256__in=asked).order_by("-pk")
    return {photograph.image_sha256: photograph for photograph in found}


def _with_gaps(arrivals):
    barring = OpenGap.objects.filter(record=OuterRef("photograph"), is_hard=True)
    return arrivals.annotate(is_barred=Exists(barring))


def summary(counts):
    """“1 ready, 2 need something”, as it stands in the dock."""
    parts = [
        (counts["ready"], _("%(count)s ready")),
        (counts["needing"], _("%(count)s need something")),
        (counts["review"], _("%(count)s in review")),
        (counts["published"], _("%(count)s published")),
    ]
    return ", ".join(words % {"count": count} for count, words in parts if count) or capfirst(_("nothing yet"))
