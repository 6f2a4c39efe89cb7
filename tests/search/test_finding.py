from tests.makers import make, make_tag, publish


def test_nothing_is_found_before_anything_is_published(search):
    make("event", title="Not yet")

    page = search("not")

    assert (page.status, page.titles, page.heading) == (200, [], "Nothing matches “not”.")


def test_a_published_record_is_found_by_its_title(search):
    publish(make("event", title="Harbour fire"))
    publish(make("event", title="Market day"))

    page = search("harbour")

    assert (page.titles, page.heading) == (["Harbour fire"], "1 record matches “harbour”")
