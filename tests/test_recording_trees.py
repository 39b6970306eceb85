"""Recordings as YAML: whatever was said comes back, and JSON can be read."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.recording.trees import body_of, dump, load

# YAML has no lone surrogates: a JSON text with one in it stays a text, in which it is escaped.
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        "a\nb",
        " a\n b\n",
        "\n\n",
        "a\r\nb",
        "a\x85b\nc",
        "\u2028\n",
        "- a",
        "{",
        "yes",
        "1.0",
        "~",
        "\ufeff",
        "\t\n",
        "#\n",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=400)
@given(JSON)
def test_whatever_is_stored_comes_back(value):
    """Texts, trees, and JSON texts at any depth."""
    stored = {
        "plain": value,
        "text": json.dumps(value, ensure_ascii=False),
        "ascii": json.dumps(value),
        "deep": [json.dumps({"inner": json.dumps({"inmost": value}, ensure_ascii=False)}, ensure_ascii=False)],
    }
    assert load(dump(stored)) == stored


@settings(max_examples=200)
@given(JSON)
def test_a_body_means_what_it_meant(value):
    """Its spacing may change; what it says does not."""
    assert json.loads(load(dump([body_of(json.dumps([value], indent=3))]))[0]) == [value]


@pytest.mark.parametrize(
    "text", ['{"a": 1e999}', '{"a": NaN}', '{"a": "\\ud800"}', "{", "[" * 5000, "", "plain", '"a"']
)
def test_what_is_no_plain_json_stays_text(text):
    """Letter by letter."""
    assert load(dump([body_of(text)])) == [text]


def test_json_can_be_read():
    """Trees instead of one escaped line, blocks instead of \\n, also for what a model wrote inside its answer."""
    answer = json.dumps({"claims": [{"text": "A\nB"}]})
    assert dump({"body": body_of(json.dumps({"content": answer}))}) == (
        "body: !json\n  content: !json\n    claims:\n    - text: |-\n        A\n        B\n"
    )


def test_a_recording_can_name_no_python():
    """It may come from anywhere."""
    with pytest.raises(yaml.YAMLError):
        load("!!python/object/apply:os.system ['true']")
