"""Stories longer than a model's context are read in parts, and summed up from what was proved."""

import itertools
import threading
from types import SimpleNamespace
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import Document, Draft, Run, summarize
from summarizer.errors import AnswerError, DeniedError, ModelError
from summarizer.model import retrying
from summarizer.model.merging import merged
from summarizer.model.parallel import READER
from summarizer.model.parts import closing_form, halves, item_form, parts_of
from summarizer.model.retrying import MOST_REQUESTS
from summarizer.schemas import Grounded, Refers
from summarizer.targets import target_of
from tests.reader import extractive
from tests.scripted import ARTICLE, closing, engine
from tests.server import Server, answer, failure

pytestmark = pytest.mark.usefixtures("afresh")


class TestLongStories:
    def test_parts_hold_every_sentence_once_at_paragraph_borders(self, ferry):
        parts = parts_of(ferry, 800)
        assert [number for part in parts for number in part] == list(range(1, len(ferry.story_sentences) + 1))
        assert len(parts) > 2

    @given(
        st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=90), min_size=1, max_size=40),
        st.integers(1, 900),
    )
    def test_any_story_is_divided_without_loss(self, lines, room):
        document = Document.from_text("\n".join(lines) + "\nThe end is near.", "whole")
        count = len(document.story_sentences)
        assert [number for part in parts_of(document, room) for number in part] == list(range(1, count + 1))

    def test_halves_are_two_and_one_sentence_has_none(self, ferry):
        one, other = halves(ferry, range(1, 24))
        assert [*one, *other] == list(range(1, 24))
        assert halves(ferry, range(5, 6)) == []

    def test_the_forms_of_parts_and_of_the_end_are_the_whole_form(self):
        whole = set(ARTICLE.fill.model_fields)
        assert set(item_form(ARTICLE).model_fields) | set(closing_form(ARTICLE).model_fields) == whole
        assert set(closing_form(ARTICLE).model_fields) == {"gist", "headline", "topics"}

    def test_a_story_beyond_the_context_is_read_in_parts_and_summed_up(self, ferry):
        with Server(then=closing) as server:
            result = summarize(ferry, engine=engine(server, context_tokens=2000))
        forms = [sorted(request.schema["properties"]) for request in server.journal]
        assert forms[-1] == ["gist", "headline", "topics"]
        assert len(forms) == result.run.requests > 3
        assert result.summary.headline is not None
        assert result.summary.gist
        whole = summarize(ferry)
        assert {figure.text for figure in result.summary.figures} >= {
            figure.text for figure in whole.summary.figures[:5]
        }
        names = [source.name for source in result.summary.sources]
        assert len(names) == len(set(names))

    def test_what_two_parts_have_is_one(self):
        """Sources by name, figures by value and unit where they measure the same; references count on."""

        def part(figure, what, role=None):
            source = {"name": "Ines Marlow", "kind": "person", "role": role}
            figure = {"cites": [1], "text": figure, "what": what, "speaker": None}
            return item_form(ARTICLE)(sources=[source], claims=[], figures=[figure], uncertainties=[])

        parts = [
            part("60 soldiers", "soldiers killed"),
            part("sixty soldiers", "soldiers killed in May", role="the engineer"),
            part("60 soldiers", "soldiers arrested"),
            part("61 soldiers", "soldiers killed"),
        ]
        whole = merged(parts, ARTICLE, "en")
        assert whole["sources"] == [{"name": "Ines Marlow", "kind": "person", "role": "the engineer"}]
        assert [figure["what"] for figure in whole["figures"]] == [
            "soldiers killed",
            "soldiers arrested",
            "soldiers killed",
        ]

    def test_references_by_number_count_on_from_part_to_part(self):
        class Fact(Grounded):
            text: str

        class Consequence(Grounded):
            text: str
            of: Annotated[list[str], Refers(("facts",))]

        class Report(BaseModel):
            facts: list[Fact]
            consequences: list[Consequence]

        target = target_of(Report)
        fact = {"cites": [1], "quote": "q", "text": "t"}
        data = {"facts": [fact, fact], "consequences": [{**fact, "of": ["f2", "f1", "nonsense"]}]}
        whole = merged([target.fill.model_validate(data)] * 2, target)
        assert [one["of"] for one in whole["consequences"]] == [["f2", "f1", "nonsense"], ["f4", "f3", "nonsense"]]

    def test_what_the_server_finds_too_long_is_halved(self, ferry):
        with Server(failure(400, "too long", code="context_length_exceeded"), then=closing) as server:
            result = summarize(ferry, engine=engine(server))
        assert len(server.journal) == 4
        assert result.summary.headline is not None

    def test_an_answer_that_is_cut_off_is_read_in_halves(self, ferry):
        with Server(answer('{"sources": [{"name": "Rut', finish="length"), then=closing) as server:
            result = summarize(ferry, engine=engine(server))
        assert len(server.journal) == 4
        assert result.report.verified > 20

    def test_one_part_costs_eight_requests_at_most_its_headline_included(self, ferry, monkeypatch):
        """Where the halves have used them up, what they hold stands, and it is told that the rest is missing."""
        monkeypatch.setattr(retrying, "FIRST_WAIT", 0.0)
        busy = failure(503, "busy")
        steps = [answer('{"sources": [', finish="length"), busy, busy, extractive, busy, busy, busy]
        with Server(*steps, then=closing) as server:
            result = summarize(ferry, engine=engine(server))
        assert len(server.journal) == result.run.requests == MOST_REQUESTS
        assert result.report.verified > 20
        assert ["gist, headline, topics could not be had" in note for note in result.notes] == [True]

    def test_a_repair_leaves_a_request_for_the_headline(self, ferry):
        asking = engine(SimpleNamespace(url="http://127.0.0.1:9/v1"))
        draft = Draft(ARTICLE.fill.model_construct(), Run("scripted", "1"), unfinished=True, requests_left=1)
        assert asking.repair(ferry, ARTICLE, draft, [None]) == ({}, draft)

    def test_a_half_for_which_no_request_is_left_is_not_asked_for(self, ferry, monkeypatch):
        monkeypatch.setattr(retrying, "FIRST_WAIT", 0.0)
        long = failure(400, "too long", code="context_length_exceeded")
        with Server(then=long) as server, pytest.raises(ModelError):
            summarize(ferry, engine=engine(server))
        assert len(server.journal) <= MOST_REQUESTS

    def test_after_a_failure_nothing_more_is_asked(self, ferry):
        """Not by those either that wait to be served: nobody waits for them."""
        together, numbers = threading.Barrier(2), itertools.count()

        def failing(request):
            together.wait(10)
            return failure(401, "no") if next(numbers) == 0 else failure(503, "busy", headers={"Retry-After": "30"})

        before = set(threading.enumerate())
        with Server(then=failing) as server:
            with pytest.raises(DeniedError):
                summarize(ferry, engine=engine(server, context_tokens=2000, parallel=2))
            for thread in set(threading.enumerate()) - before:
                if thread.name.startswith(READER):
                    thread.join(20)
                    assert not thread.is_alive()
            assert len(server.journal) == 2

    def test_what_parts_have_come_to_is_not_lost_for_want_of_a_headline(self, ferry):
        """Every item of theirs stands, and was paid for: an end with nothing in it is one."""

        def endless(request):
            nothing = answer({"gist": [], "headline": None, "topics": []})
            return nothing if "gist" in request.schema["properties"] else closing(request)

        with Server(then=endless) as server:
            result = summarize(ferry, engine=engine(server, context_tokens=2000))
        assert (result.summary.headline, result.summary.gist) == (None, [])
        assert result.report.verified > 20

    def test_no_more_parts_are_asked_for_at_a_time_than_allowed(self, ferry):
        lock, now, most = threading.Lock(), [0], [0]

        def counted(request):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            step = closing(request)
            with lock:
                now[0] -= 1
            return step

        with Server(then=counted) as server:
            summarize(ferry, engine=engine(server, context_tokens=2000, parallel=1))
        assert most == [1]

    def test_parts_that_hold_nothing_are_no_answer(self, ferry):
        nothing = {"sources": [], "claims": [], "figures": [], "uncertainties": []}
        with Server(then=answer(nothing)) as server, pytest.raises(AnswerError, match="nothing"):
            summarize(ferry, engine=engine(server, context_tokens=2000))

    def test_a_closing_that_fails_loses_nothing_of_what_stands(self, ferry):
        """It is told: headline and gist are missing, not the ten pages that were read."""

        def refusing(request):
            return failure(403, "no") if "finish a form" in request.prompt else extractive(request)

        with Server(then=refusing) as server:
            result = summarize(ferry, engine=engine(server, context_tokens=2000))
        assert result.report.verified > 20
        assert (result.summary.headline, result.summary.gist) == (None, [])
        assert ["gist, headline, topics could not be had" in note for note in result.notes] == [True]

    def test_a_target_that_cannot_be_without_its_closing_fails_by_name(self, ferry):
        class Fact(Grounded):
            text: str

        class Noted(BaseModel):
            facts: list[Fact]
            mood: str

        def reading(request):
            if "finish a form" in request.prompt:
                return failure(403, "no")
            return answer({"facts": [{"cites": [2], "quote": "killing two crew members", "text": "Two crew died."}]})

        with Server(then=reading) as server, pytest.raises(DeniedError, match="403: no"):
            summarize(ferry, engine=engine(server, context_tokens=2000), schema=Noted)
        lies = {"cites": [2], "quote": "sank the mayor's yacht", "text": "The mayor's yacht sank."}
        with (
            Server(then=answer({"facts": [lies]})) as server,
            pytest.raises(AnswerError, match="nothing could be proved"),
        ):
            summarize(ferry, engine=engine(server, context_tokens=2000), schema=Noted)
