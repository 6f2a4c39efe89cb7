import re

from django.conf import settings


def documented():
    lines = (settings.BASE_DIR / "docs/operators/carnation.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_documented_environment_satisfies_every_check(run_under, tmp_path):
    here = {"DATA_DIR": str(tmp_path / "data"), "MEDIA_DIR": str(tmp_path / "media")}
    answer = run_under("manage.py", "check", "--deploy", "--fail-level", "DEBUG", **documented() | here)

    assert (answer.stdout, answer.stderr) == ("System check identified no issues (0 silenced).\n", "")


def test_the_demonstration_is_checked_in_silence(run_under):
    answer = run_under("manage.py", "check")

    assert (answer.stdout, answer.stderr) == ("System check identified no issues (0 silenced).\n", "")


def test_every_variable_that_is_read_is_documented_and_no_other():
    source = (settings.BASE_DIR / "config/settings.py").read_text()
    table = (settings.BASE_DIR / "docs/operators/production.md").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) == read
    assert set(documented()) <= read
