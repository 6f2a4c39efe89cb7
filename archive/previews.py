"""Small private copies of originals for the desk: nothing of a visitor's, and made again whenever they are missing."""

from pathlib import Path

from django.conf import settings

from archive import confined, originals

WIDTHS = (240, 1280)  # of a list's thumbnail, of a page's picture


class NoPreview(Exception):
    """The original is not there, or it cannot be read."""


def preview(sha256, width):
    """The file of a small copy; it is no wider than its original."""
    path = path_of(sha256, width)
    if not path.is_file():
        make(sha256)
    return path


def make(sha256):
    """All small copies of an original; NoPreview where there can be none."""
    original = originals.path_of(sha256)
    if not original.is_file():
        raise NoPreview(sha256)
    paths = {str(width): str(path_of(sha256, width)) for width in WIDTHS}
    _make_private_folders(path_of(sha256, WIDTHS[0]).parent)
    try:
        made = confined.ask("preview", original=str(original), paths=paths)
    except confined.Unanswered as unanswered:
        raise NoPreview(sha256) from unanswered
    if "refused" in made:
        raise NoPreview(sha256)


def path_of(sha256, width):
    lies_in = originals.path_of(sha256).parent
    return _folder() / lies_in.parent.name / lies_in.name / f"{sha256}-{width}.webp"


def _folder():
    return Path(settings.MEDIA_DIR) / "previews"


def _make_private_folders(innermost):
    for folder in (_folder(), innermost.parent, innermost):
        folder.mkdir(mode=0o700, exist_ok=True)
