"""A curator takes a folder of photographs and their captions from the disk to the public, with a script or without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in, silence
from tests.browser.test_pages import SCREENS, faults, look, scrolls_sideways
from tests.sheets import captions, csv_of, folder, photograph

COUNT = 6
LACKING = (2, 5)
BATCH = re.compile(r"/admin/batches/\d+/$")


@pytest.fixture
def box(tmp_path):
    """A folder with pictures, one of them broken, and a spreadsheet of their captions."""
    place = tmp_path / "box"
    place.mkdir()
    broken = {"broken.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    for name, content in (folder(COUNT) | broken).items():
        (place / name).write_bytes(content)
    (place / "captions.csv").write_bytes(csv_of(*captions(COUNT, without_alternative_text=LACKING)))
    return place


@pytest.fixture
def second_thoughts(tmp_path):
    """Two more files: one that is in the box already, and one that looks like another."""
    files = [tmp_path / "copy.jpg", tmp_path / "smaller.jpg"]
    files[0].write_bytes(photograph(1))
    files[1].write_bytes(photograph(3, size=(90, 80)))
    return files


def start(page):
    page.goto("/admin/")
    page.locator("main").get_by_role("link", name="Add photographs").click()
    page.wait_for_url("**/admin/batches/add/")


def add_more(page, files):
    page.get_by_text("Add more files").click()
    page.get_by_label("Files", exact=True).set_input_files(files)
    with page.expect_navigation():
        page.get_by_role("button", name="Add them").click()


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


def publish(page):
    page.get_by_role("link", name="Publish those in review").click()
    page.get_by_role("textbox", name="Why").fill("Compared with the spreadsheet.")
    page.get_by_role("button", name=f"Publish {COUNT} photographs").click()
    page.wait_for_url(BATCH)


def standings(page):
    return page.locator("[data-standing]")


def test_a_folder_goes_from_the_disk_to_the_public(at_the_desk, box, second_thoughts):
    page = at_the_desk
    start(page)
    page.get_by_label("Or a whole folder").set_input_files(box)
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url(BATCH)
    add_more(page, second_thoughts)

    main = page.locator("main")
    expect(main).to_contain_text(f"{COUNT + 1} of {COUNT + 3} files received")
    expect(main).to_contain_text("copy.jpg is held already")
    expect(main).to_contain_text("“broken.jpg”")
    decide(page)
    expect(standings(page)).to_have_text(
        ["Needs alternative text" if number in LACKING else "Ready" for number in range(1, COUNT + 1)]
    )

    page.get_by_label("Place").fill("baku")
    page.get_by_role("button", name="Apply to all").click()
    expect(page.locator(".said")).to_have_text(f"Filled in: {COUNT} photographs.")
    describe(page)
    publish(page)
    expect(standings(page)).to_have_text(["Published"] * COUNT)

    page.get_by_role("link", name="The whole record of harbour-003.jpg").click()
    page.get_by_role("link", name="Public page").click()
    page.wait_for_url("**/photographs/*/")
    expect(main).to_contain_text("Picture 3: two boats at the pier.")
    page.goto(page.url + "?lang=az")
    expect(main).to_contain_text("Şəkil 3: körpüdə iki qayıq.")


def test_whichever_comes_first_a_batch_stands_as_a_person_counts(at_the_desk, tmp_path):
    page, files, held = at_the_desk, [], []
    for number in (2, 9, 10):
        files.append(tmp_path / f"view-{number}.jpg")
        files[-1].write_bytes(photograph(900 + number))
    start(page)
    # The first file is on its way until the two others are there.
    page.route("**/files/", lambda route: route.continue_() if held else held.append(route))
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_role("button", name="Add them").click()
    expect(page.locator("[data-each] li.kept")).to_have_count(2)
    held[0].continue_()
    page.wait_for_url(BATCH)
    expect(page.locator("ol.batch legend")).to_have_text(["view-2.jpg", "view-9.jpg", "view-10.jpg"])


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
    expect(page.locator("main")).to_contain_text("1 of 1 files received")
    silence(page, complaints)  # it says that a request was cut off


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
    expect(page.get_by_role("link", name="Go to the photographs")).to_be_visible()
    # The list went along with the work.
    page.wait_for_function("() => document.querySelector('[data-each]').scrollTop > 0")
    everything.click()
    page.wait_for_url(BATCH)
    expect(page.locator("main")).to_contain_text("20 of 20 files received")
    silence(page, complaints)  # it says that requests were cut off


def let_all_in(page):
    """A form takes in what one request has time for; on a slow machine, some files wait."""
    while (button := page.get_by_role("button", name="Go on")).count():
        with page.expect_navigation():
            button.click()


def test_the_same_without_javascript(without_script, tmp_path):
    page, files = without_script, []
    sign_in(page)
    for number in (601, 602):
        files.append(tmp_path / f"view-{number}.jpg")
        files[-1].write_bytes(photograph(number))
    start(page)
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url(BATCH)
    let_all_in(page)
    page.get_by_label("Rights", exact=True).select_option(label="CC0 1.0: no rights reserved")
    page.get_by_role("button", name="Apply to all").click()
    expect(page.locator(".said")).to_have_text("Filled in: 2 photographs.")
    for number in (601, 602):
        words = page.get_by_role("group", name=f"view-{number}.jpg")
        words.get_by_label("Caption").fill("The harbour.")
        words.get_by_label("Alternative text").fill("Boats tied to a wooden pier in the fog.")
    page.get_by_role("button", name="Save and ask for review").click()
    page.get_by_role("link", name="Publish those in review").click()
    page.get_by_role("textbox", name="Why").fill("Read.")
    page.get_by_role("button", name="Publish 2 photographs").click()
    page.wait_for_url(BATCH)
    expect(standings(page)).to_have_text(["Published"] * 2)


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
            if scrolls_sideways(page):
                found.append(f"{address} scrolls sideways at {width}")
    assert found == []
    silence(page, complaints)
