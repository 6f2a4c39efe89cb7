"""The synthetic record with a number, as a Description: always the same, and clearly marked."""

import random

from archive.description import Description

from .counted import around, broader_than, count_before, kind_of, number_of, place_of
from .dated import date_of
from .uids import uid_of
from .vocabulary import LANGUAGES, MARK, SCRIPTS, vocabulary

NOTE = "Synthetic record made by bench/searching.py, to measure; not a fact."
SPOKEN = (0.35, 0.65, 0.9, 1.0)  # shares of en, az, tr and ru, summed up
RIGHTS = (
    "http://rightsstatements.org/vocab/InC/1.0/",
    "http://rightsstatements.org/vocab/CNE/1.0/",
    "https://creativecommons.org/publicdomain/mark/1.0/",
    "https://creativecommons.org/licenses/by/4.0/",
    "http://rightsstatements.org/vocab/UND/1.0/",
    "https://creativecommons.org/publicdomain/zero/1.0/",
)
PICTURE = {"image_format": "JPEG", "image_width": 3000, "image_height": 2000, "image_size": 2_000_000}
SENTENCE = 14  # words


def description(number):
    kind, dice = kind_of(number), random.Random(number)
    language = LANGUAGES[next(place for place, share in enumerate(SPOKEN) if dice.random() <= share or place == 3)]
    its = Its(number, dice, vocabulary(language))
    public = {
        "kind": kind,
        "uid": uid_of(number),
        "language": language,
        "content_note": "none",
        "summary": f"{MARK.capitalize()}: {its.text(10, 18)}",
        **MAKERS[kind](its, language),
    }
    if kind in ("event", "entry", "statement", "photograph") and dice.random() < 0.02:
        public |= {"content_note": "distressing", "content_note_text": its.text(5, 8)}
    return Description({key: value for key, value in public.items() if value}, {"notes": NOTE})


class Its:
    """What a record is made of: its dice, its language's words, and what stands before it."""

    def __init__(self, number, dice, words):
        self.number, self.dice, self.words = number, dice, words
        self.place = place_of(number)

    def text(self, least, most):
        """Sentences of so many words in all: most texts are short, few are long."""
        count = least + int((most - least) * self.dice.random() ** 2)
        found = self.words.some(self.dice, count)
        sentences = (" ".join(found[at : at + SENTENCE]) for at in range(0, count, SENTENCE))
        return " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)

    def title(self, least, most):
        """Its number makes it, and its address, one of its own."""
        words = " ".join(self.words.some(self.dice, self.dice.randint(least, most)))
        return f"{words[:1].upper()}{words[1:40].rsplit(' ', 1)[0]} {self.number}"

    def name(self):
        return f"{self.dice.choice(self.words.first_names)} {self.dice.choice(self.words.family_names)}"

    def one(self, kind, share=1.0):
        """The uid of one that stands before it, of few very often, or None."""
        count = count_before(kind, self.number)
        if not count or self.dice.random() > share:
            return None
        return uid_of(number_of(kind, int(count ** self.dice.random()) - 1))

    def tags(self, most=8):
        chosen = {self.one("tag") for _tag in range(self.dice.randint(0, most))}
        return sorted(chosen - {None})

    def relations(self, *wanted):
        """(role, kind, share) as rows, none of them twice."""
        found = [(role, self.one(kind, share)) for role, kind, share in wanted]
        return [{"role": role, "to": uid} for role, uid in dict.fromkeys(found) if uid]

    def citations(self, most=2):
        sources = {self.one("source") for _citation in range(self.dice.randint(0, most))}
        return [{"source": uid, "locator": f"p. {self.dice.randint(1, 400)}"} for uid in sorted(sources - {None})]

    def names(self, language, *makers):
        """The same name in other languages: here, other words."""
        others = [other for other in LANGUAGES if other != language]
        return [
            {
                "text": maker(vocabulary(other)),
                "language": other,
                "script": SCRIPTS.get(other, "Latn"),
                "kind": "variant",
            }
            for other, maker in zip(self.dice.sample(others, len(makers)), makers, strict=True)
        ]


def tag(its, language):
    above = broader_than(its.place)
    label = " ".join(its.words.some(its.dice, its.dice.randint(1, 2)))
    return {
        "title": f"{label} {its.number}",
        "names": its.names(language, *[lambda words: " ".join(words.some(its.dice, 1))] * 3),
        "relations": [{"role": "broader", "to": uid_of(number_of("tag", above))}] if above is not None else [],
    }


def place(its, language):
    above = around(its.place)
    return {
        "title": f"{its.dice.choice(its.words.family_names)} {its.number}",
        "names": its.names(language, *[lambda words: its.dice.choice(words.family_names)] * 2),
        "body": its.text(20, 200),
        "latitude": f"{its.dice.uniform(38, 42):.3f}1",
        "longitude": f"{its.dice.uniform(44, 51):.3f}1",
        "within": uid_of(number_of("place", above)) if above is not None else None,
    }


def organisation(its, language):
    return {
        "title": its.title(2, 4),
        "names": its.names(language, lambda words: " ".join(words.some(its.dice, 3))),
        "body": its.text(20, 200),
        "relations": its.relations(("place", "place", 0.8)),
        "tags": its.tags(2),
    }


def person(its, language):
    born = its.dice.randint(1890, 1980)
    name = f"{its.name()} {its.number}"
    first, family, number = name.split()
    variants = [lambda words: f"{its.dice.choice(words.first_names)} {its.dice.choice(words.family_names)}"]
    return {
        "title": name,
        "filed_as": f"{family}, {first} {number}",
        "names": its.names(language, *variants * its.dice.randint(0, 2)),
        "body": its.text(20, 300),
        "born": str(born) if its.dice.random() < 0.7 else "",
        "died": f"{born + its.dice.randint(20, 90)}" if its.dice.random() < 0.5 else "",
        "occupation": its.text(1, 2),
        "relations": its.relations(("member of", "organisation", 0.4)),
        "tags": its.tags(3),
    }


def source(its, language):
    return {
        "title": its.title(4, 8),
        "date": date_of(its.dice),
        "source_type": its.dice.choice(["book", "article-newspaper", "report", "webpage"]),
        "author": its.name(),
        "publisher": its.text(1, 3),
        "tags": its.tags(2),
    }


def event(its, language):
    return {
        "title": its.title(3, 6),
        "date": date_of(its.dice),
        "body": its.text(60, 600),
        "part_of": its.one("event", 0.3),
        "relations": its.relations(
            ("place", "place", 0.9), ("participant", "organisation", 0.5), ("participant", "person", 0.5)
        ),
        "citations": its.citations(3),
        "tags": its.tags(),
    }


def entry(its, language):
    is_person = its.dice.random() < 0.8
    born = its.dice.randint(1890, 1980)
    return {
        "title": f"{its.name()} {its.number}" if is_person else its.title(3, 5),
        "commemorates": "person" if is_person else its.dice.choice(["group", "place", "day"]),
        "names": its.names(
            language, *[lambda words: f"{its.dice.choice(words.family_names)}"] * its.dice.randint(0, 1)
        ),
        "born": str(born) if is_person and its.dice.random() < 0.6 else "",
        "died": date_of(its.dice) if is_person else "",
        "date": "" if is_person else date_of(its.dice),
        "body": its.text(60, 400),
        "relations": its.relations(
            ("about", "event", 0.5), ("born at", "place", 0.6), ("died at", "place", 0.6), ("about", "person", 0.2)
        ),
        "citations": its.citations(),
        "tags": its.tags(),
    }


def statement(its, language):
    return {
        "title": its.title(3, 6),
        "date": date_of(its.dice),
        "speaker": its.one(its.dice.choice(["person", "person", "organisation"]), 0.95),
        "words": its.text(20, 150) if its.dice.random() < 0.8 else "",
        "words_language": language,
        "medium": its.dice.choice(["speech", "interview", "letter", "testimony"]),
        "occasion": its.one("event", 0.5),
        "body": its.text(10, 80),
        "relations": its.relations(("about", "person", 0.3), ("about", "event", 0.3), ("place", "place", 0.4)),
        "citations": its.citations(),
        "tags": its.tags(),
    }


def photograph(its, language):
    is_held = its.dice.random() < 0.4
    return {
        "title": its.title(2, 6),
        "date": date_of(its.dice),
        "caption": its.text(12, 40),
        "body": its.text(10, 90) if its.dice.random() < 0.4 else "",
        "credit": its.name() if its.dice.random() < 0.7 else "",
        **({"image_sha256": f"{its.number:064x}", "alternative_text": its.text(12, 30), **PICTURE} if is_held else {}),
        "photographer": its.one("person", 0.5),
        "rights": RIGHTS[min(int(its.dice.expovariate(0.8)), len(RIGHTS) - 1)],
        "relations": its.relations(
            ("depicts", "person", 0.5),
            ("depicts", "person", 0.3),
            ("place", "place", 0.8),
            ("about", "event", 0.5),
            ("used by", "organisation", 0.2),
        ),
        "tags": its.tags(),
    }


MAKERS = {
    maker.__name__: maker for maker in (tag, place, organisation, person, source, event, entry, statement, photograph)
}
