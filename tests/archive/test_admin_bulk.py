"""Nothing at the desk is deleted in bulk."""

import pytest

from tests.makers import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/admin/archive/place/", "/admin/archive/record/", "/admin/auth/user/"])
def test_no_list_offers_to_delete_what_is_ticked(admin_client, address):
    place = make("place")

    offered = admin_client.get(address).content.decode()
    admin_client.post(address, {"action": "delete_selected", "_selected_action": [place.pk], "post": "yes"})

    assert 'value="delete_selected"' not in offered
    place.refresh_from_db()
