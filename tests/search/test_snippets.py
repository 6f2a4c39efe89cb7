"""The words asked for, marked in the record's own spelling."""

import time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.grammar import read
from search.language.tree import Term, leaves
from search.snippets import FURTHEST, LONGEST, Matcher, _plain, alias, best_passage, snippet, window
from tests.makers import make, publish


def matcher(q):
    return Matcher(tuple(leaf for leaf, is_asked in leaves(read(q).tree) if is_asked and isinstance(leaf, Term)))


def marked(text, q, **more):
    """The text with brackets around what is marked."""
    segments = matcher(q).marked(text, **more)
    assert "".join(part for part, _is_match in segments) == text
    return "".join(f"[{part}]" if is_match else part for part, is_match in segments)


@pytest.mark.parametrize(
    ("q", "text", "result"),
    [
        ("qarabag", "In Qarabağ, QARABAĞ!", "In [Qarabağ], [QARABAĞ]!"),
        ("mourn*", "Mourning, a mourner", "[Mourning], a [mourner]"),
        ("mourn* day", "Mourning day", "[Mourning] [day]"),
        ("harbuor~1 night", "Harbour at night", "[Harbour] at [night]"),
        ("yanvar", "Гара Јанвар", "Гара [Јанвар]"),
        ("yanvar", "Январь, в январе", "[Январь], в [январе]"),
        ("qarabag", "Qarabağda", "[Qarabağda]"),
        ("qarabag night", "Qarabağda at night", "Qarabağda at [night]"),
        ('"day of mourning"', "a Day of Mourning, of all days", "a [Day of Mourning], of all days"),
        ("day of", "a Day of Mourning", "a [Day] [of] Mourning"),
        ("january", "Remember #BlackJanuary.", "Remember #Black[January]."),
        ("black january", "Remember #BlackJanuary.", "Remember #[Black][January]."),
        ("blackjanuary", "Black January, #BlackJanuary", "Black January, #[BlackJanuary]"),
        ("BlackJanuary", "Black January, #BlackJanuary", "[Black January], #[BlackJanuary]"),
        ("中国", "在中国和日本", "在[中][国]和日本"),
        ("日本", "東日本大震災", "東[日][本]大震災"),
        ("محمد", "قال مُحَمَّد، نعم", "قال [مُحَمَّد]، نعم"),
        ("مُحَمَّد", "قال محمد، نعم", "قال [محمد]، نعم"),
        ("Հայաստան", "ի Հայաստան։", "ի [Հայաստան]։"),
        ("თბილისი", "ქალაქი თბილისი", "ქალაქი [თბილისი]"),
        ("ağ", normalize("NFD", "O ağ idi"), normalize("NFD", "O [ağ] idi")),
        ("Ёлка", "елка и ёлка", "[елка] и [ёлка]"),
        ("<b>", "a <b> b", "a <[b]> [b]"),
        ("-night day", "night and day", "night and [day]"),
        ("absent", "nothing here", "nothing here"),
        ("", "nothing here", "nothing here"),
    ],
)
def test_marking(q, text, result):
    assert marked(text, q) == result


@pytest.mark.parametrize(
    ("q", "text", "result"),
    [
        ('"soldiers street"~5', "The street where soldiers stood", "The [street] where [soldiers] stood"),
        ("soldiers NEAR/1 street", "The street where soldiers stood", "The [street] where [soldiers] stood"),
        ("soldiers NEAR/0 street", "The street where soldiers stood", "The street where soldiers stood"),
        (
            "soldiers NEAR/1 street",
            "A street: soldiers. In the other one soldiers",
            "A [street]: [soldiers]. In the other one soldiers",
        ),
        ("soldiers NEAR/1 street", "street #BlackJanuary soldiers", "[street] #BlackJanuary [soldiers]"),
    ],
)
def test_of_words_near_each_other_only_those_that_are_near_are_marked(q, text, result):
    assert marked(text, q) == result


@pytest.mark.parametrize(
    ("q", "text", "in_text", "in_name"),
    [
        ("Qarabağ", "The Karabakh horse", "The [Karabakh] horse", "The [Karabakh] horse"),
        ("Qarabağ", "карабах и Карабах", "карабах и [Карабах]", "[карабах] и [Карабах]"),
        ("Xan", "Khan came", "Khan came", "[Khan] came"),
        ("sea", "I see the sea", "I see the [sea]", "I [see] the [sea]"),
        ('"Qarabağ"', "The Karabakh horse", "The Karabakh horse", "The Karabakh horse"),
    ],
)
def test_customary_spellings_are_marked_in_names_and_where_a_text_has_what_looks_like_one(q, text, in_text, in_name):
    assert (marked(text, q), marked(text, q, is_name=True)) == (in_text, in_name)


def test_a_long_text_is_cut_between_words_around_the_match():
    text = ("word " * 100 + "harbour " + "word " * 100).strip()

    cut = window(text, text.index("harbour"))

    assert len(cut) <= LONGEST + 4
    assert cut.startswith("… word word")
    assert " harbour " in cut
    assert cut.endswith("word …")


def test_the_passage_with_the_most_words_is_chosen():
    text = "A harbour. " + "word " * 2000 + "The harbour at night. " + "word " * 2000 + "Night and harbour."

    count, (start, end) = best_passage(text, matcher("night harbour").count_in)

    assert (count, "The harbour at night." in text[start:end]) == (2, True)


def test_no_text_is_read_after_one_that_has_every_word(db):
    edition = publish(
        make("event", title="One", summary="The harbour at night.", body="A harbour, and one more night.")
    )
    asked, read_of_it = matcher("night harbour"), []
    asked.count_in = lambda text: read_of_it.append(text) or Matcher.count_in(asked, text)

    assert snippet(edition, asked, "en").segments[-2:] == (("night", True), (".", False))
    assert read_of_it == ["The harbour at night."]


@pytest.mark.parametrize(
    ("q", "count"),
    [("harbour", 1), ("harb", 1), ("harb*", 1), ("harbuor~1", 1), ("harbour night", 2), ("harbour harbours", 2),
     ('"harbour night"', 0), ("harbour NEAR/1 night", 1), ("harbour NEAR/0 night", 0), ("arbour", 0), ("nig", 1),
     ("fall", 1)],
)  # fmt: skip
def test_each_word_and_phrase_of_a_question_counts_once(q, count):
    assert matcher(q).count_in("Harbours: a harbour, the harbour by night. #NightFall") == count


@pytest.mark.parametrize(
    ("q", "language", "found_as"),
    [
        ("garden", "en", ""),
        ("garden", "ru", "Old [Garden]"),
        ("сад", "ru", ""),
        ("сад", "en", "Старый [сад]"),
        ("bağ", "ru", "Köhnə [bağ]"),
        ("harbour", "en", ""),
    ],
)
def test_the_name_by_which_it_was_found_is_shown_beside_another_one(db, q, language, found_as):
    names = [
        {"text": "Старый сад", "language": "ru", "kind": "preferred"},
        {"text": "Köhnə bağ", "language": "az"},
    ]
    edition = publish(make("place", title="Old Garden", names=names, summary="By the harbour."))

    segments = alias(edition, matcher(q), language).segments
    assert "".join(f"[{part}]" if is_match else part for part, is_match in segments) == found_as


def test_a_phrase_is_found_wherever_a_passage_ends():
    for before in range(1500, 2300, 7):
        text = "x" * 3 + " " + "ab " * (before // 3) + "day of mourning " + "ab " * 1000
        assert best_passage(text, matcher('"day of mourning"').count_in)[0] == 1


@pytest.mark.parametrize("text", ["a" * 5000, "中" * 5000, "a\u0301" * 3000, "\u0301" * 5000, "👩\u200d" * 2000])
def test_a_text_without_spaces_is_cut_too(text):
    assert 0 < len(window(text, 2500)) <= LONGEST + 44


@pytest.mark.parametrize("letter", ["e\u0301", "ş\u0323\u0302", "क\u094d\u0937", "👩\u200d👧", "مُ"])
def test_no_letter_is_cut_from_its_accents(letter):
    text = letter * 1000
    for place in range(400, 440):
        inner = window(text, place).removeprefix("… ").removesuffix(" …")
        assert len(inner) % len(letter) == 0
        assert inner == letter * (len(inner) // len(letter))


@given(st.text(), st.text())
def test_marks_never_change_a_text(text, q):
    marked(text, q)
    marked(text, q[:5] + text[:20], is_name=True)


@pytest.mark.parametrize(
    "piece", ["word ", "中", "Word", "_", "[", "[](", "* ", "a_", "\u0301", "#AbCd ", "a\u0301", "harbour "]
)
def test_a_megabyte_is_read_in_linear_time(piece):
    asked = matcher('Harbour night* nihgt~1 "of the night" day NEAR/5 night')
    short, long = (_seconds((piece * FURTHEST)[:length], asked) for length in (FURTHEST // 10, FURTHEST))

    assert long < max(40 * short, 1.0)


def _seconds(text, asked):
    began = time.perf_counter()
    plain = _plain("body", text)
    best_passage(plain, asked.count_in)
    asked.marked(window(plain, len(plain) // 2))
    return time.perf_counter() - began


def test_a_match_far_down_a_text_is_shown(db):
    edition = publish(make("event", title="One", body="Some words of it. " * 3000 + "The harbour burned."))

    assert snippet(edition, matcher("harbour"), "en").segments[-2:] == (("harbour", True), (" burned.", False))


def test_the_text_with_the_most_matches_is_shown(search):
    publish(
        make(
            "event", title="One", summary="Harbour and market.", body="The *harbour* at [night](https://example.org/x)."
        )
    )

    assert search("harbour").snippets == ["Harbour and market."]
    assert search("harbour night").snippets == ["The harbour at night."]
    assert search("absent").snippets == []


def test_where_no_text_matches_the_summary_is_shown_and_the_name_that_did(search):
    names = [{"text": "Qara Yanvar", "language": "az"}]
    publish(make("event", title="Black January", summary="That night.", names=names))

    page = search("yanvar")

    assert (page.snippets, page.marked) == (["That night."], ["Yanvar"])
    assert 'lang="az">Qara <mark>Yanvar</mark></' in page.html


def test_a_name_found_by_a_customary_spelling_is_shown_and_marked(search):
    publish(make("place", title="The Garden", names=[{"text": "Qarabağ", "language": "az"}]))

    assert search("Карабах").marked == ["Qarabağ"]


def test_a_passage_in_another_language_says_so(search):
    texts = [{"field": "summary", "language": "az", "text": "Liman gecəsi"}]
    publish(make("event", title="One", summary="A night", texts=texts))
    publish(make("statement", title="Two", words="Слова в гавани", words_language="ru"))

    assert '<p class="snip" lang="az"><mark>Liman</mark> gecəsi</p>' in search("liman").html
    assert '<p class="snip" lang="ru">' in search("гавани").html
    assert '<p class="snip">A <mark>night</mark></p>' in search("night").html


def test_what_a_record_says_is_never_markup(search):
    publish(make("event", title="<b>Bold</b>", summary="<script>alert('harbour')</script> & more"))

    page = search("harbour")

    assert "<script>alert" not in page.html
    assert "&lt;b&gt;Bold" in page.html
    assert page.snippets == ["<script>alert('harbour')</script> & more"]


def test_what_was_looked_for_in_names_is_marked_in_names_alone(search):
    publish(make("event", title="Harbour fire", summary="A fire in the harbour, at night."))

    page = search("name:harbour night")

    assert (page.marked, page.snippets) == (["Harbour", "night"], ["A fire in the harbour, at night."])
