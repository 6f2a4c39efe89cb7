"""A refusal is a page of the house, in a sentence."""

import pytest
from django.test import Client

from tests import cast
from tests.makers import make, publish

pytestmark = pytest.mark.django_db


def test_who_may_not_is_told_so(client):
    client.force_login(cast.contributor())

    answer = client.get("/admin/auth/user/")

    assert answer.status_code == 403
    assert "You may not do this" in answer.content.decode()


def test_what_was_public_is_not_deleted_and_the_page_says_why(admin_client):
    place = make("place")
    publish(place)

    answer = admin_client.post(f"/admin/archive/place/{place.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 403
    assert "withdrawn, never deleted" in answer.content.decode()
    place.refresh_from_db()


def test_a_form_without_its_token_is_refused_in_a_sentence():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})

    assert answer.status_code == 403
    assert "This form was not accepted" in answer.content.decode()
