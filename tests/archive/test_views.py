import pytest

from archive.models import LedgerLine
from tests.cast import administrator
from tests.makers import make, make_photograph, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db

KINDS = ("entry", "event", "statement", "photograph", "person", "organisation", "place", "source", "tag")
IN_COPYRIGHT = {"rights": "http://rightsstatements.org/vocab/InC/1.0/"}


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page_and_its_list(client, kind):
    edition = publish(
        make(kind, title="Harbour", summary="Seen from the sea.", **(IN_COPYRIGHT if kind == "photograph" else {}))
    )
    page, listed = client.get(edition.get_absolute_url()), client.get(f"/{edition.model.path}/")

    assert (page.status_code, listed.status_code) == (200, 200)
    assert "<title>Harbour, " in text(page)
    assert f'href="{edition.get_absolute_url()}"' in text(listed)


@pytest.mark.parametrize("path", ["unknown", "memorials", "record", "event"])
def test_a_path_of_no_kind_is_not_found(client, path):
    assert [client.get(f"/{path}/{rest}").status_code for rest in ("", "harbour/")] == [404, 404]


def test_the_number_of_a_record_leads_to_it_for_ever(client):
    event = make("event", title="Harbour")
    publish(event)
    publish(make("event", uid=event.uid, title="The harbour"))

    assert client.get(f"/id/{event.uid}/")["Location"] == "/events/the-harbour/"
    assert client.get("/events/harbour/")["Location"] == "/events/the-harbour/"


def test_what_was_never_published_looks_like_what_never_was(client):
    draft = make("event", title="Hidden")
    pages = [
        client.get(address)
        for address in ("/events/hidden/", "/events/nothing/", f"/id/{draft.uid}/", "/id/0123456789/")
    ]

    assert {page.status_code for page in pages} == {404}
    assert text(pages[0]) == text(pages[1])
    assert text(pages[2]) == text(pages[3])


def test_a_withdrawn_record_says_so_at_all_its_addresses(client):
    event = make("event", title="Harbour")
    edition = publish(event)
    withdraw(event)
    pages = [client.get(address) for address in ("/events/harbour/", edition.permanent_address, edition.own_address)]

    assert [page.status_code for page in pages] == [410, 410, 410]
    assert all("This page was withdrawn" in text(page) and "Harbour" not in text(page) for page in pages)


def test_an_old_edition_stays_at_its_own_address_and_points_to_the_new_one(client):
    event = make("event", title="Harbour", summary="As first told.")
    old = publish(event)
    publish(make("event", uid=event.uid, title="Harbour", summary="As told now."))
    page = text(client.get(old.own_address))

    assert "As first told." in page
    assert "Edition 1, published" in page
    assert f'<a href="{old.permanent_address}">Read the current edition</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://testserver/events/harbour/">' in page


def test_the_current_edition_has_its_own_address_too(client):
    edition = publish(make("event", summary="As told now."))
    page = text(client.get(edition.own_address))

    assert "Read the current edition" not in page
    assert [
        client.get(f"/id/{edition.uid}/editions/{number}/").status_code for number in (0, 2, 99999999999999999999)
    ] == [404] * 3


def test_a_page_is_cited_by_its_permanent_address_and_its_edition(client):
    edition = publish(make("event"))
    page = text(client.get(edition.get_absolute_url()))

    assert f'value="http://testserver/id/{edition.uid}/editions/1/"' in page
    assert f'href="/id/{edition.uid}/">http://testserver/id/{edition.uid}/</a>' in page
    assert edition.digest in page


def test_a_hidden_record_leaves_no_trace_on_the_page_that_mentions_it(client):
    hidden = make("place", title="Hidden place")
    event = publish(make("event", relations=[{"role": "place", "to": hidden.uid}], tags=[make_tag("Hidden tag").uid]))
    page = text(client.get(event.get_absolute_url()))

    assert hidden.uid not in page
    assert "Hidden" not in page
    assert '<ul class="tags' not in page


def test_sources_are_numbered_in_the_order_they_are_named(client):
    first, second = (publish(make("source", title=title)) for title in ("First report", "Second report"))
    citations = [{"source": first.uid, "supports": "the day"}, {"source": second.uid}, {"source": first.uid}]
    page = text(client.get(publish(make("event", citations=citations)).get_absolute_url()))

    assert page.index('id="s1"') < page.index("First report") < page.index('id="s2"') < page.index("Second report")
    assert "The day." in page
    assert 'id="s3"' not in page


def test_the_tag_index_counts_public_records_alone(client):
    tag = make_tag("harbour")
    publish(tag)
    publish(make("event", tags=[tag.uid]))
    make("event", tags=[tag.uid])

    assert '<li data-n="1"><a href="/tags/harbour/">harbour</a>' in text(client.get("/tags/"))


def test_the_ledger_does_not_name_what_is_not_public_now(client):
    event = make("event", title="Harbour")
    publish(event)
    withdraw(event)
    page = text(client.get("/ledger/"))

    assert page.count("a record that is not public now") == 2
    assert "Harbour" not in page and event.uid not in page
    assert LedgerLine.objects.head().hash in page


def test_the_ledger_runs_newest_first(client):
    for title in ("First", "Second"):
        publish(make("event", title=title))
    page = text(client.get("/ledger/"))

    assert page.index("Second") < page.index("First")


# The ledger's head, the edition, what points to it, what it mentions, its line of the ledger, of a photograph its
# neighbours; and once after a publication the frame.
QUERIES = 7


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", KINDS[:-1])  # what stands under a tag is search's to say: test_tag_pages_found.py
def test_a_record_page_asks_few_questions_whatever_it_shows(client, kind, count, django_assert_max_num_queries):
    record = full(kind, count)

    with django_assert_max_num_queries(QUERIES):
        client.get(record.get_absolute_url())


def full(kind, count):
    """A public record with so many of everything around it, in every role that may point to it."""
    tags = [publish(make_tag(f"Tag {kind} {count} {number}")).uid for number in range(count)]
    sources = [publish(make("source")).uid for _each in range(count)]
    places = [publish(make("place")).uid for _each in range(count)]
    rights = IN_COPYRIGHT if kind == "photograph" else {}
    roles = {"event": "place", "statement": "place", "entry": "place", "photograph": "place", "organisation": "place"}
    relations = [{"role": roles.get(kind, "related"), "to": place} for place in places]
    citations = [{"source": uid} for uid in sources]
    record = make(kind, tags=tags, relations=relations, citations=citations, summary="Something.", **rights)
    for _each in range(count):
        speaker = publish(make("person")).uid
        publish(
            make(
                "statement",
                words="Said.",
                speaker=speaker,
                relations=[{"role": "about", "to": record.uid}],
                date="1990",
            )
        )
        publish(make_photograph(relations=[{"role": "depicts", "to": record.uid}]))
        publish(make("entry", relations=[{"role": "about", "to": record.uid}]))
    return publish(record)


LISTS = (
    "/events/",
    "/statements/",
    "/photographs/",
    "/people/",
    "/organisations/",
    "/places/",
    "/sources/",
    "/ledger/",
)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("address", LISTS)
def test_every_list_asks_a_fixed_number_of_questions(client, address, count, django_assert_max_num_queries):
    for kind in KINDS[1:]:
        for _each in range(count):
            publish(make_photograph() if kind == "photograph" else make(kind, summary="Something."))

    with django_assert_max_num_queries(6 if address == "/photographs/" else 5):
        client.get(address)


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=x", "?page=99999999", "?page=٣", "?page="])
def test_any_page_number_gives_a_page(client, query):
    publish(make("event", title="Harbour"))

    assert "Harbour" in text(client.get("/events/" + query))


def choose(client, theme, came_from="http://testserver/events/?lang=az"):
    return client.post("/appearance/", {"theme": theme}, headers={"referer": came_from})


def test_only_who_chooses_light_or_dark_gets_a_cookie(client):
    response = choose(client, "dark")

    assert (response.status_code, response["Location"]) == (303, "http://testserver/events/?lang=az")
    assert {name: morsel.value for name, morsel in response.cookies.items()} == {"theme": "dark"}
    assert '<html lang="en" data-theme="dark">' in text(client.get("/events/"))


def test_who_chooses_the_devices_own_look_loses_it_again(client):
    choose(client, "dark")
    choose(client, "auto")

    assert '<html lang="en">' in text(client.get("/events/"))


@pytest.mark.parametrize(
    "came_from", ["", "https://elsewhere.example.org/", "javascript:alert(1)", "//elsewhere.example.org"]
)
def test_the_choice_leads_back_to_pages_of_this_site_alone(client, came_from):
    assert choose(client, "light", came_from)["Location"] == "/"


@pytest.mark.parametrize(
    "address", ["/", "/names/", "/events/", "/tags/", "/ledger/", "/search/", "/nothing/", "/about/"]
)
def test_no_page_gives_a_visitor_a_cookie(client, address):
    assert not client.get(address).cookies


def test_nothing_runs_or_is_styled_inside_a_page(client):
    page = text(client.get(full("event", 1).get_absolute_url()))
    page = page.replace('<script type="application/ld+json">', "")  # facts, which no browser runs

    assert not [word for word in ("<script", "<style", " style=", " onclick", "javascript:") if word in page]


def test_the_robots_are_told_where_the_sitemap_is(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain"
    assert text(response).splitlines()[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_who_signs_in_sees_the_same_public_page(client):
    address = publish(make("event")).get_absolute_url()
    before = text(client.get(address))
    client.force_login(administrator())

    assert text(client.get(address)) == before
