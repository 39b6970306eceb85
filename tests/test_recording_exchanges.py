"""What is sent and answered, recorded and replayed: nothing secret is kept, nothing is asked again, nothing is left."""

import pytest
from pydantic import BaseModel

from summarizer.errors import ModelError
from summarizer.model.door import Door
from summarizer.model.endpoints import resolve_endpoint
from summarizer.recording.exchanges import readable, recorded, replayed
from summarizer.recording.trees import dump, load
from tests.server import Server, answer, failure

SECRET = "sk-secret-0123456789"
NOWHERE = "http://127.0.0.1:9/v1"
ASKED = [{"role": "user", "content": "What is open?\nAnswer in one word."}]


class Form(BaseModel):
    """What is asked for."""

    word: str


def ask(url, messages=ASKED, **more):
    where = resolve_endpoint("m", base_url=url, environ={"SUMMARIZER_API_KEY": SECRET})
    return Door(where, remembers=False, **more).ask(messages, Form)


def stored(*steps, messages=ASKED):
    """Record one question, and return what is kept as it comes back from a file."""
    with Server(*steps) as server, recorded() as kept:
        ask(server.url, messages)
    return filed(kept)


def filed(kept):
    """Return what is kept as it comes back from a file."""
    return load(dump([readable(one) for one in kept]))


def test_a_recording_gives_the_same_answer_without_a_server():
    """And the same tokens and requests."""
    steps = [failure(429, headers={"Retry-After": "0"}), answer({"wrong": 1}), answer({"word": "none"})]
    with Server(*steps) as server, recorded() as kept:
        first = ask(server.url, mode="json_schema")
    with replayed(filed(kept)) as told:
        again = ask(NOWHERE, mode="json_schema")
    assert (again, told, len(kept)) == (first, [], 3)


def test_neither_a_key_nor_an_address_nor_a_header_is_kept():
    """Whatever the server repeats of them."""
    refused = failure(
        429, f"slow down, {SECRET} of org-abcdefgh12345", headers={"Retry-After": "0", "Set-Cookie": "id=1"}
    )
    text = dump(stored(refused, answer({"word": "x"}).but(headers={"openai-organization": "mine"})))
    for secret in (SECRET, "org-abc", "127.0.0.1", "id=1", "mine", "uthorization", "user-agent"):
        assert secret not in text
    assert "retry-after" in text.lower()


def test_a_request_that_is_not_recorded_is_shown_as_a_difference():
    """Of the one that comes nearest; it ends the work, and no server is asked."""
    kept = stored(answer({"word": "x"}))
    with Server(then=answer({"word": "y"})) as server:
        with replayed(kept) as told:
            ask(server.url, [{"role": "user", "content": "What is open?\nAnswer in two words."}])
        assert server.journal == []
    assert len(told) == 1
    assert "-    Answer in one word." in told[0]
    assert "+    Answer in two words." in told[0]


def test_a_recorded_answer_that_nobody_asks_for_is_told():
    """Half a recording played is a difference."""
    with replayed(stored(answer({"word": "x"}))) as told:
        pass
    assert told == ["1 of 1 recorded requests were not made"]


def test_an_answer_is_given_once():
    """The second time it is not recorded."""
    with replayed(stored(answer({"word": "x"}))) as told:
        ask(NOWHERE)
        ask(NOWHERE)
    assert told == ["the request now is the recorded request once more"]


def test_errors_that_are_none_of_the_recordings_are_raised():
    """A recorded refusal is refused again, in the same words."""
    with Server(failure(404, "no such model")) as server, recorded() as kept, pytest.raises(ModelError) as first:
        ask(server.url)
    with pytest.raises(ModelError) as again, replayed(filed(kept)):
        ask(NOWHERE)
    assert type(again.value) is type(first.value)


def test_waits_are_not_waited_for_again():
    """A minute that a server asked for is over."""
    kept = stored(failure(429, headers={"Retry-After": "0"}), failure(503), answer({"word": "x"}))
    for exchange in kept[:2]:
        exchange["response"]["headers"]["Retry-After"] = ["60"]
    waited = []
    with replayed(kept) as told:
        ask(NOWHERE, waiting=lambda seconds, reason: waited.append(seconds))
    assert (told, [round(seconds) for seconds in waited]) == ([], [0, 0])
