"""Every page, public and at the desk: nothing for axe to find, no sideways scrolling, nothing from elsewhere."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import context_in, silence

# Without "preload", or axe asks for imported style sheets at addresses of its own making, and the next page at the desk
# may say that there is no such record.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "preload": False}
SCREENS = [("light", 1440), ("light", 390), ("dark", 1440), ("dark", 390)]
PUBLIC = {
    "home": "/",
    "names": "/names/",
    "events": "/events/",
    "statements": "/statements/",
    "photographs": "/photographs/",
    "people": "/people/",
    "organisations": "/organisations/",
    "places": "/places/",
    "sources": "/sources/",
    "tags": "/tags/",
    "a letter of the tags": "/tags/?letter=A",
    "tags from broad to narrow": "/tags/?view=hierarchy",
    "a tag looked for": "/tags/?q=matem",
    "a tag with narrower ones": "/tags/broad/",
    "search": "/search/?q=january",
    "filtered": "/search/?q=january&kind=events",
    "nothing": "/search/?q=zzzzqqqq&kind=events",
    "left out": "/search/?q=january&kind=events&-tag=anniversary",
    "as a grid": "/search/?q=january&view=grid",
    "as a timeline": "/search/?q=january&sort=oldest&view=timeline",
    "as a map": "/search/?q=january&view=map",
    "all tags of a result": "/search/?q=january&more=tag",
    "search by form": "/search/form/",
    "search help": "/search/help/",
    "ledger": "/ledger/",
    "about": "/about/",
    "not found": "/events/no-such-event/",
    "withdrawn": "/events/ceremonies-in-baku-january-2022/",
    "an old edition": "/id/0ldp1erxxx/editions/1/",
    "in another language": "/events/black-january/?lang=az",
    "behind its content note": "/photographs/veiled-picture/",
    "in front of it": "/photographs/veiled-picture/?show=1",
    "the door of the desk": "/admin/login/",
}
# The first record of each list stands for its kind.
LISTED = ["names", "events", "statements", "photographs", "people", "organisations", "places", "sources", "tags"]
DESK = {
    "desk": "/admin/",
    "all records": "/admin/archive/record/",
    "events": "/admin/memorial/event/",
    "photographs": "/admin/archive/photograph/",
    "alternative texts": "/admin/archive/photograph/alternative-texts/",
    "decorative pictures": "/admin/archive/photograph/alternative-texts/?show=decorative",
    "missing translations": "/admin/archive/photograph/alternative-texts/?language=tr",
    "add an event": "/admin/memorial/event/add/",
    "add a statement": "/admin/memorial/statement/add/",
    "add a photograph": "/admin/archive/photograph/add/",
    "add an entry": "/admin/memorial/entry/add/",
    "batches": "/admin/batches/",
    "add photographs": "/admin/batches/add/",
    "users": "/admin/auth/user/",
    "a preview": "/admin/preview/0ldp1erxxx/",
    "a new password": "/admin/password_change/",
    "what is said of a record that is gone": "/admin/memorial/event/0/change/",
}

# Fields that suggest records are drawn and named a moment after a page is there; on a slow machine axe would be faster.
NAMELESS = (
    "select.admin-autocomplete:not([name*=__prefix__]):not(.select2-hidden-accessible),"
    " .select2-selection:not([aria-label])"
)


def look(page, *, scheme, width):
    """Without motion: axe measures colours, and shall not meet them on their way from one to another."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})


def faults(page):
    """What axe finds, in one line a fault, once every choice of records has its name."""
    expect(page.locator(NAMELESS)).to_have_count(0)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url} {fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def scrolls_sideways(page):
    """Once its fonts are there, which decide how wide words are."""
    return page.evaluate(SCROLLS_SIDEWAYS)


SCROLLS_SIDEWAYS = """document.fonts.ready.then(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth)"""


def faults_of(page, addresses):
    for address in addresses:
        page.goto(address)
        yield from faults(page)


@pytest.fixture(scope="session")
def record_addresses(site, chromium):
    """The address of one record of each kind."""
    context = context_in(chromium, site)
    page = context.new_page()
    found = []
    for kind in LISTED:
        page.goto(f"/{kind}/")
        links = page.locator(f"main a[href^='/{kind}/']").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        found.append(next(link for link in links if link.count("/") == 3 and "?" not in link))
    context.close()
    return found


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing_on_any_public_page(visitor, complaints, record_addresses, scheme, width):
    look(visitor, scheme=scheme, width=width)
    assert list(faults_of(visitor, [*PUBLIC.values(), *record_addresses])) == []
    silence(visitor, complaints)  # axe itself sets styles while it looks, which the policy forbids


def test_the_console_stays_silent_on_every_public_page(visitor, record_addresses):
    for address in [*PUBLIC.values(), *record_addresses]:
        visitor.goto(address)


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing_at_the_desk(at_the_desk, complaints, scheme, width):
    look(at_the_desk, scheme=scheme, width=width)
    event = first_change_page(at_the_desk, "/admin/memorial/event/")
    assert list(faults_of(at_the_desk, [*DESK.values(), *pages_of(event), *pages_of_a_picture(at_the_desk)])) == []
    silence(at_the_desk, complaints)


def test_the_console_stays_silent_at_the_desk(at_the_desk):
    event = first_change_page(at_the_desk, "/admin/memorial/event/")
    for address in [*DESK.values(), *pages_of(event), *pages_of_a_picture(at_the_desk)]:
        assert at_the_desk.goto(address).status in (200, 403), address  # what was public cannot be deleted


def pages_of(change_page):
    """The pages of a published record at the desk."""
    own = change_page.partition("?")[0].removesuffix("change/")
    yield change_page
    yield from (own + page for page in ("history/", "history/compare/", "move/withdrawn/", "delete/"))


def pages_of_a_picture(page):
    """The form of a held photograph, and the page of its focal point."""
    form = first_change_page(page, "/admin/archive/photograph/?q=carnation").partition("?")[0]
    yield from (form, form.removesuffix("change/") + "focus/")


def first_change_page(page, address):
    page.goto(address)
    return page.locator("#result_list a[href*='/change/']").first.get_attribute("href")


def test_no_public_page_scrolls_sideways_at_320_pixels(visitor, record_addresses):
    visitor.set_viewport_size({"width": 320, "height": 800})
    wide = []
    for address in [*PUBLIC.values(), *record_addresses]:
        visitor.goto(address)
        if scrolls_sideways(visitor):
            wide.append(address)
    assert wide == []


def test_the_site_works_without_javascript(without_script):
    page = without_script
    page.goto("/")
    page.get_by_role("searchbox").fill("qara yanvar")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search/?q=qara+yanvar")
    expect(page.locator("h3 a").first).to_have_text("Black January")


def test_no_public_page_sets_a_cookie(visitor, record_addresses):
    for address in [*PUBLIC.values(), *record_addresses]:
        if not address.startswith("/admin/"):
            visitor.goto(address)
    assert visitor.context.cookies() == []


def test_a_distressing_picture_is_not_sent_before_it_is_asked_for(visitor):
    asked = []
    visitor.on("request", lambda request: asked.append(request.url))
    for address in ("/photographs/veiled-picture/", "/photographs/", "/search/?q=veiled"):
        visitor.goto(address)
    assert [url for url in asked if "/media/ve11edxxxx/" in url] == []

    visitor.goto("/photographs/veiled-picture/")
    visitor.get_by_role("link", name="Show the photograph").click()
    visitor.wait_for_url("**/photographs/veiled-picture/?show=1*")
    picture = visitor.locator("main img").first
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
