"""The demonstration memorial in a house of its own, and a browser before it."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.houses import House, database_of_its_own

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a long sentence for tests"
# One waits for what a test expects as long as a machine may take that has other tests to run beside; what never comes
# fails all the same. A batch of twenty photographs is one step, and each is decoded in a process of its own.
PATIENCE = 300_000  # milliseconds
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    if CHROMIUM is None:
        pytest.skip("This machine has no Chromium.")
    with database_of_its_own() as database:
        site = House(tmp_path_factory.mktemp("house"), database)
        site.manage("migrate", "--verbosity", "0")
        site.manage("load_demo")
        site.manage("collectstatic", "--no-input", "--verbosity", "0")
        site.manage("shell", "--verbosity", "0", "-c", SET_PASSWORD)
        site.manage("shell", "--verbosity", "0", "-c", ADD_RARE_PAGES)
        with site.served():
            yield site


SET_PASSWORD = f"""
from django.contrib.auth import get_user_model
curators = get_user_model().objects
person, made = curators.get_or_create(username="curator", defaults={{"is_staff": True, "is_superuser": True}})
person.set_password({PASSWORD!r})
person.save()
"""


# What the demonstration has none of: an edition that another took the place of, and a picture behind its content note.
ADD_RARE_PAGES = """
from django.contrib.auth import get_user_model
from archive import publishing
from archive.applying import apply
from archive.describing import describe
from archive.description import Description
from archive.models import Edition, State

curator = get_user_model().objects.get(username="curator")

def publish(**public):
    record = apply(Description({"language": "en", "content_note": "none"} | public), by=curator, note="for a test")
    if record.state == State.DRAFT:
        record = publishing.move(record, State.REVIEW, by=curator)
    publishing.move(record, State.PUBLISHED, by=curator, note="for a test")

broad, narrow = "br0adxxxxx", "n4rr0wxxxx"
publish(kind="tag", uid=broad, title="Broad", summary="What is broad.")
publish(kind="tag", uid=narrow, title="Narrow", summary="What is narrow.", relations=[{"role": "broader", "to": broad}])
publish(kind="place", uid="0ldp1erxxx", title="Old pier", summary="A pier.")
publish(kind="place", uid="0ldp1erxxx", title="Old pier", summary="A pier, described again.", tags=[broad, narrow])
held = next(one for one in Edition.objects.current().of_kind("photograph") if "image_sha256" in one.description)
note = {"content_note": "distressing", "content_note_text": "This picture shows what a test wants hidden."}
publish(**held.description | note | {"uid": "ve11edxxxx", "title": "Veiled picture", "relations": []})
"""


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def context_in(browser, site, **options):
    """A visitor's own browser: no cookies, nothing kept."""
    context = browser.new_context(base_url=site.address, **options)
    context.set_default_timeout(PATIENCE)
    return context


def is_a_complaint(said):
    """An error in the console; that a page was not found is what some tests ask for."""
    return said.type == "error" and "status of 4" not in said.text


@pytest.fixture
def complaints():
    """What the browser's console complains of, and every request to elsewhere."""
    return []


@pytest.fixture
def visitor(site, chromium, complaints):
    """A page of a browser that nobody signed in with; any complaint fails the test."""
    context = context_in(chromium, site)
    page = context.new_page()
    page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if is_a_complaint(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(site.address) else complaints.append(asked.url))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def at_the_desk(visitor):
    """The same page, signed in as the curator of the demonstration."""
    sign_in(visitor)
    return visitor


@pytest.fixture
def without_script(site, chromium):
    """A page of a browser that runs no scripts."""
    context = context_in(chromium, site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def sign_in(page):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def silence(page, complaints):
    """What the console said until now was the test's own doing; nothing more can come from the page that is left."""
    page.goto("about:blank")
    complaints.clear()
