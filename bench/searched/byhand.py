"""What a question should count, read from what the current editions say, one after the other: nothing of search/."""

import random
from collections import Counter, defaultdict

from archive import kinds
from archive.folding import fold
from archive.models import Edition

from .facts import facts_of
from .questions import LINKED, Question
from .uids import number_at, uid_of
from .vocabulary import LANGUAGES, vocabulary

UPWARD = {"tag": ("relations", "broader"), "place": ("within", "")}
FACTS = ("kind", "language", "rights", "image", "wording", "certainty")
NAMING = ("title", "filed_as")


class Library:
    """All current editions: their facts, what they mention, their years; and where the words asked for stand."""

    def __init__(self, words):
        self.uids, self.values, self.years = [], [], []
        self.having = defaultdict(int)  # (facet, value) or ("word", word): a bit for each edition
        rows = Edition.objects.current().order_by("pk")
        self.kind_of = dict(rows.values_list("uid", "kind"))
        self.above, named = {}, defaultdict(set)
        self._read(rows, set(words), named)
        self._look_up_names(words, named)
        self._put_under()

    def _read(self, rows, words, named):
        places = defaultdict(list)
        for place, edition in enumerate(rows.iterator(chunk_size=2000)):
            said = edition.description
            values = {name: [value] if value else [] for name, value in facts_of(edition.kind, said).items()}
            values |= {kind: [] for kind in LINKED}
            mentioned = sorted(self._mentioned(said))
            for uid in mentioned:
                places["mentioned", uid].append(place)
                if self.kind_of[uid] != "tag" or uid in said.get("tags", ()):  # not: a narrower tag its broader one
                    values.setdefault(self.kind_of[uid], []).append(uid)
            self.uids.append(edition.uid)
            self.values.append(values)
            self.years.append((edition.earliest, edition.latest))
            if edition.kind in UPWARD:
                self._note_above(edition, said)
            for name in (*FACTS, *LINKED):
                for value in values[name]:
                    places[name, value].append(place)
            for word in words & set(fold(" ".join(_strings(said))).split()):
                places["word", word].append(place)
            for word in words & set(fold(" ".join(_names(said))).split()):
                named[word].add(edition.uid)
        self.having.update({key: _bits(some) for key, some in places.items()})
        self.all = (1 << len(self.uids)) - 1

    def _mentioned(self, said):
        """Whatever is the uid of something public, but for the sources it cites."""
        found = {value for key, value in said.items() if key != "uid" and isinstance(value, str)}
        found |= set(said.get("tags", ())) | {row["to"] for row in said.get("relations", ())}
        return found & self.kind_of.keys()

    def _note_above(self, edition, said):
        key, role = UPWARD[edition.kind]
        rows = said.get(key, ())
        self.above[edition.uid] = (
            {rows} if isinstance(rows, str) else {row["to"] for row in rows if row["role"] == role}
        )

    def _look_up_names(self, words, named):
        """A word also finds what mentions something that is called so."""
        self.named = {word: len(named[word]) for word in words}
        for word in words:
            for uid in named[word]:
                self.having["word", word] |= self.having.get(("mentioned", uid), 0)

    def _put_under(self):
        """For each edition, what stands for it: its own tags and places, and all above them."""
        over = {uid: self._over(uid) for uid, kind in self.kind_of.items() if kind in UPWARD}
        self.under = [
            {name: set().union(*(over[uid] for uid in values[name])) for name in UPWARD} for values in self.values
        ]
        beneath = defaultdict(set)
        for uid, some in over.items():
            for one in some:
                beneath[one].add(uid)
        self.beneath = beneath

    def _over(self, uid):
        found = {uid}
        while more := set().union(*(self.above.get(one, ()) for one in found)) - found:
            found |= more
        return found

    def bits(self, facet, value):
        if facet not in LINKED:
            return self.having.get((facet, _said(facet, value)), 0)
        found = 0
        for uid in self.beneath.get(uid_of(value), {uid_of(value)}):
            found |= self.having.get((facet, uid), 0)
        return found

    def conditions(self, question):
        """{name: bits of the editions that meet it}"""
        found = {"words": self.all}
        for word in question.folded:
            found["words"] &= self.having.get(("word", word), 0)
        for facet in {*question.chosen, *question.excluded}:
            chosen = [self.bits(facet, value) for value in question.chosen.get(facet, ())]
            held = self.all
            for one in chosen if facet in question.every else [_union(chosen)] if chosen else []:
                held &= one
            found[facet] = held & ~_union(self.bits(facet, value) for value in question.excluded.get(facet, ()))
        if question.first or question.last:
            found["years"] = _bits(at for at, days in enumerate(self.years) if _overlaps(days, question))
        return found

    def counts(self, question):
        """{facet: Counter}, each as if nothing were chosen in it; "over …" counts what stands above too."""
        conditions = self.conditions(question)
        whole = self._meeting(conditions)
        hits, found = _places(whole), {"total": whole.bit_count()}
        for name in (*FACTS, *LINKED, "years"):
            own = _places(self._meeting(conditions, without=name)) if name in conditions else hits
            found[name] = Counter(one for at in own for one in self._of(at, name))
            if name in UPWARD:
                found[f"over {name}"] = Counter(one for at in own for one in self.under[at][name])
        return found

    def _meeting(self, conditions, without=""):
        found = self.all
        for name, bits in conditions.items():
            if name != without:
                found &= bits
        return found

    def _of(self, at, name):
        if name == "years":
            first, last = self.years[at]
            return range((first or last).year, (last or first).year + 1) if first or last else ()
        return self.values[at][name]


def _strings(said):
    for value in said.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (one for row in value if isinstance(row, dict) for one in row.values() if isinstance(one, str))


def _names(said):
    yield from (said.get(name, "") for name in NAMING)
    yield from (row["text"] for row in said.get("names", ()))


def _bits(places):
    row = bytearray()
    for at in places:
        if at // 8 >= len(row):
            row.extend(bytes(at // 8 + 1 - len(row)))
        row[at // 8] |= 1 << at % 8
    return int.from_bytes(row, "little")


def _places(bits):
    return [at for at, digit in enumerate(reversed(bin(bits)[2:])) if digit == "1"]


def _union(bits):
    found = 0
    for one in bits:
        found |= one
    return found


def _overlaps(days, question):
    earliest, latest = days
    if earliest is None and latest is None:
        return False
    begins, ends = (earliest.year if earliest else 1), (latest.year if latest else 9999)
    return begins <= (question.last or 9999) and ends >= (question.first or 1)


def _said(facet, value):
    """What a description says where an address says this."""
    if facet == "kind":
        return kinds.kind_at(value)._meta.model_name
    return next((uri for uri in RIGHTS if uri.split("/")[-3].lower() == value), value) if facet == "rights" else value


RIGHTS = (
    "http://rightsstatements.org/vocab/InC/1.0/",
    "http://rightsstatements.org/vocab/CNE/1.0/",
    "http://rightsstatements.org/vocab/UND/1.0/",
    "https://creativecommons.org/publicdomain/mark/1.0/",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    "https://creativecommons.org/licenses/by/4.0/",
)


def words_to_ask(count):
    """Words of the texts, from the most frequent on, of all languages."""
    dice = random.Random("words")
    ranks = [int(3000 ** dice.random()) - 1 for _word in range(count)]
    return sorted({fold(vocabulary(dice.choice(LANGUAGES)).words[rank]) for rank in ranks})


class Sampler:
    """Questions of any combination, most of them made from what some record says, so that they find something."""

    def __init__(self, library, words, most_named):
        self.library, self.dice = library, random.Random("questions")
        self.words = [word for word in words if library.named[word] <= most_named]

    def question(self):
        dice, pick = self.dice, self.dice.randrange(len(self.library.uids))
        words = [dice.choice(self.words)] if dice.random() < 0.5 else []
        chosen, excluded = defaultdict(set), defaultdict(set)
        for _choice in range(dice.choice((0, 1, 1, 2, 2, 3, 4))):
            facet, value = self._value(pick if dice.random() < 0.7 else dice.randrange(len(self.library.uids)))
            (chosen if dice.random() < 0.75 else excluded)[facet].add(value)
        for facet, values in excluded.items():
            values -= chosen[facet]
        first = dice.choice((None, None, None, 1940, 1988, 1990))
        return Question(
            words=tuple(words),
            is_phrase=bool(words),  # the word itself, without its beginnings and other spellings
            chosen={facet: sorted(values) for facet, values in sorted(chosen.items()) if values},
            excluded={facet: sorted(values) for facet, values in sorted(excluded.items()) if values},
            every=tuple(sorted(name for name in LINKED if len(chosen[name]) > 1 and dice.random() < 0.5)),
            first=first,
            last=first and first + dice.choice((0, 3, 40)),
        )

    def _value(self, at):
        """One of what an edition has."""
        values = self.library.values[at]
        facet = self.dice.choice([name for name in (*FACTS, *LINKED) if values[name]])
        value = self.dice.choice(values[facet])
        if facet in LINKED:
            above = sorted(self.library.under[at].get(facet, {value}))
            return facet, number_at(self.dice.choice(above))
        if facet == "kind":
            return facet, kinds.kind_named(value).path
        return facet, value.split("/")[-3].lower() if facet == "rights" else value
