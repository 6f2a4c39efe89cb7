import pytest


@pytest.fixture(autouse=True)
def folders_of_its_own(settings, tmp_path):
    """No test writes into the developer's data, index or pictures."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_DIR = settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR.mkdir()
    settings.MEDIA_DIR.mkdir()
