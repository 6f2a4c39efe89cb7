"""The edition in schema.org's words, as JSON-LD."""

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
                "creditText": described.get("credit"),
                "license": described.get("rights"),
                "latitude": described.get("latitude"),
                "longitude": described.get("longitude"),
                "datePublished": edition.published_at.isoformat(),
            }
        )
    )
