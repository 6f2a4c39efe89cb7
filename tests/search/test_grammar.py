"""The query language: what is written, how it is read, and that nothing is ever an error."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.language.grammar import read, reading_of
from search.language.leaves import MOST_ASKED
from search.language.tree import All, Any, Filter, Near, Not, Term, leaves, near


def word(text, **more):
    return Term((text,), **more)


def named(*words, **more):
    return Term(words, in_names=True, **more)


def phrase(*words, **more):
    return Term(words, is_exact=True, **more)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", None),
        ("January night", All((word("january"), word("night")))),
        ("january OR yanvar", Any((word("january"), word("yanvar")))),
        ("january OR yanvar night", All((Any((word("january"), word("yanvar"))), word("night")))),
        ("a b OR c OR d e", All((word("a"), Any((word("b"), word("c"), word("d"))), word("e")))),
        ("january | yanvar", Any((word("january"), word("yanvar")))),
        ("january|yanvar", Any((word("january"), word("yanvar")))),
        ("1990-01 OR a", Any((All((word("1990"), word("01"))), word("a")))),
        ("night -tanks", All((word("night"), Not(word("tanks"))))),
        ("night –tanks", All((word("night"), Not(word("tanks"))))),
        ("night NOT tanks", All((word("night"), Not(word("tanks"))))),
        ("well-known - fact", All((word("well"), word("known"), word("fact")))),
        ("-(tanks OR troops)", Not(Any((word("tanks"), word("troops"))))),
        ("a OR -b", Any((word("a"), Not(word("b"))))),
        ('"State of emergency"', phrase("state", "of", "emergency")),
        ("«state of»", phrase("state", "of")),
        ("“state of”", phrase("state", "of")),
        ('"state"', phrase("state")),
        ("mourn*", word("mourn", is_beginning=True)),
        ("Hüseynov~1", word("huseynov", edits=1)),
        ("Hüseynov~2", word("huseynov", edits=2)),
        ("Hüseynov~", word("huseynov", edits=1)),
        ("BlackJanuary", word("blackjanuary", parts=("black", "january"))),
        ("#mourning", Filter("tag", "mourning")),
        ("-#mourning", Not(Filter("tag", "mourning"))),
        ('tag:"day of mourning"', Filter("tag", "day of mourning")),
        ("-tag:mourning", Not(Filter("tag", "mourning"))),
        ("tag:(a OR b)", Any((Filter("tag", "a"), Filter("tag", "b")))),
        ('tag:(a "b c" -d)', All((Filter("tag", "a"), Filter("tag", "b c"), Not(Filter("tag", "d"))))),
        ("-kind:(event OR statement)", Not(Any((Filter("kind", "event"), Filter("kind", "statement"))))),
        ("kind:(event OR tag:x) y", All((Any((Filter("kind", "event"), Filter("tag", "x"))), word("y")))),
        ("(a OR b) -(c d)", All((Any((word("a"), word("b"))), Not(All((word("c"), word("d"))))))),
        ("((a))", word("a")),
        ("a AND b", All((word("a"), word("b")))),
        ("a AND NOT b", All((word("a"), Not(word("b"))))),
        ("NOT NOT a", word("a")),
        ("a a", word("a")),
        ("has:image", Filter("has", "image")),
        ("name:Night", named("night")),
        ("-name:night", Not(named("night"))),
        ("name:mourn*", named("mourn", is_beginning=True)),
        ("name:Hüseynov~2", named("huseynov", edits=2)),
        ('name:"Long night" night', All((named("long", "night", is_exact=True), word("night")))),
        ("name:(a OR b)", Any((named("a"), named("b")))),
        ("name:(a kind:event -b)", All((named("a"), Filter("kind", "event"), Not(named("b"))))),
        ("name:well-known", All((named("well"), named("known")))),
        ("uncertain:да", Filter("uncertain", "yes")),
        ("（a｜b）", Any((word("a"), word("b")))),
        ('"a"-tag:b', All((phrase("a"), word("tag"), word("b")))),
    ],
)
def test_what_is_written_is_read(typed, tree):
    assert (read(typed).tree, read(typed).remarks) == (tree, ())


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("soldiers NEAR/3 street", near(word("soldiers"), word("street"), 3)),
        ("soldiers near/3 street", near(word("soldiers"), word("street"), 3)),
        ("soldiers NEAR street", near(word("soldiers"), word("street"), 10)),
        ('"soldiers street"~3', near(word("soldiers"), word("street"), 3)),
        ('"soldiers street"~', near(word("soldiers"), word("street"), 10)),
        ("a NEAR/999 b", near(word("a"), word("b"), 50)),
        ("-a NEAR/2 b", Not(near(word("a"), word("b"), 2))),
        ("a NEAR/1 b NEAR/2 c", All((near(word("a"), word("b"), 1), near(word("b"), word("c"), 2)))),
        ('"a b c"~4', All((near(word("a"), word("b"), 4), near(word("b"), word("c"), 4)))),
        ("a NEAR/0 b", Any((phrase("a", "b"), phrase("b", "a")))),
        ('"a b"~0', Any((phrase("a", "b"), phrase("b", "a")))),
        ("a NEAR/3 a", word("a")),
    ],
)
def test_near_is_either_order_with_so_many_words_between(typed, tree):
    assert (read(typed).tree, read(typed).remarks) == (tree, ())


def test_a_near_is_both_orders():
    pairs = [phrase(*pair, gap=3) for pair in (("soldiers", "street"), ("street", "soldiers"))]

    assert near(word("soldiers"), word("street"), 3) == Near(tuple(pairs))


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("qara VƏ yanvar", "qara yanvar"),
        ("qara VƏ YA yanvar", "qara OR yanvar"),
        ("qara YAXUD yanvar", "qara OR yanvar"),
        ("kara VE ocak", "kara ocak"),
        ("kara VEYA ocak", "kara OR ocak"),
        ("kara YA DA ocak", "kara OR ocak"),
        ("чёрный И январь", "чёрный январь"),
        ("чёрный ИЛИ январь", "чёрный OR январь"),
        # In small letters they are words; and no NOT but one, because too many sentences begin or end with another.
        ("чёрный или январь", "чёрный или январь"),
        ("qara və yanvar", "qara və yanvar"),
        ("НЕ ЗАБУДЕМ", "НЕ ЗАБУДЕМ"),
        ("UNUTMAYACAĞIQ DEYİL", "UNUTMAYACAĞIQ DEYİL"),
    ],
)
def test_joints_have_names_in_four_languages(typed, understood):
    assert (str(read(typed).tree), read(typed).remarks) == (understood, ())


@pytest.mark.parametrize(
    ("english", "others"),
    [
        ("tag:x", ["TAG:x", "teg:x", "etiket:x", "тег:x", "ТЕГ:x", "метка:x", "Tag：x"]),
        ("name:x", ["Name:x", "ad:x", "имя:x", "title:x", "başlıq:x", "başlık:x", "isim:x", "название:x"]),
        ("kind:x", ["növ:x", "nov:x", "tür:x", "вид:x", "тип:x", "type:x"]),
        ("person:x", ["şəxs:x", "ŞƏXS:x", "sexs:x", "kişi:x", "человек:x", "персона:x"]),
        ("place:x", ["yer:x", "место:x"]),
        ("event:x", ["hadisə:x", "olay:x", "событие:x"]),
        ("organisation:x", ["organization:x", "təşkilat:x", "kuruluş:x", "организация:x"]),
        ("year:1990", ["il:1990", "İl:1990", "yıl:1990", "год:1990", "date:1990", "tarix:1990", "дата:1990"]),
        ("before:1990", ["əvvəl:1990", "önce:1990", "до:1990"]),
        ("after:1990", ["sonra:1990", "после:1990"]),
        ("rights:x", ["hüquqlar:x", "haklar:x", "права:x"]),
        ("lang:x", ["dil:x", "язык:x", "language:x"]),
        ("has:image", ["var:şəkil", "var:görsel", "есть:изображение", "has:photograph"]),
        ("uncertain:yes", ["qeyri-dəqiq:bəli", "belirsiz:evet", "неточно:да"]),
        ("uncertain:no", ["qeyri-dəqiq:xeyr", "belirsiz:hayır", "неточно:нет"]),
        ("statement:x", ["bəyanat:x", "açıklama:x", "заявление:x"]),
    ],
)
def test_filters_have_names_in_four_languages(english, others):
    assert [read(one).tree for one in others] == [read(english).tree] * len(others)


def test_it_is_written_down_in_the_words_of_whoever_asked():
    typed = 'ТЕГ:траур -şəxs:"Qənbər Hüseynov" Январь OR "Qara Yanvar" before:1990 #BlackJanuary имя:Ночь*'

    assert str(read(typed).tree) == typed.replace("Январь", "(Январь").replace(" before", ") before")


@pytest.mark.parametrize(
    ("typed", "understood", "remark"),
    [
        ("year:abc", "year abc", "“year:abc” was taken as words, because it names nothing to filter by."),
        (
            "year:(abc OR 1990)",
            "abc OR year:1990",
            "“year:abc” was taken as words, because it names nothing to filter by.",
        ),
        ("has:dragons", "has dragons", "“has:dragons” was taken as words, because it names nothing to filter by."),
        ("Event: the night", "Event the night", "“Event:” was taken as a word, because nothing stands behind it."),
        ("january OR", "january or", "“OR” was taken as a word, because it had nothing to join."),
        ("OR january", "or january", "“OR” was taken as a word, because it had nothing to join."),
        ("ИЛИ", "или", "“ИЛИ” was taken as a word, because it had nothing to join."),
        ("NEAR january", "near january", "“NEAR” was taken as a word, because it had nothing to join."),
        ("january NOT", "january not", "“NOT” was taken as a word, because it had nothing to join."),
        ("| january", "january", "“|” was left out, because it had nothing to join."),
        ("mourn* NEAR/3 street", "mourn* street", "“NEAR/3” was left out: it joins words as they stand."),
        ("a NEAR (b c)", "a b c", "“NEAR” was left out: it joins words as they stand."),
        ("name:a NEAR name:b", "name:a name:b", "“NEAR” was left out: it joins words as they stand."),
        ("name:!", "name", "“name:!” was taken as words, because it names nothing to filter by."),
        ("name: night", "name night", "“name:” was taken as a word, because nothing stands behind it."),
        ("name:a*", "name:a", f"“a*” was read as “a”: {'{}'}."),
        ("a NEAR -b", "a -b", "“NEAR” was left out: it joins words as they stand."),
        ("(january night", "january night", "A bracket was left out, because it had no other half."),
        ("january) night", "january night", "A bracket was left out, because it had no other half."),
        ('"january night', "january night", "A quotation mark was left out, because it had no other half."),
        ("(" * 60 + "a b" + ")" * 60 + " c", "a b c", "Brackets within so many brackets were left out."),
        ("a*", "a", f"“a*” was read as “a”: {'{}'}."),
        ("ab~1", "ab", f"“ab~1” was read as “ab”: {'{}'}."),
        ("tanks~2", "tanks~1", f"“tanks~2” was read as “tanks~1”: {'{}'}."),
        ("Hüseynov~9", "Hüseynov~2", f"“Hüseynov~9” was read as “Hüseynov~2”: {'{}'}."),
        ("m*rn", "m rn", f"“m*rn” was read as “m rn”: {'{}'}."),
        ("*", "None", f"“*” was left out: {'{}'}."),
    ],
)
def test_what_is_not_understood_is_taken_as_words_and_said(typed, understood, remark):
    rule = "* stands behind two letters or more, ~1 behind three or more, ~2 behind six or more"
    found = read(typed)

    assert (str(found.tree), found.remarks[0]) == (understood, remark.format(rule))


def test_a_colon_behind_an_unknown_name_parts_words():
    assert (str(read("foo:bar").tree), read("foo:bar").remarks) == ("foo bar", ())


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("Hüseynov,  night!", ""),
        ('"day of mourning" -tanks', ""),
        ("a AND b OR c", "a (b OR c)"),
        ("soldiers NEAR/5 street", '"soldiers street"~5'),
        ("tag:(a OR b)", "tag:a OR tag:b"),
        ("((a)", "a"),
        ("", ""),
    ],
)
def test_how_it_was_read_is_told_where_that_is_not_how_it_was_written(typed, reading):
    assert reading_of(typed, read(typed).tree) == reading


def test_a_very_long_question_is_cut_and_that_is_said():
    found = read(" ".join(f"w{number}" for number in range(100)))

    assert len(list(leaves(found.tree))) == MOST_ASKED
    assert found.remarks == ("The question asks for more than can be looked for at once; only its beginning was.",)


def test_what_costs_more_counts_for_more():
    counts = [len(list(leaves(read(" ".join(f"{one}" for _time in range(100))).tree))) for one in ("a", "a*")]

    assert counts == [1, 1]  # asked often, looked for once
    many = ["w%d", '"w%d x"', "w%dx*", '"w%d x"~5']
    asked = [read(" ".join(one % number for number in range(100))).tree for one in many]
    assert [len(tree.of) for tree in asked] == [32, 10, 16, 6]


def test_the_leaves_of_a_tree_know_whether_they_must_be_there():
    found = read("a -(b OR -c) tag:x")

    assert [(str(leaf), asked) for leaf, asked in leaves(found.tree)] == [
        ("a", True),
        ("b", False),
        ("c", True),
        ("tag:x", True),
    ]


PIECES = [
    "a",
    "Бакы",
    "BlackJanuary",
    "中国",
    "ب",
    "Hüseynov",
    "1990-01-20",
    "(",
    ")",
    '"',
    "“",
    "»",
    "|",
    "-",
    "–",
    "~",
]
PIECES += ["~1", "~9", '"~', '"~5', "*", "**", "#", "#x", "OR", "ИЛИ", "VƏ", "YA", "AND", "И", "NOT", "NEAR", "NEAR/3"]
PIECES += [
    "NEAR/99999",
    ":",
    "tag:",
    "tag:(",
    "-tag:",
    "name:",
    "-ad:(",
    "ТЕГ:",
    "year:",
    "year:1990",
    "year:99999",
    "year:..",
    "year:199X",
]
PIECES += [
    "kind:event",
    '"day of"',
    "has:image",
    "before:",
    "\ud800",
    "\0",
    "\u202e",
    "\u0301",
    "İ",
    "ß",
    "[a-z]+",
    ".*",
]
PIECES += ["\\", "&", "%s", "{0}", "<b>", " ", " ", " "]
anything = st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=1500)
@given(anything)
def test_nothing_that_can_be_typed_is_an_error(typed):
    found = read(typed)

    assert all(isinstance(leaf, Term | Filter) for leaf, _asked in leaves(found.tree))
    assert len(str(found.tree)) < 2_000 + 20 * len(typed)
    assert all(isinstance(remark, str) for remark in found.remarks)


@settings(max_examples=1500)
@given(anything)
@example("0A~")
@example("0A*")
@example("aB~0")
@example("1A*")
@example('"0A 0A"~')
def test_what_is_written_down_is_read_the_same(typed):
    tree = read(typed).tree

    assert tree is None or read(str(tree)).tree == tree


LONG = 100_000  # characters


REPEATED = [
    "a",
    "a ",
    "(",
    ")",
    "()",
    '"',
    '" ',
    "-",
    "- ",
    "--a ",
    "a OR ",
    "OR ",
    "NOT ",
    "-(",
    "a NEAR b ",
    "NEAR/9 ",
]
REPEATED += [
    "~",
    "*",
    "a*",
    "tag:",
    "tag:a ",
    'tag:"',
    "tag:(",
    "-tag:(a OR ",
    "#",
    "a|",
    "|",
    ":",
    "a:",
    '"a ',
    'a" ',
    "1-",
]
REPEATED += ["x\u0301", "\u0301", "a~9", "year:1", "year:1..", "VƏ YA ", "\ud800", "İ", " ", "&"]


@pytest.mark.parametrize("piece", REPEATED)
def test_a_hundred_thousand_characters_are_read_in_linear_time(piece):
    """Ten times as much takes about ten times the work: far below the hundred times of a quadratic pattern."""
    short, long = (_work((piece * LONG)[:length]) for length in (LONG // 10, LONG))

    assert long < max(40 * short, 0.5)


def _work(text):
    """Seconds of the processor, the least of several: what else the machine does counts for nothing."""
    taken = []
    for _time in range(3):
        began = time.process_time()
        read(text)
        taken.append(time.process_time() - began)
    return min(taken)
