import pytest
from django.db import connections
from hypothesis import settings as hypothesis_settings

# How long one example takes says how busy the machine is, and nothing of the rule.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


@pytest.fixture(autouse=True)
def folders_of_its_own(settings, tmp_path):
    """No test writes into the developer's data, index or pictures."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_DIR = settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR.mkdir()
    settings.MEDIA_DIR.mkdir()


@pytest.fixture
def connection_kept(monkeypatch):
    """For tests that end a request as a server does: the connection, and the test's transaction in it, stay open."""
    for connection in connections.all():
        monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
