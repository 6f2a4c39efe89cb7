"""Answers are canonical JSON in UTF-8: a description within one has the very bytes that its digest was made of."""

from ninja.renderers import BaseRenderer

from archive.description import canonical


class Canonical(BaseRenderer):
    media_type = "application/json"

    def render(self, request, data, *, response_status):
        return canonical(data)
