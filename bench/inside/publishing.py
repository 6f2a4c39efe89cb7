"""Publishes a record a second, as often as the argument says, and tells of each: title, where to search, and when."""

import json
import secrets
import sys
import time
from urllib.parse import urlencode

from django.contrib.auth import get_user_model

from archive.applying import apply
from archive.description import Description
from archive.models import State, new_uid
from archive.publishing import move
from bench.searched.things import NOTE

LETTERS = "bcdfghjklmnpqrstvwxz"


def publish(by):
    word = "".join(secrets.choice(LETTERS) for _letter in range(12))
    title = f"Synthetic {word}"
    public = {"kind": "event", "uid": new_uid(), "title": title, "language": "en", "content_note": "none"}
    record = apply(Description(public | {"summary": NOTE}), by=by, note=NOTE)
    record = move(record, State.REVIEW, by=by)
    at = time.time()  # before the transaction that publishes: what is told later can only be shorter
    move(record, State.PUBLISHED, by=by, note=NOTE)
    done = time.time()
    return {"title": title, "address": "/search/?" + urlencode({"q": word}), "at": done, "took": done - at}


def main(count):
    by = get_user_model().objects.get(username="curator")
    for _publication in range(count):
        start = time.time()
        sys.stdout.write(json.dumps(publish(by)) + "\n")
        sys.stdout.flush()
        time.sleep(max(0, 1 - (time.time() - start)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
