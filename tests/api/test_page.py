"""The page of the API: made by us, from the schema, without a script, a style or a file of anybody else."""

import re
from html import unescape

import pytest

from archive.api.documented import schema
from config.api import api

pytestmark = pytest.mark.django_db


def text_of(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_operation_stands_there_with_its_parameters_and_an_example(stranger):
    page = stranger("/api/").content.decode()

    for path, operation in schema(api)["paths"].items():
        said = page.partition(f'id="{operation["get"]["operationId"]}"')[2].partition("</section>")[0]
        names = re.findall(r"<code>([^<]+)</code>", said.partition("<tbody")[2].partition("</tbody>")[0])
        assert f"<code>{path}</code>" in said
        assert {one["name"] for one in operation["get"].get("parameters", ())} <= set(names)
        assert operation["get"]["x-example"].replace("&", "&amp;") in said
        assert text_of(said).count("200 The answer.") == 1


def test_it_asks_nobody_else_for_anything(stranger):
    answer = stranger("/api/")
    page = answer.content.decode()

    assert (answer.status_code, "<script" in page, "<style" in page, " style=" in page) == (200, False, False, False)
    fetched = re.findall(r'(?:src|srcset)="([^"]+)"|<link rel="(?:stylesheet|icon|preload)" href="([^"]+)"', page)
    assert {address.startswith("/static/") for pair in fetched for address in pair if address} == {True}


def test_it_is_kept_until_something_is_published(stranger, django_assert_num_queries):
    mark = stranger("/api/")["ETag"]

    with django_assert_num_queries(1):
        assert stranger("/api/", **{"if-none-match": mark}).status_code == 304
