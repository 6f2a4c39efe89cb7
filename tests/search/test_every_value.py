"""The page of all values of a facet: exact, looked through, by count or by alphabet, in pages."""

import re

from search.page import every_value
from tests.kept import kept
from tests.makers import make, make_tag, publish


@kept
def vocabulary():
    """Seven tags, one of which has another name, on eight events; an eighth that is not public."""
    named = [{"text": "Çadra", "language": "az", "kind": "preferred"}]
    tags = [make_tag(title) for title in ("Zeal", "Arch", "Bay", "Cape", "Dune", "Elm")]
    tags += [make_tag("Veil", names=named)]
    for tag in tags:
        publish(tag)
    hidden = make_tag("Hidden")
    for count in range(1, 8):
        publish(make("event", title=f"Fire {count}", tags=sorted(tag.uid for tag in [*tags[:count], hidden])))
    publish(make("event", title="Other", tags=[tags[6].uid]))


def values(page):
    return list(page.counts("tag").items())


def test_five_stand_beside_the_results_and_a_link_to_all_of_them(search, vocabulary):
    page = search("fire")

    assert list(page.counts("tag")) == ["zeal", "arch", "bay", "cape", "dune"]
    assert page.links('value="dune".*?</fieldset>') == {"More: Tag": "/search/?q=fire&more=tag"}


def test_all_of_them_by_count_or_by_alphabet(search, vocabulary):
    by_count = [("zeal", 7), ("arch", 6), ("bay", 5), ("cape", 4), ("dune", 3), ("elm", 2), ("veil", 1)]

    assert values(search("fire", more="tag")) == by_count
    assert values(search("fire", more="tag", by="alphabet")) == [*sorted(by_count[:-1])[:5], ("veil", 1), ("zeal", 7)]


def test_the_alphabet_is_that_of_the_language_of_the_page(search, vocabulary):
    page = search("fire", more="tag", by="alphabet", lang="az")

    assert list(page.counts("tag")) == ["arch", "bay", "cape", "veil", "dune", "elm", "zeal"]
    assert '<span class="t">Çadra</span>' in page.html


def test_the_list_can_be_looked_through_in_any_script(search, vocabulary):
    for inside in ("cadr", "Чадра", "ÇADRA"):
        assert list(search("fire", more="tag", **{"in": inside}).counts("tag")) == ["veil"]
    assert "Nothing on this list is called so." in search("fire", more="tag", **{"in": "hidden"}).html


def test_it_comes_in_pages_and_keeps_what_was_ticked_on_others(search, vocabulary, monkeypatch):
    monkeypatch.setattr(every_value, "PER_PAGE", 3)
    page = search("fire", more="tag", page="2", tag=["arch", "cape"], **{"-tag": "elm"}, kind="events")

    assert page.ticked("tag") == ["cape"]
    assert page.ticked("-tag") == ["elm"]
    assert [pair for pair in carried(page) if pair[0] in ("tag", "-tag")] == [("tag", "arch")]
    assert ("kind", "events") in carried(page)
    assert "more" not in dict(carried(page))


def carried(page):
    form = next(part for part in re.findall(r"<form.*?</form>", page.html, re.DOTALL) if "values" in part)
    return re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)


def test_a_fact_has_such_a_page_too(search, vocabulary):
    page = search(more="kind", by="alphabet")

    assert page.counts("kind") == {"events": 8, "tags": 7}


def test_no_search_engine_keeps_it_and_its_permanent_link_is_that_of_the_results(search, vocabulary):
    page = search("fire", more="tag", page="1", by="alphabet")

    assert re.search(r'name="robots" content="(.*?)"', page.html)[1].startswith("noindex")
    assert re.search(r'rel="canonical" href="(.*?)"', page.html)[1] == "http://testserver/search/?q=fire"
