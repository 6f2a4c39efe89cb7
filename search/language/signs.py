"""What stands out in a question: quotation marks, brackets, joints, names of filters; all else is words."""

import re
from unicodedata import normalize

AND, OR, NOT, NEAR = "AND", "OR", "NOT", "NEAR"
# Written in capitals alone. No other language has a NOT here: НЕ and DEYİL begin and end too many sentences.
JOINTS = {
    **dict.fromkeys(("AND", "VƏ", "VE", "И", "&", "&&"), AND),
    **dict.fromkeys(("OR", "VEYA", "YA DA", "YAXUD", "VƏ YA", "VƏ YAXUD", "ИЛИ", "|", "||"), OR),
    "NOT": NOT,
    "NEAR": NEAR,
}
ONE_FOR_ALL = str.maketrans(
    dict.fromkeys("“”„‟«»＂「」『』", '"')
    | {"（": "(", "）": ")", "：": ":", "｜": "|", "＊": "*", "～": "~", "＃": "#"}
)

_CAPITALS = "|".join(sorted((joint.replace(" ", r"\s+") for joint in JOINTS if joint.isupper()), key=len, reverse=True))
_END = r"""(?![^\s()"|])"""
_BEHIND = rf"""
    (?P<joint>\|+|&&?{_END}|[Nn][Ee][Aa][Rr]/\d+{_END}|(?:{_CAPITALS}){_END})
  | "(?P<phrase>[^"]*)"(?:~(?P<gap>\d*))?
  | \#(?P<tag>[^\s"()|]+)
  | (?P<open>\() | (?P<close>\))
  | (?P<word>[^\s"()|]+)
  | (?P<lone>")
  | (?P<filter>(?!))
"""
_MINUS = r"""\s*(?:(?<![^\s(|])(?P<minus>[-−–](?=[^\s\-−–|)])))?"""
PIECE = re.compile(_MINUS + f"(?:{_BEHIND})", re.VERBOSE)
FILTER = re.compile(
    _MINUS
    + r"""(?P<filter>[^\s"():|#*~\-−–][^\s"():|#*~]{0,31}):(?:"(?P<phrase>[^"]*)"|(?P<open>\()|(?P<word>[^\s"()|]+))
    (?P<gap>(?!))?(?P<joint>(?!))?(?P<tag>(?!))?(?P<close>(?!))?(?P<lone>(?!))?""",  # groups of PIECE, never there
    re.VERBOSE,
)


def plain(text):
    """With one sign for each of its forms, and spaces alone between what is written."""
    return " ".join(normalize("NFC", text).translate(ONE_FOR_ALL).split())


def pieces(text, is_filter):
    """Every piece as a match with the groups of PIECE; with a `filter` where a name before a colon is one."""
    at, text = 0, text.rstrip()
    while at < len(text):
        found = FILTER.match(text, at)
        if not found or not is_filter(found["filter"]):
            found = PIECE.match(text, at)
        at = found.end()
        yield found


def joint_of(piece):
    """AND, OR, NOT, NEAR or None. With a minus before it, it is a word."""
    joint = piece["joint"]
    if joint is None or piece["minus"]:
        return None
    return NEAR if "/" in joint else OR if joint[0] == "|" else JOINTS[" ".join(joint.split())]
