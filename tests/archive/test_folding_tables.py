"""What folding makes of one word in each language, as a table: the word folded, then its spellings, then a remark."""

from unicodedata import normalize

import pytest

from archive.folding import fold

# language | folded | written | remark
TABLE = """
Azerbaijani | qarabag | Qarabağ QARABAĞ qarabağ Qarabag QaRaBaG | capitals, and a keyboard without ğ
Azerbaijani | ilham | İlham ilham ILHAM ILham i̇lham | the dot of İ, also where a program left it behind as an accent
Azerbaijani | isiq | işıq İŞIQ IŞIQ isiq | ı and i
Azerbaijani | sehidler | Şəhidlər ŞƏHİDLƏR Sehidler Şǝhidlǝr Șəhidlər | turned e, comma for cedilla
Azerbaijani | gozel | gözəl GÖZƏL gozel | ö
Azerbaijani | uzeyir | Üzeyir ÜZEYİR uzeyir | ü
Azerbaijani | xiyabaninda | Xiyabanı’nda Xiyabanı'nda Xiyabanı`nda xiyabanında | endings behind an apostrophe
Azerbaijani of 1929 | gara | Ƣara ƣara Ğara | ƣ was ğ
Azerbaijani of 1929 | jurnal | ƶurnal Ƶurnal Jurnal jurnal | ƶ was j
Azerbaijani of 1929 | mosfiq | Mɵşfiq Möşfiq | ɵ was ö
Azerbaijani, Cyrillic | sehidler | Шәһидләр ШӘҺИДЛӘР Şәhidlәr | 1958; and a Cyrillic ә among Latin letters
Azerbaijani, Cyrillic | xocali | Хоҹалы ХОҸАЛЫ Xocalı | ҹ is c, х is x, ы is ı
Azerbaijani, Cyrillic | gence | Ҝәнҹә Gəncə | ҝ is g
Azerbaijani, Cyrillic | goycay | Ҝөјчај Göyçay | ө is ö, ј is y, ч is ç
Azerbaijani, Cyrillic | uzeyir | Үзејир Üzeyir | ү is ü
Azerbaijani, Cyrillic | jale | Жалә Jalə | ж is j
Azerbaijani, Cyrillic | garabag | Гарабағ Garabağ | г stays g, as in every other language; Qarabağ meets it as a variant
Azerbaijani of 1939 | azerbaycan | Азәрбайҹан Азәрбајҹан | й before it was ј; the first letter was А then too
Azerbaijani of 1939 | yanvar | Январь Јанвар Yanvar | я was ja, ь was written
Azerbaijani of 1939 | yusif | Юсиф Јусиф Yusif | ю was ju
Azerbaijani of 1939 | elcin | Элчин Елчин Elçin | э was e
Azerbaijani of 1939 | kolxoztsi | Колхозци колхозтси | ц was ts
Azerbaijani of 1939 | sokin | щокин Шокин | щ as ş
Azerbaijani of 1939 | senet | сәнʼәт сән'әт сәнәт сәнәть | the apostrophe went in 1958
Russian | gorbacev | Горбачёв Горбачев ГОРБАЧЁВ | print leaves the dots of ё out
Russian | podezd | подъезд подьезд | hard and soft signs
Russian | yanvar | январь Январь Yanvar | й, ю, я as Azerbaijani writes them
Russian | suka | щука | щ
Russian | tsex | цех | ц
Turkish | istanbul | İstanbul ISTANBUL istanbul Istanbul | capitals
Turkish | hikaye | hikâye hikaye | the circumflex
Turkish | agri | Ağrı AĞRI agri | ğ, ı
Armenian | gharabagh | Ղարաբաղ ՂԱՐԱԲԱՂ | ղ is gh
Armenian | huseynov | Հուսեյնով ՀՈՒՍԵՅՆՈՎ Huseynov | ու is one vowel
Armenian | erevan | Երևան ԵՐԵՎԱՆ Երեւան | և is ev
Armenian | shusha | Շուշա Shusha | շ as English writes it
Georgian | qarabaghi | ყარაბაღი | ყ is q, ღ is gh
Georgian | tbilisi | თბილისი ᲗᲑᲘᲚᲘᲡᲘ Tbilisi | the capitals that Unicode has for it
Persian | qrhbagh | قره‌باغ قرهباغ | the joiner between its parts
Persian | ahmd | احمد أحمد اَحمَد آحمد ٱحمد إحمد | every alef is one letter
Persian | aly | علی علي على عَلی | every ya is one letter
Persian | ktab | کتاب كتاب كتـاب ﻛﺘﺎﺏ | Persian and Arabic kaf; the lengthened line; the forms that old programs wrote
Persian | mhmd | محمد مُحَمَّد | vowel marks
Persian | sywal | سئوال سيوال | ya with hamza
Arabic | mdrsh | مدرسة مدرسه مَدْرَسَة | ta marbuta
Azerbaijani, Arabic | gwrban | گؤربان گۆربان گوربان | the vowel marks of waw
numbers | 1990 | 1990 １９９０ ۱۹۹۰ ١٩٩٠ १९९० | Persian, Arabic, full-width, Indian
German | strasse | Straße STRASSE Strasse STRAẞE | ß
German | koln | Köln KÖLN Koln | without the e that German puts for the dots
Polish | lodz | Łódź ŁÓDŹ Lodz | ł
Nordic | aero | Ærø ÆRØ Aero | æ, ø
Nordic | angstrom | Ångström Angstrom Ångström | å, and the sign for the unit
Nordic | thordur | Þórður Thordur | þ, ð
French | oeuvre | œuvre Œuvre oeuvre | œ
Croatian | dordevic | Đorđević Dordevic | đ
Irish | oneil | O'Neil O’Neil O´Neil O‘Neil Oʻneil Oʼneil O′Neil O＇Neil Oˊneil Oꞌneil ONeil | every apostrophe
any | bani | ba\u00adnı ba\u200bnı ba\u200cnı ba\u200dnı ba\u2060nı ba\ufeffnı banı | invisible characters
any | kgb | ＫＧＢ KGB ｋｇｂ 𝐊𝐆𝐁 | full-width and mathematical letters
any | final | ﬁnal final | ligatures
"""
SENTENCES = """
Chinese | 在中国 | zai zhong guo | every sign is a word, so that two of them are found in a sentence
Chinese | 北京 | bei jing |
Japanese | 黒い一月 | hei i yi yue |
Japanese | ｿ連 | so lian | half-width
Azerbaijani | Abbas-Mirzə | abbas mirze | a hyphen parts words
Azerbaijani | 20-Yanvar_1990 | 20 yanvar 1990 |
any | 🌹Bakı🌹 | baki | signs
any | C++ & AND "NEAR( | c and near | nothing of a query language is left
"""
# one | other | why they are not one word to folding
APART = """
Гарабағ | Qarabağ | г is g everywhere; they meet as variants
Карабах | Qarabağ | they meet as variants
Köln | Cologne | another name
Хатын | Katyn | another place
علی | لی | ع is a letter
احمد | حمد | so is alef
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "folded", "spellings", "remark"), rows(TABLE), ids=lambda cell: cell[:20])
def test_spellings_that_a_reader_takes_for_one_word_fold_to_one(language, folded, spellings, remark):
    assert {spelling: fold(spelling) for spelling in spellings.split()} == dict.fromkeys(spellings.split(), folded)


@pytest.mark.parametrize(("language", "folded", "spellings", "remark"), rows(TABLE), ids=lambda cell: cell[:20])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_however_it_is_encoded(language, folded, spellings, remark, form):
    assert {fold(normalize(form, spelling)) for spelling in spellings.split()} == {folded}


@pytest.mark.parametrize(("language", "text", "folded", "remark"), rows(SENTENCES), ids=lambda cell: cell[:20])
def test_texts_fold_to_words_and_single_spaces(language, text, folded, remark):
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other", "remark"), rows(APART), ids=lambda cell: cell[:20])
def test_what_folding_keeps_apart(one, other, remark):
    assert fold(one) != fold(other)
