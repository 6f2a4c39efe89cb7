import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as house

ASK = """
import json, sys
from config import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


@pytest.fixture
def run_under(tmp_path):
    """Runs Python in a process of its own that knows no environment but the one given."""

    def run(*arguments, **environment):
        clean = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), "MEDIA_DIR": str(tmp_path / "media")}
        return subprocess.run(
            [sys.executable, *arguments],
            env=clean | environment,
            cwd=house.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


@pytest.fixture
def settings_under(run_under):
    def ask(*names, **environment):
        answer = run_under("-c", ASK, *names, **environment)
        assert answer.stderr == ""
        return json.loads(answer.stdout)

    return ask
