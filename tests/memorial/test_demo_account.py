import stat
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def demo_account():
    said = StringIO()
    call_command("demo_account", address="http://127.0.0.1:9000", stdout=said)
    return said.getvalue()


def test_it_makes_one_curator_and_says_how_to_sign_in(settings):
    said = demo_account()
    file = settings.DATA_DIR / "demo-password"

    assert authenticate(username="curator", password=file.read_text()).is_superuser
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert all(word in said for word in ("http://127.0.0.1:9000/admin/", "curator", file.read_text()))


def test_a_second_run_changes_nothing():
    assert demo_account() == demo_account()
    assert get_user_model().objects.count() == 1


def test_a_password_of_ones_own_is_kept():
    demo_account()
    curator = get_user_model().objects.get()
    curator.set_password("a password of one's own")
    curator.save()

    assert "the one you chose" in demo_account()
    assert authenticate(username="curator", password="a password of one's own") == curator
