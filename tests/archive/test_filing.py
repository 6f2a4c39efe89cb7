"""Lists stand in the alphabet of the page's language, under the names by which the page calls the records."""

import pytest
from django.core.management import call_command
from django.db import connection

from archive import refiling
from archive.filing import Filed, name_filed
from archive.ledger_head import ledger_head
from archive.models import Edition, Filing
from tests.makers import make, make_photograph, publish, withdraw

pytestmark = pytest.mark.django_db
LANGUAGES = ("az", "en", "ru", "tr")


def listed(language, kind="place", initial=None):
    return [edition.title for edition in Filed(ledger_head(), kind, language, initial=initial)[:100]]


def places(*titles, **public):
    return [publish(make("place", title=title, **public)) for title in titles]


def named(text, language):
    return {"text": text, "language": language, "script": "Latn", "kind": "preferred"}


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("az", "Cavad Çinar Dəniz Elçin Əlcəzair Xəzər Irmaq İncə Qala Lerik Щербинка Weber Zərdab"),
        ("tr", "Cavad Çinar Dəniz Əlcəzair Elçin Irmaq İncə Lerik Qala Щербинка Weber Xəzər Zərdab"),
        ("en", "Cavad Çinar Dəniz Əlcəzair Elçin İncə Irmaq Lerik Qala Щербинка Weber Xəzər Zərdab"),
        ("ru", "Щербинка Cavad Çinar Dəniz Əlcəzair Elçin İncə Irmaq Lerik Qala Weber Xəzər Zərdab"),
    ],
)
def test_a_list_stands_in_the_alphabet_of_its_language(language, titles):
    places(*sorted(titles.split()))

    assert listed(language) == titles.split()


def test_a_page_shows_its_own_order(client):
    places("Xəzər", "Irmaq", "Qala")

    def shown(query):
        page = client.get(f"/places/{query}").content.decode()
        return sorted(("Xəzər", "Irmaq", "Qala"), key=page.index)

    assert shown("?lang=az") == ["Xəzər", "Irmaq", "Qala"]
    assert shown("?lang=en") == ["Irmaq", "Qala", "Xəzər"]


def test_a_record_is_filed_under_its_name_in_that_language():
    places("Yerevan", names=[named("İrəvan", "az")])
    places("Lerik")

    assert (listed("az"), listed("en")) == (["Yerevan", "Lerik"], ["Lerik", "Yerevan"])


@pytest.mark.parametrize(
    ("language", "filed"),
    [("az", "Çınar, Deniz"), ("en", "Çınar, Deniz"), ("ru", "Чынар, Дениз"), ("tr", "Çınar, Deniz Ay")],
)
def test_another_name_of_a_person_is_turned_as_the_first_one_was(language, filed):
    names = [named("Дениз Чынар", "ru"), named("Deniz Ay Çınar", "tr")]
    person = publish(make("person", title="Deniz Çınar", language="az", filed_as="Çınar, Deniz", names=names))

    assert name_filed(person, language).text == filed


@pytest.mark.parametrize("name", ["Чынар, Дениз", "Чынар"])
def test_a_name_that_cannot_be_turned_stays_as_it_is(name):
    names = [named(name, "ru")]
    person = publish(make("person", title="Deniz Çınar", language="az", filed_as="Çınar, Deniz", names=names))

    assert name_filed(person, "ru").text == name


def test_initials_are_those_of_the_language():
    places("Çinar", "Cavad", "Əlcəzair", "1905")

    assert Filed(ledger_head(), "place", "az").initials == {"C": 1, "Ç": 1, "Ə": 1, "#": 1}
    assert Filed(ledger_head(), "place", "en").initials == {"C": 2, "E": 1, "#": 1}
    assert listed("en", initial="C") == ["Cavad", "Çinar"]


def test_a_language_without_lists_of_its_own_has_those_of_the_house():
    places("Xəzər", "Qala")

    assert listed("fa") == listed("az") == ["Xəzər", "Qala"]


def test_only_the_current_edition_is_filed():
    place = make("place", title="Lerik")
    first = publish(place)
    place.refresh_from_db()
    place.title = "Astara"
    place.save()
    second = publish(place)

    assert {*Filing.objects.values_list("edition", "language")} == {(second.pk, language) for language in LANGUAGES}
    assert first.pk != second.pk

    withdraw(place)

    assert not Filing.objects.exists()


def test_a_kind_that_is_listed_by_date_is_not_filed():
    publish(make("event"))
    publish(make_photograph())

    assert not Filing.objects.exists()


def test_a_long_list_is_read_by_its_index():
    places("Lerik")
    filings = Filing.objects.of_kind("place", language="az").values("edition_id")[50_000:50_050]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        plan = filings.explain()

    assert "filed_by_alphabet" in plan and "TEMP B-TREE" not in plan and "Sort " not in plan


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_of_a_list_costs_two_questions_and_the_next_one_question(count, django_assert_num_queries):
    places(*(f"Place {number}" for number in range(count)))
    head = ledger_head()

    for questions in (2, 1):
        with django_assert_num_queries(questions):
            filed = Filed(head, "place", "az")
            assert filed.count() == len(filed[:100]) == count


@pytest.mark.parametrize("lost", [{}, {"language": "tr"}])
def test_what_lacks_its_places_is_filed_again(lost, monkeypatch):
    monkeypatch.setattr(refiling, "AT_ONCE", 2)
    places("Xəzər", "Qala", "Lerik")
    rows = ("edition", "language", "kind", "sort_key", "initial")
    before = sorted((*row[:3], bytes(row[3]), row[4]) for row in Filing.objects.values_list(*rows))
    Filing.objects.filter(**lost).delete()

    assert refiling.complete(Edition.objects.all(), Filing.objects.all()) == 3
    assert sorted((*row[:3], bytes(row[3]), row[4]) for row in Filing.objects.values_list(*rows)) == before


def test_where_nothing_is_missing_two_questions_are_asked(django_assert_num_queries):
    places("Xəzər", "Qala")

    with django_assert_num_queries(2):
        assert refiling.complete(Edition.objects.all(), Filing.objects.all()) == 0


def test_a_language_that_the_pages_come_to_speak_has_its_lists_after_migrating(settings):
    places("Łódź", "Ludwin", "Lwów")
    settings.LANGUAGES = [*settings.LANGUAGES, ("pl", "Polski")]
    call_command("migrate", verbosity=0)

    assert listed("pl") == ["Ludwin", "Lwów", "Łódź"]


def test_all_lists_can_be_put_in_order_anew(settings, capsys):
    places("Xəzər", "Irmaq", "Qala")
    settings.FILING_LANGUAGE = "en"
    Filing.objects.update(sort_key=b"\x01")
    call_command("refile")

    assert capsys.readouterr().out == "3 records filed in every language; 3 moved in the order of the house.\n"
    assert [one.title for one in Edition.objects.current().order_by("filed")] == ["Irmaq", "Qala", "Xəzər"]
    assert listed("az") == ["Xəzər", "Irmaq", "Qala"]
