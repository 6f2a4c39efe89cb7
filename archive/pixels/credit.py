"""The credit and the licence that a public picture carries in itself, and nothing else."""

import re
from html import escape  # that of xml.sax loads the whole of urllib with it

PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
# As the IPTC Photo Metadata Standard has them: Credit Line and Web Statement of Rights.
CREDIT, LICENCE = "photoshop:Credit", "xmpRights:WebStatement"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def packet(credit, licence):
    """XMP of a credit and of the address of a licence; b"" where there is neither.

    For Pillow: `picture.save(path, xmp=packet(…))`, the same for JPEG, WebP and AVIF, with an empty `picture.info`;
    without `xmp` where this is b"". It names no program, date or number: the same words are always the same bytes."""
    said = "".join(_property(name, text) for name, text in ((CREDIT, credit), (LICENCE, licence)) if text)
    return PACKET.format(said).encode() if said else b""


def _property(name, text):
    return f"<{name}>{escape(NOT_IN_XML.sub('', text), quote=False)}</{name}>"
