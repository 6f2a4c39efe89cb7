"""Suggestions while typing, in a browser: by keyboard, by mouse, and for those who listen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import silence
from tests.browser.test_pages import SCREENS, faults, look, scrolls_sideways

PAGES = ["/", "/search/", "/search/?q=january"]
ANY = re.compile("")
HEIGHT = "document.fonts.ready.then(() => document.documentElement.scrollHeight)"
BLACK_JANUARY = re.compile(r".*/events/black-january/$")


def field(page):
    return page.locator("form[data-suggestions] input[name=q]")


def options(page):
    return page.get_by_role("option")


def the_list(page):
    """Closed or open."""
    return page.get_by_role("listbox", include_hidden=True)


def expect_chosen(option):
    expect(option).to_have_attribute("aria-selected", "true")


def typed(page, text, *, address="/"):
    """A page on which suggestions for a text are shown; it comes at a stroke, so that they are for the whole of it."""
    page.goto(address)
    field(page).fill("")
    field(page).fill(text)
    options(page).first.wait_for()
    return page


def asked_for(page):
    """The questions that the browser asks."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/suggestions/" in request.url else None)
    return asked


@pytest.fixture
def at_a_stroke(visitor):
    """The page, where no time passes but what a test lets pass: however slow the machine, one types quickly."""
    visitor.clock.install(time=0)
    visitor.goto("/")
    visitor.clock.pause_at(3_600_000)
    return visitor


@pytest.mark.parametrize("address", PAGES)
def test_suggestions_appear_below_every_search_field(visitor, address):
    typed(visitor, "black jan", address=address)

    expect(field(visitor)).to_have_attribute("role", "combobox")
    expect(field(visitor)).to_have_attribute("aria-expanded", "true")
    expect(field(visitor)).to_have_attribute("aria-controls", the_list(visitor).get_attribute("id"))
    expect(options(visitor).first).to_contain_text("Black January")


def test_arrow_keys_choose_and_enter_opens(visitor):
    typed(visitor, "black jan")
    field(visitor).press("ArrowDown")
    first = options(visitor).first

    expect_chosen(first)
    expect(field(visitor)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    expect(field(visitor)).to_be_focused()
    field(visitor).press("Enter")
    visitor.wait_for_url(BLACK_JANUARY)


def test_the_arrows_lead_around_through_the_field(visitor):
    typed(visitor, "black jan")
    field(visitor).press("ArrowUp")
    expect_chosen(options(visitor).last)
    field(visitor).press("ArrowDown")
    expect(field(visitor)).not_to_have_attribute("aria-activedescendant", ANY)
    field(visitor).press("ArrowDown")
    expect_chosen(options(visitor).first)


def test_escape_closes_the_list_and_keeps_what_was_typed(visitor):
    typed(visitor, "black jan")
    field(visitor).press("Escape")

    expect(the_list(visitor)).to_be_hidden()
    expect(field(visitor)).to_have_value("black jan")
    expect(field(visitor)).to_have_attribute("aria-expanded", "false")
    field(visitor).press("ArrowDown")
    options(visitor).first.wait_for()


def test_enter_without_a_choice_searches_as_ever(visitor):
    typed(visitor, "black jan")
    field(visitor).press("Enter")
    visitor.wait_for_url("**/search/?q=black+jan")


def test_a_click_opens_a_suggestion(visitor):
    typed(visitor, "black jan")
    options(visitor).first.click()
    visitor.wait_for_url(BLACK_JANUARY)


def test_leaving_the_field_closes_the_list(visitor):
    typed(visitor, "black jan")
    field(visitor).press("Tab")

    expect(the_list(visitor)).to_be_hidden()


def test_those_who_listen_are_told_how_many_there_are(visitor):
    typed(visitor, "black jan")
    told = visitor.locator("form[data-suggestions] [role=status]")

    expect(told).to_have_text(re.compile(r"^\d+ suggestions?$"))


def test_the_language_of_the_page_is_kept(visitor):
    typed(visitor, "qara ya", address="/?lang=az")

    expect(options(visitor).first).to_have_text(re.compile("^Qara Yanvar"))
    options(visitor).first.click()
    visitor.wait_for_url("**/events/black-january/?lang=az")


def test_nothing_moves_when_the_list_opens(visitor):
    visitor.goto("/")
    before = visitor.evaluate(HEIGHT)
    field(visitor).fill("b")
    options(visitor).first.wait_for()

    assert visitor.evaluate(HEIGHT) == before


def test_one_question_is_asked_for_quick_typing(at_a_stroke):
    asked = asked_for(at_a_stroke)
    field(at_a_stroke).press_sequentially("black january")
    at_a_stroke.clock.run_for(1000)
    options(at_a_stroke).first.wait_for()

    assert [address.rpartition("/")[2] for address in asked] == ["?q=black+january"]


def on_its_way(page, text):
    """A further text is typed, and the answer to it does not come."""
    page.route(re.compile(r"suggestions/\?q="), lambda route: None)
    with page.expect_request(re.compile(r"suggestions/\?q=")):
        field(page).press_sequentially(text)


def test_an_answer_that_comes_too_late_is_dropped(visitor):
    visitor.goto("/")
    on_its_way(visitor, "k")
    with visitor.expect_event("requestfailed"):  # nobody waits for it any more
        field(visitor).fill("")

    expect(the_list(visitor)).to_be_hidden()


def test_whoever_types_on_before_an_answer_came_is_answered_all_the_same(visitor):
    visitor.goto("/")
    on_its_way(visitor, "b")
    visitor.unroute(re.compile(r"suggestions/\?q="))
    field(visitor).press_sequentially("l")

    options(visitor).first.wait_for()


def test_no_later_answer_draws_the_list_anew_under_the_hands_of_whoever_chooses(visitor):
    typed(visitor, "black jan")
    on_its_way(visitor, "u")
    with visitor.expect_event("requestfailed"):
        field(visitor).press("ArrowDown")

    expect_chosen(options(visitor).first)
    expect(the_list(visitor)).to_be_visible()


def test_whoever_chooses_at_once_after_typing_is_asked_nothing_more(at_a_stroke):
    page = at_a_stroke
    field(page).fill("black jan")
    page.clock.run_for(1000)
    options(page).first.wait_for()
    asked = asked_for(page)
    field(page).press_sequentially("u")
    field(page).press("ArrowDown")
    page.clock.run_for(1000)

    expect_chosen(options(page).first)
    assert asked == []


def test_a_server_that_does_not_answer_leaves_the_field_as_it_was(visitor):
    visitor.route("**/search/suggestions/**", lambda route: route.fulfill(status=429, body="later"))
    visitor.goto("/")
    with visitor.expect_response(re.compile("/suggestions/")):
        field(visitor).fill("black")

    expect(the_list(visitor)).to_be_hidden()
    expect(field(visitor)).to_have_value("black")


@pytest.mark.parametrize(("scheme", "width"), [*SCREENS, ("light", 320)])
def test_axe_finds_nothing_in_an_open_list(visitor, complaints, scheme, width):
    look(visitor, scheme=scheme, width=width)
    for address in PAGES[:2]:
        typed(visitor, "b", address=address)
        field(visitor).press("ArrowDown")
        assert faults(visitor) == []
        assert not scrolls_sideways(visitor)
    silence(visitor, complaints)
