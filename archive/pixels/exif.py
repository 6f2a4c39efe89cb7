"""EXIF: what cameras write, and what Windows adds (CIPA DC-008, https://www.cipa.jp/e/std/std-sec.html)."""

from PIL.ExifTags import GPS, IFD, Base

from archive.pixels import mending
from archive.pixels.reading import DAMAGE

SAID_IN = {
    "caption": [Base.ImageDescription, Base.XPComment, Base.XPSubject],
    "headline": [Base.XPTitle],
    "creator": [Base.Artist, Base.XPAuthor],
    "copyright": [Base.Copyright],
    "keywords": [Base.XPKeywords],
    "make": [Base.Make],
    "model": [Base.Model],
}
IN_UTF_16 = {Base.XPTitle, Base.XPComment, Base.XPAuthor, Base.XPKeywords, Base.XPSubject}
WHERE = {GPS.GPSLatitude, GPS.GPSLongitude, GPS.GPSDestLatitude, GPS.GPSDestLongitude, GPS.GPSAreaInformation}


def read_exif(exif):
    """{name: [texts]} and has_location."""
    said = {name: [_text(tag, exif.get(tag)) for tag in said_in] for name, said_in in SAID_IN.items()}
    said["keywords"] = [word for text in said["keywords"] for word in text.split(";")]
    said["date"] = [_text(Base.DateTimeOriginal, exif.get_ifd(IFD.Exif).get(Base.DateTimeOriginal))]
    return said | {"has_location": _says_where(exif)}


def _says_where(exif):
    try:
        return bool(WHERE & set(exif.get_ifd(IFD.GPSInfo)))
    except DAMAGE:
        return True  # it has something of the kind, which others may be able to read


def _text(tag, value):
    if not isinstance(value, str | bytes):
        return ""
    # Pillow reads all bytes as Latin-1, which gives them back unchanged.
    raw = value.encode("latin-1", "replace") if isinstance(value, str) else value
    if tag in IN_UTF_16:
        return mending.mended(raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").partition("\0")[0])
    # A copyright may have two parts, the photographer's and the editor's; other texts end at the first zero.
    parts = [mending.read(part) for part in raw.split(b"\0")[: 2 if tag == Base.Copyright else 1]]
    return "; ".join(part for part in parts if part)
