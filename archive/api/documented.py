"""The API described: for programs as OpenAPI 3.1, for people as a page of the house. Both follow from the code."""

import json
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.description import canonical

from .refusals import JSON, SENTENCES

ANSWERS = {200: _("The answer.")} | SENTENCES


def openapi(api):
    """The view of the schema."""
    return require_safe(lambda request: HttpResponse(canonical(schema(api)), content_type=JSON))


def documentation(api):
    """The view of the page."""

    @require_safe
    def page(request):
        context = {"operations": list(operations(schema(api))), "licence": settings.DATA_LICENCE}
        return render(request, "api/page.html", context)

    return page


def schema(api):
    """The OpenAPI description, with a sentence for every status."""
    return _schema(api, get_language())


@cache
def _schema(api, language):
    found = api.get_openapi_schema()
    found["info"]["license"] = {"name": "The licence of the data", "url": settings.DATA_LICENCE}
    found["servers"] = [{"url": "/"}]
    for _path, operation in _each(found):
        for status, answer in operation["responses"].items():
            answer["description"] = str(ANSWERS.get(int(status), answer["description"]))
        for parameter in operation.get("parameters", ()):
            if parameter["schema"].get("default") in (None, ""):
                parameter["schema"].pop("default", None)
    # Keys that are numbers in Python are texts in JSON.
    return json.loads(json.dumps(found))


def _each(found):
    return ((path, methods["get"]) for path, methods in found["paths"].items())


def operations(found):
    """What the page says of each operation."""
    for path, operation in _each(found):
        success = operation["responses"]["200"]["content"]["application/json"]
        yield {
            "id": operation["operationId"],
            "path": path,
            "summary": operation["summary"],
            "paragraphs": [_words(text) for text in operation["description"].split("\n\n")],
            "parameters": _parameters(operation.get("parameters", ())),
            "answers": [(status, one["description"]) for status, one in operation["responses"].items()],
            "address": operation["x-example"],
            "example": json.dumps(success["example"], ensure_ascii=False, indent=2),
        }


def _words(text):
    """[(text, is it code)], as backquotes part it."""
    return [(part, at % 2 == 1) for at, part in enumerate(text.replace("\n", " ").split("`"))]


def _parameters(given):
    """One for each name; what a minus before a name means is said with it."""
    rows = {one["name"]: _parameter(one) for one in given if not one["name"].startswith("-")}
    for one in given:
        if (name := one["name"].removeprefix("-")) != one["name"]:
            rows[name]["names"].append(one["name"])
            rows[name]["description"] += f" With a minus: {one['description'].lower()}"
    return list(rows.values())


def _parameter(one):
    allowed = one["schema"]
    return {
        "names": [one["name"]],
        "description": one.get("description", ""),
        "is_needed": one["required"],
        "is_number": allowed["type"] == "integer",
        "least": allowed.get("minimum"),
        "most": allowed.get("maximum"),
        "usual": allowed.get("default"),
        "values": allowed.get("enum", ()),
    }
