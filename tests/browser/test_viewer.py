"""A large picture is looked at closely: with OpenSeadragon, with links where there are no scripts, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import silence

MAP = "/photographs/map-of-the-absheron-peninsula-and-the-western-caspian/"
DEEPEST = re.compile(r"/tiles/\d+,\d+,512,512/512,512/0/default\.jpg$")  # a tile at the picture's own size


@pytest.fixture
def tiles(visitor):
    """The tiles that the browser asks for."""
    asked = []
    visitor.on("request", lambda request: asked.append(request.url) if "/tiles/" in request.url else None)
    return asked


def button(page, name):
    return page.locator(".bar").get_by_role("button", name=name, exact=True)


def expect_off(page, *names, off=True):
    for name in names:
        expect(button(page, name)).to_have_attribute("aria-disabled", "true" if off else "false")


def wait_until_open(page):
    page.locator(".viewer.open").wait_for()


def off(page):
    return page.locator(".bar button[aria-disabled=true]")


def zoom_in(page, *, times):
    """Before the picture is open, a further press does nothing."""
    for _press in range(times):
        button(page, "Zoom in").click()
        wait_until_open(page)


def rest(page):
    """Time enough for what must not happen; nothing that must happen is waited for like this."""
    page.wait_for_timeout(700)


def test_it_zooms_and_loads_deeper_tiles_only_when_asked(visitor, tiles):
    visitor.goto(MAP)
    visitor.wait_for_load_state("networkidle")
    assert tiles == []
    expect_off(visitor, "Zoom out", "Left")

    zoom_in(visitor, times=1)
    rest(visitor)
    assert [address for address in tiles if DEEPEST.search(address)] == []

    with visitor.expect_request(DEEPEST):
        zoom_in(visitor, times=4)
    expect_off(visitor, "Zoom out", "Left", off=False)

    button(visitor, "Whole image").click()
    expect(off(visitor)).to_have_count(6)


def test_it_is_moved_by_the_keyboard(visitor):
    visitor.goto(MAP)
    zoom_in(visitor, times=1)
    canvas = visitor.get_by_role("application")
    canvas.focus()
    visitor.keyboard.press("+")
    expect(off(visitor)).to_have_count(0)
    visitor.keyboard.press("ArrowRight")
    rest(visitor)
    visitor.keyboard.press("0")
    expect(off(visitor)).to_have_count(6)
    expect(canvas).to_have_attribute("aria-label", re.compile("arrow keys"))


def test_it_stands_still_for_those_who_want_stillness(visitor, tiles):
    visitor.emulate_media(reduced_motion="reduce")
    visitor.goto(MAP)
    zoom_in(visitor, times=3)

    expect_off(visitor, "Whole image", off=False)
    assert tiles != []


def test_a_link_to_a_closer_view_opens_there(visitor, tiles):
    visitor.goto(f"{MAP}?z=4&x=4&y=2")
    expect(visitor.locator(".mosaic image")).to_have_count(9)
    button(visitor, "Right").click()
    wait_until_open(visitor)

    expect_off(visitor, "Whole image", off=False)


def test_the_page_scrolls_on_over_the_picture(visitor):
    visitor.goto(MAP)
    zoom_in(visitor, times=1)
    visitor.locator(".stage").hover()
    visitor.mouse.wheel(0, 300)

    expect(visitor.get_by_text("Hold Ctrl and scroll to zoom")).to_be_visible()
    visitor.wait_for_function("() => scrollY > 100")


def test_where_it_fails_the_links_are_there_again(visitor, complaints):
    visitor.route("**/tiles/info.json", lambda route: route.fulfill(status=404))
    visitor.goto(MAP)
    button(visitor, "Zoom in").click()
    visitor.locator(".bar").get_by_role("link", name="Zoom in").click()

    visitor.wait_for_url("**?z=*")
    expect(visitor.locator(".mosaic image")).to_have_count(9)
    assert [one for one in complaints if "Policy" in one] == []
    silence(visitor, complaints)  # that it failed is said in the console


def follow(page, link):
    """The next page is there, whole."""
    with page.expect_navigation(wait_until="load"):
        link.click()


def test_without_scripts_the_same_words_are_links(without_script):
    page = without_script
    page.goto(MAP)
    bar = page.locator(".bar")
    follow(page, bar.get_by_role("link", name="Zoom in"))
    follow(page, page.locator(".mosaic a").nth(4))
    follow(page, bar.get_by_role("link", name="Left"))
    sizes = page.locator(".mosaic image").evaluate_all("tiles => tiles.map(tile => tile.getBoundingClientRect().width)")
    seen = (page.url.partition("?")[2], len(sizes), min(sizes) > 90)
    follow(page, bar.get_by_role("link", name="Whole image"))

    assert seen[0].startswith("z=4&x=") and seen[1:] == (9, True)
    expect(page.locator(".stage img")).to_be_visible()
    expect(page.locator(".mosaic")).to_have_count(0)


def test_on_paper_the_picture_its_credit_and_its_address_stand_and_the_bar_does_not(visitor):
    visitor.goto(MAP)
    visitor.emulate_media(media="print")

    expect(visitor.locator(".stage img")).to_be_visible()
    expect(visitor.locator("figcaption .credit")).to_be_visible()
    expect(visitor.locator("#permanent")).to_have_value(re.compile("/id/"))
    expect(visitor.locator(".bar")).to_be_hidden()
