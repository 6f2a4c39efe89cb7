"""What a description says of its facts, read from it without the search's own code."""

MARKS = set("?~%")


def facts_of(kind, said):
    dated = said.get("date") or said.get("died") or said.get("born")
    return {
        "kind": kind,
        "language": said["language"],
        "rights": said.get("rights", ""),
        "image": "" if kind != "photograph" else "held" if said.get("image_sha256") else "not-held",
        "wording": "" if kind != "statement" else "part" if said.get("words") else "no",
        "certainty": "undated" if not dated else "uncertain" if MARKS & set(dated) else "certain",
    }
