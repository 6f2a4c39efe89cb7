"""IIIF Presentation 3: a published photograph as a manifest, the photographs of a record as a collection.

Specification: https://iiif.io/api/presentation/3.0/
"""

from .collections import kinds_with_pictures, of_kind, of_record
from .info import info
from .manifests import manifest

__all__ = ["IMAGE", "PRESENTATION", "info", "kinds_with_pictures", "manifest", "of_kind", "of_record"]

PRESENTATION = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
IMAGE = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'
