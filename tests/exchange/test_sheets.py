from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.folding import fold
from exchange.incoming import sheets
from exchange.incoming.columns import COLUMNS, LANGUAGES, template
from exchange.incoming.sheets import Row, UnreadableSheet, row_for
from tests.makers import make, make_tag
from tests.sheets import SHEET, captions, csv_of, excel_of, xlsx_of, zip_of


def read(content, name="captions.csv", **how):
    return sheets.read(BytesIO(content), name=name, **how)


def one(*cells, headings):
    """The one row of a sheet, and all that was wrong with it."""
    sheet = read(csv_of(("file", *headings), ("a.jpg", *cells)))
    [row] = sheet.rows
    return row, sheet.problems


def refusal(content, name="captions.csv"):
    with pytest.raises(UnreadableSheet) as refused:
        read(content, name)
    return str(refused.value).replace("\xa0", " ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        csv_of(*captions(2)),
        csv_of(*captions(2), encoding="utf-8-sig"),
        csv_of(*captions(2), encoding="utf-16"),
        b"\xfe\xff" + csv_of(*captions(2), encoding="utf-16-be"),
        csv_of(*captions(2), delimiter=";"),
        csv_of(*captions(2), delimiter="\t"),
        b"\r\n ;\r\n" + csv_of(*captions(2), delimiter=";"),
        b"sep=;\r\n" + csv_of(*captions(2), delimiter=";"),
        xlsx_of(*captions(2)),
        excel_of(*captions(2)),
    ],
)
def test_a_sheet_says_the_same_however_it_was_saved(content):
    sheet = read(content)

    assert sheet.problems == []
    assert [row.file for row in sheet.rows] == ["harbour-001.jpg", "harbour-002.jpg"]
    assert sheet.rows[0] == Row(
        number=sheet.rows[1].number - 1,
        file="harbour-001.jpg",
        values={"date": "1990-01-02", "rights": "https://creativecommons.org/licenses/by/4.0/"},
        words={
            "title": {"": "Liman, 1"},
            "caption": {"az": "Şəkil 1: körpüdə iki qayıq.", "en": "Picture 1: two boats at the pier."},
            "alternative_text": {
                "az": "Taxta körpüyə bağlanmış iki qayıq, 1.",
                "en": "Two boats tied to a wooden pier, 1.",
            },
            "credit": {"": "Invented for a test"},
        },
    )


# --- letters


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("encoding", "caption", "page"),
    [
        ("cp1251", "Набережная утром — «Север»", "Cyrillic"),
        ("cp1254", "İki kayık, güneşin doğuşu", "Turkish"),
    ],
)
def test_an_old_encoding_is_read_where_only_one_makes_sense_and_that_is_said(encoding, caption, page):
    sheet = read(csv_of(("file", "caption"), ("a.jpg", caption), encoding=encoding))

    assert sheet.rows[0].words == {"caption": {"": caption}}
    assert sheet.problems == [
        f"“captions.csv” does not say in what letters it is written; it was read as {page} (Windows). Look whether "
        f"they "
        "are right, or save it again as CSV UTF-8."
    ]


@pytest.mark.parametrize(
    "content",
    [
        csv_of(("file", "caption"), ("a.jpg", "Ö"), encoding="cp1254"),  # as good as Ц
        csv_of(("file", "caption"), ("a.jpg", "naïve façade"), encoding="cp1252"),
        csv_of(("file", "caption"), ("a.jpg", "Привет"), encoding="cp866"),
        b"\xff\xfef\x00i\x00\xd8",
    ],
)
def test_letters_that_can_be_two_things_are_not_guessed(content):
    assert refusal(content) == (
        "“captions.csv” does not say in what letters it is written. Save it again as CSV UTF-8."
    )


def test_quotation_marks_that_both_pages_have_need_no_guess():
    assert "letters" in refusal(b"caption\r\n\xd6 x") and "no column" in refusal(b"caption\r\n\x93x\x94")


# --- headings


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_read_without_a_word(language, db):
    sheet = read(template(language))

    assert sheet.problems == []
    assert sheet.rows[0].file == "harbour-1990.jpg"
    assert sheet.rows[0].values == {
        "is_decorative": False,
        "date": "1990-01-20",
        "rights": "https://creativecommons.org/licenses/by/4.0/",
        "language": "en",
        "content_note": "none",
    }


def test_an_unknown_language_gets_the_english_template():
    assert template("xx") == template("en")
    assert template("en").startswith("\ufefffile name,title,caption,caption (az),".encode())
    assert template("az").startswith("\ufefffayl adı;başlıq;izah;izah (en);".encode())


def test_no_name_of_a_column_means_two_columns():
    meanings = {}
    for column in COLUMNS:
        for language in LANGUAGES:
            for name in column.names(language):
                assert meanings.setdefault(fold(name), column) is column, name


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("caption", ""),
        ("CAPTION", ""),
        ("Caption (az)", "az"),
        ("caption_en", "en"),
        ("caption [English]", "en"),
        ("Caption – Azərbaycanca", "az"),
        ("İzah (ingilis)", "en"),
        ("Подпись (русский)", "ru"),
        ("подпись az-Cyrl", "az-Cyrl"),
        ("Azerbaijani caption", "az"),
        ("Açıklama: Türkçe", "tr"),
    ],
)
def test_a_heading_is_known_in_four_languages_and_says_in_which_its_words_are(heading, language):
    row, problems = one("Boats", headings=(heading,))

    assert row.words == {"caption": {language: "Boats"}}
    assert len(problems) == (language not in ("", "en"))


def test_columns_in_any_order_unknown_doubled_and_nameless_ones_are_reported(db):
    sheet = read(
        csv_of(
            ("Shelf", "Caption", "", "File name", "caption", "", "Date (az)"),
            ("12", "Boats", "", "a.jpg", "Ships", "stray", "1990"),
        )
    )

    assert sheet.rows == [Row(2, "a.jpg", words={"caption": {"": "Boats"}})]
    assert sheet.problems == [
        "“captions.csv”, row 1: the column “Shelf” is not known here, and was not used.",
        "“captions.csv”, row 1: there is a second column “caption”; only the first was used.",
        "“captions.csv”, row 1: column F has no heading, and was not used.",
        "“captions.csv”, row 1: the column “Date (az)” is not known here, and was not used.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "count"), [("", 1), ("ru", 1), ("az", 0)])
def test_words_in_another_language_only_are_remarked(language, count):
    sheet = read(csv_of(("file", "caption (az)", "credit (az)"), ("a.jpg", "Liman", "")), language=language)

    ours = "Русский" if language else "English"
    assert sheet.problems == count * [
        f"“captions.csv” has words in Azərbaycanca only, and its photographs are described in {ours}: they became "
        "translations. Choose that language for the batch, or add a column “language”."
    ]


# --- cells


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("heading", "written", "field", "value"),
    [
        ("date", "20.01.1990", "date", "1990-01-20"),
        ("date", "ca. 1990", "date", "1990~"),
        ("tarix", "20 yanvar 1990-cı il", "date", "1990-01-20"),
        ("дата", "январь 1990 г.", "date", "1990-01"),
        ("rights", "CC BY 4.0", "rights", "https://creativecommons.org/licenses/by/4.0/"),
        ("rights", "cc-by-sa 4.0", "rights", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("rights", "CC0", "rights", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("rights", "PDM", "rights", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ("rights", "InC", "rights", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("rights", "Copyright not evaluated", "rights", "http://rightsstatements.org/vocab/CNE/1.0/"),
        (
            "rights",
            "https://rightsstatements.org/page/InC-EDU/1.0/",
            "rights",
            "http://rightsstatements.org/vocab/InC-EDU/1.0/",
        ),
        (
            "rights",
            "http://creativecommons.org/licenses/by/4.0",
            "rights",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            "rights",
            "https://creativecommons.org/licenses/by/4.0/deed.az",
            "rights",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        ("decorative", "Да", "is_decorative", True),
        ("dekorativ", "xeyr", "is_decorative", False),
        ("decorative", "TRUE", "is_decorative", True),
        ("language", "Azerbaijani", "language", "az"),
        ("dil", "rus", "language", "ru"),
        ("language", "AZ-cyrl", "language", "az-Cyrl"),
        ("content note", "Distressing", "content_note", "distressing"),
        ("məzmun xəbərdarlığı", "ağır", "content_note", "distressing"),
        ("məzmun xəbərdarlığı", "AĞIR", "content_note", "distressing"),
        ("məzmun xəbərdarlığı", "agir", "content_note", "distressing"),
        ("notes", "found in box 4", "notes", "found in box 4"),
    ],
)
def test_a_cell_is_read_in_the_forms_that_people_write(heading, written, field, value):
    row, problems = one(written, headings=(heading,))

    assert (row.values, problems) == ({field: value}, [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("heading", "written", "sentence"),
    [
        ("date", "01/02/1990", "“01/02/1990” can be two days. Write 1990-02-01 or 1990-01-02."),
        ("date", "20.01.90", "“20.01.90” has a year of two digits. Write all four, for example 1990-01-20."),
        ("date", "1900s", "“1900s” can be ten years or a hundred. Write 190X or 19XX."),
        ("date", "1990–1991", "“1990–1991” is written with a dash. Write an interval with a slash: 1990/1991."),
        (
            "date",
            "31.02.1990",
            "“1990-02-31” names a day that does not exist: February 1990 has 28 days. Write, for example, 1990-02-28.",
        ),
        (
            "rights",
            "CC BY 3.0",
            "“CC BY 3.0” is no rights statement that is known here. The nearest is “CC BY 4.0: with attribution”: "
            "write "
            "CC BY 4.0.",
        ),
        (
            "rights",
            "All rights reserved",
            "“All rights reserved” is no rights statement that is known here. The nearest is “In copyright”: write "
            "InC.",
        ),
        (
            "rights",
            "???",
            "“???” is no rights statement that is known here. Write a short code, such as CC BY 4.0, CC0, PDM or InC.",
        ),
        ("decorative", "perhaps", "“perhaps” is neither yes nor no."),
        (
            "language",
            "Dothraki",
            "“Dothraki” is no language that is known here. Write its code, for example az, en, ru or tr.",
        ),
        (
            "content note",
            "a wounded man",
            "“a wounded man” is no content note. Write none, mild or distressing; the sentence has a column of its "
            "own.",
        ),
        ("title", "a" * 301, "it has 301 characters; 300 are the most. Nothing of it was used."),
        ("caption", "a" * 20_001, "it has 20001 characters; 20000 are the most. Nothing of it was used."),
        ("caption", "#REF!", "it holds an error of the spreadsheet (#REF!)."),
        ("caption", "a\x07b", "it has characters that cannot be kept. Type it again."),
    ],
)
def test_a_cell_that_cannot_be_used_is_reported_and_the_row_is_kept(heading, written, sentence):
    row, problems = one(written, "kept", headings=(heading, "credit"))

    assert row.words == {"credit": {"": "kept"}}
    assert row.values == {}
    assert row.problems == problems == [f"“captions.csv”, row 2, column “{heading}”: {sentence}"]


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_is_text(written):
    assert one(written, headings=("caption",)) == (Row(2, "a.jpg", words={"caption": {"": written}}), [])


@pytest.mark.django_db
def test_words_stay_as_typed_but_for_the_spaces_around_them_and_the_ends_of_lines():
    row, _problems = one("  “Two  boats”,\r\ntied\x0bup ", headings=("caption",))

    assert row.words == {"caption": {"": "“Two  boats”,\ntied\nup"}}


# --- rows


@pytest.mark.django_db
def test_rows_are_numbered_as_the_spreadsheet_program_shows_them():
    content = b'\r\nfile,caption\r\n\r\na.jpg,"two\r\nlines"\r\n,,\r\nb.jpg,Boats\r\n'

    assert [(row.number, row.file) for row in read(content).rows] == [(4, "a.jpg"), (6, "b.jpg")]


@pytest.mark.django_db
def test_a_row_without_a_file_and_a_second_row_for_one_are_reported():
    sheet = read(
        csv_of(
            ("file", "caption"),
            ("a.jpg", "Boats"),
            ("", "Nothing"),
            ("A.JPG", "Ships"),
            ("Şəkil.jpg", "Pier"),
            ("S\u0327əkil.jpg", "Pier"),
        )
    )

    assert [row.number for row in sheet.rows] == [2, 5]
    assert sheet.problems == [
        "“captions.csv”, row 3: it names no file, and was not used.",
        "“captions.csv”, row 4: “A.JPG” is described in row 2 already; this row was not used.",
        "“captions.csv”, row 6: “Şəkil.jpg” is described in row 5 already; this row was not used.",
    ]


def test_a_row_can_be_kept_as_json():
    row = Row(2, "a.jpg", {"date": "1990"}, {"caption": {"az": "Liman"}}, {"tags": ["0123456789"]}, ["Something."])

    assert Row.from_json(row.to_json()) == row


@pytest.mark.parametrize(
    ("files", "path", "number"),
    [
        (["a.jpg", "b.jpg"], "b.jpg", 1),
        (["Liman.JPG"], "liman.jpg", 0),
        (["S\u0327əkil.jpg"], "Şəkil.jpg", 0),
        (["box 1\\a.jpg", "box 2\\a.jpg"], "box 2/a.jpg", 1),
        (["./a.jpg"], "a.jpg", 0),
        (["a.jpg"], "box 1/a.jpg", 0),
        (["box 1/a.jpg"], "a.jpg", 0),
        (["box 1/a.jpg"], "box 2/a.jpg", None),
        (["box 1/a.jpg", "box 2/a.jpg"], "a.jpg", None),
        (["IMG_001"], "IMG_001.jpg", 0),
        (["IMG_001.tif"], "IMG_001.jpg", None),
        (["a.jpg", "a"], "a.jpg", 0),
        (["b.jpg"], "a.jpg", None),
    ],
)
def test_a_row_is_found_for_a_file_unless_two_could_be_meant(files, path, number):
    rows = [Row(place, file) for place, file in enumerate(files)]

    found = row_for(rows, path)

    assert (found.number if found else None) == number


# --- references


def test_records_are_named_by_title_name_or_identifier(db):
    baku = make("place", title="Bakı", names=[{"text": "Баку", "language": "ru", "script": "Cyrl", "kind": "variant"}])
    march, boat = make("event", title="The march"), make("event", title="The boat race")
    person, house = make("person", title="Aylin Testova"), make("organisation", title="Test House")
    harbour, dawn = make_tag("Harbour"), make_tag("Dawn")
    headings = ("place", "event", "shows", "photographer", "tags")

    row, problems = one(
        "баку",
        f"the MARCH; {boat.uid}",
        "Aylin Testova|Test house",
        house.uid,
        "harbour; dawn;Harbour",
        headings=headings,
    )

    assert problems == []
    assert row.links == {
        "place": [baku.uid],
        "event": [march.uid, boat.uid],
        "shows": [person.uid, house.uid],
        "photographer": [house.uid],
        "tags": [harbour.uid, dawn.uid],
    }


def test_what_is_not_known_or_can_be_two_is_reported_and_not_made(db):
    make("person", title="Harbour")
    first, second = make("place", title="Harbour", uid="0000000001"), make("place", title="Quay", uid="0000000002")
    second.name_rows.create(text="Harbour")
    make_tag("Dawn")

    row, problems = one("harbour", "Dawn; Dusk", first.uid, headings=("place", "tags", "event"))

    assert row.links == {"tags": [make_uid("Dawn")]}
    assert problems == [
        "“captions.csv”, row 2, column “place”: “harbour” can be “Harbour” (place, 0000000001) or “Quay” (place, "
        "0000000002). Write the identifier of the one that is meant.",
        "“captions.csv”, row 2, column “tags”: “Dusk” is not known here as tag. Enter it first, or write it as it is "
        "called here; nothing was made of it.",
        "“captions.csv”, row 2, column “event”: “0000000001” is not known here as event. Enter it first, or write it "
        "as "
        "it is called here; nothing was made of it.",
    ]


def make_uid(title):
    from archive.models import Record

    return Record.objects.get(title=title).uid


@pytest.mark.parametrize("count", [1, 30])
def test_names_are_looked_up_for_all_rows_at_once(db, count, django_assert_num_queries):
    rows = [(f"{number}.jpg", f"Place {number}", f"Tag {number}; {number:010}") for number in range(count)]

    with django_assert_num_queries(3):
        read(csv_of(("file", "place", "tags"), *rows))


# --- workbooks


@pytest.mark.django_db
def test_dates_of_a_workbook_are_as_exact_as_it_shows_them():
    day = date(1990, 1, 20)
    formats = ("yyyy-mm-dd", 'd "de" mmmm yyyy', "mmm-yy", "[$-419]mmmm yyyy", "yyyy", "dd/mm/yyyy")
    rows = [(f"{place}.jpg", day) for place in range(len(formats))]
    content = xlsx_of(("file", "date"), *rows, formats={f"B{place + 2}": one for place, one in enumerate(formats)})

    assert [row.values["date"] for row in read(content).rows] == [
        "1990-01-20", "1990-01-20", "1990-01", "1990-01", "1990", "1990-01-20",
    ]  # fmt: skip


@pytest.mark.django_db
def test_cells_of_a_workbook_are_text_numbers_as_typed_and_true_or_false():
    sheet = read(
        xlsx_of(
            ("file", "date", "caption", "notes", "decorative"),
            (12, 1990, 3.5, datetime(1990, 1, 20), True),
            ("b.jpg", datetime(1990, 1, 20, 14, 30), 1e3, timedelta(hours=1), None),
        )
    )

    assert sheet.rows[0] == Row(
        2, "12", {"date": "1990", "notes": "1990-01-20", "is_decorative": True}, {"caption": {"": "3.5"}}
    )
    assert sheet.rows[1].words == {"caption": {"": "1000"}}
    assert sheet.problems == [
        "“captions.csv”, row 3, column “date”: “1990-01-20T14:30” has a time of day. Write the day only, for example "
        "1990-01-20; keep the time in a note."
    ]


@pytest.mark.django_db
def test_the_first_sheet_that_can_be_seen_is_read_and_others_are_named():
    sheet = read(xlsx_of(("file", "caption"), ("a.jpg", "Boats"), hidden=("Draft",), others=("Box 2", "Box 3")))

    assert [row.file for row in sheet.rows] == ["a.jpg"]
    assert sheet.problems == ["Only the first sheet of “captions.csv” was read, “Captions”; not “Box 2”, “Box 3”."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“captions.csv” is empty."),
        (b"\r\n , \r\n", "“captions.csv” has no row with anything in it."),
        (
            b"caption\r\nBoats",
            "“captions.csv” has no column that names the files: call one “file name”, in the first row.",
        ),
        (
            b'file,caption\r\na.jpg,"Boats\r\nb.jpg,Ships',
            "“captions.csv”, row 2: a quotation mark is not closed, or stands where none can. Save it as an Excel "
            "workbook "
            "(.xlsx) or as CSV UTF-8, and send that.",
        ),
        (
            b'file,caption\r\na.jpg,"Boats" at dawn',
            "“captions.csv”, row 2: a quotation mark is not closed, or stands where none can. Save it as an Excel "
            "workbook "
            "(.xlsx) or as CSV UTF-8, and send that.",
        ),
        (
            b"file\0,caption\r\n",
            "“captions.csv” is not a spreadsheet that can be read here. Save it as an Excel workbook (.xlsx) or as CSV "
            "UTF-8, and send that.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "“captions.csv” is a workbook of the old kind (.xls), or is locked with a password. Save it as an Excel "
            "workbook "
            "(.xlsx) or as CSV UTF-8, and send that.",
        ),
        (
            zip_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
            "“captions.csv” is an OpenDocument spreadsheet (.ods), which is not read here. Save it as an Excel "
            "workbook "
            "(.xlsx) or as CSV UTF-8, and send that.",
        ),
        (
            zip_of({"Index/Document.iwa": b"x"}),
            "“captions.csv” is a Numbers document, which is not read here. Save it as an Excel workbook (.xlsx) or as "
            "CSV "
            "UTF-8, and send that.",
        ),
        (
            zip_of({"a.jpg": b"x"}),
            "“captions.csv” is not a spreadsheet that can be read here. Save it as an Excel workbook (.xlsx) or as CSV "
            "UTF-8, and send that.",
        ),
        (
            xlsx_of(("file",), ("a.jpg",))[:-30],
            "“captions.csv” is damaged and cannot be read as a workbook. Open it, and save it again.",
        ),
        (csv_of(("file", *range(100))), "“captions.csv” has more than 100 columns."),
        (xlsx_of(("file", *range(100))), "“captions.csv” has more than 100 columns."),
    ],
)
def test_what_cannot_be_read_at_all_is_refused_with_a_sentence(content, sentence):
    assert refusal(content) == sentence


def test_rows_beyond_the_number_of_files_are_refused(settings):
    settings.UPLOAD_MAX_FILES = 2
    rows = [("file",), *((f"{number}.jpg",) for number in range(3))]

    for content in (csv_of(*rows), xlsx_of(*rows)):
        assert refusal(content) == "“captions.csv” has more than 2 rows: make several of it."


def test_an_endless_sheet_is_refused():
    assert refusal(b"file\r\n" + b"\r\n" * 10_000) == "“captions.csv” has more than 10000 rows: make several of it."
    assert refusal(changed(b'<row r="2"', b'<row r="99999999"')) == (
        "“captions.csv” has more than 10000 rows: make several of it."
    )


def test_a_workbook_with_macros_is_refused():
    content = xlsx_of(("file",), ("a.jpg",))
    with_macros = BytesIO(content)
    with ZipFile(with_macros, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")

    assert refusal(with_macros.getvalue()).startswith("“captions.csv” holds macros, which are not let in.")


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("exchange.incoming.workbooks.load_workbook", lambda *args, **how: pytest.fail("read"))
    a_tag_of_a_megabyte = b"<row " + b" ".join(b'a%d=""' % number for number in range(100_000)) + b"/>"
    bombs = (b"<v> </v>" + b" " * 33_000_000, b"<c/>" * 1_200_000, a_tag_of_a_megabyte)

    for bomb in bombs:
        content = changed(b"</sheetData>", bomb + b"</sheetData>")
        assert len(content) < 300_000
        assert refusal(content) == (
            "“captions.csv” unpacks to far more than captions need. Copy the captions into a new workbook."
        )


def test_a_workbook_with_entities_is_refused():
    bomb = b'<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet'

    assert refusal(changed(b"<worksheet", bomb)).startswith("“captions.csv” is damaged")


def changed(old, new):
    """A small workbook with something else in its sheet."""
    source = ZipFile(BytesIO(xlsx_of(("file", "caption"), ("a.jpg", "Boats"))))
    parts = {name: source.read(name) for name in source.namelist()}
    assert old in parts[SHEET]
    return zip_of(parts | {SHEET: parts[SHEET].replace(old, new)})


@pytest.mark.django_db
def test_formulae_give_the_value_that_was_stored_with_them():
    content = changed(b't="inlineStr"><is><t>Boats</t></is>', b't="str"><f>UPPER("boats")</f><v>BOATS</v>')

    assert read(content).rows[0].words == {"caption": {"": "BOATS"}}


@pytest.mark.django_db
def test_what_is_not_understood_is_not_told_without_end():
    rows = [(f"{number}.jpg", "perhaps") for number in range(600)]
    problems = read(csv_of(("file", "decorative"), *rows)).problems

    assert len(problems) == 501
    assert problems[-1] == "“captions.csv”: 100 more things were not understood. Mend these first, and send it again."


def test_a_name_says_whether_a_file_is_meant_as_a_spreadsheet():
    names = ["captions.CSV", "a.xlsx", "a.ods", "a.xls", "a.numbers", "a.jpg", "csv", "a.zip"]

    assert [name for name in names if sheets.is_sheet(name)] == names[:5]


# --- whatever comes


WORKBOOK = excel_of(*captions(3))


def survives(content):
    try:
        read(content, "x.csv")
    except UnreadableSheet as refused:
        assert str(refused).startswith("“x.csv”")


@pytest.mark.django_db
@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    survives(content)
    survives(b"file,caption,date,tags,rights\r\n" + content)
    survives(b"PK\x03\x04" + content)


@pytest.mark.django_db
@settings(max_examples=150)
@given(st.lists(st.lists(st.text(max_size=30), max_size=8), max_size=5))
def test_any_texts_are_read_or_refused(rows):
    headings = ["file", "caption (az)", "date", "tags", "rights", "decorative", "language", "event"]
    survives(csv_of(headings, *rows, encoding="utf-8-sig") if is_writable(rows) else b"")


def is_writable(rows):
    return not any("\ud800" <= letter <= "\udfff" for row in rows for text in row for letter in text)


@pytest.mark.django_db
@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(changes):
    content = bytearray(WORKBOOK)
    for place, byte in changes:
        content[place] = byte
    survives(bytes(content))


PARTS = {name: ZipFile(BytesIO(WORKBOOK)).read(name) for name in ZipFile(BytesIO(WORKBOOK)).namelist()}


@pytest.mark.django_db
@settings(max_examples=300)
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_a_workbook_with_any_part_changed_is_read_or_refused(name, data):
    part = bytearray(PARTS[name])
    start = data.draw(st.integers(0, len(part)))
    part[start : start + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    survives(zip_of(PARTS | {name: bytes(part)}))
