import xml.etree.ElementTree as ET

from django.conf import settings
from django.core.management import call_command

NAMES = {
    "event", "statement", "photograph", "place", "name", "search", "zoom", "download", "person", "organisation",
    "source", "tag", "zoom-out", "whole", "up", "down", "left", "right",
}  # fmt: skip


def test_every_address_in_the_style_sheets_is_a_file_of_ours(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", interactive=False, verbosity=0)

    assert "url(http" not in "".join(sheet.read_text() for sheet in (tmp_path / "static/css").glob("*.css"))


def test_the_sprite_holds_one_drawing_for_each_word():
    symbols = ET.parse(settings.BASE_DIR / "static/img/sprite.svg").iter("{http://www.w3.org/2000/svg}symbol")

    assert {symbol.get("id") for symbol in symbols} == NAMES


def test_fonts_come_with_their_licences():
    found = sorted(file.name for file in (settings.BASE_DIR / "static/fonts").glob("*.txt"))

    assert found == ["OFL-brygada-1918.txt", "OFL-commissioner.txt"]
