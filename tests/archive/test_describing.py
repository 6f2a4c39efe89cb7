"""A record describes itself once, in one neutral form, and that form makes the same record again."""

from decimal import Decimal

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import kinds
from archive.applying import UnusableDescription, apply, apply_all
from archive.describing import declared_columns, describe
from archive.description import Description, without_absent
from archive.models import Record, Relation, Revision, new_uid
from archive.models.fields import UncertainDateField
from memorial.models import Claim
from tests import cast
from tests.kept import kept
from tests.makers import make

pytestmark = pytest.mark.django_db

# PostgreSQL stores no NUL and no half of a surrogate pair; everything else a person can type must come back.
LETTERS = st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")
DATES = st.sampled_from(["1990-01-20", "1976~", "1990-01-19/1990-01-20", "2022-01-20?", "194X", "1990/.."])
CLAIMS = st.sampled_from(
    [
        {"question": "killed", "figure": "exact", "low": 0},
        {"question": "wounded", "figure": "at-least", "low": 7},
        {"question": "missing", "figure": "at-most", "high": 5},
        {"question": "killed", "figure": "range", "low": 131, "high": 170},
        {"question": "date-of-death", "figure": "date", "date": "1990-01-20?"},
    ]
)


def values_of(field, uids):
    """A strategy for what a column may hold."""
    if field.is_relation:
        return st.sampled_from(uids[field.related_model._meta.model_name])
    if isinstance(field, UncertainDateField):
        return DATES
    if field.choices:
        keys = [key for key, _label in field.flatchoices if key]
        return st.sampled_from(keys)
    if isinstance(field, models.BooleanField):
        return st.booleans()
    if isinstance(field, models.DecimalField):
        return st.decimals(Decimal("-89.99999"), Decimal("89.99999"), places=5).map(
            lambda number: format(number.normalize(), "f")
        )
    if isinstance(field, models.IntegerField):
        return st.integers(1, 12)
    if isinstance(field, models.URLField):
        return st.sampled_from(["https://example.org/a", "https://example.org/%C9%99?b=1"])
    return st.text(LETTERS, min_size=1, max_size=min(field.max_length or 60, 60)).filter(lambda text: text.strip())


def columns(model, names, uids):
    needed = {"title", "language", "content_note"} | {
        name for name in names if not model._meta.get_field(name).blank and not model._meta.get_field(name).is_relation
    }
    strategies = {name: values_of(model._meta.get_field(name), uids) for name in names}
    own = {name: one for name, one in strategies.items() if name in needed}
    more = {name: one for name, one in strategies.items() if name not in needed}
    return st.fixed_dictionaries(own, optional=more).map(with_defaults(model, names)).map(without_absent)


def with_defaults(model, names):
    """What a record says where nothing was given: its columns' defaults."""
    defaults = {name: model._meta.get_field(name).get_default() for name in names}
    return lambda given: {name: value for name, value in defaults.items() if value} | given


def rows(row_model, uids):
    if row_model is Claim:
        own = columns(Claim, ("whom", "scope", "standing", "source", "locator", "second_hand"), uids)
        return st.builds(lambda answer, rest: without_absent(answer | rest), CLAIMS, own)
    one = columns(row_model, row_model.described, uids)
    links = [
        field.name
        for field in row_model._meta.fields
        if field.is_relation and not field.null and field.name in row_model.described
    ]
    return st.builds(
        lambda row, filled: row | filled,
        one,
        st.fixed_dictionaries({n: values_of(row_model._meta.get_field(n), uids) for n in links}),
    )


def descriptions(kind, uids):
    model = kinds.kind_named(kind)
    described = columns(model, kinds.declared(model, "described"), uids)
    private = columns(model, kinds.declared(model, "private"), uids)
    some_rows = st.fixed_dictionaries(
        {}, optional={row.key: st.lists(rows(row, uids), min_size=1, max_size=3) for row in kinds.row_models(model)}
    )
    tags = st.lists(st.sampled_from(uids["tag"]), unique=True).map(sorted)
    return st.builds(
        lambda public, hidden, more, tagged: Description(
            without_absent(public | more | {"uid": new_uid(), "kind": kind, "tags": tagged}), hidden
        ),
        described,
        private,
        some_rows,
        tags,
    )


@kept
def uids():
    """Two records of every kind, and of any kind, for others to refer to."""
    made = {kind: [make(kind, title=f"{kind} {one}").uid for one in "ab"] for kind in kinds.all_kinds()}
    return made | {"record": made["person"] + made["place"]}


@pytest.mark.parametrize("kind", sorted(kinds.all_kinds()))
def test_describing_and_applying_are_inverse_on_every_kind(kind, uids):
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(descriptions(kind, uids))
    def there_and_back(description):
        record = apply(description, by=cast.administrator(), note="from a description")
        assert describe(record) == description

        record.delete()
        again = apply(description, by=cast.administrator(), note="on a site that does not know it")
        assert describe(again) == description

        Record.objects.filter(pk=again.pk).delete()

    there_and_back()


def test_an_old_description_brings_back_names_relations_and_tags(uids):
    event = make(
        "event", names=[{"text": "Gece", "language": "tr", "script": "Latn", "kind": "variant"}], tags=[uids["tag"][0]]
    )
    before = describe(event)
    apply(
        Description({"kind": "event", "uid": event.uid, "title": "Other", "language": "en", "content_note": "none"}),
        by=cast.curator(),
        note="x",
    )
    assert describe(event) != before

    apply(before, by=cast.curator(), note="back to revision 1")

    assert describe(event) == before
    assert list(Revision.objects.filter(record=event).order_by("number").values_list("number", "by_name", "note")) == [
        (1, "deniz", "made for a test"),
        (2, "ada", "x"),
        (3, "ada", "back to revision 1"),
    ]


def test_records_may_refer_to_each_other_in_any_order():
    part, whole = new_uid(), new_uid()
    common = {"language": "en", "content_note": "none", "kind": "event"}
    apply_all(
        [
            Description(common | {"uid": part, "title": "Part", "part_of": whole}),
            Description(common | {"uid": whole, "title": "Whole", "relations": [{"role": "related", "to": part}]}),
        ],
        by=cast.curator(),
        note="two at once",
    )
    assert Relation.objects.get().to.uid == part


UNUSABLE = [
    ({"date": "2023-02-29"}, "2023-02-29"),
    ({"date": "1948/1947"}, "1948/1947"),
    ({"part_of": "0000000000"}, "0000000000"),
    ({"tags": ["0000000000"]}, "0000000000"),
    (
        {"claims": [{"question": "killed", "figure": "range", "low": 9, "high": 3, "standing": "stated"}]},
        "9 is more than 3",
    ),
    ({"claims": [{"question": "killed", "figure": "exact", "standing": "stated"}]}, "needs its figure"),
    ({"title": ""}, "title"),
    ({"claims": [{"question": "killed", "figure": "exact", "low": "many", "standing": "stated"}]}, "“many”"),
]


@pytest.mark.parametrize(("wrong", "named"), UNUSABLE)
def test_a_description_that_cannot_be_is_refused_by_name_and_nothing_half_done_stays(wrong, named):
    good = {"kind": "event", "uid": new_uid(), "title": "Night", "language": "en", "content_note": "none"}

    with pytest.raises(UnusableDescription, match=named):
        apply(Description(good | wrong), by=cast.curator(), note="wrong")

    assert not Record.objects.filter(uid=good["uid"]).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_describing_asks_a_fixed_number_of_questions(count, django_assert_num_queries, uids):
    from archive.describing import describe_all

    events = [make("event", part_of=uids["event"][0], tags=[uids["tag"][0]]) for _one in range(count)]
    with django_assert_num_queries(8):
        describe_all(events)


def test_every_declared_column_exists():
    for model in kinds.all_kinds().values():
        for name in declared_columns(model):
            model._meta.get_field(name)
        for row in kinds.row_models(model):
            for name in declared_columns(row):
                row._meta.get_field(name)
