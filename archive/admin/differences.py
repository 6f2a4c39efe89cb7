"""What two descriptions of a record say differently, field by field, in words."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive import kinds
from archive.dates import UncertainDate
from archive.describing import declared_columns, record_links
from archive.description import Description
from archive.models import Record
from archive.models.fields import UncertainDateField

NOTHING = Description(public={})


@dataclass(frozen=True)
class Difference:
    """One field, with the lines that went and the lines that came."""

    label: str
    gone: tuple = ()
    new: tuple = ()
    is_private: bool = False


def differences(before, after, *, with_private=True):
    """[Difference] from one description (None: nothing) to another, in the order the kind declares its fields."""
    return list(Comparison([(before, after)]).differences(before, after, with_private=with_private))


class Comparison:
    """Many comparisons with one look at the titles of the records they mention."""

    def __init__(self, pairs):
        uids = {uid for pair in pairs for one in pair if one for uid in mentioned(one)}
        self.titles = dict(Record.objects.filter(uid__in=uids).values_list("uid", "title"))

    def differences(self, before, after, *, with_private=True):
        model = kinds.kind_named(after.kind)
        before = before or NOTHING
        for name in (*declared_columns(model), "tags", *(row.key for row in kinds.row_models(model))):
            for part in ("public", "private")[: 2 if with_private else 1]:
                old, new = (self.lines(model, name, getattr(one, part).get(name)) for one in (before, after))
                if old != new:
                    yield Difference(label_of(model, name), *gone_and_new(old, new), is_private=part == "private")

    def lines(self, model, name, value):
        """A field's value in lines of words; each row is a line."""
        if value is None:
            return []
        if name == "tags":
            return sorted(self.titles.get(uid, uid) for uid in value)
        row_model = next((row for row in kinds.row_models(model) if row.key == name), None)
        if row_model is None:
            return [self.words(model, name, value)]
        rows = value.values() if isinstance(value, dict) else value
        return [" · ".join(self.words(row_model, key, one, labelled=True) for key, one in row.items()) for row in rows]

    def words(self, model, name, value, labelled=False):
        column = model._meta.get_field(name)
        if column in record_links(model):
            return self.titles.get(value, value)
        if isinstance(value, bool):
            return str(capfirst(column.verbose_name)) if labelled else _("yes")
        if isinstance(column, UncertainDateField):
            return f"{UncertainDate(value)} ({value})"
        return str(dict(column.flatchoices).get(value, value)) if column.choices else str(value)


def mentioned(description):
    """Every uid that the public part links to."""
    from archive.applying import links_in

    yield from description.public.get("tags", ())
    yield from (uid for _role, uid in links_in(kinds.kind_named(description.kind), description.public))


def label_of(model, name):
    if name == "tags":
        return _("Tags")
    row_model = next((row for row in kinds.row_models(model) if row.key == name), None)
    return capfirst(row_model._meta.verbose_name_plural if row_model else model._meta.get_field(name).verbose_name)


def gone_and_new(old, new):
    """The lines that stand on one side alone; where only their order differs, all of both."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if not gone and not come:
        return tuple(old), tuple(new)
    return tuple(gone.elements()), tuple(come.elements())
