"""The loopback server itself: the bare openai client meets in it what it meets in a real one."""

import socket
import time

import httpx2
import openai
import pytest

from summarizer.document import Document
from summarizer.prompting import numbered
from summarizer.targets import resolve_target
from tests.reader import extractive
from tests.server import Server, answer, dropped, failure, html, raw, refusal

ASK = [{"role": "user", "content": "Fill the form."}]
TOOL = {"type": "function", "function": {"name": "Form", "parameters": {"type": "object", "properties": {}}}}
SCHEMA = {"type": "json_schema", "json_schema": {"name": "Form", "schema": {"type": "object", "properties": {}}}}


def ask(server, **more):
    with openai.OpenAI(base_url=server.url, api_key="k", max_retries=0, timeout=2) as client:
        return client.chat.completions.create(model="m", messages=ASK, **more)


def stream(server, **more):
    with openai.OpenAI(base_url=server.url, api_key="k", max_retries=0, timeout=2) as client:
        options = {"include_usage": True}
        return list(
            client.chat.completions.create(model="m", messages=ASK, stream=True, stream_options=options, **more)
        )


def test_an_answer_takes_the_form_that_is_asked_for():
    """A tool call where a tool is given, bare JSON with a schema, a fence with neither."""
    with Server(then=answer({"a": 1})) as server:
        assert ask(server, tools=[TOOL]).choices[0].message.tool_calls[0].function.arguments == '{"a": 1}'
        assert ask(server, response_format=SCHEMA).choices[0].message.content == '{"a": 1}'
        assert ask(server).choices[0].message.content == '```json\n{"a": 1}\n```'
    assert [request.form for request in server.journal] == ["tools", "json_schema", "text"]


def test_a_server_may_ignore_the_form():
    """What is asked as a tool call may come as text."""
    with Server(answer("Sure!", form="text")) as server:
        message = ask(server, tools=[TOOL]).choices[0].message
    assert (message.content, message.tool_calls) == ("Sure!", None)


@pytest.mark.parametrize("more", [{}, {"tools": [TOOL]}])
def test_a_stream_says_the_same_as_an_answer_in_one_piece(more):
    """Joined, the pieces are the whole; the last one counts the tokens."""
    content = {"text": "long enough for several pieces of a stream"}
    with Server(then=answer(content, usage=(7, 3))) as server:
        whole = ask(server, **more)
        pieces = stream(server, **more)
    deltas = [piece.choices[0].delta for piece in pieces if piece.choices]
    said = "".join(
        delta.content or "".join(call.function.arguments for call in delta.tool_calls or ()) for delta in deltas
    )
    message = whole.choices[0].message
    assert said == (message.content or message.tool_calls[0].function.arguments)
    assert (pieces[-1].usage, len(pieces) > 3) == (whole.usage, True)


def test_usage_finish_reason_and_refusal_are_as_scripted():
    """A server that counts no tokens sends none; a refusal stands beside an empty content."""
    with Server(answer({}, finish="length", usage=None), refusal("No.")) as server:
        cut, refused = ask(server), ask(server)
    assert (cut.usage, cut.choices[0].finish_reason) == (None, "length")
    assert (refused.choices[0].message.refusal, refused.choices[0].message.content) == ("No.", None)


def test_errors_carry_their_status_headers_and_code():
    """The client sees them as it would a real server's."""
    step = failure(429, "slow down", headers={"Retry-After": "7"}, code="rate_limited")
    with Server(step) as server, pytest.raises(openai.RateLimitError) as caught:
        ask(server)
    assert (caught.value.response.headers["retry-after"], caught.value.code) == ("7", "rate_limited")


@pytest.mark.parametrize(
    ("step", "cause"),
    [
        (dropped(), httpx2.TransportError),
        (answer({"a": 1}).but(cut=0), httpx2.TransportError),
        (answer({"a": 1}).but(cut=20), httpx2.TransportError),
        (answer({"a": 1}).but(wait=0.4), httpx2.TimeoutException),
        (answer({"a": 1}).but(pace=0.01, wait=0.3), httpx2.TimeoutException),
    ],
    ids=["dropped", "cut after the head", "cut in the body", "late", "slow"],
)
def test_faults_of_the_connection_reach_the_client(step, cause):
    """A reset and a time-out are seen as such."""
    with Server(step) as server, pytest.raises(openai.APIConnectionError) as caught:
        ask(server, timeout=0.2)
    assert isinstance(caught.value.__cause__, cause)


def test_a_slow_body_trickles():
    """Byte by byte, at the pace set, without a time-out as long as each byte comes in time."""
    with Server(raw(b'{"a": 1}').but(pace=0.01)) as server:
        started = time.monotonic()
        assert httpx2.post(server.url + "/chat/completions", json={}).json() == {"a": 1}
    assert time.monotonic() - started >= 0.08


@pytest.mark.parametrize("step", [raw(b""), html(), raw(b'{"choices": [')], ids=["empty", "html", "half"])
def test_bodies_that_are_no_answer_are_sent_as_they_are(step):
    """Nothing is mended on the way."""
    with Server(step) as server:
        got = httpx2.post(server.url + "/chat/completions", json={})
    assert (got.content, got.headers["content-type"]) == (step.body, step.headers["Content-Type"])


def test_the_journal_holds_every_request_whole():
    """Body, headers and path, in order; steps that nobody asked for are left, excess requests are counted."""
    with Server(answer({}), answer({})) as server:
        ask(server)
        assert (len(server.left), server.excess) == (1, 0)
        ask(server)
        with pytest.raises(openai.BadRequestError, match="script of this test server has ended"):
            ask(server)
    assert server.excess == 1
    first = server.journal[0]
    assert (first.path, first.headers["authorization"], first.prompt) == (
        "/v1/chat/completions",
        "Bearer k",
        "Fill the form.",
    )


def test_steps_may_depend_on_the_request():
    """A function of the request answers what it was asked."""
    with Server(then=lambda request: answer(request.prompt, form="text")) as server:
        assert ask(server).choices[0].message.content == "Fill the form."


def test_models_are_listed():
    """As clients ask for them, and no step is spent on it."""
    with Server(answer({}), model="tiny") as server:
        with openai.OpenAI(base_url=server.url, api_key="k") as client:
            assert [model.id for model in client.models.list()] == ["tiny"]
        assert len(server.left) == 1


def test_a_closed_server_refuses_connections():
    """Its port is free again at once."""
    with Server() as server:
        port = server.port
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=1):
        pass


@pytest.mark.parametrize("name", ["article", "brief"])
def test_the_extractive_engine_answers_from_the_request_alone(name):
    """Its quotes stand in the sentences that it cites, by the numbers of the request."""
    text = (
        "Bridge closed\nThe bridge in Lower Dunmore was closed on Monday, the county said. "
        "Some 4,500 vehicles cross it each day, according to Ines Marlow. She said repairs may take six weeks."
    )
    document = Document.from_text(text, story="whole")
    target = resolve_target(name)
    schema = {"type": "json_schema", "json_schema": {"name": "Form", "schema": target.fill.model_json_schema()}}
    messages = [{"role": "user", "content": "Fill it.\n\n" + numbered(document, range(2, 5)) + "\n\nThank you."}]
    with Server(then=extractive) as server, openai.OpenAI(base_url=server.url, api_key="k") as client:
        said = client.chat.completions.create(model="m", messages=messages, response_format=schema)
    filled = target.fill.model_validate_json(said.choices[0].message.content)
    items = filled.claims if name == "article" else filled.points
    assert items
    for item in items:
        sentences = [document.story_sentences[number - 1].of(text) for number in item.cites]
        assert any(item.quote in sentence for sentence in sentences), item
