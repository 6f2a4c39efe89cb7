from collections import Counter
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from archive import ledger, originals, readiness
from archive.applying import apply_all
from archive.describing import describe, describe_all
from archive.kinds import declared, kind_named
from archive.models import Edition, LedgerLine, Photograph, Record, Revision, State
from archive.publishing import move
from memorial.demo import reading
from memorial.demo.reading import records, uid_of
from memorial.models import Claim
from tests import cast, makers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_pictures(monkeypatch):
    """The real drawings have tests of their own and take seconds."""
    drawn = {name: lambda side=side: png(side) for side, name in enumerate(reading.PICTURES, start=3)}
    monkeypatch.setattr(reading, "PICTURES", drawn)


def png(side):
    file = BytesIO()
    Image.new("RGB", (side, side), "white").save(file, "PNG")
    return file.getvalue()


def load_demo(**options):
    said = StringIO()
    call_command("load_demo", stdout=said, **options)
    return said.getvalue()


def told(key):
    return next(one for one in records() if one.key == key)


def record(key):
    return Record.objects.get(uid=uid_of(key))


def everything():
    return {
        "records": {one.uid: (one.state, one.digest) for one in with_digests()},
        "editions": sorted(Edition.objects.values_list("uid", "number", "digest", "is_current")),
        "ledger": list(LedgerLine.objects.values_list("hash", flat=True)),
        "revisions": Revision.objects.count(),
    }


def with_digests():
    found = list(Record.objects.all())
    for one, description in zip(found, describe_all(found), strict=True):
        one.digest = description.digest
    return found


def test_every_record_that_is_told_is_there():
    load_demo()

    assert Counter(Record.objects.values_list("kind", flat=True)) == {
        "tag": 19,
        "source": 17,
        "organisation": 8,
        "person": 1,
        "place": 7,
        "photograph": 4,
        "event": 8,
        "entry": 6,
        "statement": 2,
        "memorial": 1,
    }
    assert set(Record.objects.values_list("uid", flat=True)) == {one.uid for one in records()}


def test_a_record_says_all_that_its_file_says():
    load_demo()
    found = list(Record.objects.all())
    says = {one.uid: description for one, description in zip(found, describe_all(found), strict=True)}

    for one in records():
        assert unsaid(one.description.public, says[one.uid].public) == []
        assert unsaid(one.description.private, says[one.uid].private) == []


def unsaid(told, said):
    """What a file tells and a record does not say: a key the record has no column for, or another value."""
    missing = []
    for name, value in told.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            pairs = zip(value, said.get(name, [{}] * len(value)), strict=True)
            missing += [f"{name}: {one}" for row, row_said in pairs for one in unsaid(row, row_said)]
        elif value and said.get(name) != value:
            missing.append(name)
    return missing


def test_loading_twice_changes_nothing():
    load_demo()
    before = everything()

    assert "nothing was changed" in load_demo()
    assert everything() == before


def test_what_curators_did_since_is_left_alone():
    load_demo()
    edited, withdrawn = record("event/burial").specific, record("entry/four-graves")
    description = describe(edited)
    description.public["title"] = "Another title"
    apply_all([description], by=cast.administrator(), note="a better title")
    move(withdrawn, State.WITHDRAWN, by=cast.administrator(), note="asked to")
    before = everything()

    load_demo()

    assert everything() == before


def test_a_record_that_the_demonstration_gained_is_added_alone(monkeypatch):
    all_records = list(records())
    monkeypatch.setattr("memorial.demo.loading.records", lambda: all_records[:-1])
    load_demo()
    before = Revision.objects.count()
    monkeypatch.setattr("memorial.demo.loading.records", lambda: all_records)

    assert "1 new, 1 of them published" in load_demo()
    assert Revision.objects.count() == before + 3
    assert list(ledger.faults()) == []


def test_the_draft_and_the_withdrawn_record_are_not_public():
    said = load_demo()
    hidden = [one for one in records() if one.stays_draft or one.withdrawn_because]
    public = set(Edition.objects.current().values_list("uid", flat=True))

    assert {one.key: record(one.key).state for one in hidden} == {
        "event/state-of-emergency": State.DRAFT,
        "event/remembrance-2022-duplicate": State.WITHDRAWN,
    }
    assert {one.uid for one in records()} - public == {one.uid for one in hidden}
    assert all(one.title in said for one in hidden)


def test_the_ledger_is_whole():
    load_demo()

    assert list(ledger.faults()) == []
    assert LedgerLine.objects.filter(act="published").count() == Edition.objects.count() == 72
    assert LedgerLine.objects.filter(act="withdrawn").count() == 1


def test_describing_and_applying_give_the_same_again():
    load_demo()
    before = describe_all(Record.objects.order_by("pk"))

    apply_all(before, by=cast.administrator(), note="applied to itself")

    assert describe_all(Record.objects.order_by("pk")) == before


def test_it_lacks_only_what_no_source_gives():
    load_demo()
    gaps = Counter((gap.code, one.key) for one in records() for gap in readiness.gaps(describe(record(one.key))))

    assert gaps == {
        ("words-not-held", "statement/resolution-1990"): 1,
        ("image-not-held", "photograph/flag-procession"): 1,
    }


def test_every_reference_leads_to_a_public_record():
    load_demo()
    public = set(Edition.objects.current().values_list("uid", flat=True))
    mentioned = set(Edition.objects.current().values_list("mentions__uid", flat=True)) - {None}

    assert mentioned <= public
    assert {uid_of(f"tag/{name}") for name in tags()} <= mentioned


def tags():
    return [one.key.partition("/")[2] for one in records() if one.description.kind == "tag"]


def test_every_claim_answers_in_one_way_and_has_its_source():
    load_demo()
    for claim in Claim.objects.all():
        claim.clean()

    assert not Claim.objects.filter(source=None).exists()
    assert Counter(Claim.objects.values_list("record__uid", "question")) == {
        (uid_of("event/black-january"), "killed"): 8,
        (uid_of("event/black-january"), "wounded"): 6,
        (uid_of("event/black-january"), "arrested"): 1,
        (uid_of("event/black-january"), "missing"): 2,
        (uid_of("event/war-2020"), "soldiers-killed"): 1,
        (uid_of("event/war-2020"), "killed"): 1,
        (uid_of("entry/ferize"), "date-of-death"): 3,
    }


def test_translations_are_of_fields_that_the_record_has():
    for one in records():
        fields = declared(kind_named(one.description.kind), "described")
        for row in one.description.public.get("texts", ()):
            assert row["field"] in fields
            assert row["language"] != one.description.public.get("language", "en")


def test_its_pictures_are_kept_as_originals():
    load_demo()
    held = [photograph for photograph in Photograph.objects.all() if photograph.is_held]

    assert sorted((one.image_format, one.image_width, one.image_height) for one in held) == [
        ("PNG", 3, 3),
        ("PNG", 4, 4),
        ("PNG", 5, 5),
    ]
    assert all(originals.holds(one.image_sha256) for one in held)


def test_whoever_may_not_publish_leaves_nothing_behind():
    visitor = cast.contributor()
    visitor.is_superuser = False
    visitor.save()

    with pytest.raises(CommandError):
        load_demo(by=visitor.username)
    assert not Record.objects.exists()


def test_a_site_with_a_memorial_or_a_tag_of_its_own_is_left_alone():
    makers.make_tag(told(f"tag/{tags()[0]}").title.upper())

    with pytest.raises(CommandError, match="of its own"):
        load_demo()
    assert Record.objects.count() == 1


def test_the_curator_of_the_demonstration_can_sign_in_afterwards(client, settings):
    load_demo()

    password = (settings.DATA_DIR / "demo-password").read_text()
    assert client.login(username="curator", password=password)


def test_anyone_else_named_publishes_and_cannot_sign_in(django_user_model):
    load_demo(by="archivist")

    assert not django_user_model.objects.get().has_usable_password()
    assert set(Revision.objects.values_list("by_name", flat=True)) == {"archivist"}


def test_uids_are_the_same_on_every_site():
    assert uid_of("event/black-january") == "95gf5fpmvk"
    assert len({one.uid for one in records()}) == len(list(records()))
