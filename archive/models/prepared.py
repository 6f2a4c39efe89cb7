"""The questions that every record page asks. Their SQL is built once: building it costs more than the database takes.

Each is an ordinary query of current editions, written with blanks; only what stands in the blanks changes.
"""

from functools import lru_cache

from django.db.models import F

from archive.roles import ROLES

from .editions import Edition


def current_at(kind, slug):
    """The current edition at an address, or None."""
    return next(iter(_asked(_at, kind, slug)), None)


def current_by_uid(uids):
    """Current editions by uid."""
    uids = set(uids)
    return {edition.uid: edition for edition in _asked(_named, *uids)} if uids else {}


def current_mentioning(uid, *, most, but=()):
    """The first current editions that mention a record, each with its `role`, once for each role but some."""
    return list(_asked(_mentioning, uid, most=most, but=but))


def mentioning(uid):
    """All of them: by date, undated last."""
    found = Edition.objects.current().filter(mentions__uid=uid).annotate(role=F("mentions__role"))
    return found.order_by(F("earliest").asc(nulls_last=True), "filed", "uid", "role")


def _at(kind, slug):
    return Edition.objects.current().of_kind(kind).filter(slug=slug)


def _named(*uids):
    return Edition.objects.current().filter(uid__in=uids)


def _mentioning(uid, *, most, but):
    """The roles that are wanted are named, so that the index of mentions leads past those that are not."""
    found = mentioning(uid)
    return (found.filter(role__in=sorted(ROLES.keys() - set(but))) if but else found)[:most]


def _asked(question, *values, **fixed):
    sql, params = _sql(question, len(values), **fixed)
    given = dict(zip(_blanks(len(values)), values, strict=True))
    return Edition.objects.raw(sql, [given.get(param, param) for param in params])


@lru_cache(maxsize=256)
def _sql(question, count, **fixed):
    return question(*_blanks(count), **fixed).query.sql_with_params()


@lru_cache(maxsize=256)
def _blanks(count):
    """Words that stand for the values; no address and no uid can be one of them."""
    return tuple(f"<{place}>" for place in range(count))
