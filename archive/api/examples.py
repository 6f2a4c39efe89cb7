"""What the documentation shows of an answer: an address, and what the house of the tests answers there, exactly."""

import json

from django.conf import settings

FOLDER = settings.BASE_DIR / "templates" / "api" / "examples"


def example(address, name):
    """For `openapi_extra`: the example in templates/api/examples/<name>.json, and the address it was asked at."""
    content = {"application/json": {"example": json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))}}
    return {"x-example": address, "responses": {200: {"content": content}}}
