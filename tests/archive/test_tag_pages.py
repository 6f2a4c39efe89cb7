"""The vocabulary page: the index of a book, what is looked for in it, and its hierarchy."""

import html
import re

import pytest

from search.following import catch_up
from tests.kept import kept
from tests.makers import make, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def named(text, language, script="Latn", kind="preferred"):
    return {"text": text, "language": language, "script": script, "kind": kind}


def words(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def text(response):
    return response.content.decode()


def index(client, **parameters):
    """[(letter, [line, with its number where it has one])] of the page."""
    page = text(client.get("/tags/", parameters))
    sections = re.findall(r"<section>\s*(?:<h2>(.*?)</h2>)?(.*?)</section>", page, re.DOTALL)
    return [
        (letter, [words(line) for line in re.findall(r"<li.*?</li>", some, re.DOTALL)]) for letter, some in sections
    ]


def lines(client, **parameters):
    return [line for _letter, some in index(client, **parameters) for line in some]


@kept
def tanks():
    names = [named("Tanklar", "az"), named("Танки", "ru", "Cyrl"), named("Armoured vehicles", "en", kind="variant")]
    return publish(make_tag("Tanks", names=names))


def test_every_name_of_a_tag_stands_in_the_index_and_leads_to_it(client, tanks):
    publish(make("event", tags=[tanks.uid]))
    publish(make_tag("Alley"))

    assert index(client) == [
        ("A", ["Alley, 0", "Armoured vehicles, see Tanks"]),
        ("T", ["Танки, see Tanks", "Tanklar, see Tanks", "Tanks, 1"]),
    ]
    assert text(client.get("/tags/")).count('href="/tags/tanks/"') == 4


def test_names_of_other_languages_are_marked_as_such(client, tanks):
    assert '<bdi lang="az">Tanklar</bdi>, <i>see</i> <a href="/tags/tanks/">Tanks</a>' in text(client.get("/tags/"))


def test_the_page_files_tags_under_their_names_in_its_language(client, tanks):
    publish(make_tag("Children", names=[named("Uşaqlar", "az"), named("Çocuklar", "tr")]))
    found = {letter: [line.partition(",")[0] for line in some] for letter, some in index(client, lang="az")}

    assert found == {
        "A": ["Armoured vehicles"],
        "C": ["Children"],
        "Ç": ["Çocuklar"],
        "T": ["Танки", "Tanklar", "Tanks"],
        "U": ["Uşaqlar"],
    }
    assert [line for line in lines(client, lang="az") if line.endswith(", 0")] == ["Tanklar, 0", "Uşaqlar, 0"]


@pytest.mark.parametrize(
    ("language", "letters"), [("az", "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"), ("tr", "ABCÇDEFGĞHIİJK")]
)
def test_the_letters_are_those_of_the_pages_language(client, tanks, language, letters):
    found = re.search(r'<nav class="abc.*?</nav>', text(client.get("/tags/", {"lang": language})), re.DOTALL)[0]

    assert "".join(words(found).split()).startswith(letters)
    assert re.findall(r">(\w)</a>", found) == ["A", "T"]


def test_one_letter_can_be_chosen_and_any_other_word_is_no_letter(client, tanks):
    publish(make_tag("Alley"))

    assert lines(client, letter="A") == ["Alley, 0", "Armoured vehicles, see Tanks"]
    assert lines(client, letter="Ж") == lines(client, letter="<b>") == lines(client)


@pytest.mark.parametrize("q", ["танки", "ТАНКИ", "tanklar", "TANKS", "#Tanks", "armoured", "vehicles arm", "  tank  "])
def test_a_tag_is_found_by_any_of_its_names_in_any_spelling(client, tanks, q):
    publish(make_tag("Children"))
    found = text(client.get("/tags/", {"q": q}))

    assert 'href="/tags/tanks/"' in found
    assert "Children" not in found


@pytest.mark.parametrize("q", ["Guseinov", "Huseynov", "Гусейнов"])
def test_a_tag_is_found_by_customary_spellings(client, q):
    publish(make_tag("Hüseynov"))

    assert lines(client, q=q) == ["Hüseynov, 0"]


def test_a_hashtag_is_found_whole(client):
    publish(make_tag("Black January"))

    assert lines(client, q="#BlackJanuary") == lines(client, q="blackjanuary") == ["Black January, 0"]


def test_where_no_tag_is_called_so_the_search_is_offered(client, tanks):
    found = text(client.get("/tags/", {"q": "no <such> tag"}))

    assert "0 names are like “no &lt;such&gt; tag”" in found
    assert 'href="/search/?q=no%20%3Csuch%3E%20tag"' in found


def test_the_counts_hold_what_stands_under_narrower_tags(client, tanks):
    broad = publish(make_tag("Armed forces"))
    publish(make_tag("T-72", uid="t072xxxxxx", relations=[{"role": "broader", "to": tanks.uid}]))
    publish(make_tag("Tanks", uid=tanks.uid, relations=[{"role": "broader", "to": broad.uid}]))
    for tags in (["t072xxxxxx"], [tanks.uid, broad.uid], [tanks.uid]):
        publish(make("event", tags=tags))

    assert lines(client) == ["Armed forces, 3", "T-72, 1", "Tanks, 3"]


def tree(client, **parameters):
    """The hierarchy: each line indented by two spaces for each level."""
    page = text(client.get("/tags/", {"view": "hierarchy"} | parameters))
    found, depth = [], -1
    for mark, line in re.findall(r'(<ul class="book tree">|</ul>)|<div data-n="\d+">(.*?)</div>', page, re.DOTALL):
        depth += {"": 0, "</ul>": -1}.get(mark, 1) if depth >= 0 or mark.startswith("<ul") else 0
        if line:
            found.append("  " * depth + words(line))
    return found


def below(title, *above, **public):
    return publish(make_tag(title, relations=[{"role": "broader", "to": one.uid} for one in above], **public))


def test_the_hierarchy_runs_from_broad_to_narrow(client):
    forces, places = publish(make_tag("Forces")), publish(make_tag("Places"))
    army = below("Army", forces)
    below("Tanks", army)
    below("Barracks", army, places)

    assert tree(client) == ["Forces, 0", "  Army, 0", "    Barracks, 0", "    Tanks, 0", "Places, 0", "  Barracks, 0"]


def test_what_stands_under_a_tag_of_two_places_is_shown_once(client):
    one, two = publish(make_tag("One")), publish(make_tag("Two"))
    shared = below("Shared", one, two)
    below("Under it", shared)

    assert tree(client) == ["One, 0", "  Shared, 0", "    Under it, 0", "Two, 0", "  Shared as above, 0"]


def test_a_circle_of_tags_is_shown_and_ends(client):
    first, second = make_tag("First"), make_tag("Second")
    below("First", second, uid=first.uid)
    below("Second", first, uid=second.uid)
    below("Alone", publish(make_tag("Self", uid="se1fxxxxxx", relations=[{"role": "broader", "to": "se1fxxxxxx"}])))

    assert tree(client) == ["Self, 0", "  Alone, 0", "First, 0", "  Second, 0", "    First as above, 0"]


def test_a_page_that_begins_within_a_branch_repeats_what_stands_above_it(client, monkeypatch):
    monkeypatch.setattr("archive.book_page.LINES_PER_PAGE", 2)
    below("Narrowest", below("Narrow", publish(make_tag("Broad"))))

    assert tree(client) == ["Broad, 0", "  Narrow, 0"]
    assert tree(client, page="2") == ["Broad continued, 0", "  Narrow continued, 0", "    Narrowest, 0"]


def test_very_deep_hierarchies_are_shown_to_a_depth(client):
    above = []
    for number in range(12):
        above = [below(f"Level {number:02}", *above)]

    assert [line.count("  ") for line in tree(client)] == [*range(9), 8, 8, 8]


def test_without_broader_tags_there_is_no_choice_of_view(client, tanks):
    assert "From broad to narrow" not in text(client.get("/tags/"))
    assert lines(client, view="hierarchy") == lines(client)


def test_nothing_of_hidden_tags_and_names_is_in_the_index(client):
    make_tag("Hidden draft", names=[named("Hidden name", "az")])
    gone = make_tag("Hidden withdrawn")
    publish(gone)
    withdraw(gone)
    shown = make_tag("Shown", relations=[{"role": "broader", "to": gone.uid}])
    publish(shown)
    make_tag("Shown", uid=shown.uid, names=[named("Hidden change", "az")])

    for parameters in ({}, {"view": "hierarchy"}, {"q": "hidden"}):
        assert "Hidden" not in text(client.get("/tags/", parameters)).replace("“hidden”", "")


# The ledger's head, all tags, the frame; and for the counts, the head again and what stands above what.
QUERIES = 6


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("query", ["", "?letter=T", "?view=hierarchy", "?q=tag", "?page=2&lang=az"])
def test_the_vocabulary_asks_a_fixed_number_of_questions(client, count, query, django_assert_max_num_queries):
    for number in range(count):
        broad = publish(make_tag(f"Tag {number}", names=[named(f"Ad {number}", "az")]))
        publish(make("event", tags=[below(f"Narrow {number}", broad).uid]))
    catch_up()

    with django_assert_max_num_queries(QUERIES):
        client.get("/tags/" + query)


def test_many_lines_are_shown_a_page_at_a_time(client, monkeypatch):
    monkeypatch.setattr("archive.book_page.LINES_PER_PAGE", 2)
    for title in ("One", "Two", "Three"):
        publish(make_tag(title))

    assert [lines(client, page=page) for page in (1, 2, 9)] == [["One, 0", "Three, 0"], ["Two, 0"], ["Two, 0"]]


@pytest.mark.parametrize("q", ["\x00", "\ud800", "%", "''\"", "🙂", "a" * 5000, "\\", "[", "(?"])
def test_whatever_is_looked_for_there_is_a_page(client, tanks, q):
    assert client.get("/tags/", {"q": q.encode("utf-8", "surrogatepass")}).status_code == 200
