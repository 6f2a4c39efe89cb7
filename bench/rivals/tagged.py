"""The same question asked of Django's ORM with django-taggit: containing, counting, grouping, and the first 25."""

from django.db.models import Count, Q

from bench.searched.questions import LINKED, indexed

from .models import Naming, Tagging, Thing

FACTS = ("kind", "language", "rights", "image", "wording", "certainty", "first_year")


def answer(question):
    """Counts do not ignore their own choice."""
    found = _found(question)
    counts = [list(found.order_by().values_list(name).annotate(Count("pk"))) for name in FACTS]
    tags = Tagging.objects.using("rivals").filter(content_object__in=found.order_by().values("pk"))
    counts.append(list(tags.order_by().values_list("tag__name").annotate(Count("pk"))))
    named = Naming.objects.using("rivals").filter(thing__in=found.order_by().values("pk"))
    counts.append(list(named.order_by().values_list("kind", "uid").annotate(Count("pk"))))
    page = list(found.order_by("-pk").prefetch_related("tags")[:25])
    return found.count(), [(one.uid, _around(one.text, question)) for one in page], counts


def _found(question):
    found = Thing.objects.using("rivals").all()
    for words in [" ".join(question.folded)] if question.is_phrase else question.folded:
        found = found.filter(Q(title__icontains=words) | Q(names__icontains=words) | Q(text__icontains=words))
    for facet, values in question.chosen.items():
        found = found.filter(_has(facet, values))
    for facet, values in question.excluded.items():
        found = found.exclude(_has(facet, values))
    if question.first:
        found = found.filter(last_year__gte=question.first, first_year__lte=question.last)
    return found


def _has(facet, values):
    one_of = [one for value in values for one in indexed(facet, value)]
    if facet == "tag":
        return Q(pk__in=Tagging.objects.using("rivals").filter(tag__name__in=one_of).values("content_object"))
    if facet in LINKED:
        return Q(pk__in=Naming.objects.using("rivals").filter(kind=facet, uid__in=one_of).values("thing"))
    return Q(**{f"{facet}__in": one_of})


def _around(text, question):
    place = max(0, text.find(question.folded[0]) - 60) if question.words else 0
    return text[place : place + 240]
