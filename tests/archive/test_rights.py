import pytest
from django.utils import translation

from archive.rights import CHOICES, FREE, GROUPS, LIMITED, NONE, RIGHTS, choices

RIGHTS_STATEMENTS = "http://rightsstatements.org/vocab/"
CREATIVE_COMMONS = "https://creativecommons.org/"
MAY_A_VISITOR_TAKE_IT = """
    InC       | none    | no
    InC-OW-EU | none    | no
    InC-EDU   | limited | yes
    InC-NC    | limited | yes
    InC-RUU   | none    | no
    NoC-CR    | limited | no
    NoC-NC    | limited | yes
    NoC-OKLR  | limited | no
    NoC-US    | limited | no
    CNE       | none    | no
    UND       | none    | no
    NKC       | limited | no
    publicdomain/zero/1.0 | free | yes
    publicdomain/mark/1.0 | free | yes
    licenses/by/4.0       | free | yes
    licenses/by-sa/4.0    | free | yes
    licenses/by-nc/4.0    | limited | yes
    licenses/by-nc-sa/4.0 | limited | yes
    licenses/by-nd/4.0    | limited | yes
    licenses/by-nc-nd/4.0 | limited | yes
"""


def table():
    return [[cell.strip() for cell in line.split("|")] for line in MAY_A_VISITOR_TAKE_IT.strip().splitlines()]


def address(code):
    return f"{CREATIVE_COMMONS}{code}/" if "/" in code else f"{RIGHTS_STATEMENTS}{code}/1.0/"


@pytest.mark.parametrize(("code", "group", "may_download"), table())
def test_a_download_is_offered_only_where_the_statement_allows_it(code, group, may_download):
    rights = RIGHTS[address(code)]

    assert (rights.group, "yes" if rights.may_download else "no") == (group, may_download)


def test_both_vocabularies_are_whole():
    assert set(RIGHTS) == {address(code) for code, _group, _may_download in table()}
    assert sum(uri.startswith(RIGHTS_STATEMENTS) for uri in RIGHTS) == 12
    assert sum(uri.startswith(CREATIVE_COMMONS) for uri in RIGHTS) == 8


@pytest.mark.parametrize("rights", RIGHTS.values(), ids=lambda rights: rights.uri)
def test_each_says_in_one_plain_sentence_what_a_visitor_may_do(rights):
    with translation.override("en"):
        plain, label = str(rights.plain), str(rights.label)

    assert plain.endswith(".") and plain.count(".") == 1 and plain[0].isupper()
    assert label and not label.endswith(".")


def test_no_two_say_the_same():
    assert len({str(rights.plain) for rights in RIGHTS.values()}) == len(RIGHTS)
    assert len({str(rights.label) for rights in RIGHTS.values()}) == len(RIGHTS)


def test_a_form_offers_each_once_under_its_group():
    assert [label for label, _members in choices()] == [GROUPS[group] for group in (FREE, LIMITED, NONE)]
    assert [uri for _label, members in choices() for uri, _name in members] == list(RIGHTS)
    assert choices() == CHOICES


@pytest.mark.parametrize(("group", "count"), [(FREE, 4), (LIMITED, 11), (NONE, 5)])
def test_the_groups_are_sorted_by_what_is_allowed(group, count):
    assert [rights.group for rights in RIGHTS.values()].count(group) == count
