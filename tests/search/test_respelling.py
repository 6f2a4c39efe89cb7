"""“Did you mean …”"""

import pytest

from search.asked import Asked
from search.finding import find
from search.spelling.distance import distance
from search.spelling.meant import respelled
from tests.kept import kept
from tests.makers import make, make_tag, publish, withdraw


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("bakı", "bakı", 0),
        ("yanvar", "yanavr", 1),
        ("yanvar", "janvar", 1),
        ("yanvar", "yannvar", 1),
        ("abc", "cab", 2),
        ("kitten", "sitting", 3),
    ],
)
def test_distance(one, other, letters):
    assert distance(one, other) == distance(other, one) == letters


@kept
def archive():
    names = [{"text": "Köhnə mayak", "language": "az", "kind": "preferred"}]
    publish(make("place", title="The Lighthouse", names=names))
    person = make("person", title="Qənbər Hüseynov")
    publish(person)
    publish(make("statement", title="A speech", speaker=person.uid))
    mourning = make_tag("Day of mourning")
    publish(mourning)
    publish(make("event", title="The harbour at night", tags=[mourning.uid]))
    for number in range(20):
        publish(make("event", title=f"Procession {number}"))
    publish(make("event", title="A slip", summary="The porcession."))


def offered(q):
    asked = respelled(find(Asked(q)))
    return asked and (asked.q, find(asked).total)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Lightbouse", "Lighthouse"),
        ("the ligthbouse -boats", "the Lighthouse -boats"),
        ("Köhnə mayab", "Köhnə mayak"),
        ("Kaehna mayak", None),  # in a short word only one letter may differ
        ("Hüseynoff OR nothingg", None),  # a customary spelling needs no other
        ("Qanber Hüsaynob", "Qanber Hüseynov"),
        ("harpour nigth", "harbour night"),
        ("(harpour OR lightbouse) kind:event", "(harbour OR Lighthouse) kind:event"),
        ('tag:"day of mourming"', 'tag:"day of mourning"'),
        ("person:Husaynob", "person:Hüseynov"),
        ("person:lightbouse", None),  # there is a place that is nearly called so, and no person
        ("şəxs:Husaynob", "şəxs:Hüseynov"),
        ("porcession", "Procession"),  # few records have it, and many more the other
    ],
)
def test_another_spelling_is_offered_as_it_is_written_here(archive, typed, understood):
    found = offered(typed)

    assert found == understood or (found[0] == understood and found[1] > 0)


@pytest.mark.parametrize(
    "typed", ["xyzzyq", "Lighthouse", "ab", '"lightbouse"', "lightbou*", "-lightbouse", "year:1991"]
)
def test_nothing_is_offered_where_nothing_is_near_or_everything_is_known(archive, typed):
    assert offered(typed) is None


def test_a_number_is_not_taken_for_another(archive):
    publish(make("event", title="The winter of 1990"))
    assert offered("1992") is None


def test_what_is_not_public_is_never_offered(archive):
    make("place", title="Canarybird")
    gone = make("place", title="Canaryflower", names=[{"text": "Kanareyka", "language": "az"}])
    publish(gone)
    withdraw(gone)
    record = make("event", title="Harbour", private={"notes": "Canaryword"})
    publish(record)
    record.title = "Canarytitle"
    record.save()

    assert {offered(q) for q in ("Canarybirb", "Canaryflowes", "Kanareyko", "Canarywork", "Canarytitel")} == {None}
    assert {offered(f"place:{q}") for q in ("Canarybirb", "Canaryflowes", "Kanareyko")} == {None}


def test_how_much_is_looked_up_does_not_grow_with_the_question(archive, django_assert_max_num_queries):
    found = find(Asked(" OR ".join(f"lightbous{letter}" for letter in "abcdfghijklmnopqrstuvwxyz")))

    with django_assert_max_num_queries(12):
        respelled(found)
