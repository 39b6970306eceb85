"""What was answered is neither asked nor paid for again."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer import summarize
from summarizer.cache import AnswerCache
from summarizer.errors import DeniedError
from summarizer.model import Door, ModelEngine, asking
from summarizer.model.endpoints import Endpoint
from summarizer.model.manners import Manners
from summarizer.model.parts import item_form
from summarizer.model.wire import Manner
from tests.scripted import ARTICLE, CAPABLE, MENDED, WRONG
from tests.server import Server, answer, failure

pytestmark = pytest.mark.usefixtures("afresh")


class TestKeeping:
    """The cache stands at the door: what was answered is neither asked nor paid for again."""

    @staticmethod
    def kept(server, **options):
        return Door(Endpoint("scripted", server.url, "sk-test"), cache=AnswerCache(), **options)

    def test_an_answer_is_asked_for_once(self, ferry):
        with Server(then=answer(CAPABLE)) as server:
            first, second = (summarize(ferry, engine=ModelEngine(self.kept(server))) for _ in range(2))
        assert (len(server.journal), first.run.cached, second.run.cached) == (1, False, True)
        assert (second.run.requests, second.run.tokens.input) == (0, 0)
        assert first.summary == second.summary

    def test_a_repair_is_kept_too(self, ferry):
        with Server(answer(WRONG), answer(MENDED)) as server:
            for _ in range(2):
                result = summarize(ferry, engine=ModelEngine(self.kept(server)))
        assert (len(server.journal), len(result.report.rejected)) == (2, 0)

    def test_failures_are_not_kept(self, ferry):
        with Server(failure(401), answer({}), then=answer(CAPABLE)) as server:
            with pytest.raises(DeniedError):
                summarize(ferry, engine=ModelEngine(self.kept(server, mode="tools")))
            result = summarize(ferry, engine=ModelEngine(self.kept(server, mode="tools")))
        assert (len(server.journal), result.run.requests) == (3, 2)

    def test_who_comes_second_waits_for_the_first(self, ferry):
        with Server(then=answer(CAPABLE).but(wait=0.1)) as server:
            door = self.kept(server)
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(lambda _: summarize(ferry, engine=ModelEngine(door)), range(4)))
        assert len(server.journal) == 1

    def test_another_question_is_another_answer(self, ferry):
        """Another language, temperature, form or server; never another key."""
        messages = asking.reading(ferry, ARTICLE, range(1, 3), None)
        german = asking.reading(ferry, ARTICLE, range(1, 3), "German")
        door = Door(Endpoint("m", "http://a/v1", "sk-one"))
        others = [
            Door(Endpoint("m", "http://b/v1")).key(messages, ARTICLE.fill),
            Door(Endpoint("n", "http://a/v1")).key(messages, ARTICLE.fill),
            Door(Endpoint("m", "http://a/v1"), temperature=0.5).key(messages, ARTICLE.fill),
            door.key(german, ARTICLE.fill),
            door.key(messages, item_form(ARTICLE)),
        ]
        own = door.key(messages, ARTICLE.fill)
        assert own not in others
        assert own == Door(Endpoint("m", "http://a/v1", "sk-two")).key(messages, ARTICLE.fill)

    @pytest.mark.parametrize("stored", [b"", b"{}", b'{"answer": 3}', b'{"answer": "{}"}', b"\x80\x04N."])
    def test_what_is_damaged_is_asked_for_again(self, ferry, stored):
        with Server(then=answer(CAPABLE)) as server:
            door = self.kept(server)
            messages = asking.reading(ferry, ARTICLE, range(1, len(ferry.story_sentences) + 1), None)
            door.cache.put(door.key(messages, ARTICLE.fill), stored)
            summarize(ferry, engine=ModelEngine(door))
        assert len(server.journal) == 1

    def test_what_a_server_wants_is_kept_for_other_processes(self):
        cache, there = AnswerCache(), Endpoint("m", "http://x/v1")
        manner = Manner("tools", strict=False, limit=None)
        Manners(cache, {}).learn(there, "auto", manner, sure=True)
        assert Manners(cache, {}).of(there, "auto").manner == manner
        Manners(cache, {}).learn(there, "tools", Manner("tools", temperature=False), sure=False)
        assert Manners(cache, {}).of(there, "tools").manner.temperature
