"""What a question should find, read from the current editions one by one: nothing of the index, nothing of search."""

from collections import Counter
from datetime import date

from archive.folding import fold
from archive.models import Edition, Mention

PATHS = {"person": "people"} | {kind: f"{kind}s" for kind in ("event", "place", "statement", "photograph")}
UPWARD = {"tag": "broader", "place": "within"}
LINKED = ("tag", "event", "person", "organisation", "place")
RIGHTS = {"inc": "http://rightsstatements.org/vocab/InC/1.0/", "by": "https://creativecommons.org/licenses/by/4.0/"}


class Library:
    """All current editions, read once."""

    def __init__(self):
        self.editions = list(Edition.objects.current())
        self.uids = {(one.kind, one.slug): one.uid for one in self.editions}
        self.public = {one.uid: one for one in self.editions}
        self.mentions = {one.uid: set() for one in self.editions}
        self.counted = {one.uid: set() for one in self.editions}
        self.up = {}
        for mention in Mention.objects.select_related("edition").filter(edition__in=self.editions):
            if mention.role != "source":
                self.mentions[mention.edition.uid].add((mention.kind, mention.uid))
                if mention.kind != "tag" or mention.role == "tag":
                    self.counted[mention.edition.uid].add((mention.kind, mention.uid))
            if UPWARD.get(mention.kind) == mention.role and mention.edition.kind == mention.kind:
                self.up.setdefault(mention.edition.uid, set()).add(mention.uid)

    def stands_for(self, uid):
        """It and all that is below it, by public steps."""
        below, grown = {uid}, True
        while grown:
            more = {one for one, above in self.up.items() if above & below and one in self.public} - below
            below, grown = below | more, bool(more)
        return below

    def found(self, asked, *, ignoring=()):
        return [one for one in self.editions if self.matches(one, asked, ignoring)]

    def matches(self, edition, asked, ignoring):
        if not all(word in self.words_of(edition) for word in fold(asked.q).split()):
            return False
        if "years" not in ignoring and not overlaps(edition, asked):
            return False
        names = {name for name, _value in (*asked.chosen, *asked.excluded)} - set(ignoring)
        return all(self.holds(edition, asked, name) for name in names)

    def holds(self, edition, asked, name):
        chosen = [self.has(edition, name, value) for value in asked.values(name)]
        excluded = [self.has(edition, name, value) for value in asked.excluded_values(name)]
        together = all if name in asked.every else any
        return (not chosen or together(chosen)) and not any(excluded)

    def has(self, edition, name, value):
        if name in LINKED:
            uid = self.uids.get((name, value))
            return bool(uid) and any((name, one) in self.counted[edition.uid] for one in self.stands_for(uid))
        return value == self.fact(edition, name)

    def fact(self, edition, name):
        """The value of a fact, as an address has it."""
        said = edition.description
        if name == "kind":
            return PATHS.get(edition.kind, f"{edition.kind}s")
        if name == "language":
            return said["language"]
        if name == "rights":
            return next((code for code, uri in RIGHTS.items() if uri == said.get("rights")), "")
        if name == "image":
            return "" if edition.kind != "photograph" else "held" if said.get("image_sha256") else "not-held"
        if name == "wording":
            return "" if edition.kind != "statement" else "part" if said.get("words") else "no"
        dated = said.get("date") or said.get("died") or said.get("born")
        return "undated" if not dated else "uncertain" if set(dated) & set("?~%") else "certain"

    def words_of(self, edition):
        said = edition.description
        own = fold(f"{said['title']} {said.get('summary', '')}").split()
        named = [self.public[uid].title for _kind, uid in self.mentions[edition.uid] if uid in self.public]
        return {*own, *(word for title in named for word in fold(title).split())}

    def counts(self, asked, name):
        """{value in an address: how many} of a facet, as if nothing had been chosen in it."""
        found = self.found(asked, ignoring=[name])
        if name not in LINKED:
            counted = Counter(self.fact(one, name) for one in found)
            return {value: count for value, count in counted.items() if value}
        values = {slug: uid for (kind, slug), uid in self.uids.items() if kind == name}
        counted = {value: sum(self.has(one, name, value) for one in found) for value in values}
        return {value: count for value, count in counted.items() if count}

    def years(self, asked):
        counted = Counter()
        for one in self.found(asked, ignoring=["years"]):
            counted.update(range(one.earliest.year, one.latest.year + 1) if one.earliest else ())
        return counted


def overlaps(edition, asked):
    if not (asked.first or asked.last):
        return True
    if edition.earliest is None:
        return False
    return edition.earliest <= date(asked.last or 9999, 12, 31) and edition.latest >= date(asked.first or 1, 1, 1)
