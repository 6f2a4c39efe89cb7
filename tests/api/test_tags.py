"""The vocabulary: every public tag with its names, its neighbours and the counts of the search."""

import pytest

from tests.makers import make_tag, publish
from tests.small_house import MOURNING, SEA, name

pytestmark = pytest.mark.django_db
TAGS = "/api/v1/tags"


def test_a_tag_says_what_it_is_called_and_what_stands_above_and_below_it(house, ask):
    said = [
        {key: tag[key] for key in tag if key not in ("addresses", "ledger", "language")} for tag in ask(TAGS)["tags"]
    ]

    assert said == [
        {
            "uid": SEA,
            "title": "Sea",
            "definition": "What happened at sea.",
            "names": [{"text": "Dəniz", "language": "az"}],
            "broader": [],
            "narrower": [{"uid": MOURNING, "title": "Day of mourning"}],
            "related": [],
            "records": 2,
        },
        {
            "uid": MOURNING,
            "title": "Day of mourning",
            "definition": "Days on which the harbour stood still.",
            "names": [{"text": "Matəm günü", "language": "az"}],
            "broader": [{"uid": SEA, "title": "Sea"}],
            "narrower": [],
            "related": [],
            "records": 1,
        },
    ]


def test_related_tags_are_related_both_ways_and_titles_in_other_languages_are_names(house, ask):
    texts = [{"field": "title", "language": "ru", "text": "Туман", "origin": "ours"}]
    related = [{"role": "related", "to": SEA}]
    fog = publish(make_tag("Fog", texts=texts, relations=related, names=[name("Duman", "az")]))

    tags = {tag["title"]: tag for tag in ask(TAGS)["tags"]}

    assert tags["Sea"]["related"] == [{"uid": fog.uid, "title": "Fog"}]
    assert tags["Fog"]["related"] == [{"uid": SEA, "title": "Sea"}]
    assert tags["Fog"]["names"] == [{"text": "Duman", "language": "az"}, {"text": "Туман", "language": "ru"}]


def test_a_hidden_tag_stands_beside_no_other(house, ask):
    make_tag("Hidden", relations=[{"role": "broader", "to": SEA}])

    assert [tag["narrower"] for tag in ask(TAGS)["tags"]] == [[{"uid": MOURNING, "title": "Day of mourning"}], []]


@pytest.mark.parametrize("count", [1, 3])
def test_the_vocabulary_asks_a_fixed_number_of_questions(house, visit, django_assert_num_queries, count):
    for number in range(count):
        publish(make_tag(f"Wind {number}", relations=[{"role": "broader", "to": SEA}]))
    visit(TAGS)

    with django_assert_num_queries(6):
        visit(f"{TAGS}?limit=100")
