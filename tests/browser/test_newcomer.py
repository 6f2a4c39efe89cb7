"""A newcomer walks through the house: reads, finds, signs in, edits, previews, publishes and withdraws."""

import re

import pytest
from playwright.sync_api import expect

NIGHT = "/events/black-january/"
NEW_WORDS = "A sentence that a newcomer wrote."


def body(page, address):
    answer = page.goto(address)
    return answer.status, page.locator("body").inner_text()


def test_a_newcomer_walks_from_the_home_page_to_the_source_of_a_statement(visitor):
    visitor.goto("/")
    visitor.get_by_role("link", name="Read what happened").click()
    expect(visitor.locator("h1")).to_have_text("Black January")
    visitor.get_by_role("link", name="Organization of Turkic States on Black January").first.click()
    expect(visitor.locator("blockquote").first).to_be_visible()
    visitor.locator("main a[href^='/sources/']").first.click()
    expect(visitor.locator("nav.crumbs").get_by_text("Sources")).to_be_visible()


SPELLINGS = ["qara yanvar", "black january", "QARA YANVAR", "Чёрный январь", "kara ocak", "Гара Јанвар"]


@pytest.mark.parametrize("q", SPELLINGS)
def test_the_event_is_found_in_every_spelling(visitor, q):
    visitor.goto("/")
    visitor.get_by_role("combobox").fill(q)
    visitor.get_by_role("button", name="Search").click()
    expect(visitor.locator(".hit h3 a[href='/events/black-january/']")).to_be_visible()


@pytest.mark.parametrize("q", ["Qarabag", "QARABAĞ", "Qarabağ", "Карабах", "karabakh"])
def test_the_war_is_found_by_every_spelling_of_the_place(visitor, q):
    visitor.goto(f"/search/?q={q}&kind=events")
    expect(visitor.locator(".hit h3", has_text="The 2020 war over Nagorno-Karabakh")).to_be_visible()


def test_the_event_is_found_by_two_tags(visitor):
    visitor.goto("/search/?tag=mass-arrests&tag=soviet-forces&every=tag")
    expect(visitor.locator(".hit h3")).to_have_text(["Black January"])
    expect(visitor.locator(".chip")).to_have_count(3)  # the two, and that both are wanted


def desk_address(page, title):
    page.goto(f"/admin/memorial/event/?q={title}")
    return page.get_by_role("link", name=title, exact=True).get_attribute("href")


def move(page, button, note):
    """Make a move from the record's page, with its note."""
    page.get_by_role("button", name=f"{button} …", exact=True).click()
    page.get_by_role("textbox", name="Why").fill(note)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_url("**/change/")


def test_a_newcomer_edits_previews_publishes_and_withdraws_the_event(site, at_the_desk):
    page = at_the_desk
    desk = desk_address(page, "Black January")
    before = body(page, NIGHT)

    page.goto(desk)
    summary = page.get_by_label("Summary", exact=True)
    summary.fill(f"{summary.input_value()} {NEW_WORDS}")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(re.compile(r"/admin/memorial/event/(\?.*)?$"))
    assert body(page, NIGHT) == before

    page.goto(desk)
    with page.expect_response(re.compile("/admin/preview/")) as previewed:
        preview = page.get_by_role("link", name="Preview").first.get_attribute("href")
        page.goto(preview)
    assert "no-store" in previewed.value.headers["cache-control"]
    expect(page.locator("main")).to_contain_text(NEW_WORDS)

    page.goto(desk)
    move(page, "Publish the changes", "A newcomer tries it.")
    status, words = body(page, NIGHT)
    assert (status, NEW_WORDS in words) == (200, True)
    permanent = page.locator("link[rel=canonical]").get_attribute("href")
    assert "The ledger is whole" in site.manage("verify_ledger")

    page.goto(desk)
    move(page, "Withdraw", "A newcomer tries it.")
    status, words = body(page, NIGHT)
    assert (status, NEW_WORDS in words) == (410, False)
    everywhere = [
        "/",
        "/events/",
        "/search/?q=qara+yanvar",
        "/search/?tag=mass-arrests",
        "/tags/mass-arrests/",
        "/sitemap.xml",
    ]
    assert [address for address in everywhere if NIGHT in page.request.get(address).text()] == []
    assert permanent

    page.goto(desk)
    move(page, "Take up again as a draft", "The trial is over.")
    page.goto(desk)
    move(page, "Ask for review", "The trial is over.")
    page.goto(desk)
    move(page, "Publish", "The trial is over.")
    assert body(page, NIGHT)[0] == 200
    assert "The ledger is whole" in site.manage("verify_ledger")
