import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret_key(file):
    """The key kept in `file`; made there first, readable by its owner only, where there is none yet."""
    try:
        if not file.exists():
            _make(file)
        return file.read_text().strip()
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {file} ({problem.strerror}). Make it writable, or set SECRET_KEY."
        ) from problem


def _make(file):
    """Of several processes that start at once, the first to link its whole file wins and all read the same key."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".secret-key-")
    draft = Path(name)
    with os.fdopen(handle, "w") as stream:
        stream.write(secrets.token_urlsafe(64))
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
