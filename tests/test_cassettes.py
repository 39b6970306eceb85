"""What servers said once, replayed: the way from a request to a proved summary, without a server.

python -m pytest tests/test_cassettes.py --record-mode=rewrite     # records anew, from the loopback server
"""

import re
from dataclasses import dataclass, replace

import pytest
import yaml

from summarizer import summarize
from summarizer.document import Document
from summarizer.errors import AnswerError, ContextError, ModelError, RefusalError
from summarizer.model import ModelEngine, model_engine
from summarizer.model.retrying import MOST_REQUESTS
from summarizer.recording.trees import load
from tests.conftest import CASSETTES
from tests.llama.build import server_binary
from tests.llama.server import KEY as LLAMA_KEY
from tests.llama.server import Llama
from tests.scenarios import SCENARIOS
from tests.server import Server

KEY = "sk-test-0123456789abcdef"
NOWHERE = "http://127.0.0.1:9/v1"

BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}


@pytest.fixture
def default_cassette_name(request):
    return request.getfixturevalue("scenario").name


@pytest.fixture
def scenario(request):
    return BY_NAME[request.param]


@pytest.fixture
def outcome(scenario, vcr, record_mode, cassette_told, tmp_path):
    """Return what comes of a scenario; the server runs only while a cassette is recorded."""
    if record_mode == "none":
        return read(scenario, NOWHERE, KEY)
    cassette_told(scenario.told)
    if scenario.context:
        with Llama(server_binary(), tmp_path, context=scenario.context) as llama:
            return read(scenario, llama.url, LLAMA_KEY)
    with Server(*scenario.steps, then=scenario.then) as server:
        came = read(scenario, server.url, KEY)
        assert (server.left, server.excess) == ([], 0)
        return came


@dataclass(frozen=True)
class Unmended:
    """An engine that is not asked to mend what failed.

    What a request for that says changes with the words of every check; a real server is not at hand everywhere.
    """

    engine: ModelEngine

    def read(self, document, target):
        return self.engine.read(document, target)


def read(scenario, url, key):
    environ = {"SUMMARIZER_API_KEY": key}
    engine = model_engine("reference", base_url=url, environ=environ, cache=False, **scenario.settings)
    engine = replace(engine, door=engine.door.afresh())
    # The whole text, so that how stories are told apart changes no request.
    document = Document.from_path(scenario.article, story="whole")
    if scenario.context:
        engine = Unmended(engine)
    try:
        return summarize(document, engine=engine, schema=scenario.schema)
    except ModelError as error:
        return error


def cassettes(*names):
    """Mark a test as replaying the cassettes of these scenarios."""

    def marked(test):
        return pytest.mark.vcr(pytest.mark.parametrize("scenario", names, indirect=True)(test))

    return marked


def statuses(items):
    return [item.verdict.status for item in items]


@cassettes("article-json_schema", "article-tools", "article-md_json")
def test_a_right_answer_is_verified_whole_in_every_mode(outcome):
    """Every item of a capable answer stands; one request."""
    summary, report = outcome.summary, outcome.report
    assert (report.flagged, len(report.rejected), outcome.run.requests) == (0, 0, 1)
    assert [len(items) for items in (summary.claims, summary.figures, summary.gist)] == [6, 3, 3]
    assert summary.headline.text == "Glen Arrow reservoir drained after leak is found in dam"


@cassettes("brief-json_schema", "brief-tools", "brief-md_json")
def test_the_brief_target_is_filled_in_every_mode(outcome):
    """Three points and a headline that rests on them."""
    assert (statuses(outcome.summary.points), outcome.summary.headline.points) == (["verified"] * 3, ["p1"])
    assert outcome.run.requests == 1


@cassettes("reader-article", "reader-brief")
def test_answers_from_the_extractive_engine_stand(outcome):
    """It answers in the article's own words."""
    assert outcome.report.verified > 3
    assert len(outcome.report.rejected) == 0


@cassettes("repaired")
def test_an_item_that_failed_is_asked_for_again(outcome):
    """Ten times as many people, and then the right number."""
    claim = outcome.summary.claims[2]
    assert (claim.verdict.status, claim.text.split()[1]) == ("verified", "1,200")
    assert (len(outcome.report.rejected), outcome.run.requests) == (0, 2)


@cassettes("rejected")
def test_an_item_that_is_not_mended_is_rejected(outcome):
    """It is in the report with its reason, and nothing rests on it any longer."""
    texts = [claim.text for claim in outcome.summary.claims]
    assert len(texts) == 5
    assert not any("12,000" in text for text in texts)
    assert any("12,000" in str(one.item) for one in outcome.report.rejected)
    assert all("c3" not in sentence.claims for sentence in outcome.summary.gist)


@cassettes("flagged")
def test_an_item_stronger_than_its_quote_is_flagged(outcome):
    """It stands, with a doubt."""
    claim = outcome.summary.claims[3]
    assert claim.verdict.status == "flagged"
    assert "certainty" in {finding.check for finding in claim.verdict.findings}


@cassettes("reasked", "rate-limited", "another-mode")
def test_setbacks_are_overcome(outcome, scenario):
    """Broken JSON, a limited rate, a form that the server does not know: the summary is that of a right answer."""
    assert (outcome.report.flagged, len(outcome.report.rejected), len(outcome.summary.claims)) == (0, 0, 6)
    assert outcome.run.requests == len(scenario.steps)


@cassettes("long-document")
def test_a_long_document_is_read_in_parts(outcome):
    """Each part is asked for by itself, the headline and the gist once, after the items were judged."""
    assert outcome.run.requests > 2
    assert outcome.summary.headline is not None
    assert len(outcome.summary.claims) > 5
    assert len(outcome.report.rejected) == 0


@cassettes("refused")
def test_a_refusal_has_a_name(outcome):
    """One line, which names the model and the next step."""
    assert isinstance(outcome, RefusalError)
    assert "declined" in str(outcome)


@cassettes("llama-article", "llama-brief", "llama-tools")
def test_nothing_that_a_random_model_says_stands(outcome):
    """In the form that the server's grammar makes it keep to, or in none: there is no truth in it."""
    if isinstance(outcome, ModelError):
        assert isinstance(outcome, AnswerError)
        assert "random" not in str(outcome)
        return
    assert outcome.report.verified == 0
    assert outcome.report.rejected
    assert 1 <= outcome.run.requests <= MOST_REQUESTS
    assert outcome.run.tokens.input > 1000


@cassettes("llama-context")
def test_a_real_server_s_words_for_a_context_too_small_are_understood(outcome):
    """They are its own: another status, another code than OpenAI's."""
    assert isinstance(outcome, ContextError)
    assert "is longer than reference" in str(outcome)


# The cassettes themselves


def files():
    return sorted(CASSETTES.glob("*.yaml"))


def test_every_scenario_has_a_cassette_and_every_cassette_a_scenario_and_a_test():
    """No orphan: what nobody plays says nothing."""
    played = {
        name
        for test in globals().values()
        for mark in getattr(test, "pytestmark", ())
        if mark.name == "parametrize" and mark.args[0] == "scenario"
        for name in mark.args[1]
    }
    assert {path.stem for path in files()} == set(BY_NAME) == played


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_cassette_says_what_answered_and_holds_no_secret(path):
    """Its first line; no key, no header of a client's, no address."""
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# What answered: {BY_NAME[path.stem].says}."
    assert not re.search(rf"{KEY}|{LLAMA_KEY}|[Aa]uthorization|[Uu]ser-[Aa]gent|127\.0\.0\.1|localhost", text)
    assert set(re.findall(r"https?://[\w.]+", text)) == {"http://model.test"}


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_cassette_can_be_read(path):
    """Bodies are trees; no line of a request or of an answer is JSON in quotes."""
    with_trees = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert with_trees is not None
    text = path.read_text(encoding="utf-8")
    interactions = load(text)["interactions"]
    assert text.count("body: !json") + text.count("string: !json") == 2 * len(interactions)
