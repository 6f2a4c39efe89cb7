"""Equal values have one text, however it is made: RFC 8785, by the package that follows it to the letter."""

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from archive.description import Description, canonical

# With control characters, letters beyond the first plane and halves of surrogate pairs.
TEXTS = st.text() | st.text(st.characters(max_codepoint=0x2FF)) | st.text(st.characters(min_codepoint=0xD000))
PLAIN = st.none() | st.booleans() | st.integers() | TEXTS
NAMES = st.from_regex("[a-z_]{1,8}", fullmatch=True) | TEXTS


def nested(values):
    return st.recursive(values, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=12)


def strictly(value):
    """What the package makes of it; None where it refuses: a name of half a surrogate pair by another error."""
    try:
        return rfc8785.dumps(value).decode()
    except ValueError:
        return None


@given(nested(PLAIN | st.floats()))
@example({"a": 1.0, "b": 1e21, "c": -0.0, "d": 2**53 - 1})
@example({"text": '\x00\x08\x1f\x7f\x80"\\/\u2028\U0001f56f', "ünder": [], "": {}})
@example({"\ufb01": 1, "\U0001f56f": 2})
def test_a_value_has_the_text_of_rfc_8785(value):
    expected = strictly(value)
    if expected is None:
        with pytest.raises(ValueError):
            canonical(value)
    else:
        assert canonical(value) == expected


@pytest.mark.parametrize(
    "value", ["\ud83d", {"\udc00": 1}, 2**53, {"a": [-(2**53)]}, {1: "a"}, float("nan"), b"a", {1}]
)
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises(ValueError):
        canonical(value)


SOUND = st.dictionaries(st.text(), st.recursive(st.text(), st.lists, max_leaves=8))


@given(SOUND, SOUND)
def test_a_revision_keeps_both_parts_in_one_text(public, private):
    assert Description(public, private).text == canonical({"private": private, "public": public})
    assert Description.from_text(Description(public, private).text) == Description(public, private)
