import pytest
from django.utils.translation import get_language

from tests.makers import make, publish

pytestmark = pytest.mark.django_db

PLACE = {
    "title": "Harbour",
    "summary": "A quiet harbour.",
    "texts": [{"field": "summary", "language": "az", "text": "Sakit liman.", "origin": "ours"}],
    "names": [{"text": "Liman", "language": "az", "script": "Latn", "kind": "preferred"}],
}


def page(client, query=""):
    return client.get(publish_once().get_absolute_url() + query).content.decode()


def publish_once():
    return publish(make("place", **PLACE))


def test_a_page_speaks_the_language_asked_for(client):
    text = page(client, "?lang=az")

    assert '<html lang="az"' in text
    assert '<h1 class="mt1">Liman</h1>' in text
    assert '<p class="lede">Sakit liman.</p>' in text


def test_what_is_not_translated_says_so_in_its_own_language(client):
    text = page(client, "?lang=ru")

    assert '<h1 class="mt1" lang="en">Harbour</h1>' in text
    assert '<p class="lede" lang="en">A quiet harbour.</p><p class="note untranslated">' in text


@pytest.mark.parametrize("query", ["", "?lang=", "?lang=xx", "?lang=en-GB", "?lang=../etc"])
def test_a_language_we_do_not_speak_is_the_default_one(client, query):
    assert '<html lang="en"' in page(client, query)


def test_links_keep_the_language_and_nothing_else_does(client):
    response = client.get("/places/?lang=az")

    assert 'href="/events/?lang=az"' in response.content.decode()
    assert not response.cookies
    assert get_language() == "en"


def test_the_languages_lead_to_the_same_page(client):
    text = client.get("/places/?page=2&lang=ru").content.decode()

    assert 'href="?page=2&amp;lang=az" lang="az" hreflang="az">Azərbaycanca</a>' in text
    assert 'href="?page=2" lang="en" hreflang="en">English</a>' in text
