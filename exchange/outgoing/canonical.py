"""The edition as it was sealed: the very bytes its digest was made of."""

MEDIA_TYPE = "application/json"


def document(edition, mentioned, house, base):
    return edition.text
