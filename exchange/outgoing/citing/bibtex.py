"""A reference for BibTeX and biblatex, in UTF-8."""

from exchange.outgoing.plain import one_line

MEDIA_TYPE = "application/x-bibtex"
EXTENSION = "bib"
LABEL = "BibTeX"
# Characters that mean something to TeX, each as TeX writes the character itself. Braces need words: BibTeX counts them
# even behind a backslash.
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def entry(reference):
    when = reference.dated
    fields = {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{_safe(reference.title)}}}",
        "titleaddon": _safe(reference.translation),
        "year": str(when.years[0]) if len(when.years) == 1 else "",
        "date": when.text,  # biblatex reads EDTF as it is
        "type": _safe(reference.genre),
        "howpublished": _safe(reference.house),
        "version": str(reference.number),
        "url": _address(reference.address),
        "keywords": ", ".join(_safe(keyword).replace(",", " ") for keyword in reference.keywords),
        "langid": reference.language,
        "note": _safe(reference.seal),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{reference.key},\n{lines}}}\n"


def _name(author):
    if not author.given or " and " in f" {author.spoken.casefold()} ":
        return f"{{{_safe(author.spoken)}}}"  # a name that is not to be taken apart
    return f"{_safe(author.family)}, {_safe(author.given)}"


def _safe(text):
    return one_line(text).translate(SPECIAL)


def _address(address):
    """Read verbatim: nothing in it may be written otherwise, and nothing of it needs to be."""
    return one_line(address).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
