"""What is refused is refused in one sentence: {"detail": …}, and {"fields": …} where a parameter was at fault."""

from django.http import HttpResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from archive.description import canonical, without_absent

JSON = "application/json; charset=utf-8"

SENTENCES = {
    400: _("This request cannot be read."),
    403: _("This is not open to you."),
    404: _("There is nothing at this address. The page /api/ says what there is."),
    405: _("The API is for reading: ask with GET or HEAD."),
    410: _("There was a record here, and it is no longer public: a family, a rights holder or a curator asked for it."),
    422: _("A parameter cannot be read; `fields` says which one and why."),
    429: _("Too much was asked from your address at once. The header Retry-After says when to ask again."),
    500: _("Something broke here. It was written down; please ask again later."),
    503: _("The search is not ready at this moment. Please ask again in a minute."),
}


class Refused(Exception):
    """An answer other than 200, with its sentence, and a sentence for each parameter that is at fault."""

    def __init__(self, status, sentence="", *, fields=None):
        super().__init__(status, sentence)
        self.status, self.sentence, self.fields = status, sentence, fields or {}


def refused(request, problem):
    """The answer to a Refused that was raised."""
    return refusal(problem.status, problem.sentence, problem.fields)


def unreadable(fields):
    """Parameters at fault: {name: sentence}."""
    said = ngettext("A parameter cannot be read: %(names)s.", "Parameters cannot be read: %(names)s.", len(fields))
    return Refused(422, said % {"names": ", ".join(fields)}, fields=fields)


def refusal(status, sentence="", fields=None, *, retry_after=None):
    sentence = sentence or SENTENCES.get(status) or gettext("This request was refused.")
    said = {"detail": str(sentence), "fields": {name: str(why) for name, why in (fields or {}).items()}}
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return HttpResponse(canonical(without_absent(said)), status=status, content_type=JSON, headers=headers)
