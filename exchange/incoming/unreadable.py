"""Why a whole spreadsheet is refused."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.pictures import shown

SAVE_AS = _("Save it as an Excel workbook (.xlsx) or as CSV UTF-8, and send that.")
SENTENCES = {
    "empty": _("“%(name)s” is empty."),
    "bytes": _("“%(name)s” is larger than %(limit)s: a spreadsheet of captions is not. Take its pictures out."),
    "old": _("“%(name)s” is a workbook of the old kind (.xls), or is locked with a password. %(advice)s"),
    "opendocument": _("“%(name)s” is an OpenDocument spreadsheet (.ods), which is not read here. %(advice)s"),
    "numbers": _("“%(name)s” is a Numbers document, which is not read here. %(advice)s"),
    "binary": _("“%(name)s” is a binary workbook (.xlsb), which is not read here. %(advice)s"),
    "macros": _("“%(name)s” holds macros, which are not let in. %(advice)s"),
    "no table": _("“%(name)s” is not a spreadsheet that can be read here. %(advice)s"),
    "damaged": _("“%(name)s” is damaged and cannot be read as a workbook. Open it, and save it again."),
    "too much": _("“%(name)s” unpacks to far more than captions need. Copy the captions into a new workbook."),
    "hidden": _("“%(name)s” has no sheet that can be seen."),
    "letters": _("“%(name)s” does not say in what letters it is written. Save it again as CSV UTF-8."),
    "quotes": _("“%(name)s”, row %(number)s: a quotation mark is not closed, or stands where none can. %(advice)s"),
    "no rows": _("“%(name)s” has no row with anything in it."),
    "no file": _("“%(name)s” has no column that names the files: call one “file name”, in the first row."),
    "rows": _("“%(name)s” has more than %(limit)s rows: make several of it."),
    "columns": _("“%(name)s” has more than %(limit)s columns."),
}


class UnreadableSheet(ValidationError):
    """Why a whole spreadsheet was refused: one sentence for the person who brought it, as plain text."""

    def __str__(self):
        return " ".join(self.messages)


def unreadable(code, name, **facts):
    return UnreadableSheet(SENTENCES[code], code=code, params={"name": shown(name), "advice": SAVE_AS, **facts})
