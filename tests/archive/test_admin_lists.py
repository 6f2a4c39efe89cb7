"""The desk's lists: what each record is, where it stands, what it lacks, at a fixed price."""

import pytest

from archive.models import OpenGap
from tests import cast
from tests.at_the_desk import save, signed_in, titles, words
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db
RECORDS = "/admin/archive/record/"


def listed(**asked):
    return titles(signed_in(cast.curator()).get(RECORDS, asked))


def named(text):
    return [{"text": text, "language": "ru", "script": "Cyrl", "kind": "variant"}]


@pytest.mark.parametrize("list_of", ["archive/record", "archive/photograph", "archive/tag"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_a_fixed_number_of_questions(list_of, count, django_assert_num_queries):
    client = signed_in(cast.curator())
    for number in range(count):
        tag = make_tag(f"Tag {number}")
        publish(make_photograph(tags=[tag.uid], names=named("Лиман")))
    with django_assert_num_queries(12):
        client.get(f"/admin/{list_of}/")


@pytest.mark.parametrize("asked", ["QARABAG", "qarabağ", "Карабах"])
def test_search_finds_by_any_spelling_of_the_name(asked):
    make("place", title="Qarabağ", names=named("Карабах"))
    make("place", title="Elsewhere")
    assert listed(q=asked) == ["Qarabağ"]


def test_a_list_can_be_narrowed_by_state_also_by_unpublished_changes():
    for title in ("Draft", "Published", "Changed"):
        make("person", title=title)
    people = {person.title: person for person in make("person").__class__.objects.all()}
    for title in ("Published", "Changed"):
        publish(people[title])
    save(signed_in(cast.curator()), people["Changed"], summary="More.")

    assert listed(state="changed") == ["Changed"]
    assert sorted(listed(state="published")) == ["Changed", "Published"]


def test_a_list_can_be_narrowed_by_what_is_missing():
    make_photograph(title="Lacks rights", rights="")
    make_photograph(title="Has rights")
    assert OpenGap.objects.filter(code="no-rights").count() == 1
    assert listed(gap="no-rights") == ["Lacks rights"]


def test_a_list_can_be_narrowed_by_tag_and_stays_so_when_searched():
    tag = make_tag("Quay")
    make("person", title="At the quay", tags=[tag.uid])
    make("person", title="On a ship", tags=[tag.uid])
    make("person", title="At the quay, untagged")

    assert sorted(listed(tag=tag.uid)) == ["At the quay", "On a ship"]
    page = signed_in(cast.curator()).get(RECORDS, {"tag": tag.uid, "q": "quay"})
    assert titles(page) == ["At the quay"]
    assert [
        page.content.decode().count(kept) for kept in (f'name="tag" value="{tag.uid}"', 'name="q" value="quay"')
    ] == [2, 3]


def test_the_list_says_the_state_the_gaps_and_the_languages_in_words():
    make_photograph(title="Harbour at dawn", rights="", credit="A sailor", language="az")
    said = words(signed_in(cast.curator()).get(RECORDS))
    there = "en – not yet az ✓ there tr – not yet ru – not yet"
    assert f"Harbour at dawn Photograph Draft image rights summary {there}" in said


def suggestions(person, term, model="relation", field="to"):
    asked = {"app_label": "archive", "model_name": model, "field_name": field, "term": term}
    answer = signed_in(person).get("/admin/autocomplete/", asked)
    return [one["text"] for one in answer.json()["results"]]


def test_suggestions_name_the_kind_and_ignore_accents():
    make("place", title="Liman")
    make("organisation", title="Limân işçiləri")
    assert sorted(suggestions(cast.contributor(), "LIMAN")) == ["Liman · Place", "Limân işçiləri · Organisation"]


@pytest.mark.parametrize("typed", ["şəhid", "SEHID", "Şəhid", "sehid"])
def test_tags_are_suggested_whatever_the_case_and_accents(typed):
    make_tag("Şəhid")
    make_tag("Quay")
    assert suggestions(cast.contributor(), typed, model="record", field="tags") == ["Şəhid"]


def test_a_photographer_is_a_person_or_an_organisation():
    make("person", title="Aylin")
    make("place", title="Aylin")
    assert suggestions(cast.contributor(), "aylin", model="photograph", field="photographer") == ["Aylin · Person"]


def test_a_record_found_among_all_is_edited_at_its_own_kind():
    person = make("person")
    answer = signed_in(cast.curator()).get(f"{RECORDS}{person.pk}/change/?_popup=1")
    assert answer["Location"] == f"/admin/archive/person/{person.pk}/change/?_popup=1"


def test_a_new_record_is_first_asked_what_it_is():
    page = words(signed_in(cast.contributor()).get(f"{RECORDS}add/"))
    assert "What is it?" in page
    assert "Tag" in page
    assert "Memorial " not in page.replace("Memorial entry", "")


def test_many_drafts_can_be_sent_to_review_at_once():
    client, drafts = signed_in(cast.contributor()), [make("person"), make("person")]
    client.post("/admin/archive/person/", {"action": "ask_for_review", "_selected_action": [one.pk for one in drafts]})
    assert sorted(type(drafts[0]).objects.values_list("state", flat=True)) == ["review", "review"]
