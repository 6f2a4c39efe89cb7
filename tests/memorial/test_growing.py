"""Synthetic records go through the same doors as anyone's, say what they are, and are always the same."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.ledger import faults
from archive.models import Edition, LedgerLine, Record, Revision
from memorial.growing import MARK, TAGS
from tests import cast

pytestmark = pytest.mark.django_db


def grow(records):
    said = StringIO()
    call_command("grow", records=records, by=cast.administrator().username, stdout=said)
    return said.getvalue()


def test_as_many_are_published_as_were_asked_for_and_every_one_says_that_it_is_synthetic():
    grow(10)

    titles = Edition.objects.current().exclude(kind="tag").values_list("title", flat=True)
    assert len(titles) == 10
    assert all(title.startswith(MARK) for title in titles)
    assert LedgerLine.objects.count() == 10 + TAGS
    assert Revision.objects.count() == 3 * (10 + TAGS)
    assert list(faults()) == []


def test_growing_on_adds_what_is_missing_and_growing_again_adds_nothing():
    grow(4)
    first = set(Record.objects.values_list("uid", flat=True))

    grow(7)
    grow(7)

    all_of_them = set(Record.objects.values_list("uid", flat=True))
    assert first < all_of_them
    assert len(all_of_them) == 7 + TAGS


def test_nobody_grows_a_house_without_a_name():
    with pytest.raises(CommandError, match="no user “nobody”"):
        call_command("grow", records=1, by="nobody")
