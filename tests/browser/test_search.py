"""A researcher who has never seen the search, in a browser: from the home page to a citation, in two scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import silence
from tests.browser.test_pages import SCREENS, faults, look, scrolls_sideways

EXTRAS = [
    "/search/?q=1990&kind=events",
    "/search/?q=((january+OR",
    "/search/?q=-",
    "/search/?q=qara+yanvar&lang=az",
    "/search/?q=%D1%8F%D0%BD%D0%B2%D0%B0%D1%80%D1%8C&lang=ru&view=map",
    "/search/?q=january&tag=anniversary&tag=day-of-mourning&every=tag",
    "/search/?more=tag&in=day&by=alphabet",
    "/search/form/?lang=ru",
    "/search/help/?lang=tr",
    "/crawlers/",
    "/data/",
    "/api/",
    "/search/?" + "&".join(f"tag=t{number}" for number in range(26)),
]
SPELLINGS = ["qara yanvar", "Qara Yanvar", "QARA YANVAR", "гара јанвар", "Чёрный январь", "kara ocak"]


def heading(page):
    return page.locator(".reshead h2").inner_text()


def total(page):
    return int(re.match(r"\d+", heading(page))[0])


def search_for(page, typed):
    page.goto("/search/")
    page.locator("#q").fill(typed)
    with page.expect_navigation():
        page.get_by_role("button", name="Search", exact=True).click()


def titles(page):
    return page.locator(".hit h3").all_inner_texts()


def test_from_the_home_page_to_a_citation_by_keyboard_alone(visitor):
    visitor.goto("/")
    visitor.locator("form[data-suggestions] input[name=q]").focus()
    visitor.keyboard.type("january")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/search/?q=january")
    every = total(visitor)

    visitor.locator("input[name=kind][value=events]").focus()
    visitor.keyboard.press("Space")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/search/?q=january&kind=events")
    assert 0 < total(visitor) < every

    visitor.locator(".citing summary").focus()
    visitor.keyboard.press("Enter")
    cited = visitor.locator(".citing .cited")
    expect(cited).to_be_visible()
    count = f"{total(visitor)} records, line "
    expect(cited).to_contain_text(f"“january; Kind: Event,” search in Black January, {count}")
    expect(cited).to_have_text(re.compile(r"/search/\?q=january&kind=events$"))


def test_values_add_up_within_a_facet_and_narrow_where_they_are_left_out(visitor):
    visitor.goto("/search/?q=january")
    counts = {kind: count_of(visitor, "kind", kind) for kind in ("events", "statements")}
    for kind in counts:
        visitor.locator(f"input[name=kind][value={kind}]").check()
    apply(visitor)
    assert total(visitor) == sum(counts.values())

    tag = visitor.locator("input[name=tag]").first.get_attribute("value")
    without = total(visitor) - count_of(visitor, "tag", tag)
    visitor.locator(f"input[name='-tag'][value={tag}]").check()
    apply(visitor)
    assert total(visitor) == without

    with visitor.expect_navigation():
        visitor.locator(".chip", has_text="Tag, not").click()
    assert total(visitor) == sum(counts.values())


def apply(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Apply filters").click()


def count_of(page, name, value):
    option = page.locator("label.opt", has=page.locator(f"input[name='{name}'][value='{value}']"))
    return int(re.match(r"\d+", option.locator(".n").inner_text())[0])


def test_the_same_result_is_shown_in_four_ways(visitor):
    visitor.goto("/search/?q=january")
    said = heading(visitor)
    for way, shown in {"Grid": ".crops", "Timeline": ".tline", "Map": ".places", "List": ".hit"}.items():
        visitor.locator(".looks").get_by_role("link", name=way).click()
        expect(visitor.locator(shown).first).to_be_visible()
        expect(visitor.locator(".reshead h2")).to_have_text(said)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_any_script_and_spelling_finds_the_event_with_its_words_marked(visitor, typed):
    search_for(visitor, typed)

    expect(visitor.locator(".hit h3").first).to_have_text("Black January")
    expect(visitor.locator(".hit").first.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("typed", ["((january", '"', "OR", "-", "tag:", "year:abc", "🌹", "\u202exuary", "a" * 5000])
def test_nothing_that_is_typed_is_an_error_and_the_page_says_how_it_was_read(visitor, typed):
    search_for(visitor, typed)

    expect(visitor.locator(".reshead h2")).to_be_visible()
    if not titles(visitor) or typed in ("((january", "OR"):
        expect(visitor.locator(".remarks li, main .note").first).to_be_visible()


def test_a_date_that_is_typed_as_words_is_offered_as_a_date(visitor):
    visitor.goto("/search/?q=January+1990")
    visitor.get_by_role("link", name='year:"January 1990"').click()

    visitor.wait_for_url("**/search/?q=year**")
    expect(visitor.locator(".hit h3").get_by_text("Black January", exact=True)).to_be_visible()


def test_without_javascript_the_filters_open_apply_and_close(without_script):
    page = without_script
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto("/search/?q=january")
    page.locator(".side summary").first.click()
    page.locator("input[name=kind][value=events]").check()
    page.get_by_role("button", name="Apply filters").click()

    page.wait_for_url("**/search/?q=january&kind=events")
    expect(page.locator(".chip")).to_have_text(re.compile("^Kind: Event"))


def test_the_focus_is_never_hidden_behind_the_button_that_stays(visitor):
    visitor.set_viewport_size({"width": 1440, "height": 600})
    visitor.goto("/search/?q=january")
    visitor.locator("#q").focus()
    hidden = []
    for _step in range(60):
        visitor.keyboard.press("Tab")
        hidden += visitor.evaluate(HIDDEN)
    assert hidden == []


# What has the focus, where its middle is covered by something else.
HIDDEN = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = top && (one.contains(top) || top.contains(one) || (top.closest("label") || top).contains(one));
    return own ? [] : [`${one.outerHTML.slice(0, 80)}`];
}"""


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing_on_the_rarer_pages_with_everything_opened(visitor, complaints, scheme, width):
    look(visitor, scheme=scheme, width=width)
    found = []
    for address in EXTRAS:
        visitor.goto(address)
        open_everything(visitor)
        found += faults(visitor)
    assert found == []
    silence(visitor, complaints)


def open_everything(page):
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")


def test_none_of_these_scrolls_sideways_at_320_pixels_or_doubled(visitor):
    wide = []
    for width in (320, 640):
        visitor.set_viewport_size({"width": width, "height": 800})
        for address in EXTRAS:
            visitor.goto(address)
            open_everything(visitor)
            if scrolls_sideways(visitor):
                wide.append((width, address))
    assert wide == []


def test_on_paper_a_result_says_what_was_asked_and_from_which_line(visitor):
    visitor.goto("/search/?q=january&kind=events")
    visitor.emulate_media(media="print")

    expect(visitor.locator(".citing .cited")).to_be_visible()
    expect(visitor.locator(".findhead")).not_to_be_visible()
