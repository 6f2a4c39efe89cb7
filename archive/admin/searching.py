"""Searching and suggesting in the desk: case, accents and script make no difference."""

from django.db.models import Q

from archive.folding import fold
from archive.models import Name


class FoldedSearch:
    """For the admin of a kind: finds by title, by any spelling of the name, and by identifier."""

    search_fields = ("folded",)

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            spelled = Name.objects.filter(folded__contains=word).values("record")
            queryset = queryset.filter(Q(folded__contains=word) | Q(pk__in=spelled) | Q(uid=word))
        return queryset, False
