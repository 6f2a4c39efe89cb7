import pytest

from archive.rendering import html, plain

SAID = {
    "a paragraph": ("Plain *words*.", "<p>Plain <em>words</em>.</p>\n"),
    "a link": ("[here](https://example.org/)", '<p><a href="https://example.org/" rel="noopener">here</a></p>\n'),
    "the highest heading stands below the title": ("# One\n\n## Two", "<h2>One</h2>\n<h3>Two</h3>\n"),
    "wherever it began": ("### One", "<h2>One</h2>\n"),
    "HTML is text": ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
    "no pictures from elsewhere": ("![x](https://example.org/x.png)", None),
    "no addresses that run": ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
}


@pytest.mark.parametrize(
    ("text", "expected"), [pair for pair in SAID.values() if pair[1]], ids=[n for n, p in SAID.items() if p[1]]
)
def test_markdown_becomes_safe_html(text, expected):
    assert html(text) == expected


def test_no_picture_is_fetched_from_elsewhere():
    assert "<img" not in html("![x](https://example.org/x.png)")


def test_the_words_without_their_marks():
    assert plain("# A\n\n*b* [c](https://example.org/)") == "A b c"


def test_plain_words_are_as_they_were_typed_so_that_a_template_escapes_them_once():
    assert plain("Salt & *pepper* < 3") == "Salt & pepper < 3"
