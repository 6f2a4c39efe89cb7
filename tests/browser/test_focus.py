"""The focal point in a browser: by mouse, by arrow keys, by typing; and without JavaScript on a page of its own."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in

LIST = "/admin/archive/photograph/?q=carnation"
PICTURE = ".focal .whole svg"
HANDLE = ".focal .whole.movable"  # once the script listens


@pytest.fixture
def form(at_the_desk):
    at_the_desk.goto(LIST)
    at_the_desk.locator("#result_list a[href*='/change/']").first.click()
    at_the_desk.locator(f"{HANDLE} svg").scroll_into_view_if_needed()
    return at_the_desk


def expect_numbers(page, *numbers):
    for axis, number in zip("xy", numbers, strict=True):
        expect(page.locator(f"#id_focus_{axis}")).to_have_value(number)


def click_on(picture, across, down):
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * across, "y": box["height"] * down})


def square(page):
    return page.locator(".focal .square svg")


def test_a_click_on_the_picture_sets_both_numbers_and_moves_the_square(form):
    before = square(form).get_attribute("viewBox")
    click_on(form.locator(PICTURE), 0.9, 0.9)
    expect_numbers(form, "90", "90")
    expect(form.locator(".focal .whole figcaption")).to_have_text("90 % from the left, 90 % from the top")
    expect(square(form)).not_to_have_attribute("viewBox", before)


def test_arrow_keys_move_the_mark(form):
    picture = form.locator(PICTURE)
    expect(picture).to_have_attribute("role", "slider")
    picture.focus()
    for key in ("Delete", "ArrowRight", "Shift+ArrowUp", "ArrowLeft", "ArrowLeft"):
        picture.press(key)
    expect_numbers(form, "49", "40")
    expect(picture).to_have_attribute("aria-valuetext", "49 % from the left, 40 % from the top")
    picture.press("Delete")
    expect_numbers(form, "", "")
    expect(picture).to_have_attribute("aria-valuetext", "The middle")


def test_the_mark_stays_on_the_picture(form):
    picture = form.locator(PICTURE)
    click_on(picture, 0.02, 0.5)
    for _press in range(3):
        picture.press("Shift+ArrowLeft")
    expect(form.locator("#id_focus_x")).to_have_value("0")


def test_typed_numbers_move_the_mark(form):
    form.locator("#id_focus_x").fill("100")
    form.locator("#id_focus_y").fill("0")
    circle = form.locator(f"{PICTURE} circle").first
    width = form.locator(".focal").get_attribute("data-width")
    expect(circle).to_have_attribute("cx", width)
    expect(circle).to_have_attribute("cy", "0")


def test_without_javascript_the_place_is_chosen_on_a_page_of_its_own(without_script):
    page = without_script
    sign_in(page)
    page.goto(LIST)
    page.locator("#result_list a[href*='/change/']").first.click()
    page.get_by_role("link", name="Choose it on the picture").click()
    click_on(page.locator("input[type=image]"), 0.75, 0.25)
    expect(page.locator(".said")).to_contain_text("The focal point is kept.")
    expect(page.locator("#id_focus_x")).to_have_value(re.compile("^7[456]$"))
    expect(page.locator("#id_focus_y")).to_have_value(re.compile("^2[456]$"))
