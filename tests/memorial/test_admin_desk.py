"""The desk of a memorial: what needs somebody today, its own texts, its days, its groups."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from archive import publishing
from archive.models import State
from memorial.admin.memorial import next_time
from memorial.models import Memorial, Observance, Statement
from tests import cast
from tests.at_the_desk import add, as_shown, row, save, signed_in, titles, words
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db


def lines(page, queue):
    return [line["record"].title for line in page.context["queues"][queue]]


def test_the_desk_says_what_waits_what_lacks_and_what_was_changed():
    waiting, changed = make("person", title="Waiting", summary="x"), make("person", title="Changed", summary="x")
    make("person", title="Lacks a summary")
    make_photograph(title="Lacks rights", rights="", summary="x")
    publishing.move(waiting, State.REVIEW, by=cast.contributor())
    publish(changed)
    save(signed_in(cast.curator()), changed, summary="y")

    page = signed_in(cast.reviewer()).get("/admin/")
    assert {name: lines(page, name) for name in page.context["queues"]} == {
        "review": ["Waiting"],
        "gaps": ["Lacks rights", "Lacks a summary"],
        "changed": ["Changed"],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_a_fixed_number_of_questions(count, django_assert_num_queries):
    client = signed_in(cast.administrator())
    make("memorial")
    for _ in range(count):
        publishing.move(make_photograph(rights=""), State.REVIEW, by=cast.administrator())
        publish(make("person"))
    with django_assert_num_queries(16):
        client.get("/admin/")


def test_the_desk_counts_the_days_to_the_next_observance():
    make("memorial", observances=[{"month": 1, "day": 20, "title": "The day of the harbour"}])
    assert "Next 20 January" in words(signed_in(cast.curator()).get("/admin/"))


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [(1, 20, date(2027, 1, 20)), (11, 22, date(2026, 11, 22)), (2, 29, date(2028, 2, 29)), (4, 31, date.max)],
)
def test_the_next_day_of_observance_comes_this_year_or_later(month, day, expected):
    assert next_time(Observance(month=month, day=day), date(2026, 11, 22)) == expected


def test_there_is_one_memorial():
    client = signed_in(cast.curator())
    assert client.get("/admin/memorial/memorial/add/").status_code == 200
    only = make("memorial", title="Harbour Night")
    assert client.get("/admin/memorial/memorial/add/").status_code == 403
    assert client.get("/admin/memorial/memorial/")["Location"] == f"/admin/memorial/memorial/{only.pk}/change/"
    assert Memorial.objects.count() == 1
    assert "Harbour Night" in words(client.get("/admin/"))


def test_a_list_can_be_narrowed_by_event():
    night = make("event", title="The night")
    make("event", title="Its first hour", part_of=night.uid)
    make("statement", title="Said of it", occasion=night.uid)
    make("photograph", title="About it", relations=[{"role": "about", "to": night.uid}])
    make("photograph", title="Elsewhere")

    page = signed_in(cast.curator()).get("/admin/archive/record/", {"event": night.uid})
    assert sorted(titles(page)) == ["About it", "Its first hour", "Said of it"]


def test_a_statement_is_captured_with_its_steps_in_order():
    steps = row("step_rows", 0, what="quoted", by="Gazette", place=2) | row(
        "step_rows", 1, what="said", by="at the quay", place=1
    )
    claim = row("claim_rows", 0, question="killed", figure="exact", low=12, standing="stated")
    client = signed_in(cast.contributor())
    add(client, "/admin/memorial/statement/add/", title="On the harbour", words="We remember.", **steps, **claim)

    said = Statement.objects.get().revisions.get().description.public
    assert [step["what"] for step in said["steps"]] == ["said", "quoted"]
    assert said["claims"] == [{"question": "killed", "figure": "exact", "low": 12, "standing": "stated"}]


def test_a_claim_with_the_wrong_columns_is_refused_in_a_sentence():
    claim = row("claim_rows", 0, question="killed", figure="range", low=12, standing="stated")
    answer = add(signed_in(cast.contributor()), "/admin/memorial/event/add/", title="The night", **claim)
    assert "A range needs both figures" in words(answer)


def test_the_year_stands_for_a_statement_where_others_have_a_picture():
    make("statement", date="1953-03-10")
    page = signed_in(cast.curator()).get("/admin/memorial/statement/").content.decode()
    assert '<span class="th q" aria-hidden="true">1953</span>' in page


# What each group may do with each of these; ACTS in their order.
ACTS = ["memorial.add_event", "memorial.delete_event", "archive.change_tag", "memorial.change_memorial"]
ACTS += ["archive.submit_record", "archive.publish_record", "archive.withdraw_record"]
ACTS += ["archive.erase_edition", "auth.change_user"]
GROUPS = {
    "contributor": "yes no  no  no  yes no  no  no  no",
    "curator": "yes yes yes yes yes no  no  no  no",
    "reviewer": "no  no  no  no  yes yes yes no  no",
    "administrator": "yes yes yes yes yes yes yes yes yes",
}


def test_the_groups_are_there_and_may_what_they_may():
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)
    for name, expected in GROUPS.items():
        person = cast.member(f"one {name}", name)
        assert [person.has_perm(act) for act in ACTS] == [word == "yes" for word in expected.split()], name


def test_an_administrator_makes_no_superuser_of_anybody():
    somebody = cast.member("sevda", "administrator")
    client = signed_in(somebody)
    own = f"/admin/auth/user/{somebody.pk}/change/"
    client.post(own, as_shown(client.get(own)) | {"is_superuser": "on"})
    somebody.refresh_from_db()
    assert not somebody.is_superuser
    boss = cast.administrator()
    assert client.get(f"/admin/auth/user/{boss.pk}/password/").status_code == 403


def test_a_tag_is_made_in_place_by_whoever_describes():
    answer = add(
        signed_in(cast.contributor()), "/admin/archive/tag/add/?_popup=1", title="Quay", summary="A word.", _popup="1"
    )
    assert make_tag("Other").__class__.objects.filter(title="Quay").exists()
    assert "&quot;obj&quot;: &quot;Quay&quot;" in answer.content.decode()
