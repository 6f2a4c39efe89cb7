"""The words asked for, marked in the record's own spelling."""

import pytest

from search.asked import Asked
from search.snippets import LONGEST, Matcher, _window
from tests.makers import make, publish


def marked(text, q):
    """The text with brackets around what is marked."""
    segments = Matcher(Asked(q).terms).marked(text)
    assert "".join(part for part, _is_match in segments) == text
    return "".join(f"[{part}]" if is_match else part for part, is_match in segments)


@pytest.mark.parametrize(
    ("q", "text", "result"),
    [
        ("qarabag", "In Qarabağ, QARABAĞ!", "In [Qarabağ], [QARABAĞ]!"),
        ("yanvar", "Гара Јанвар", "Гара [Јанвар]"),
        ("qarabag", "Qarabağda", "[Qarabağda]"),
        ("qarabag night", "Qarabağda at night", "Qarabağda at [night]"),
        ('"day of mourning"', "a Day of Mourning, of all days", "a [Day of Mourning], of all days"),
        ("day of", "a Day of Mourning", "a [Day] [of] Mourning"),
        ("january", "Remember #BlackJanuary.", "Remember #Black[January]."),
        ("black january", "Remember #BlackJanuary.", "Remember #[Black][January]."),
        ("blackjanuary", "Black January, #BlackJanuary", "Black January, #[BlackJanuary]"),
        ("BlackJanuary", "Black January, #BlackJanuary", "[Black January], #[BlackJanuary]"),
        ("<b>", "a <b> b", "a <[b]> [b]"),
        ("absent", "nothing here", "nothing here"),
        ("", "nothing here", "nothing here"),
    ],
)
def test_marking(q, text, result):
    assert marked(text, q) == result


def test_a_long_text_is_cut_between_words_around_the_match():
    text = "word " * 100 + "harbour " + "word " * 100

    window = _window(text.strip(), Matcher(Asked("harbour").terms).first_in(text))

    assert len(window) <= LONGEST + 4
    assert window.startswith("… word word")
    assert " harbour " in window
    assert window.endswith("word …")


def test_one_long_word_is_cut_too():
    assert len(_window("a" * 5000, 0)) <= LONGEST + 4


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
    assert '<span lang="az">Qara <mark>Yanvar</mark></span>' in page.html


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
