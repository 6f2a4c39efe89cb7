"""The edition as it was sealed: the very bytes its digest was made of."""

MEDIA_TYPE = "application/json"


def document(edition, *, base):
    return edition.text
