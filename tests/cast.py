"""The standing cast of the tests, all invented: who works in the house, who visits it, who is remembered."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

REMEMBERED = "Aylin Testova"
HARBOUR = "Harbour at dawn"


def member(name, *groups, **more):
    """A person of the house who belongs to some of its groups."""
    user, _made = get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True, **more})
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def contributor():
    return member("cem", "contributor")


def curator():
    return member("ada", "curator")


def reviewer():
    return member("rana", "reviewer")


def administrator():
    return member("deniz", is_superuser=True)
