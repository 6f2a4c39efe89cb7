"""Our own check of IIIF documents: what a validator of Presentation 3.0 refuses, and what the specification forbids.

Mirrors of https://iiif.io/api/presentation/3.0/ the sections 3.1 to 3.4 (properties and their values), 4.3 (arrays),
4.4 (languages), 4.5 (HTML), 4.6 (contexts), 4.8 (keywords), 5.1 to 5.7 (classes), appendix A (which class has which
property); and of https://iiif.io/api/image/3.0/ the sections 5.1 to 5.6. What a class should have and what no document
of ours uses (ranges, time, choices) is left out: a property that is not named here is a fault.
"""

from tests import iiif_values as values

PRESENTATION = "http://iiif.io/api/presentation/3/context.json"
IMAGE = "http://iiif.io/api/image/3/context.json"

# Appendix A: required properties, and the others a class may have.
ANY = "label metadata summary requiredStatement rights provider thumbnail seeAlso service homepage partOf"
CLASSES = {
    "Collection": ("id type label items", f"{ANY} navDate"),
    "Manifest": ("id type label items", f"{ANY} navDate"),
    "Canvas": ("id type items", f"{ANY} navDate width height"),
    "AnnotationPage": ("id type items", "label service thumbnail partOf"),
    "Annotation": ("id type target", f"{ANY} motivation body"),
    "Image": ("id type", f"{ANY} format profile width height language"),
    "Text": ("id type label", "format language profile"),
    "Dataset": ("id type", "label format profile language"),
    "Agent": ("id type label", "homepage logo seeAlso"),
    "ImageService3": ("id type profile", "service"),
}
# A collection names what belongs to it, a manifest where it belongs: neither is unfolded there (5.1, 3.3.2).
REFERENCE = ("id type label", "thumbnail navDate")
HOLDS = {
    "Collection": ("Collection", "Manifest"),
    "Manifest": ("Canvas",),
    "Canvas": ("AnnotationPage",),
    "AnnotationPage": ("Annotation",),
}
LINKS = {
    "homepage": ("Text",),
    "thumbnail": ("Image",),
    "logo": ("Image",),
    "provider": ("Agent",),
    "service": ("ImageService3",),
    "seeAlso": ("Dataset",),
    "partOf": ("Collection", "Manifest"),
}
# The same thing may be named twice under these.
NAMED_AGAIN = ("target", "thumbnail", "body")


def faults(document):
    """Every fault of a manifest or a collection, as sentences that begin with the place; none of a good one."""
    if document.get("type") not in ("Manifest", "Collection"):
        return [f"type: {document.get('type')!r} is neither a manifest nor a collection"]
    found = [*_context(document, PRESENTATION)]
    inner = {key: value for key, value in document.items() if key != "@context"}
    found += _resource(inner, document["type"], "", is_unfolded=True)
    return found + [f"{address}: stands for two things" for address in _doubles(inner)]


def info_faults(document):
    """The same of an info.json (Image 3.0)."""
    found = [*_context(document, IMAGE), *values.uri(document.get("id"), "id")]
    wanted = {"type": "ImageService3", "protocol": "http://iiif.io/api/image", "profile": "level0"}
    found += [f"{name}: is not {value!r}" for name, value in wanted.items() if document.get(name) != value]
    known = {"@context", "id", *wanted, "width", "height", "maxWidth", "maxHeight", "sizes", "tiles", "rights"}
    found += [f"{name}: no such property" for name in document.keys() - known]
    for name in ("width", "height", "maxWidth", "maxHeight"):
        found += values.dimension(document.get(name), name)
    if str(document.get("id")).endswith("/"):
        found.append("id: ends with a slash")
    if "rights" in document:
        found += values.rights(document["rights"], "rights")
    return found or [*_sizes_and_tiles(document)]


def _sizes_and_tiles(document):
    for place, size in enumerate([*document["sizes"], *document["tiles"]]):
        yield from values.dimension(size.get("width"), f"size {place}")
        yield from values.dimension(size.get("height"), f"size {place}")
        if size["width"] > document["maxWidth"] or size["height"] > document["maxHeight"]:
            yield f"size {place}: larger than what may be asked for"
    factors = [factor for tiles in document["tiles"] for factor in tiles["scaleFactors"]]
    if len(set(factors)) != len(factors) or not all(type(factor) is int and factor > 0 for factor in factors):
        yield f"scaleFactors: {factors} are not different positive integers"


def _context(document, context):
    if document.get("@context") != context:
        yield f"@context: is not {context}"
    if next(iter(document), None) != "@context":
        yield "@context: is not the first property"


def _resource(node, of_class, place, *, is_unfolded=False, holder=None):
    """The faults of one JSON object and of everything in it; `holder` is the canvas around it."""
    if not isinstance(node, dict):
        yield f"{place}: is no JSON object"
        return
    is_reference = of_class in ("Manifest", "Collection") and not is_unfolded
    required, allowed = (words.split() for words in (REFERENCE if is_reference else CLASSES[of_class]))
    yield from (f"{place}.{name}: is missing" for name in required if name not in node)
    yield from (
        f"{place}.{name}: a {of_class} has no such property here" for name in node.keys() - {*required, *allowed}
    )
    for name, value in node.items():
        yield from _property(name, value, of_class, f"{place}.{name}", node if of_class == "Canvas" else holder)
    yield from RULES.get(of_class, _no_rule)(node, place, holder)


def _property(name, value, of_class, place, holder):
    if name == "items":
        yield from _list(value, HOLDS[of_class], place, holder, may_be_empty=of_class in ("Collection", "Canvas"))
    elif name in LINKS:
        yield from _list(value, LINKS[name], place, holder)
    elif name == "body":
        yield from _resource(value, "Image", place, holder=holder)
    elif name in values.VALUES:
        yield from values.VALUES[name](value, place)


def _list(value, classes, place, holder, *, may_be_empty=False):
    if not isinstance(value, list) or not (value or may_be_empty):
        yield f"{place}: is no array with something in it"
        return
    for number, item in enumerate(value):
        of_class = item.get("type") if isinstance(item, dict) else None
        if of_class in classes:
            is_unfolded = of_class not in ("Manifest", "Collection")
            yield from _resource(item, of_class, f"{place}[{number}]", is_unfolded=is_unfolded, holder=holder)
        else:
            yield f"{place}[{number}]: {of_class!r} is none of {', '.join(classes)}"


def _canvas(node, place, _holder):
    if not {"width", "height"} <= node.keys():
        yield f"{place}: has no extent"
    if "#" in str(node.get("id")):
        yield f"{place}.id: has a fragment"


def _annotation(node, place, holder):
    if node.get("motivation") != "painting":
        yield f"{place}.motivation: only what paints stands among the items of a canvas"
    if node.get("target") != (holder or {}).get("id"):
        yield f"{place}.target: is not the canvas that it stands in"
    if "body" not in node:
        yield f"{place}.body: is missing"


def _service(node, place, _holder):
    if node.get("profile") not in ("level0", "level1", "level2"):
        yield f"{place}.profile: {node.get('profile')!r} is no level"
    if str(node.get("id")).endswith("/"):
        yield f"{place}.id: ends with a slash"


def _no_rule(_node, _place, _holder):
    return ()


RULES = {"Canvas": _canvas, "Annotation": _annotation, "ImageService3": _service}


def _doubles(document):
    seen, twice, waiting = set(), [], [document]
    while waiting:
        node = waiting.pop()
        address = node.get("id")
        twice += [address] if address in seen else []
        seen.add(address)
        for name, value in node.items():
            inside = [] if name in NAMED_AGAIN else value if isinstance(value, list) else [value]
            waiting += [one for one in inside if isinstance(one, dict) and name not in ("metadata", "label", "summary")]
    return [address for address in twice if address]
