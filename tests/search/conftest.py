import html
import re

import pytest
from django.test import Client


class Page:
    """A page of results, as a visitor reads it."""

    def __init__(self, response):
        self.response, self.status = response, response.status_code
        self.html = response.content.decode()

    @property
    def titles(self):
        return [_text(found) for found in re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", self.html)]

    @property
    def heading(self):
        return _text(re.search(r'role="status"><h2>(.*?)</h2>', self.html)[1])

    @property
    def marked(self):
        return [_text(found) for found in re.findall(r"<mark>(.*?)</mark>", self.html)]

    @property
    def snippets(self):
        return [_text(found) for found in re.findall(r'<p class="snip"[^>]*>(.*?)</p>', self.html)]

    @property
    def chips(self):
        """{"Kind: Event": the address without it}"""
        found = re.findall(r'<a class="chip" href="([^"]*)"[^>]*><span>(.*?)</span><b>', self.html)
        return {_text(words): html.unescape(address) for address, words in found}

    def ticked(self, name):
        """The values ticked in a facet; "-tag" for those that are left out."""
        return re.findall(rf'name="{re.escape(name)}" value="([^"]*)" checked', self.html)

    def carried(self, form):
        """[(name, value)] of the hidden fields of a form, found by its class or the address it leads to."""
        inside = re.search(rf"<form[^>]*{re.escape(form)}.*?</form>", self.html, re.DOTALL)[0]
        pairs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', inside)
        return [(name, html.unescape(value)) for name, value in pairs]

    def links(self, within):
        """{words: address} of the links in the first part of the page that matches."""
        part = re.search(within, self.html, re.DOTALL)[0]
        found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', part, re.DOTALL)
        return {_text(words): html.unescape(address) for address, words in found}

    def counts(self, name):
        """{value: count} of a facet, in its order: of kinds those that are there, of tags those beside the results."""
        option = rf'name="{re.escape(name)}" value="([^"]*)"[^>]*><span class="t"[^>]*>.*?</span><span class="n">(\d+)'
        return {value: int(count) for value, count in re.findall(option, self.html) if int(count)}


def _text(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


@pytest.fixture
def search(db):
    """search("qara yanvar", tag=["day-of-mourning"]) → the Page a visitor gets."""

    def ask(q="", **parameters):
        given = {"q": q} if q else {}
        return Page(Client().get("/search/", given | parameters, follow=True))

    return ask
