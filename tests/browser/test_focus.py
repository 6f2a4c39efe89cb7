"""The focal point in a browser: by mouse, by arrow keys, by typing; and without JavaScript on a page of its own."""

import pytest

from tests.browser.conftest import PASSWORD

LIST = "/admin/archive/photograph/?q=carnation"
PICTURE = ".focal .whole svg"


@pytest.fixture
def form(at_the_desk):
    at_the_desk.goto(LIST)
    at_the_desk.locator("#result_list a[href*='/change/']").first.click()
    at_the_desk.locator(PICTURE).scroll_into_view_if_needed()
    return at_the_desk


def numbers(page):
    return [page.locator(f"#id_focus_{axis}").input_value() for axis in "xy"]


def click_on(picture, across, down):
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * across, "y": box["height"] * down})


def shown_square(page):
    return page.locator(".focal .square svg").get_attribute("viewBox")


def test_a_click_on_the_picture_sets_both_numbers_and_moves_the_square(form):
    before = shown_square(form)
    click_on(form.locator(PICTURE), 0.9, 0.9)
    assert numbers(form) == ["90", "90"]
    assert form.locator(".focal .whole figcaption").inner_text() == "90 % from the left, 90 % from the top"
    assert shown_square(form) != before


def test_arrow_keys_move_the_mark(form):
    picture = form.locator(PICTURE)
    assert picture.get_attribute("role") == "slider"
    picture.focus()
    for key in ("Delete", "ArrowRight", "Shift+ArrowUp", "ArrowLeft", "ArrowLeft"):
        picture.press(key)
    assert numbers(form) == ["49", "40"]
    assert picture.get_attribute("aria-valuetext") == "49 % from the left, 40 % from the top"
    picture.press("Delete")
    assert numbers(form) == ["", ""]
    assert picture.get_attribute("aria-valuetext") == "The middle"


def test_the_mark_stays_on_the_picture(form):
    picture = form.locator(PICTURE)
    click_on(picture, 0.02, 0.5)
    for _press in range(3):
        picture.press("Shift+ArrowLeft")
    assert numbers(form)[0] == "0"


def test_typed_numbers_move_the_mark(form):
    form.locator("#id_focus_x").fill("100")
    form.locator("#id_focus_y").fill("0")
    circle = form.locator(f"{PICTURE} circle").first
    width = form.locator(".focal").get_attribute("data-width")
    assert [circle.get_attribute(axis) for axis in ("cx", "cy")] == [width, "0"]


def test_without_javascript_the_place_is_chosen_on_a_page_of_its_own(site, chromium):
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(LIST)
    page.locator("#result_list a[href*='/change/']").first.click()
    page.get_by_role("link", name="Choose it on the picture").click()
    click_on(page.locator("input[type=image]"), 0.75, 0.25)
    assert "The focal point is kept." in page.locator(".said").inner_text()
    assert [abs(int(number) - wanted) <= 1 for number, wanted in zip(numbers(page), (75, 25), strict=True)] == [
        True
    ] * 2
    context.close()
