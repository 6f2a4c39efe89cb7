"""The one address of each question, sort after sort: what the readers ask for."""

import json
import sys

from django.http import QueryDict

from bench.searched.questions import sorts
from search.parameters import read

if __name__ == "__main__":
    of_each_sort = zip(*sorts().values(), strict=True)
    json.dump([read(QueryDict(one.parameters)).address for some in of_each_sort for one in some], sys.stdout)
