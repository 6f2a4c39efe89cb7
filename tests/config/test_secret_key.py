import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secret_key import kept_secret_key


def test_a_missing_key_is_made_once_for_its_owner_only(settings_under, tmp_path):
    first, second = settings_under("SECRET_KEY"), settings_under("SECRET_KEY")
    file = tmp_path / "data/secret-key"

    assert first == second == {"SECRET_KEY": file.read_text()}
    assert len(file.read_text()) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_given_key_leaves_no_file(settings_under, tmp_path):
    assert settings_under("SECRET_KEY", SECRET_KEY="given") == {"SECRET_KEY": "given"}
    assert not (tmp_path / "data/secret-key").exists()


def test_all_who_start_at_once_agree_on_one_key(tmp_path):
    file = tmp_path / "data/secret-key"
    with ThreadPoolExecutor(8) as starters:
        keys = list(starters.map(kept_secret_key, [file] * 8))

    assert set(keys) == {file.read_text()}
    assert [found.name for found in file.parent.iterdir()] == ["secret-key"]


def test_a_key_that_cannot_be_kept_is_said_in_a_sentence(tmp_path):
    (tmp_path / "place").write_text("a file where the folder should be")

    with pytest.raises(ImproperlyConfigured, match=r"The secret key cannot be kept in .*, or set SECRET_KEY\.$"):
        kept_secret_key(tmp_path / "place/secret-key")
