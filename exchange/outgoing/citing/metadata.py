"""What the head of a record's page says to programs that collect references: Highwire's tags, Dublin Core, Zotero's."""


def pairs(reference):
    """(name, content) of each tag, without those that have nothing to say."""
    return [pair for pair in (*_highwire(reference), *_dublin_core(reference)) if pair[1]]


def _highwire(reference):
    when = reference.dated
    return [
        ("citation_title", reference.title),
        *(("citation_author", author.inverted) for author in reference.authors),
        # Programs reckon with this date: what is less than certain stands in Dublin Core alone.
        ("citation_publication_date", when.text.replace("-", "/") if _is_plain(when) else ""),
        ("citation_online_date", reference.published.strftime("%Y/%m/%d")),
        ("citation_publisher", reference.house),
        ("citation_public_url", reference.address),
        ("citation_language", reference.language),
        *(("citation_keywords", keyword) for keyword in reference.keywords),
        ("citation_abstract", reference.abstract),
    ]


def _dublin_core(reference):
    return [
        ("DC.title", reference.title),
        ("DCTERMS.alternative", reference.translation),
        *(("DC.creator", author.inverted) for author in reference.authors),
        ("DC.publisher", reference.house),
        ("DC.date", reference.dated.text),
        ("DCTERMS.issued", reference.published.isoformat()),
        ("DC.identifier", reference.address),
        ("DC.language", reference.language),
        *(("DC.subject", keyword) for keyword in reference.keywords),
        ("DC.description", reference.abstract),
        ("DC.type", reference.cited_as.dcmi),
        ("DC.rights", reference.rights or reference.licence),
        # Without it, Zotero takes whatever has a citation_title for an article of a journal.
        ("z:itemType", reference.cited_as.zotero),
    ]


def _is_plain(when):
    point = when.start
    return when.is_certain and point == when.end and "X" not in when.text and int(point.month or 1) <= 12
