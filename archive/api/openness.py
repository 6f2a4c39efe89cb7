"""The API is open to scripts of any site, and answers in JSON also where something else refuses first."""

from django.conf import settings
from django.http import HttpResponse

from archive.api.refusals import JSON, refusal

ROOT = "/api/v1/"
READING = ("GET", "HEAD")
MAY_ASK = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}


class Openness:
    """Middleware, outermost of all: an answer 304 must be as open as the one that it stands for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        method = request.method
        response = _in_json(self.get_response(request))
        request.method = method
        _give(response, FOR_ALL)
        if response.status_code == 200:
            links = [response.get("Link", ""), f'<{settings.DATA_LICENCE}>; rel="license"']
            response.headers["Link"] = ", ".join(filter(None, links))
        return response

    def process_view(self, request, view, args, kwargs):
        """Asked inside of all other middleware, so that these answers carry every header too."""
        if not request.path.startswith(ROOT):
            return None
        if request.method == "OPTIONS":
            return _give(HttpResponse(status=204), MAY_ASK)
        if request.method not in READING:
            return _give(refusal(405), {"Allow": MAY_ASK["Access-Control-Allow-Methods"]})
        request.method = "GET"  # ninja knows no HEAD; the server leaves the body out
        return None


def _give(response, headers):
    for name, value in headers.items():
        response.headers[name] = value
    return response


def _in_json(response):
    """A refusal in JSON, also where Django or another middleware would show a page."""
    if response.status_code >= 400 and response.get("Content-Type") != JSON:
        response.content = refusal(response.status_code).content
        _give(response, {"Content-Type": JSON, "Content-Length": str(len(response.content))})
    return response
