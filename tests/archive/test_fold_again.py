"""What was folded before folding changed is folded anew by the migration that came with the change."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from archive.models import Name, Record, Tag
from tests.makers import make, make_tag

pytestmark = pytest.mark.django_db
EDITOR = SimpleNamespace(connection=connection)


def fold_again():
    import_module("archive.migrations.0008_fold_again").fold_again(apps, EDITOR)


def test_titles_names_and_tags_are_folded_anew():
    name = {"text": "احمد", "language": "fa", "script": "Arab", "kind": "variant"}
    record, tag = make("person", title="على", names=[name]), make_tag("Երևան")
    Record.objects.update(folded="old")
    Name.objects.update(folded="old")
    Tag.objects.filter(pk=tag.pk).update(vocabulary_key="old")
    fold_again()

    assert Record.objects.get(pk=record.pk).folded == "aly"
    assert Name.objects.get().folded == "ahmd"
    assert Tag.objects.get(pk=tag.pk).vocabulary_key == "erevan"


def test_two_tags_that_have_become_one_word_stay_for_a_curator_to_decide():
    one, other = make_tag("علی"), make_tag("Ali")
    Tag.objects.filter(pk=one.pk).update(vocabulary_key="ly")
    Tag.objects.filter(pk=other.pk).update(vocabulary_key="aly")
    Tag.objects.filter(pk=other.pk).update(title="علي")
    fold_again()

    assert {*Tag.objects.values_list("pk", "vocabulary_key")} == {(one.pk, "ly"), (other.pk, "aly")}
