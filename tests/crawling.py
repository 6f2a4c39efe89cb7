"""A visitor who follows every link, form and picture of the site, and remembers every answer."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

LINK = re.compile(r'(?:href|src|action)="([^"]+)"')
SOURCES = re.compile(r'srcset="([^"]+)"')
LOCATION = re.compile(r"<loc>https?://[^/<]+([^<]*)</loc>")
# The API names many addresses; those that lead on in it are followed.
ANSWERS = re.compile(r'"http://testserver(/api/[^"]+)"')
# Static files are the same for everybody and hold no record.
NOT_FOLLOWED = ("/static/", "/admin/")


def crawl(client, *starts):
    """{address: (status, headers, body)} of everything reachable from the starting addresses."""
    waiting, seen = list(starts), {}
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(NOT_FOLLOWED):
            continue
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[address] = answer.status_code, sorted(answer.headers.items()), body.decode("utf-8", "replace")
        waiting += followed(address, answer, seen[address][2])
    return seen


def followed(address, answer, body):
    """Addresses of this site that an answer leads to."""
    found = [answer["Location"]] if answer.has_header("Location") else []
    if address.startswith("/search/") and answer.has_header("X-Robots-Tag"):
        return  # Questions lead to questions without end: what crawlers shall not keep is seen, and not followed.
    if answer["Content-Type"].startswith(("text/html", "application/xml", "application/atom")):
        found += LINK.findall(body) + LOCATION.findall(body)
        found += [source.split()[0] for sources in SOURCES.findall(body) for source in sources.split(",")]
    if address.startswith("/api/"):
        found += ANSWERS.findall(body)
    for link in found:
        there = urlsplit(urldefrag(urljoin(f"http://testserver{address}", link.replace("&amp;", "&"))).url)
        if there.netloc == "testserver":
            yield there.path + (f"?{there.query}" if there.query else "")
