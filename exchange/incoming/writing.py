"""One row put into one photograph in memory, keeping what a hand has written there, and what it has taken away."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from archive.languages import LANGUAGES
from archive.models import ContentNote, Photograph, Record, Relation, Text
from archive.pictures import shown
from archive.roles import ROLES
from exchange.incoming.columns import COLUMNS

Tagged = Record.tags.through
EMPTY = (None, "", False, ContentNote.NONE)
LINKS = {column.key: column for column in COLUMNS if column.kinds}
ROLED = {key for key, column in LINKS.items() if column.role}

IN_ROW = gettext_lazy("Row %(row)s, “%(file)s”: %(what)s")
TWO_TEXTS = gettext_lazy("“%(field)s” stands there twice, once marked as %(language)s; the one without mark was used.")
REFUSED = gettext_lazy("“%(field)s” was not filled in. %(why)s")
GONE = gettext_lazy("A record named under “%(field)s” is not here any more.")


class Here:
    """What some photographs have, and the records that their rows name: in four queries."""

    def __init__(self, pks, uids):
        named = Record.objects.filter(uid__in=uids).values_list("uid", "pk", "kind")
        self.named = {uid: (pk, kind) for uid, pk, kind in named}
        self.rows = {model: defaultdict(list) for model in (Text, Relation, Tagged)}
        for model, rows in self.rows.items():
            for row in model.objects.filter(record__in=pks).order_by("pk"):
                rows[row.record_id].append(row)

    def pk_of(self, uid, kinds):
        """None where the record is gone, or is of another kind."""
        pk, kind = self.named.get(uid, (None, None))
        return pk if kind in kinds else None


class Writing:
    """After `write`, the photograph is ready to be saved, and the rows that go and come with it are known."""

    def __init__(self, filling, here):
        self.photograph, self.row = filling.photograph, filling.row
        self.given, self.filled, self.problems = filling.given, filling.filled, filling.problems
        self.here, self.before = here, {}
        self.going, self.coming = defaultdict(list), defaultdict(list)

    def write(self):
        for field, value in self.row.values.items():
            self._put(field, value)
        for field, by_language in self.row.words.items():
            self._put_words(field, by_language)
        self._take_back_what_is_refused()
        for key, uids in self.row.links.items():
            self._link(LINKS[key], uids)

    def _put(self, field, value):
        old, given = getattr(self.photograph, field), self.filled.get(field, self.given.get(field))
        if value != old and (old == given or (old in EMPTY and value != given)):
            self.before.setdefault(field, old)
            setattr(self.photograph, field, value)
            self.filled[field] = value

    def _put_words(self, field, by_language):
        """Without a language, or in the photograph's own, into its field; other languages become translations."""
        own = self.photograph.language
        by_language = dict(by_language)
        plain, marked = by_language.pop("", None), by_language.pop(own, None)
        if plain and marked and plain != marked:
            self._complain(TWO_TEXTS, field, language=LANGUAGES[own].endonym)
        if text := plain or marked:
            self._put(field, text)
            self._translate(field, own, None)
        for language, text in by_language.items():
            self._translate(field, language, text)

    def _translate(self, field, language, text):
        """None: what the batch gave as a translation goes, because it is the photograph's own language now."""
        key = f"{field} ({language})"
        there = [row for row in self._rows(Text) if (row.field, row.language) == (field, language)]
        old, given = there[0].text if there else None, self.given.get(key)
        if text == old or (given != old if there else given == text):
            return
        self.going[Text] += there[:1]
        if text:
            position = there[0].position if there else self._next_position(Text)
            new = Text(record=self.photograph, field=field, language=language, text=text, position=position)
            self.coming[Text].append(new)
        self.filled[key] = text or ""

    def _link(self, column, uids):
        wanted = {uid: pk for uid in uids if (pk := self.here.pk_of(uid, column.kinds))}
        if len(wanted) < len(uids):
            self._complain(GONE, column.key)
        if column.role:
            there = {row.to_id: row for row in self._rows(Relation) if row.role == column.role}
            self._bring_together(column.key, wanted, there, lambda pk: self._relation(column.role, pk))
        elif column.many:
            there = {row.tag_id: row for row in self._rows(Tagged)}
            self._bring_together(column.key, wanted, there, lambda pk: Tagged(record=self.photograph, tag_id=pk))
        else:
            self._point(column.key, wanted)

    def _bring_together(self, key, wanted, there, made):
        """What is wanted is there afterwards; of what is there, only what the batch gave before can go."""
        given = self.given.get(key, [])
        before = {self.here.named[uid][0] for uid in given if uid in self.here.named}
        new = [uid for uid, pk in wanted.items() if pk not in there and uid not in given]
        old = [row for pk, row in there.items() if row.pk and pk in before and pk not in wanted.values()]
        for row in old:
            self.going[type(row)].append(row)
        for uid in new:
            row = made(wanted[uid])
            self.coming[type(row)].append(row)
        if new or old:
            self.filled[key] = [uid for uid in wanted if uid in new or uid in given]

    def _relation(self, role, pk):
        return Relation(record=self.photograph, role=role, to_id=pk, position=self._next_position(Relation))

    def _point(self, key, wanted):
        """A foreign key to the first of the records wanted."""
        attribute = Photograph._meta.get_field(key).attname
        old = getattr(self.photograph, attribute)
        given = [self.here.named.get(uid, (None,))[0] for uid in self.given.get(key, [])]
        for uid, pk in list(wanted.items())[:1]:
            if pk != old and (old in given or (old is None and pk not in given)):
                setattr(self.photograph, attribute, pk)
                self.filled[key] = [uid]

    def _rows(self, model):
        """As they will be."""
        there = self.here.rows[model].get(self.photograph.pk, [])
        return [row for row in there if row not in self.going[model]] + self.coming[model]

    def _next_position(self, model):
        return max((row.position + 1 for row in self._rows(model)), default=0)

    def _take_back_what_is_refused(self):
        """The columns that were filled, checked as the desk checks them; what does not pass is as it was."""
        unchanged = [field.name for field in Photograph._meta.fields if field.name not in self.before]
        try:
            self.photograph.full_clean(exclude=unchanged, validate_unique=False, validate_constraints=False)
        except ValidationError as problem:
            for field in problem.message_dict.keys() & self.before.keys():
                setattr(self.photograph, field, self.before[field])
                self._complain(REFUSED, field, why=" ".join(problem.message_dict[field]))
        for field, old in self.before.items():
            if getattr(self.photograph, field) == old:  # refused; or what all have in common, and then its own again
                del self.filled[field]

    def _complain(self, sentence, field, **facts):
        label = ROLES[LINKS[field].role].label if field in ROLED else Photograph._meta.get_field(field).verbose_name
        what = sentence % {"field": label, **facts}
        words = {"row": self.row.number, "file": shown(self.row.file), "what": what}
        self.problems.append(IN_ROW % words if self.row.number else what)
