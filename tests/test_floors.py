"""Imports go down: nothing below knows what stands above it, and neighbours do not know each other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"archive": 1, "memorial": 2, "search": 2, "exchange": 2, "preservation": 2, "config": 3}
APPS = sorted(app for app in FLOORS if (ROOT / app).is_dir())

# Inside archive and memorial: urls → admin, views, feeds → forms → doings → models → values.
LAYERS = {
    "values": 0,
    "models": 1,
    "doings": 2,
    "forms": 3,
    "views": 4,
    "urls": 5,
}
VALUES = {
    "cited_as",
    "dates",
    "description",
    "folding",
    "kinds",
    "languages",
    "pixels",
    "points",
    "readiness",
    "rights",
    "roles",
    "signals",
    "tiles",
    "wording",
}
VIEWS = {"admin", "api", "desk", "views", "feeds", "sitemaps", "conditional", "context", "templatetags", "management"}
# Apps are wired where they start; migrations are frozen history.
UNFLOORED = {"apps", "migrations"}


def sources(app):
    for path in sorted((ROOT / app).rglob("*.py")):
        room = path.relative_to(ROOT / app).with_suffix("").parts
        if room[0] not in UNFLOORED and "tests" not in room:
            yield path, room[0]


def imported(path):
    """Dotted names a file imports, relative ones made whole."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def layer(room):
    if room in VALUES:
        return LAYERS["values"]
    if room in VIEWS:
        return LAYERS["views"]
    return LAYERS.get(room, LAYERS["doings"])


def uphill(app):
    for path, _room in sources(app):
        for name in imported(path):
            other = name.split(".")[0]
            if other in FLOORS and other != app and FLOORS[other] >= FLOORS[app]:
                yield f"{path.relative_to(ROOT)} imports {name}"


def up_a_layer(app):
    for path, room in sources(app):
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == app and len(parts) > 1 and layer(parts[1]) > layer(room):
                yield f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("app", APPS)
def test_no_floor_knows_what_stands_above_it_or_beside_it(app):
    assert list(uphill(app)) == []


@pytest.mark.parametrize("app", [app for app in ("archive", "memorial") if app in APPS])
def test_within_an_app_imports_go_from_pages_down_to_values(app):
    assert list(up_a_layer(app)) == []


# What builds public pages, feeds, indexes and files; none of them may touch a working copy.
PUBLIC = [
    "archive/api",
    "archive/views.py",
    "archive/showing.py",
    "archive/veiling.py",
    "archive/zooming.py",
    "archive/picturing.py",
    "archive/neighbours.py",
    "archive/filing.py",
    "archive/choosing.py",
    "archive/decades.py",
    "archive/in_common.py",
    "archive/browsing.py",
    "archive/browsed.py",
    "archive/sending.py",
    "archive/sitemaps.py",
    "archive/conditional.py",
    "archive/rendering.py",
    "archive/templatetags",
    "memorial/views.py",
    "memorial/feeds.py",
    "memorial/context.py",
    "memorial/timeline.py",
    "memorial/figures.py",
    "search",
    "exchange/outgoing",
    "exchange/api",
    "exchange/views.py",
    "exchange/giving.py",
]
PUBLIC_MODELS = {"Edition", "Filing", "Mention", "Address", "LedgerLine", "Act"}


def public_sources():
    for place in PUBLIC:
        path = ROOT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []


def working_copies(path):
    """Names of models that public code imports although they are not of the public."""
    for name in imported(path):
        parts = name.split(".")
        if "models" in parts[:-1] and parts[0] in FLOORS:
            module, what = ".".join(parts[:-1]), parts[-1]
            is_row_class = what[:1].isupper() and what not in PUBLIC_MODELS
            if is_row_class and not uses_only_vocabulary(path, what):
                yield f"{path.relative_to(ROOT)} imports {what} from {module}"


def uses_only_vocabulary(path, name):
    """True where a file never asks a model's manager: it reads its choices and labels alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    asked = {node.attr for node in attributes if isinstance(node.value, ast.Name) and node.value.id == name}
    return not asked & {"objects", "_base_manager", "_default_manager"}


def test_public_code_never_touches_a_record_manager():
    assert [fault for path in public_sources() for fault in working_copies(path)] == []
