"""The edition in schema.org's words, as JSON-LD."""

from archive import picturing
from archive.description import canonical, without_absent

MEDIA_TYPE = "application/ld+json"
# Kinds that schema.org has a word for; any other is a creative work.
TYPES = {
    "event": "Event",
    "photograph": "Photograph",
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "statement": "Quotation",
    "tag": "DefinedTerm",
}


def document(edition, *, base):
    described = edition.description
    names = [name["text"] for name in described.get("names", ())]
    return canonical(
        without_absent(
            {
                "@context": "https://schema.org",
                "@type": TYPES.get(edition.kind, "CreativeWork"),
                "@id": base + edition.permanent_address,
                "url": base + edition.own_address,
                "identifier": edition.uid,
                "version": edition.number,
                "sha256": edition.digest,
                "name": edition.title,
                "alternateName": names,
                "description": edition.summary,
                "inLanguage": edition.language,
                "temporalCoverage": described.get("date"),
                "birthDate": described.get("born"),
                "deathDate": described.get("died"),
                "text": described.get("words"),
                "image": _image(edition, base),
                "creditText": described.get("credit"),
                "license": described.get("rights"),
                "latitude": described.get("latitude"),
                "longitude": described.get("longitude"),
                "datePublished": edition.published_at.isoformat(),
            }
        )
    )


def _image(edition, base):
    """The picture it holds. Behind the veil it holds none (archive/veiling.py)."""
    described = edition.description
    if not described.get("image_sha256"):
        return None
    files = picturing.files_of(edition)["jpg"]
    (width, widest), (_width, narrowest) = files[-1], files[0]
    return without_absent(
        {
            "@type": "ImageObject",
            "contentUrl": base + widest,
            "thumbnailUrl": base + narrowest,
            "width": width,
            "height": picturing.height_of(described, width),
            "encodingFormat": "image/jpeg",
            "caption": described.get("caption") or described.get("caption_published"),
            "accessibilitySummary": described.get("alternative_text"),
            "creditText": described.get("credit"),
            "license": described.get("rights"),
            "acquireLicensePage": base + edition.permanent_address,
        }
    )
