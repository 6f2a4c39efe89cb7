"""What the query language should find, worked out from the current editions: nothing of the index or the grammar.

A question is a nested tuple: ("word", "night"), ("or", a, b) …; `written` writes it down in one of its many forms.
"""

from functools import cache

from archive.folding import fold
from archive.models import Edition, Mention
from archive.variants import looked_for
from archive.variants import written as written_variants

NAMES = {
    "name": ("name", "ad", "имя", "Название"),
    "tag": ("tag", "teg", "тег", "Etiket"),
    "person": ("person", "şəxs", "kişi", "Человек"),
    "place": ("place", "yer", "место"),
    "kind": ("kind", "növ", "вид"),
    "lang": ("lang", "dil", "язык"),
    "year": ("year", "il", "год"),
}
KINDS = {"event": ("event", "hadisə", "olay", "События"), "statement": ("statement", "bəyanat", "заявление")}
LANGUAGES = {
    "az": ("az", "Azərbaycanca", "азербайджанский"),
    "en": ("en", "English"),
    "ru": ("ru", "Русский", "Russian"),
}


def written(asked, chance):
    """A question as somebody may type it."""
    sort, *parts = asked
    return WRITING[sort](chance, *parts)


def _grouped(chance, part):
    text = written(part, chance)
    return f"({text})" if part[0] in ("and", "or", "not") or chance.random() < 0.1 else text


def _filter(chance, name, value):
    value = f'"{value}"' if " " in value or chance.random() < 0.3 else value
    return f"{chance.choice(NAMES[name])}:{value}"


def _years(chance, first, last):
    forms = [f"{first}..{last}", f"{first}/{last}", f"{first}-01..{last}-12-31"]
    return _filter(chance, "year", chance.choice(forms if first != last else [*forms, str(first)]))


WRITING = {
    "word": lambda chance, word: chance.choice([word, word.upper(), word.title()]),
    "phrase": lambda chance, *words: chance.choice(['"%s"', "«%s»", "“%s”"]) % " ".join(words),
    "begins": lambda chance, word: f"{word}*",
    "alike": lambda chance, word, edits: f"{word}~{edits}",
    "near": lambda chance, gap, one, other: chance.choice([f"{one} NEAR/{gap} {other}", f'"{other} {one}"~{gap}']),
    "name": lambda chance, word: f"{chance.choice(NAMES['name'])}:{word}",
    "named": lambda chance, *words: (
        chance.choice(['%s:"%s"', "%s:«%s»"]) % (chance.choice(NAMES["name"]), " ".join(words))
    ),
    "tag": lambda chance, name: _filter(chance, "tag", name),
    "person": lambda chance, name: _filter(chance, "person", name),
    "place": lambda chance, name: _filter(chance, "place", name),
    "kind": lambda chance, name: _filter(chance, "kind", chance.choice(KINDS[name])),
    "lang": lambda chance, code: _filter(chance, "lang", chance.choice(LANGUAGES[code])),
    "years": _years,
    "not": lambda chance, part: chance.choice(["-", "NOT "]) + _grouped(chance, part),
    "and": lambda chance, *parts: chance.choice([" ", " AND ", " И "]).join(_grouped(chance, part) for part in parts),
    "or": lambda chance, *parts: chance.choice([" OR ", " | ", " ИЛИ ", " VEYA "]).join(
        _grouped(chance, part) for part in parts
    ),
}


class Reader:
    """All current editions, read once; `found` reads each of them for one question."""

    def __init__(self):
        self.editions = {one.uid: one for one in Edition.objects.current()}
        self.mentions = {uid: set() for uid in self.editions}
        self.above = {}
        for uid, other, role, kind in Mention.objects.filter(edition__is_current=True).values_list(
            "edition__uid", "uid", "role", "kind"
        ):
            if uid in self.editions and role != "source":
                self.mentions[uid].add((role, kind, other))
            if role in ("broader", "within") and {uid, other} <= self.editions.keys():
                self.above.setdefault(uid, set()).add(other)

    def found(self, asked):
        last = _last_word(asked)
        return {uid for uid, edition in self.editions.items() if self.matches(edition, asked, last)}

    def matches(self, edition, asked, last):
        sort, *parts = asked
        if sort == "not":
            return not self.matches(edition, parts[0], last)
        if sort in ("and", "or"):
            return (all if sort == "and" else any)(self.matches(edition, part, last) for part in parts)
        if sort in ("kind", "lang"):
            return parts[0] == (edition.kind if sort == "kind" else edition.language)
        if sort == "years":
            first, until = parts
            return edition.earliest is not None and edition.earliest.year <= until and edition.latest.year >= first
        if sort in ("tag", "person", "place"):
            return bool(self.linked(edition, sort) & self.called(sort, parts[0]))
        if sort in ("name", "named"):
            plain = ("word" if sort == "name" else "phrase", *parts)
            return self.is_named(edition, plain, asked == last)
        return self.says(edition, asked, asked == last) or any(
            self.is_named(self.editions[uid], asked, asked == last)
            for _role, _kind, uid in self.mentions[edition.uid]
            if uid in self.editions
        )

    def linked(self, edition, kind):
        """What a record is tagged with or speaks of, and everything above that."""
        return {
            higher
            for role, its, uid in self.mentions[edition.uid]
            if its == kind and (kind != "tag" or role == "tag")
            for higher in self.up(uid)
        }

    def up(self, uid):
        return {uid} | {higher for above in self.above.get(uid, ()) for higher in self.up(above)}

    def called(self, kind, name):
        """Records of a kind called so as a whole, else in part, else in a customary spelling."""
        names = {uid: _names(one) for uid, one in self.editions.items() if one.kind == kind}
        tests = (
            lambda own: fold(name) in map(fold, own),
            lambda own: any(f" {fold(name)} " in f" {fold(one)} " for one in own),
            lambda own: all(_is_customary(word, own) for word in name.split()),
        )
        found = ({uid for uid, own in names.items() if test(own)} for test in tests)
        return next(filter(None, found), set())

    def says(self, edition, asked, is_last):
        texts = [*_names(edition), *(edition.description.get(name, "") for name in ("summary", "words"))]
        return any(_holds(text, asked, is_last) for text in texts) or self.is_named(edition, asked, is_last)

    def is_named(self, edition, asked, is_last):
        own = _names(edition)
        is_customary = asked[0] == "word" and _is_customary(asked[1], own)
        return is_customary or any(_holds(text, asked, is_last) for text in own)


def _names(edition):
    said = edition.description
    return [edition.title, *filter(None, [said.get("filed_as")]), *(row["text"] for row in said.get("names", ()))]


def _is_customary(word, names):
    return not set(looked_for(word)).isdisjoint(one for name in names for one in written_variants(name))


def _last_word(asked):
    """The last leaf of words that must be there: where it is a plain word, it may be unfinished."""
    sort, *parts = asked
    if sort in ("and", "or"):
        return next(filter(None, (_last_word(part) for part in reversed(parts))), None)
    if sort == "not":
        return _last_word(parts[0][1]) if parts[0][0] == "not" else None
    return asked if sort in ("word", "phrase", "begins", "alike", "near", "name", "named") else None


def _holds(text, asked, is_last):
    sort, *parts = asked
    words = fold(text).split()
    if sort == "word":
        sought = fold(parts[0])
        return any(word == sought or (is_last and len(sought) > 2 and word.startswith(sought)) for word in words)
    if sort == "phrase":
        return f" {fold(' '.join(parts))} " in f" {' '.join(words)} "
    if sort == "begins":
        return any(word.startswith(fold(parts[0])) for word in words)
    if sort == "alike":
        return any(_steps(word, fold(parts[0])) <= parts[1] for word in words)
    gap, one, other = parts[0], fold(parts[1]), fold(parts[2])
    places = [
        (at, there) for at, word in enumerate(words) for there, its in enumerate(words) if (word, its) == (one, other)
    ]
    return any(abs(at - there) - 1 <= gap for at, there in places)


@cache
def _steps(one, other):
    """Changes of letters, by the plain recursive rule; two neighbours that changed places are one."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return _steps(one[1:], other[1:])
    if abs(len(one) - len(other)) > 3:
        return 9
    steps = [_steps(one[1:], other), _steps(one, other[1:]), _steps(one[1:], other[1:])]
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        steps.append(_steps(one[2:], other[2:]))
    return 1 + min(steps)
