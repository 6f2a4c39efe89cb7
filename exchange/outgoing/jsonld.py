"""The edition in schema.org's words, as JSON-LD."""

from django.conf import settings

from archive import picturing
from archive.description import canonical, without_absent
from exchange.outgoing.citing.references import makers_of

MEDIA_TYPE = "application/ld+json"
# Each kind says which of these it is (archive/cited_as.py).
PEOPLE = ("Person", "Organization")


def document(edition, mentioned, house, base):
    return canonical(thing(edition, mentioned, house, base))


def thing(edition, mentioned, house, base):
    described = edition.description
    return without_absent(
        {
            "@context": "https://schema.org",
            "@type": edition.model.cited_as.schema,
            "@id": base + edition.permanent_address,
            "url": base + edition.own_address,
            "identifier": edition.uid,
            "version": edition.number,
            "sha256": edition.digest,
            "name": edition.title,
            "alternateName": [name["text"] for name in described.get("names", ())],
            "description": edition.summary,
            "inLanguage": edition.language,
            "creator": [_named(mentioned[uid], base) for uid in makers_of(edition) if uid in mentioned],
            "keywords": [mentioned[uid].title for uid in described.get("tags", ()) if uid in mentioned],
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
            "sdPublisher": {"@type": "Organization", "name": house, "url": f"{base}/"} if house else {},
            "sdLicense": settings.DATA_LICENCE,
        }
    )


def _named(edition, base):
    schema = edition.model.cited_as.schema
    kind = schema if schema in PEOPLE else "Thing"
    return {"@type": kind, "@id": base + edition.permanent_address, "name": edition.title}


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
