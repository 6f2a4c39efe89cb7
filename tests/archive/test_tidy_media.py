import os
import time
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from archive import derivatives, originals
from archive.models import Original, Photograph
from tests.makers import make_photograph, publish

pytestmark = pytest.mark.django_db

CONTENT, OTHER, THIRD = b"a picture", b"another picture", b"a third picture"


def kept(content, *, hours=25):
    """An original that arrived some hours ago."""
    sha256 = originals.keep(BytesIO(content))
    aged(originals.path_of(sha256), hours=hours)
    return sha256


def aged(path, *, hours=25):
    os.utime(path, (time.time() - hours * 3600,) * 2)
    return path


def photograph(content=CONTENT, **public):
    facts = {"image_format": "PNG", "image_width": 60, "image_height": 40, "image_size": 9}
    return make_photograph(image_sha256=kept(content), alternative_text="Red.", **facts, **public)


def known(sha256):
    return Original.objects.create(sha256=sha256, format="PNG", width=60, height=40, size=9)


def file(*parts, hours=25):
    path = derivatives.public().parent.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"12345")
    return aged(path, hours=hours)


def said(capsys, *words):
    call_command("tidy_media", *words)
    return capsys.readouterr().out.splitlines()


def test_a_tidy_house_has_nothing_to_say(capsys):
    publish(photograph())

    assert said(capsys) == ["0 found. Nothing was removed: --remove does that."]


def test_what_belongs_to_nothing_is_listed_with_its_size_and_removed_when_told(capsys, settings):
    record = photograph()
    edition = publish(record)
    token = derivatives.token(record.uid, record.image_sha256)
    needed = [
        originals.path_of(record.image_sha256),
        file("previews", *nested(f"{record.image_sha256}-240.webp")),
        file("public", record.uid, token, "60.jpg"),
    ]
    orphan = originals.path_of(kept(OTHER))
    known(orphan.name)
    copy = file("previews", *nested(f"{orphan.name}-240.webp"))
    preview = file("previews", *nested("b" * 64 + "-240.webp"))
    unwanted = file("public", record.uid, "0" * 32, "60.jpg").parent
    nobody = file("public", "nobody0000", "0" * 32, "60.jpg").parents[1]
    broken_off = file("originals", ".arriving-abc")
    unfinished = file("public", ".unfinished-abc", "whole", "60.jpg").parents[1]
    for folder in (unwanted, nobody, unfinished):
        aged(folder)

    listed = said(capsys)
    assert listed == [
        "Originals that no record, revision or edition mentions: 1 (15\xa0bytes)",
        f"  {orphan}",
        "Small copies for the desk whose original is gone: 1 (5\xa0bytes)",
        f"  {preview}",
        "Public files of pictures that are not public: 2 (10\xa0bytes)",
        *sorted((f"  {unwanted}", f"  {nobody}"), key=listed.index),
        "What was never finished: 2 (10\xa0bytes)",
        f"  {unfinished}",
        f"  {broken_off}",
        "6 found. Nothing was removed: --remove does that.",
    ]

    assert said(capsys, "--remove")[-1] == "6 removed, and 0 descriptions of originals that were gone already."
    gone = (orphan, copy, preview, unwanted, nobody, broken_off, unfinished)
    assert [path.exists() for path in gone] == [False] * 7
    assert [path.exists() for path in needed] == [True] * 3
    assert not Original.objects.exists()
    assert said(capsys) == ["0 found. Nothing was removed: --remove does that."]
    assert edition.is_current


def nested(name):
    return name[:2], name[2:4], name


def test_what_is_younger_than_a_day_is_left_unless_told_otherwise(capsys):
    young = originals.path_of(kept(CONTENT, hours=1))

    assert said(capsys, "--remove")[-1].startswith("0 removed")
    assert young.exists()
    assert said(capsys, "--remove", "--hours", "0.5")[-1].startswith("1 removed")
    assert not young.exists()


def test_an_original_that_only_a_revision_or_an_old_edition_mentions_is_kept(capsys):
    replaced, published = photograph(CONTENT), photograph(OTHER)
    publish(published)
    Photograph.objects.filter(pk__in=[replaced.pk, published.pk]).update(image_sha256=kept(THIRD))

    assert said(capsys) == ["0 found. Nothing was removed: --remove does that."]


def test_originals_that_are_missing_are_named_and_make_the_command_fail(capsys):
    record = photograph()
    publish(record)
    originals.path_of(record.image_sha256).unlink()

    with pytest.raises(CommandError, match="1 originals are missing"):
        call_command("tidy_media")
    assert capsys.readouterr().err == (f"The original {record.image_sha256} is missing; it belongs to {record.uid}.\n")


def test_what_is_known_of_a_file_that_is_gone_and_that_nothing_mentions_goes_too(capsys):
    record = photograph()
    known(record.image_sha256)
    known("b" * 64)

    said(capsys)
    assert Original.objects.count() == 2
    assert said(capsys, "--remove") == ["0 removed, and 1 descriptions of originals that were gone already."]
    assert [original.sha256 for original in Original.objects.all()] == [record.image_sha256]
