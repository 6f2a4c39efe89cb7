"""A curator takes a folder of photographs and their captions from the disk to the public, with a script or without."""

import re

import pytest

from tests.browser.conftest import PASSWORD
from tests.browser.test_pages import SCREENS, faults, look, silence
from tests.sheets import captions, csv_of, folder, photograph

COUNT = 6
LACKING = (2, 5)
BATCH = re.compile(r"/admin/batches/\d+/$")


@pytest.fixture
def box(tmp_path):
    """A folder with pictures, one of them twice, one alike, one broken, and a spreadsheet of their captions."""
    place = tmp_path / "box"
    place.mkdir()
    pictures = folder(COUNT)
    pictures |= {"zz-copy.jpg": pictures["harbour-001.jpg"], "zz-smaller.jpg": photograph(3, size=(90, 80))}
    pictures |= {"broken.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    for name, content in pictures.items():
        (place / name).write_bytes(content)
    (place / "captions.csv").write_bytes(csv_of(*captions(COUNT, without_alternative_text=LACKING)))
    return place


def start(page):
    page.goto("/admin/")
    page.locator("main").get_by_role("link", name="Add photographs").click()


def decide(page):
    """The one that looks like another is left out."""
    page.get_by_role("link", name="Compare and decide").click()
    page.get_by_role("button", name="Leave the new one out").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(BATCH)


def describe(page):
    """What is missing, typed; then everything is asked to be reviewed."""
    for number in LACKING:
        words = page.get_by_role("group", name=f"harbour-00{number}.jpg").get_by_label("Alternative text")
        words.fill(f"Two boats tied to a wooden pier in the fog, view {number}.")
    page.get_by_role("button", name="Save and ask for review").click()
    page.wait_for_load_state()


def publish(page):
    page.get_by_role("link", name="Publish those in review").click()
    page.get_by_role("textbox", name="Why").fill("Compared with the spreadsheet.")
    page.get_by_role("button", name=f"Publish {COUNT} photographs").click()
    page.wait_for_url(BATCH, timeout=60_000)


def standings(page):
    return page.locator("[data-standing]").all_inner_texts()


def test_a_folder_goes_from_the_disk_to_the_public(at_the_desk, box):
    page = at_the_desk
    start(page)
    page.get_by_label("Or a whole folder").set_input_files(box)
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url(BATCH, timeout=60_000)

    words = page.locator("main").inner_text()
    assert f"{COUNT + 1} of {COUNT + 3} files received" in words
    assert "zz-copy.jpg is held already" in words or "harbour-001.jpg is held already" in words
    assert "“broken.jpg”" in words
    decide(page)
    assert standings(page) == [
        "Needs alternative text" if number in LACKING else "Ready" for number in range(1, COUNT + 1)
    ]

    page.get_by_label("Place").fill("baku")
    page.get_by_role("button", name="Apply to all").click()
    page.wait_for_load_state()
    assert page.locator(".said").inner_text() == f"Filled in: {COUNT} photographs."
    describe(page)
    publish(page)
    assert standings(page) == ["Published"] * COUNT

    page.get_by_role("link", name="The whole record of harbour-003.jpg").click()
    page.get_by_role("link", name="Public page").click()
    body = page.locator("main").inner_text()
    assert "Picture 3: two boats at the pier." in body
    page.goto(page.url + "?lang=az")
    assert "Şəkil 3: körpüdə iki qayıq." in page.locator("main").inner_text()


def test_what_did_not_get_through_can_be_sent_again(at_the_desk, box, complaints):
    page = at_the_desk
    start(page)
    failures = iter([True])
    page.route("**/files/", lambda route: route.abort() if next(failures, False) else route.continue_())
    (box / "another.jpg").write_bytes(photograph(501))
    page.get_by_label("Files", exact=True).set_input_files(box / "another.jpg")
    page.get_by_role("button", name="Add them").click()
    page.get_by_role("button", name="Send again: another.jpg").click()
    page.wait_for_url(BATCH)
    assert "1 of 1 files received" in page.locator("main").inner_text()
    complaints.clear()  # the console says that a request was cut off


def test_all_that_a_broken_line_cut_off_is_sent_again_at_once(at_the_desk, complaints, tmp_path):
    page, files = at_the_desk, []
    for number in range(801, 821):
        files.append(tmp_path / f"view-{number}.jpg")
        files[-1].write_bytes(photograph(number, size=(60, 50)))
    start(page)
    failures = iter([False] + [True] * 19)
    page.route("**/files/", lambda route: route.abort() if next(failures, False) else route.continue_())
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_role("button", name="Add them").click()
    everything = page.get_by_role("button", name="Send these 19 again")
    everything.wait_for()
    assert page.get_by_role("link", name="Go to the photographs").is_visible()
    assert page.evaluate("document.querySelector('[data-each]').scrollTop") > 0  # the list went along with the work
    everything.click()
    page.wait_for_url(BATCH)
    assert "20 of 20 files received" in page.locator("main").inner_text()
    complaints.clear()  # the console says that requests were cut off


@pytest.fixture
def without_script(site, chromium):
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def test_the_same_without_javascript(without_script, tmp_path):
    page, files = without_script, []
    for number in (601, 602):
        files.append(tmp_path / f"view-{number}.jpg")
        files[-1].write_bytes(photograph(number))
    start(page)
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url(BATCH)
    page.get_by_label("Rights", exact=True).select_option(label="CC0 1.0: no rights reserved")
    page.get_by_role("button", name="Apply to all").click()
    for number in (601, 602):
        words = page.get_by_role("group", name=f"view-{number}.jpg")
        words.get_by_label("Caption").fill("The harbour.")
        words.get_by_label("Alternative text").fill("Boats tied to a wooden pier in the fog.")
    page.get_by_role("button", name="Save and ask for review").click()
    page.get_by_role("link", name="Publish those in review").click()
    page.get_by_role("textbox", name="Why").fill("Read.")
    page.get_by_role("button", name="Publish 2 photographs").click()
    page.wait_for_url(BATCH)
    assert standings(page) == ["Published"] * 2


def test_axe_finds_nothing_on_the_pages_of_a_batch(at_the_desk, complaints, tmp_path):
    page = at_the_desk
    start(page)
    pair = {"one.jpg": photograph(701), "two.jpg": photograph(701, size=(90, 80)), "bad.jpg": b"no picture"}
    pair |= {"captions.csv": csv_of(("file name", "caption", "date"), ("one.jpg", "A harbour", "20.13.1990"))}
    for name, content in pair.items():
        (tmp_path / name).write_bytes(content)
    page.get_by_label("Files", exact=True).set_input_files([tmp_path / name for name in pair])
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url(BATCH)
    batch = page.url
    found = []
    for scheme, width in SCREENS:
        look(page, scheme=scheme, width=width)
        for address in (batch, f"{batch}alike/", f"{batch}publish/", "/admin/batches/", "/admin/batches/add/"):
            page.goto(address)
            page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
            found += faults(page)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{address} scrolls sideways at {width}")
    assert found == []
    silence(page, complaints)
