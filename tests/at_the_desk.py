"""What a curator does in a browser: open a form, change some of it, send it."""

import re
from html import unescape

from django.test import Client
from django.urls import reverse


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def address(record, what="change", *args):
    return reverse(f"admin:{record._meta.app_label}_{record.kind}_{what}", args=[record.pk, *args])


def as_shown(response):
    """Everything the form on a page would send if nobody touched it."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def save(client, record, **changes):
    """Open a record, change some fields, save; the response."""
    data = as_shown(client.get(address(record))) | changes
    return client.post(address(record), {name: value for name, value in data.items() if value is not None})


def add(client, url, **fields):
    data = as_shown(client.get(url)) | fields
    return client.post(url, data)


def row(prefix, number, **fields):
    """The fields of one new row, and the count that goes with it."""
    return {f"{prefix}-TOTAL_FORMS": number + 1} | {
        f"{prefix}-{number}-{name}": value for name, value in fields.items()
    }


def words(response):
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))


def reasons(record):
    """(who, why) of every revision, newest first."""
    return list(record.revisions.values_list("by_name", "note"))


def titles(response):
    return [record.title for record in response.context["cl"].result_list]
