"""Who may reach what: every route stands in routes.txt with the answer each role gets; an unlisted one fails."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from archive import kinds
from archive.models import State
from exchange.incoming import batches
from tests import cast
from tests.makers import make, publish
from tests.test_hidden import visible_world

TABLE = Path(__file__).with_name("routes.txt")
ROLES = {
    "visitor": None,
    "contributor": cast.contributor,
    "curator": cast.curator,
    "reviewer": cast.reviewer,
    "administrator": cast.administrator,
}


def routes(patterns=None, before=""):
    """Every route of the resolver, as one text."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        # Django lists the apps of the desk in the order in which they came.
        here = before + re.sub(r"\^\(\?P<app_label>[^)]*\)/\$", "<app_label>/", str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, here)
        else:
            yield here


def table():
    """{route: {role: status}} as written down."""
    lines = [
        line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    return {route.replace("‹home›", ""): dict(zip(ROLES, map(int, answers), strict=True)) for route, *answers in lines}


def test_every_route_stands_in_the_table_and_no_other():
    assert sorted(routes()) == sorted(table())


def example(route, world):
    """An address of a route: of a published record for visitors, of a draft at the desk."""
    app, _slash, rest = route.removeprefix("admin/").partition("/")
    model = rest.partition("/")[0]
    draft = world.get(f"draft {model}") or world["user" if model == "user" else "group"] if app in APPS else None
    shown = world["place"]
    samples = {
        "<path:object_id>": str(draft.pk) if draft else "1",
        "<slug:to>": State.REVIEW,
        "<int:number>": "1",
        "<uid:uid>": shown.uid if not route.startswith("admin/") else world["draft event"].uid,
        "<slug:kind_path>": "places",
        "<slug:slug>": "visible-place",
        r"(?P<uid>[0-9a-z]{10,16})": shown.uid,
        r"(?P<number>\d{1,9})": "1",
        r"\.(?P<extension>[a-z.]+)$": ".json",
        r"(?P<token>[0-9a-f]{32})": "0" * 32,
        "(?P<name>[0-9a-z/.,-]+)$": "320.webp",
        "<slug:sha256>": "0" * 64,
        "<int:pk>": str(world["batch"].pk),
        "<int:arrival>": "1",
        "<app_label>": "archive",
        "<slug:uid>": world["draft event"].uid,
        "<str:extension>": "csv",
        "(?P<url>.*)$": "no-such-page",
        "^": "",
        "$": "",
    }
    for part, sample in samples.items():
        route = route.replace(part, sample)
    return "/" + route


APPS = ("archive", "memorial", "guestroom", "auth")


@pytest.fixture
def world(db):
    from django.contrib.auth.models import Group

    world = visible_world()
    world |= {f"draft {kind}": make(kind, title=f"Draft {kind}") for kind in kinds.all_kinds() if kind != "memorial"}
    world["draft memorial"] = world["memorial"]
    world["draft record"] = world["draft event"]
    world["batch"] = batches.begin(by=cast.contributor())
    return world | {"user": cast.contributor(), "group": Group.objects.first()}


def answers(role, world):
    """{route: status} that a role gets; nobody's answer depends on another's."""
    client = Client()
    if ROLES[role]:
        client.force_login(ROLES[role]())
    # Signing out comes last, so that it ends nothing else.
    return {
        route: client.get(example(route, world)).status_code
        for route in sorted(routes(), key=lambda one: "logout" in one)
    }


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_the_answer_in_the_table(role, world):
    written = {route: by_role[role] for route, by_role in table().items()}
    found = answers(role, world)
    assert {route: (status, found[route]) for route, status in written.items() if found[route] != status} == {}


def test_the_table_gives_visitors_no_page_of_the_desk_but_the_door():
    open_to_all = {
        route for route, by_role in table().items() if route.startswith("admin/") and by_role["visitor"] == 200
    }
    assert open_to_all == {"admin/login/"}


def test_publication_is_at_an_address_of_its_own_that_asks_who_you_are(world, client):
    client.force_login(cast.contributor())
    place = make("place", title="In review")
    publish(place)
    address = f"/admin/archive/place/{place.pk}/move/{State.WITHDRAWN}/"
    client.post(address, {"note": "gone"})
    place.refresh_from_db()
    assert place.state == State.PUBLISHED
