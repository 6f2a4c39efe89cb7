import pytest

from archive.models import Photograph, Text
from exchange.incoming.filling import Filling, fill, from_sheet
from exchange.incoming.rows import Row
from tests import cast
from tests.at_the_desk import reasons
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
WHOLE = Row(
    14,
    "a.jpg",
    {"date": "1990-01-20", "rights": CC_BY, "is_decorative": True, "content_note": "mild", "notes": "box 4"},
    {"title": {"": "Harbour"}, "caption": {"az": "İki qayıq", "en": "Two boats"}, "credit": {"": "Testova"}},
)


def bare(**public):
    return make("photograph", **{"title": "a", "rights": "", "language": "en"} | public)


def filled(photograph, row, given=None, **how):
    """The photograph after it, and the filling that says what came of it."""
    filling = Filling(photograph, row, given={} if given is None else given)
    fill([filling], by=cast.curator(), note=from_sheet("captions.xlsx"), **how)
    return Photograph.objects.get(pk=filling.photograph.pk), filling


def translations(photograph):
    return sorted(photograph.text_rows.values_list("field", "language", "text", "origin"))


def relations(photograph):
    return list(photograph.relation_rows.order_by("position").values_list("role", "to__title"))


def titles(tags):
    return sorted(tags.values_list("title", flat=True))


def test_a_row_fills_a_draft_and_leaves_one_revision_that_says_where_it_came_from():
    photograph, filling = filled(bare(), WHOLE, given={"title": "a"})

    assert [getattr(photograph, name) for name in ("title", "caption", "credit", "date", "rights", "notes")] == [
        "Harbour",
        "Two boats",
        "Testova",
        "1990-01-20",
        CC_BY,
        "box 4",
    ]
    assert (photograph.is_decorative, photograph.content_note) == (True, "mild")
    assert photograph.date_earliest.isoformat() == "1990-01-20"
    assert photograph.folded == "harbour"
    assert translations(photograph) == [("caption", "az", "İki qayıq", "ours")]
    assert reasons(photograph)[:-1] == [("ada", "Filled from captions.xlsx, row 14.")]
    assert filling.problems == []
    assert filling.filled == {
        "date": "1990-01-20",
        "rights": CC_BY,
        "is_decorative": True,
        "content_note": "mild",
        "notes": "box 4",
        "title": "Harbour",
        "caption": "Two boats",
        "caption (az)": "İki qayıq",
        "credit": "Testova",
    }


def test_a_draft_that_is_not_saved_yet_is_saved_with_it():
    photograph, _filling = filled(Photograph(title="a", language="az"), WHOLE, given={"title": "a", "language": "az"})

    assert (photograph.title, photograph.caption) == ("Harbour", "İki qayıq")
    assert translations(photograph) == [("caption", "en", "Two boats", "ours")]
    assert reasons(photograph) == [("ada", "Filled from captions.xlsx, row 14.")]


def test_what_a_curator_wrote_is_kept():
    curators = {"title": "By hand", "caption": "By hand", "date": "1991", "content_note": "distressing"}
    photograph = bare(
        **curators, texts=[{"field": "caption", "language": "az", "text": "Əl ilə", "origin": "official"}]
    )

    photograph, filling = filled(photograph, WHOLE)

    assert {name: getattr(photograph, name) for name in curators} == curators
    assert translations(photograph) == [("caption", "az", "Əl ilə", "official")]
    assert sorted(filling.filled) == ["credit", "is_decorative", "notes", "rights"]


def test_what_the_batch_gave_is_replaced_until_a_hand_changes_it():
    photograph, first = filled(bare(), WHOLE, given={"title": "a"})
    photograph.caption = "By hand"
    photograph.save()
    better = Row(15, "a.jpg", {"date": "1990-01-21"}, {"caption": {"": "Three boats", "az": "Üç qayıq"}})

    photograph, second = filled(photograph, better, given=first.filled)

    assert (photograph.caption, photograph.date) == ("By hand", "1990-01-21")
    assert translations(photograph) == [("caption", "az", "Üç qayıq", "ours")]
    assert second.filled == {"date": "1990-01-21", "caption (az)": "Üç qayıq"}


def test_a_cell_that_is_empty_takes_nothing_away():
    photograph, first = filled(bare(), WHOLE)

    photograph, second = filled(photograph, Row(14, "a.jpg"), given=first.filled)

    assert (photograph.caption, second.filled, second.is_changed) == ("Two boats", {}, False)


def test_the_same_row_again_changes_nothing_and_leaves_no_revision():
    photograph, first = filled(bare(), WHOLE)
    before = reasons(photograph)

    photograph, second = filled(photograph, WHOLE, given=first.filled)

    assert not second.is_changed
    assert reasons(photograph) == before


def test_what_a_hand_has_taken_away_is_not_put_back_but_something_new_is():
    place, tag, person = make("place"), make_tag("Harbour"), make("person")
    links = linking(place=[place], tags=[tag], photographer=[person]).links
    photograph, first = filled(bare(), Row(14, "a.jpg", WHOLE.values, WHOLE.words, links), given={"title": "a"})
    for rows in (photograph.text_rows, photograph.relation_rows):
        rows.all().delete()
    photograph.tags.clear()
    photograph.photographer, photograph.caption, photograph.credit, photograph.is_decorative = None, "", "", False
    photograph.save()
    again = Row(14, "a.jpg", WHOLE.values, WHOLE.words | {"credit": {"": "Another"}}, links)

    photograph, second = filled(photograph, again, given=first.filled)

    assert second.filled == {"credit": "Another"}
    assert (photograph.caption, photograph.credit, photograph.is_decorative) == ("", "Another", False)


def test_a_value_that_all_have_in_common_gives_way_to_the_words_of_its_row():
    row = Row(14, "a.jpg", {"credit": "The same for all"}, {"credit": {"": "Testova"}})

    photograph, first = filled(bare(), row)
    photograph, second = filled(photograph, row, given=first.filled)

    assert (photograph.credit, first.filled) == ("Testova", {"credit": "Testova"})
    assert not second.is_changed


def test_it_reads_the_photograph_afresh_so_that_nothing_written_meanwhile_is_lost():
    stale = bare()
    Photograph.objects.filter(pk=stale.pk).update(summary="Written meanwhile.")

    photograph, _filling = filled(stale, WHOLE)

    assert (photograph.summary, photograph.credit) == ("Written meanwhile.", "Testova")


def test_a_photograph_that_is_gone_is_left_alone():
    photograph = bare()
    Photograph.objects.get(pk=photograph.pk).delete()
    filling = Filling(photograph, WHOLE)

    fill([filling], by=cast.curator(), note="x")

    assert (filling.photograph, filling.is_changed) == (None, False)


def test_when_the_language_turns_out_to_be_another_words_change_their_places():
    photograph, first = filled(bare(), WHOLE)
    azerbaijani = Row(14, "a.jpg", {"language": "az"}, WHOLE.words)

    photograph, second = filled(photograph, azerbaijani, given=first.filled | {"language": "en"})

    assert (photograph.language, photograph.caption) == ("az", "İki qayıq")
    assert translations(photograph) == [("caption", "en", "Two boats", "ours")]
    assert second.filled == {
        "language": "az",
        "caption": "İki qayıq",
        "caption (az)": "",
        "caption (en)": "Two boats",
    }


def test_two_texts_in_one_language_are_reported():
    row = Row(14, "a.jpg", words={"caption": {"": "Two boats", "en": "Three boats"}})

    photograph, filling = filled(bare(), row)

    assert photograph.caption == "Two boats"
    assert filling.problems == [
        "Row 14, “a.jpg”: “our caption” stands there twice, once marked as English; the one without mark was used."
    ]


def test_what_the_desk_would_refuse_is_refused_and_the_rest_is_kept():
    row = Row(14, "a.jpg", {"rights": "free", "date": "soon"}, {"credit": {"": "Testova"}})

    photograph, filling = filled(bare(), row)

    assert (photograph.rights, photograph.date, photograph.credit) == ("", "", "Testova")
    assert filling.filled == {"credit": "Testova"}
    assert sorted(filling.problems) == [
        "Row 14, “a.jpg”: “date” was not filled in. “soon” cannot be read as a date. Write 1990, 1990-01 or "
        "1990-01-20; about 1976 as 1976~, the 1940s as 194X, an interval as 1990-01-19/1990-01-20.",
        "Row 14, “a.jpg”: “rights” was not filled in. Value 'free' is not a valid choice.",
    ]


# --- what it refers to


def linking(**links):
    return Row(14, "a.jpg", links={key: [record.uid for record in records] for key, records in links.items()})


def test_links_become_relations_tags_and_the_photographer():
    march, place, person = make("event", title="March"), make("place", title="Pier"), make("person", title="Testova")
    tag = make_tag("Harbour")

    photograph, filling = filled(
        bare(), linking(event=[march], shows=[person], place=[place], photographer=[person], tags=[tag])
    )

    assert relations(photograph) == [("depicts", "March"), ("depicts", "Testova"), ("place", "Pier")]
    assert titles(photograph.tags) == ["Harbour"]
    assert photograph.photographer.title == "Testova"
    assert filling.filled == {
        "event": [march.uid],
        "shows": [person.uid],
        "place": [place.uid],
        "photographer": [person.uid],
        "tags": [tag.uid],
    }


def test_links_made_by_hand_stay_and_those_that_the_batch_gave_are_replaced():
    by_hand, first, second = (make("event", title=title) for title in ("By hand", "First", "Second"))
    old, new, mine = make_tag("Old"), make_tag("New"), make_tag("Mine")
    photograph = bare(relations=[{"role": "depicts", "to": by_hand.uid}], tags=[mine.uid])

    photograph, one = filled(photograph, linking(event=[first], tags=[old, mine]))
    photograph, other = filled(photograph, linking(event=[second], tags=[new]), given=one.filled)

    assert relations(photograph) == [("depicts", "By hand"), ("depicts", "Second")]
    assert titles(photograph.tags) == ["Mine", "New"]
    assert (one.filled, other.filled) == (
        {"event": [first.uid], "tags": [old.uid]},
        {"event": [second.uid], "tags": [new.uid]},
    )


def test_a_photographer_chosen_by_hand_stays():
    mine, theirs = make("person", title="Mine"), make("person", title="Theirs")

    photograph, filling = filled(bare(photographer=mine.uid), linking(photographer=[theirs]))

    assert (photograph.photographer.title, filling.is_changed) == ("Mine", False)


def test_a_record_that_is_gone_or_of_another_kind_is_reported():
    person, gone = make("person", title="Testova"), make("event")
    row = linking(place=[person], event=[gone], tags=[person])
    gone.delete()

    photograph, filling = filled(bare(), row)

    assert (relations(photograph), filling.is_changed) == ([], False)
    assert filling.problems == [
        "Row 14, “a.jpg”: A record named under “Place” is not here any more.",
        "Row 14, “a.jpg”: A record named under “Shows” is not here any more.",
        "Row 14, “a.jpg”: A record named under “tags” is not here any more.",
    ]


def test_what_is_published_stays_as_it_was_published():
    edition = publish(make_photograph(title="Harbour", summary="Boats.", credit=""))

    filled(edition.record.specific, WHOLE)

    assert "credit" not in Photograph.objects.get().editions.get().description


# --- many at once


def test_each_of_many_is_filled_from_its_own_row():
    fillings = [
        Filling(bare(), Row(number, f"{number}.jpg", words={"caption": {"": f"Boat {number}"}})) for number in (2, 3)
    ]

    fill(fillings, by=cast.curator(), note=from_sheet("captions.csv"))

    assert [filling.photograph.caption for filling in fillings] == ["Boat 2", "Boat 3"]
    assert [reasons(filling.photograph)[0][1] for filling in fillings] == [
        "Filled from captions.csv, row 2.",
        "Filled from captions.csv, row 3.",
    ]


def test_one_note_may_do_for_all():
    filling = Filling(bare(), WHOLE)

    fill([filling], by=cast.curator(), note="The same for all.")

    assert reasons(filling.photograph)[0] == ("ada", "The same for all.")


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_two_questions_for_each_photograph_and_a_fixed_number_for_all(count, django_assert_num_queries):
    by, tag, place = cast.curator(), make_tag("Harbour"), make("place")
    links = linking(tags=[tag], place=[place]).links
    rows = [Row(number, f"{number}.jpg", WHOLE.values, WHOLE.words, links) for number in range(count)]
    fillings = [Filling(bare(), row) for row in rows]

    with django_assert_num_queries(23 + 2 * count):
        fill(fillings, by=by, note="x")


def test_translations_stand_in_their_own_rows():
    photograph, _filling = filled(bare(), Row(2, "a.jpg", words={"caption": {"az": "A", "ru": "Б", "": "C"}}))

    assert list(Text.objects.filter(record=photograph).values_list("position", "language")) == [(0, "az"), (1, "ru")]
