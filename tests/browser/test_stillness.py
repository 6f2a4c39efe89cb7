"""Nothing moves under the eyes of whoever reads already, however late pictures, scripts and fonts arrive."""

import pytest

MAP = "/photographs/map-of-the-absheron-peninsula-and-the-western-caspian/"
PAGES = [MAP, "/photographs/", "/", "/search/?q=baku"]
LATE = ("image", "script", "font")
NEXT_TO_NOTHING = 0.01  # of what is in sight, times how far; from 0.1 on a page feels restless

WATCH = """
window.shifts = [];
window.watching = new PerformanceObserver(list => window.shifts.push(...list.getEntries()));
window.watching.observe({type: "layout-shift", buffered: true});
"""
IS_SEEN = """() => document.readyState !== "loading"
    && performance.getEntriesByName("first-contentful-paint").length > 0"""
IS_THERE = {
    "image": """() => [...document.images].every(
        one => one.naturalWidth > 0 || one.getBoundingClientRect().top > innerHeight || !one.checkVisibility())""",
    "script": "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd > 0",
    "font": "() => document.fonts.status === 'loaded'",
}
# Once two more frames are drawn, everything that moved until now is told of.
MOVED = """async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(drawn => requestAnimationFrame(drawn));
    await new Promise(told => setTimeout(told));
    const shifts = [...window.shifts.splice(0), ...window.watching.takeRecords()];
    const where = ({node}) => node && (node.outerHTML || node.textContent).slice(0, 60);
    return [shifts.reduce((sum, one) => sum + one.value, 0), shifts.flatMap(one => one.sources.map(where))];
}"""


@pytest.fixture
def held(visitor):
    """What the browser asks for in vain, by its kind, until it is let through."""
    held = {kind: [] for kind in LATE}

    def hold(route):
        waiting = held.get(route.request.resource_type)
        route.continue_() if waiting is None else waiting.append(route)

    visitor.route("**/*", hold)
    return held


def let_through(page, held, kind):
    for route in held.pop(kind):
        route.continue_()
    page.wait_for_function(IS_THERE[kind])


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_when_pictures_scripts_and_fonts_arrive(visitor, held, address, width):
    visitor.set_viewport_size({"width": width, "height": 900})
    visitor.add_init_script(WATCH)
    visitor.goto(address, wait_until="commit")
    visitor.wait_for_function(IS_SEEN)
    assert held["font"]
    if address == MAP:
        assert all(held.values())

    moved = {}
    for kind in LATE:
        let_through(visitor, held, kind)
        moved[kind] = visitor.evaluate(MOVED)
    assert moved["image"] == [0, []]
    assert moved["script"] == [0, []]
    assert moved["font"][0] < NEXT_TO_NOTHING, moved["font"]
