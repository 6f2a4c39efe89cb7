"""A large picture is looked at closely: with OpenSeadragon, with links where there are no scripts, and on paper."""

import re

import pytest
from playwright.sync_api import expect

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


def is_off(page, name):
    return button(page, name).get_attribute("aria-disabled") == "true"


def wait_until_open(page):
    page.locator(".viewer.open").wait_for(timeout=15_000)


def off(page):
    return page.locator(".bar button[aria-disabled=true]")


def zoom_in(page, *, times):
    for _press in range(times):
        button(page, "Zoom in").click()
        page.wait_for_timeout(700)


def test_it_zooms_and_loads_deeper_tiles_only_when_asked(visitor, tiles):
    visitor.goto(MAP)
    visitor.wait_for_load_state("networkidle")
    assert tiles == []
    assert (is_off(visitor, "Zoom out"), is_off(visitor, "Left")) == (True, True)

    zoom_in(visitor, times=1)
    wait_until_open(visitor)
    assert [address for address in tiles if DEEPEST.search(address)] == []

    zoom_in(visitor, times=4)
    visitor.wait_for_load_state("networkidle")
    assert [address for address in tiles if DEEPEST.search(address)] != []
    assert (is_off(visitor, "Zoom out"), is_off(visitor, "Left")) == (False, False)

    button(visitor, "Whole image").click()
    expect(off(visitor)).to_have_count(6)


def test_it_is_moved_by_the_keyboard(visitor):
    visitor.goto(MAP)
    zoom_in(visitor, times=1)
    wait_until_open(visitor)
    canvas = visitor.get_by_role("application")
    canvas.focus()
    visitor.keyboard.press("+")
    expect(off(visitor)).to_have_count(0)
    visitor.keyboard.press("ArrowRight")
    visitor.wait_for_timeout(700)
    visitor.keyboard.press("0")
    expect(off(visitor)).to_have_count(6)
    assert "arrow keys" in canvas.get_attribute("aria-label")


def test_it_stands_still_for_those_who_want_stillness(visitor, tiles):
    visitor.emulate_media(reduced_motion="reduce")
    visitor.goto(MAP)
    zoom_in(visitor, times=3)

    assert not is_off(visitor, "Whole image")
    assert tiles != []


def test_a_link_to_a_closer_view_opens_there(visitor, tiles):
    visitor.goto(f"{MAP}?z=4&x=4&y=2")
    assert visitor.locator(".mosaic image").count() == 9
    button(visitor, "Right").click()
    wait_until_open(visitor)

    assert not is_off(visitor, "Whole image")


def test_the_page_scrolls_on_over_the_picture(visitor):
    visitor.goto(MAP)
    zoom_in(visitor, times=1)
    wait_until_open(visitor)
    visitor.locator(".stage").hover()
    visitor.mouse.wheel(0, 300)
    visitor.wait_for_timeout(500)

    assert visitor.evaluate("scrollY") > 100
    assert visitor.get_by_text("Hold Ctrl and scroll to zoom").is_visible()


def test_where_it_fails_the_links_are_there_again(visitor, complaints):
    visitor.route("**/tiles/info.json", lambda route: route.fulfill(status=404))
    visitor.goto(MAP)
    button(visitor, "Zoom in").click()
    visitor.locator(".bar").get_by_role("link", name="Zoom in").click()

    visitor.wait_for_url("**?z=*")
    assert visitor.locator(".mosaic image").count() == 9
    assert [one for one in complaints if "Policy" in one] == []
    complaints.clear()  # that it failed is said in the console


def test_without_scripts_the_same_words_are_links(site, chromium):
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(MAP)
    bar = page.locator(".bar")
    bar.get_by_role("link", name="Zoom in").click()
    page.locator(".mosaic a").nth(4).click()
    bar.get_by_role("link", name="Left").click()
    page.wait_for_load_state("networkidle")
    sizes = page.locator(".mosaic image").evaluate_all("tiles => tiles.map(tile => tile.getBoundingClientRect().width)")
    seen = (page.url.partition("?")[2], len(sizes), min(sizes) > 90)
    bar.get_by_role("link", name="Whole image").click()

    assert seen[0].startswith("z=4&x=") and seen[1:] == (9, True)
    assert page.locator(".stage img").is_visible()
    assert page.locator(".mosaic").count() == 0
    context.close()


def test_nothing_moves_when_the_picture_arrives(visitor):
    visitor.add_init_script(
        "window.moved = 0;"
        "new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for address in (MAP, "/photographs/"):
        visitor.goto(address)
        visitor.wait_for_load_state("networkidle")
        assert visitor.evaluate("window.moved") < 0.02, address


def test_on_paper_the_picture_its_credit_and_its_address_stand_and_the_bar_does_not(visitor):
    visitor.goto(MAP)
    visitor.emulate_media(media="print")

    assert visitor.locator(".stage img").is_visible()
    assert visitor.locator("figcaption .credit").is_visible()
    assert "/id/" in visitor.locator("#permanent").input_value()
    assert not visitor.locator(".bar").is_visible()
