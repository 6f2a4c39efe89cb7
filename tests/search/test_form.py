"""The form becomes a question in the query language, whatever is put into it."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.asking import asked_in

SIGNS = '"“”()|:*~#-+ OR AND NOT NEAR/5 İı'


@pytest.mark.parametrize(
    ("filled_in", "q"),
    [
        ("all=night+harbour", "night harbour"),
        ("any=harbour+quay", "(harbour OR quay)"),
        ("any=harbour", "harbour"),
        ("phrase=state+of+emergency", '"state of emergency"'),
        ("all=night&names=long+OR+short", "night name:long name:or name:short"),
        ("all=night&without=film+tanks", "night -film -tanks"),
        ("named-tag=day+of+mourning&named-place=Baku", 'place:"Baku" tag:"day of mourning"'),
        ("all=black+OR+white", "black or white"),
        ("all=-night+tag:x+(a*", "night tag x a"),
        ('phrase=said+"no"', '"said no"'),
    ],
)
def test_each_field_is_a_part_of_the_question(filled_in, q):
    assert asked_in(QueryDict(filled_in)).q == q


def test_what_can_be_chosen_beside_the_results_becomes_a_choice(client, db):
    answer = client.get("/search/form/?all=night&kind=events&kind=places&from=1990&to=&language=&image=held&lang=az")

    assert answer.status_code == 302
    assert answer["Location"] == "/search/?q=night&kind=events&kind=places&image=held&from=1990&lang=az"


def test_an_empty_form_is_shown_again(client, db):
    answer = client.get("/search/form/?all=&from=&language=")

    assert answer.status_code == 200
    assert "<h1>Search by form</h1>" in answer.content.decode()


@given(filled_in=st.text(SIGNS + "abc", max_size=40))
def test_signs_in_a_field_never_mean_anything(filled_in):
    for field in ("all", "any", "phrase", "names", "without", "named-place"):
        parameters = QueryDict(mutable=True)
        parameters[field] = filled_in
        assert asked_in(parameters).read.remarks == ()


def test_the_help_page_shows_every_example_as_a_search(client, db):
    page = client.get("/search/help/").content.decode()

    assert page.count('rel="nofollow"><code>') > 20
    assert 'href="/search/?q=harbour%20OR%20quay"' in page
