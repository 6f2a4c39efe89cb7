"""The kinds of record this house knows: every model that inherits Record, from whichever app."""

from functools import cache

from django.apps import apps


@cache
def all_kinds():
    """Models by the name of their kind ("event"), in the order of their apps."""
    record = apps.get_model("archive", "Record")
    return {
        model._meta.model_name: model
        for model in apps.get_models()
        if issubclass(model, record) and model is not record
    }


def kind_named(name):
    """The model of a kind; KeyError where nobody declares it."""
    return all_kinds()[name]


def listed():
    """The names of the kinds that visitors can list and look for."""
    return [name for name, model in all_kinds().items() if model.has_list]


def kind_at(path):
    """The model whose public pages stand at a path ("events"), or None."""
    return next((model for model in all_kinds().values() if model.path == path), None)


@cache
def row_models(model):
    """The models of rows (names, texts, claims …) that describe records of a kind, in a fixed order."""
    rows = [row for row in apps.get_models() if getattr(row, "key", None)]
    return sorted(
        (row for row in rows if issubclass(model, row._meta.get_field("record").related_model)), key=lambda row: row.key
    )


@cache
def declared(model, what):
    """What a model and the models it inherits declare under a name, base first: declared(Event, "described")."""
    return tuple(item for base in reversed(model.__mro__) for item in vars(base).get(what, ()))
