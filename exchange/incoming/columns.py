"""The columns that a spreadsheet of captions may have, by the names that curators give them in four languages."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

from exchange.incoming import cells

LANGUAGES = ("en", "az", "tr", "ru")
SEMICOLON = ("az", "tr", "ru")  # where the comma parts the decimals, spreadsheet programs take it for nothing else


@dataclass(frozen=True)
class Column:
    """`spelled`: its names in English / Azerbaijani / Turkish / Russian; the first of each stands in the template."""

    key: str  # the field of Photograph; of what becomes relations, our own word for it
    read: Callable
    spelled: str
    example: str = ""
    in_languages: bool = False  # whether there may be one of it for each language
    kinds: tuple = ()  # of the records that it names; none: it holds a value
    role: str = ""  # of the relations that it becomes; none: a column of Photograph holds the link
    many: bool = False  # whether it may name several, with ; or | between them

    def names(self, language):
        return self.spelled.split(" / ")[LANGUAGES.index(language)].split(", ")


def _words(key, spelled, example=""):
    return Column(key, cells.text_of(key), spelled, example, in_languages=True)


def _link(key, kinds, role, spelled, many=True):
    return Column(key, cells.text, spelled, kinds=tuple(kinds.split()), role=role, many=many)


FILE = Column(
    "file",
    cells.text,
    "file name, file, filename, image, image file / fayl adı, fayl, faylın adı, şəkil faylı / "
    "dosya adı, dosya, görsel dosyası / имя файла, файл, название файла",
    "harbour-1990.jpg",
)
COLUMNS = (
    FILE,
    _words("title", "title / başlıq, ad / başlık / название, заголовок, заглавие", "Harbour at dawn"),
    _words(
        "caption",
        "caption, our caption / izah, şəkilaltı yazı / açıklama, resim altı, resim altı yazısı / подпись, наша подпись",
        "Two boats at the northern pier.",
    ),
    _words(
        "caption_published",
        "caption as published, published caption / dərc olunmuş izah / yayımlanan açıklama / "
        "опубликованная подпись, подпись в публикации",
        "BOATS AT DAWN",
    ),
    _words(
        "alternative_text",
        "alternative text, alt text, alt / alternativ mətn / alternatif metin, alt metin / альтернативный текст",
        "Two small boats, tied to a wooden pier; behind them fog.",
    ),
    Column("is_decorative", cells.yes_or_no, "decorative / dekorativ / dekoratif / декоративное, декоративная", "no"),
    _words("credit", "credit, credit line / kredit, müəlliflik qeydi / künye / указание авторства, кредит"),
    _link("photographer", "person organisation", "", "photographer / fotoqraf / fotoğrafçı / фотограф", many=False),
    Column(
        "date",
        cells.date,
        "date, date taken / tarix, çəkilmə tarixi / tarih, çekim tarihi / дата, дата съёмки",
        "1990-01-20",
    ),
    _words("date_note", "date note, note on the date / tarix qeydi / tarih notu / примечание к дате"),
    _link("place", "place", "place", "place, places / yer, məkan / yer, mekan / место, места"),
    _link("event", "event", "depicts", "event, events / hadisə, hadisələr / olay, olaylar / событие, события"),
    _link(
        "shows",
        "person organisation place event entry",
        "depicts",
        "shows, depicts / təsvir edir, təsvir olunan / gösterir, gösterilen / изображено, изображены, на снимке",
    ),
    Column(
        "rights",
        cells.rights,
        "rights, rights statement, licence, license / hüquqlar, hüquq, lisenziya / haklar, hak, lisans / "
        "права, лицензия",
        "CC BY 4.0",
    ),
    _words("rights_holder", "rights holder, copyright holder / hüquq sahibi / hak sahibi / правообладатель"),
    _link(
        "tags",
        "tag",
        "",
        "tags, tag, keywords / teqlər, etiketlər, açar sözlər / etiketler, anahtar kelimeler / "
        "теги, метки, ключевые слова",
    ),
    Column("language", cells.language, "language / dil / dil / язык", "en"),
    _words("summary", "summary / xülasə / özet / краткое описание, аннотация"),
    Column(
        "content_note",
        cells.content_note,
        "content note / məzmun xəbərdarlığı / içerik uyarısı / предупреждение о содержании, предупреждение",
        "none",
    ),
    _words(
        "content_note_text",
        "content note sentence, content note text / məzmun xəbərdarlığının cümləsi / içerik uyarısı cümlesi / "
        "текст предупреждения",
    ),
    Column(
        "notes",
        cells.text,
        "notes, private notes / qeydlər, daxili qeydlər / notlar, özel notlar / заметки, внутренние заметки",
    ),
)


def template(language):
    """A CSV with a BOM, for every spreadsheet program: the columns named in a language, and one example row.

    Captions and alternative texts stand there twice, to show how another language is written."""
    language = language if language in LANGUAGES else "en"
    columns = [one for column in COLUMNS for one in _in_template(column, language)]
    out = StringIO(newline="")
    csv.writer(out, delimiter=";" if language in SEMICOLON else ",").writerows(zip(*columns, strict=True))
    return out.getvalue().encode("utf-8-sig")


def _in_template(column, language):
    """(heading, example)"""
    heading = column.names(language)[0]
    yield heading, column.example
    if column.key in ("caption", "alternative_text"):
        yield f"{heading} ({'az' if language == 'en' else 'en'})", ""
