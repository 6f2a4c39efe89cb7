"""What this process has answered lately: a question asked again at the same place of the ledger costs nothing."""

from collections import OrderedDict
from threading import Lock

MOST = 64  # counts of thousands of tags take half a megabyte

_answers = OrderedDict()
_lock = Lock()


def remembered(reading, question, work_out):
    """What `work_out` gives for a question, worked out once for one place of the ledger; not while the index lags."""
    if reading.place != reading.head or reading.left_out:
        return work_out()
    key = (reading.place, question)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return _answers[key]
    answer = work_out()
    with _lock:
        _answers[key] = answer
        while len(_answers) > MOST:
            _answers.popitem(last=False)
    return answer


def holds(reading, question):
    """Whether this process has the answer at hand."""
    return (reading.place, question) in _answers


def forget():
    with _lock:
        _answers.clear()
