from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from archive import publishing
from archive.models import State
from tests import cast
from tests.makers import make, make_tag, publish


def publish_event(title, **public):
    return publish(make("event", title=title, **public))


def test_nothing_is_found_before_anything_is_published(search):
    make("event", title="Not yet")

    page = search("not")

    assert (page.status, page.titles, page.heading) == (200, [], "Nothing matches “not”.")


@pytest.mark.parametrize("q", ["%", "🙂", "#!", '""', "…"])
def test_where_no_letter_was_typed_nothing_matches(search, q):
    publish_event("Harbour fire")

    assert (search(q).titles, search(q).heading) == ([], f"Nothing matches “{q}”.")


def test_a_published_record_is_found_by_its_title(search):
    publish_event("Harbour fire")
    publish_event("Market day")

    page = search("harbour")

    assert (page.titles, page.heading) == (["Harbour fire"], "1 record matches “harbour”")


def test_without_words_everything_is_there_the_latest_described_first(search):
    publish_event("First described")
    publish_event("Then described")

    page = search()

    assert sorted(page.titles) == ["First described", "Then described"]
    assert page.heading == "2 records"


@pytest.mark.parametrize("q", ["Qarabag", "QARABAĞ", "Qarabağ", "qarabağ", "Карабах", "karabakh", "dagliq qarabag"])
def test_spellings_meet_in_folding_and_in_names(search, q):
    names = [{"text": "Карабах", "language": "ru", "script": "Cyrl"}, {"text": "Karabakh", "language": "en"}]
    publish(make("place", title="Dağlıq Qarabağ", language="az", names=names))

    assert search(q).titles == ["Dağlıq Qarabağ"]


@pytest.mark.parametrize(
    "q", ["black january", "qara yanvar", "QARA YANVAR", "Гара Јанвар", "Чёрный январь", "черный январь"]
)
def test_an_event_is_found_by_each_of_its_names(search, q):
    names = [
        {"text": "Qara Yanvar", "language": "az"},
        {"text": "Чёрный январь", "language": "ru", "script": "Cyrl"},
        {"text": "Гара Јанвар", "language": "az", "script": "Cyrl"},
    ]
    publish_event("Black January", names=names)

    assert search(q).titles == ["Black January"]


def test_a_record_is_found_by_the_name_of_what_it_mentions(search):
    place = make("place", title="Qarabağ", names=[{"text": "Карабах", "language": "ru", "script": "Cyrl"}])
    publish(place)
    publish_event("A market", relations=[{"role": "place", "to": place.uid}])
    publish_event("Elsewhere")

    assert search("Карабах").titles == ["Qarabağ", "A market"]


def test_a_record_is_found_by_the_name_of_its_tag(search):
    tag = make_tag("Minute of silence", names=[{"text": "Sükut dəqiqəsi", "language": "az"}])
    publish(tag)
    publish_event("At noon", tags=[tag.uid])

    assert search("sukut").titles == ["Minute of silence", "At noon"]


def test_a_record_is_not_found_by_the_title_of_a_source_it_cites(search):
    source = make("source", title="The harbour burns")
    publish(source)
    publish_event("Market day", citations=[{"source": source.uid}])

    assert search("harbour").titles == ["The harbour burns"]


def test_all_words_must_be_there_wherever_in_the_record(search):
    publish_event("Harbour fire", summary="In the night.")
    publish_event("Harbour market", summary="In the morning.")

    assert search("harbour night").titles == ["Harbour fire"]
    assert search("harbour noon").titles == []


def test_titles_come_before_names_and_names_before_text(search):
    publish_event("In the text", summary="A harbour")
    publish_event("In a name", names=[{"text": "The harbour", "language": "en"}])
    publish_event("The harbour")

    assert search("harbour").titles == ["The harbour", "In a name", "In the text"]


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "„{}“", "«{}»"])
def test_words_in_quotation_marks_stand_together(search, marks):
    publish_event("Together", summary="The night of fire.")
    publish_event("Apart", summary="Fire in the night, and of water.")

    assert search(marks.format("night of fire")).titles == ["Together"]
    assert sorted(search("night of fire").titles) == ["Apart", "Together"]


def test_a_quotation_mark_without_its_pair_is_no_obstacle(search):
    publish_event("Harbour fire")

    assert search('"harbour fire').titles == ["Harbour fire"]


@pytest.mark.parametrize("q", ["black january", "blackjanuary", "#BlackJanuary", "BlackJanuary", "january"])
def test_a_hashtag_is_found_as_one_word_and_as_the_words_in_it(search, q):
    publish(make("statement", title="A post", words="We remember #BlackJanuary today."))

    assert search(q).titles == ["A post"]


def test_two_words_are_found_by_a_hashtag_of_them(search):
    publish_event("Black January")

    assert search("#BlackJanuary").titles == ["Black January"]


def test_the_last_word_may_be_unfinished_or_inflected(search):
    publish_event("Qarabağda", language="az")
    publish_event("Qarabağ", language="az")

    assert search("qarabağ").titles == ["Qarabağ", "Qarabağda"]
    assert search("qar").titles == search("qarab").titles
    assert search("qarabağ market").titles == []
    assert search('"qarabağ"').titles == ["Qarabağ"]
    assert search("qa").titles == []


def test_of_several_tags_any_will_do_or_all_or_none(search):
    night, fire = make_tag("Night"), make_tag("Big fire")
    publish(night)
    publish(fire)
    publish_event("Both", tags=[night.uid, fire.uid])
    publish_event("Only night", tags=[night.uid])

    assert sorted(search(tag=["night"]).titles) == ["Both", "Only night"]
    assert sorted(search(tag=["night", "big-fire"]).titles) == ["Both", "Only night"]
    assert search(tag=["night", "big-fire"], every="tag").titles == ["Both"]
    assert search(tag="night", **{"-tag": "big-fire"}).titles == ["Only night"]
    assert search("#big-fire #night").titles == ["Both"]
    assert search("#Big-Fire", tag="night").titles == ["Both"]
    assert search("only", tag="night").titles == ["Only night"]


def test_of_several_kinds_any_will_do(search):
    publish_event("Harbour fire")
    publish(make("place", title="Harbour"))
    publish(make("person", title="Harbour master"))

    assert sorted(search("harbour", kind=["events", "places"]).titles) == ["Harbour", "Harbour fire"]


@pytest.fixture
def dated(db):
    dates = {
        "Day": "1990-01-20",
        "Decade": "194X",
        "Interval": "1985/1991",
        "Before": "../1930-05",
        "After": "2020/..",
        "Century": "1850/1949",
        "Undated": "",
    }
    for title, date in dates.items():
        publish_event(title, date=date)


@pytest.mark.parametrize(
    ("years", "titles"),
    [
        ({"from": "1990", "to": "1990"}, ["Day", "Interval"]),
        ({"from": "1948", "to": "1949"}, ["Century", "Decade"]),
        ({"to": "1929"}, ["Before", "Century"]),
        ({"from": "2025"}, ["After"]),
        ({"from": "1991", "to": "1985"}, ["Day", "Interval"]),
        ({"from": "1800", "to": "1800"}, ["Before"]),
        ({"from": "9999"}, ["After"]),
    ],
)
def test_years_find_every_date_that_overlaps_them(search, dated, years, titles):
    assert sorted(search(**years).titles) == titles


def test_sorting_by_date_leaves_the_undated_last_both_ways(search, dated):
    oldest = ["Century", "Before", "Decade", "Interval", "Day", "After", "Undated"]
    newest = ["After", "Interval", "Day", "Decade", "Century", "Before", "Undated"]

    assert search(sort="oldest").titles == oldest
    assert search(sort="newest").titles == newest


def test_sorting_by_description_puts_what_was_published_last_first(search, monkeypatch):
    begun = timezone.now()
    for hours, title in enumerate(["First", "Second"]):
        later = begun + timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        publish_event(title)

    assert search(sort="described").titles == ["Second", "First"]


def test_results_come_in_pages_that_hold_each_record_once(search):
    by = cast.administrator()
    records = [make("event", title=f"Event {number}") for number in range(60)]
    publishing.move_all(records, State.REVIEW, by=by)
    publishing.move_all(records, State.PUBLISHED, by=by, note="ready")

    pages = [search("event", page=number).titles for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [25, 25, 10]
    assert sorted(title for page in pages for title in page) == sorted(record.title for record in records)


def test_a_page_past_the_end_leads_to_the_last_one(search):
    publish_event("Harbour fire")

    answer = Client().get("/search/?q=harbour&page=9")

    assert (answer.status_code, answer["Location"]) == (302, "/search/?q=harbour")


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "1.5", "٠", "9" * 40, "1e3"])
def test_a_page_that_is_no_number_is_the_first(search, page):
    publish_event("Harbour fire")

    assert search("harbour", page=page).titles == ["Harbour fire"]


def test_the_memorials_own_texts_are_no_hit_among_the_records(search):
    publish(make("memorial", title="Harbour memorial"))
    publish(make("place", title="Harbour"))
    assert search("harbour").titles == ["Harbour"]


def test_what_bears_a_name_in_another_spelling_comes_before_what_mentions_it(db, search):
    town = make("place", title="Qarabağ")
    publish(town)
    for number in range(12):
        publish(make("event", title=f"Meeting {number}", relations=[{"role": "place", "to": town.uid}]))

    assert search("Карабах").titles[0] == "Qarabağ"


def name(text, language, **more):
    return {"text": text, "language": language} | more


@pytest.fixture
def city(db):
    """A city with many names, and what bears its name amid a longer one and takes place there too."""
    names = [name("Baku", "en"), name("Баку", "ru"), name("City of winds", "en"), name("Küləklər şəhəri", "az")]
    city = make("place", title="Bakı", language="az", names=names)
    publish(city)
    publish_event("Baku, evening in Bakı", relations=[{"role": "place", "to": city.uid}])
    return city


@pytest.mark.parametrize("q", ["Bakı", "Baku", "Баку", "ბაქო", "Բաքու", "باکو", "Baki", "Bakou", "Baku OR nowhere"])
def test_what_is_itself_named_so_comes_before_what_bears_the_name_amid_a_longer_one(search, city, q):
    assert search(q).titles == ["Bakı", "Baku, evening in Bakı"]


@pytest.mark.parametrize("q", ["Qənbər Hüseynov", "Ganbar Guseinov", "Гамбар Гусейнов", "Qambar Huseynov"])
def test_a_name_of_several_words_is_a_whole_name_in_every_spelling(search, q):
    both = [name("Qənbər", "az"), name("Гамбар Гусейнов", "ru"), name("Qəmbər Hüseynov", "az")]
    publish(make("person", title="Qənbər Hüseynov", names=both))
    publish(make("tag", title="Qəmbər Hüseynov küçəsi: Гамбар Гусейнов, Qənbər Hüseynov", summary=" ".join([q] * 9)))

    assert search(q).titles[0] == "Qənbər Hüseynov"


@pytest.mark.parametrize("q", ["harbour", "harbour kind:(event OR place)", "#harbour", '"harbour"', "harbour -tanks"])
def test_a_name_counts_more_than_all_the_places_where_the_word_stands(search, q):
    publish(make("place", title="Quay", names=[name("Harbour", "en")], summary="Of the town, with its boats. " * 20))
    publish_event("Harbour harbour", names=[name("Harbour by the harbour", "en")], summary="Harbour. " * 20)

    assert search(q).titles == ["Quay", "Harbour harbour"]


def test_of_alternatives_whatever_is_named_like_one_of_them_comes_first(search):
    publish_event("Harbour and quay")
    publish(make("place", title="Quay"))
    publish(make("place", title="Harbour"))

    assert search("harbour OR quay").titles[-1] == "Harbour and quay"
    assert search("harbour quay").titles == ["Harbour and quay"]


def test_what_mentions_something_named_so_is_found_however_many_bear_its_name(search, city):
    by = cast.administrator()
    crowd = [make("event", title=f"Baku {number}") for number in range(70)]
    publishing.move_all(crowd, State.REVIEW, by=by)
    publishing.move_all(crowd, State.PUBLISHED, by=by, note="ready")
    publish_event("Boats", relations=[{"role": "place", "to": city.uid}])

    assert search("ბაქო kind:(place OR event) boats").titles == ["Boats"]
