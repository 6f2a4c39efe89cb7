"""Random questions find what reading every record one by one finds; and nothing that is typed is an error."""

from random import Random

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings

from search.asked import Asked
from search.finding import find
from search.parameters import read
from tests.kept import kept
from tests.makers import make, make_tag, publish, withdraw
from tests.search.by_hand import Reader, written
from tests.search.test_grammar import anything

pytestmark = pytest.mark.django_db

WORDS = [
    "night",
    "street",
    "soldiers",
    "flowers",
    "harbour",
    "harbours",
    "quay",
    "gecə",
    "gecəsi",
    "liman",
    "küçə",
    "Бакы",
]
WORDS += [
    "Январь",
    "yanvar",
    "ночь",
    "гавань",
    "Гусейнов",
    "Huseynov",
    "sea",
    "see",
    "karanfil",
    "gül",
    "rıhtım",
    "mourning",
]
SEED = 4


@kept
def archive():
    """Sixty records that share few words, names, tags, places and years; four of them not public."""
    chance = Random(SEED)
    sorrow = make_tag("Sorrow", names=[name("Kədər", "az")])
    mourning = make_tag(
        "Day of mourning", names=[name("День траура", "ru"), name("Yas günü", "az")], relations=[up(sorrow, "broader")]
    )
    town = make("place", title="Baku", names=[name("Bakı", "az"), name("Баку", "ru")])
    quay = make("place", title="Old quay", names=[name("Köhnə rıhtım", "tr")], part_of=None, within=town.uid)
    people = [
        make("person", title="Qənbər Hüseynov"),
        make("person", title="Aysel Karimova", names=[name("Айсель Каримова", "ru")]),
    ]
    rest = [_record(chance, [sorrow, mourning], [town, quay], people) for _number in range(50)]
    for record in (sorrow, mourning, town, quay, *people, *rest[:-1]):
        publish(record)
    withdraw(rest[0])
    return chance


def name(text, language):
    return {"text": text, "language": language, "kind": "variant"}


def up(record, role):
    return {"role": role, "to": record.uid}


def _record(chance, tags, places, people):
    def said(count):
        return " ".join(chance.choices(WORDS, k=count))

    kind = chance.choice(["event", "event", "statement"])
    more = {"speaker": chance.choice(people).uid} if kind == "statement" else {}
    if kind == "event" and chance.random() < 0.5:
        more |= {"relations": [{"role": "place", "to": chance.choice(places).uid}]}
    return make(
        kind,
        title=f"{said(2)}",
        summary=said(chance.randint(3, 12)),
        language=chance.choice(["az", "en", "ru"]),
        date=chance.choice(["1988", "1990-01-20", "1990~", "199X", "1991/1994", "2022-01-20"]),
        tags=[tag.uid for tag in tags if chance.random() < 0.3],
        **more,
    )


def _question(chance, depth=0):
    if depth < 3 and chance.random() < 0.45:
        sort = chance.choice(["and", "and", "or", "not"])
        return (sort, *(_question(chance, depth + 1) for _part in range(1 if sort == "not" else chance.randint(2, 3))))
    word, other = chance.sample(WORDS, 2)
    return chance.choice(
        [
            ("word", word),
            ("word", word),
            ("phrase", word, other),
            ("begins", word[: chance.randint(2, 5)]),
            ("alike", word, 1),
            ("near", chance.randint(0, 6), word, other),
            ("name", word),
            ("named", word, other),
            ("tag", chance.choice(["sorrow", "kədər", "day of mourning", "mourning", "Yas günü", "день траура"])),
            ("person", chance.choice(["Hüseynov", "Гусейнов", "Guseinov", "Айсель Каримова", "Kerimova"])),
            ("place", chance.choice(["Baku", "Баку", "quay", "Köhnə rıhtım"])),
            ("kind", chance.choice(["event", "statement"])),
            ("lang", chance.choice(["az", "en", "ru"])),
            ("years", *sorted(chance.choices(range(1986, 1996), k=2))),
        ]
    )


def test_three_hundred_questions_find_what_reading_finds(archive):
    reader, chance = Reader(), archive
    counts = set()
    for _number in range(300):
        asked = _question(chance)
        q = written(asked, chance)
        found = find(Asked(q))
        expected = reader.found(asked)
        assert (q, found.remarks, found.total) == (q, (), len(expected))
        assert set(found.uids) <= expected
        counts.add(found.total)
    assert len(counts) > 20  # the questions were neither all too narrow nor all too wide


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_nothing_that_can_be_typed_breaks_a_search(archive, typed):
    for q in (typed, typed * 50):
        found = find(Asked(q))
        assert found.total >= len(found.editions)
        assert find(Asked(str(found.asked.read.tree or ""))).total == found.total or not found.asked.read.tree


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_nothing_that_can_be_typed_breaks_the_page(archive, typed):
    assert Client().get("/search/", {"q": typed.encode("utf-8", "replace").decode()}, follow=True).status_code == 200


WORST = [
    "\ud800",
    "\0",
    "(" * 9999,
    "a " * 50_000,
    "-" * 9999,
    'x"' * 999,
    "NOT " * 9999,
    "a OR " * 9999,
    "[a-z]+.*\\w",
    ".*",
    "*",
    "a*",
]
WORST += [
    "~9",
    '"~',
    "year:99999",
    "year:..",
    "before:0001-01-01",
    "after:9999-12-31",
    "tag:*",
    "tag:a*",
    "place:(" * 99,
    "%s%(x)s{0}",
]
WORST += [
    "\u202eاب 中国 Бакы ab",
    "\u0301" * 999,
    "tag:\0",
    'kind:"' + "x" * 9999 + '"',
    "w" * 9999,
    "w" * 9999 + "*",
    "w" * 9999 + "~2",
    "'; DROP TABLE",
]


@pytest.mark.parametrize("typed", WORST, ids=range(len(WORST)))
def test_the_worst_that_can_be_typed_is_a_question(archive, typed):
    assert find(Asked(typed)).total >= 0
    assert find(read(_parameters(typed))).total >= 0
    assert (
        Client().get("/search/", {"q": typed.encode("utf-8", "replace").decode()[:3000]}, follow=True).status_code
        == 200
    )


def _parameters(typed):
    given = QueryDict(mutable=True)
    given["q"] = typed
    return given
