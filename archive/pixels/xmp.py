"""XMP: what a picture says of itself as RDF in XML (https://developer.adobe.com/xmp/docs/)."""

import re

LONGEST = 4 * 1024 * 1024  # bytes
BROKEN_OR_HOSTILE = (SyntaxError, ValueError, LookupError, RecursionError)  # these are also what the parsers raise
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
TIFF = "{http://ns.adobe.com/tiff/1.0/}"
CAPTION = f"{DC}description"
SAID_IN = {
    "date": [f"{PHOTOSHOP}DateCreated"],
    "caption": [CAPTION],
    "headline": [f"{PHOTOSHOP}Headline", f"{DC}title"],
    "creator": [f"{DC}creator"],
    "credit": [f"{PHOTOSHOP}Credit"],
    "copyright": [f"{DC}rights"],
    "keywords": [f"{DC}subject"],
    "place": [f"{IPTC}Location", f"{PHOTOSHOP}City", f"{PHOTOSHOP}State", f"{PHOTOSHOP}Country"],
    "make": [f"{TIFF}Make"],
    "model": [f"{TIFF}Model"],
}
LANGUAGE, DEFAULT = "{http://www.w3.org/XML/1998/namespace}lang", "x-default"
LOCATION = re.compile(r"\}GPS(Dest)?(Latitude|Longitude)$")


def read_xmp(packet):
    """{name: [texts, the preferred one first]}, with captions as (language, text) and has_location; nothing of a packet
    that is broken or hostile."""
    if not packet or len(packet) > LONGEST:
        return {}
    from defusedxml.ElementTree import fromstring  # here, because its import takes longer than all the rest

    try:
        root = fromstring(packet.strip(b"\0 \t\r\n"), forbid_dtd=True)
    except BROKEN_OR_HOSTILE:
        return {}
    said = _properties(root)
    texts = {name: [text for one in said_in for _, text in said.get(one, [])] for name, said_in in SAID_IN.items()}
    return texts | {"captions": said.get(CAPTION, []), "has_location": _says_where(root)}


def _properties(root):
    """{property: [(language, text)]} of the picture itself, not of what it was made from."""
    found = {}
    for description in root.iterfind(f".//{RDF}RDF/{RDF}Description") if root.tag != f"{RDF}RDF" else root:
        for name, text in description.attrib.items():
            found.setdefault(name, []).append(("", text))
        for element in description:
            found.setdefault(element.tag, []).extend(_texts(element))
    return found


def _texts(element):
    """The text of a property, or those of its list or of its languages, the one for any language first."""
    texts = [(item.get(LANGUAGE, ""), item.text) for item in element.iterfind(f"*/{RDF}li")]
    texts = texts or [(element.get(LANGUAGE, ""), element.text)]
    return sorted(((language, text) for language, text in texts if text), key=lambda text: text[0] != DEFAULT)


def _says_where(root):
    return any(LOCATION.search(name) for element in root.iter() for name in (element.tag, *element.attrib))
