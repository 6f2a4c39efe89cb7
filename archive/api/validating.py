"""What pydantic says of a parameter, in sentences of ours."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .refusals import refused, unreadable

SENTENCES = {
    "int_parsing": gettext_lazy("This must be a whole number."),
    "int_parsing_size": gettext_lazy("This number is too large."),
    "greater_than_equal": gettext_lazy("This must be %(ge)s or more."),
    "less_than_equal": gettext_lazy("This must be %(le)s or less."),
    "less_than": gettext_lazy("This must be less than %(lt)s."),
    "missing": gettext_lazy("This parameter is needed."),
}


def refused_parameters(request, problem):
    return refused(request, unreadable({error["loc"][-1]: _sentence(error) for error in problem.errors}))


def _sentence(error):
    known = SENTENCES.get(error["type"])
    return known % error.get("ctx", {}) if known else _("This value cannot be read.")
