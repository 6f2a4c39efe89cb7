"""“Also found: …”: spellings under which records were found that are not the one typed."""

import pytest

from search.asked import Asked
from search.finding import find
from search.spelling.otherwise import spelled_otherwise
from tests.kept import kept
from tests.makers import make, publish, withdraw


def name(text, language):
    return {"text": text, "language": language, "kind": "variant"}


@kept
def archive():
    for title in ("Qarabağ", "Karabakh horse", "Карабах", "Karabakh"):
        publish(make("place", title=title))
    person = make("person", title="Qənbər Hüseynov", names=[name("Гамбар Гусейнов", "ru")])
    publish(person)
    publish(make("statement", title="A speech", words="We mourn.", speaker=person.uid))
    publish(make("event", title="Yanvar gecəsi"))
    publish(make("event", title="Январь"))
    publish(make("event", title="The sea"))
    publish(make("event", title="See also"))


def said(q):
    return [(one.typed, set(one.others), one.exactly.q, one.count) for one in spelled_otherwise(find(Asked(q)))]


def test_customary_spellings_that_found_something_are_said_as_records_have_them(archive):
    assert said("Qarabağ") == [("Qarabağ", {"Karabakh", "Карабах"}, '"Qarabağ"', 1)]
    assert said("Карабах") == [("Карабах", {"Karabakh", "Qarabağ"}, '"Карабах"', 1)]


def test_the_link_asks_for_the_typed_spelling_alone(archive):
    (spelled,) = spelled_otherwise(find(Asked("Qarabağ")))

    assert [edition.title for edition in find(spelled.exactly).editions] == ["Qarabağ"]
    assert spelled_otherwise(find(spelled.exactly)) == []


def test_only_spellings_that_the_whole_question_finds_are_said(archive):
    assert said("horse Qarabağ") == [("Qarabağ", {"Karabakh"}, 'horse "Qarabağ"', 0)]
    assert said("Qarabağ nothing") == []


def test_what_mentions_a_name_is_found_by_its_spellings_too(archive):
    assert said("Huseinov kind:statement") == [("Huseinov", {"Hüseynov", "Гусейнов"}, '"Huseinov" kind:statement', 0)]


def test_another_script_that_folds_alike_is_said(archive):
    assert said("Yanvar") == [("Yanvar", {"Январь"}, '"Yanvar"', 2)]


@pytest.mark.parametrize("q", ["harbour", '"Qarabağ"', "Qaraba*", "-Qarabağ", "kind:place", "", "xy"])
def test_otherwise_nothing_is_said(archive, q):
    assert said(q) == []


def test_spellings_that_are_not_public_are_not_said(archive):
    make("place", title="Garabagh")
    gone = make("place", title="Karabagh")
    publish(gone)
    withdraw(gone)

    assert said("Qarabağ")[0][1] == {"Karabakh", "Карабах"}


def test_of_a_word_in_names_the_typed_spelling_alone_is_looked_for_in_names_too(archive):
    assert said("ad:Qarabağ") == [("Qarabağ", {"Karabakh", "Карабах"}, 'ad:"Qarabağ"', 1)]
