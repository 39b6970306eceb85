"""What failed is asked for once more, alone; hard answers are judged rightly."""

from pathlib import Path

import pytest

from summarizer import Document, summarize
from summarizer.model import asking
from summarizer.model.retrying import MOST_REQUESTS
from tests.scripted import ARTICLE, CAPABLE, EXAMPLES, MENDED, WRONG, engine, told
from tests.server import Server, answer, failure

pytestmark = pytest.mark.usefixtures("afresh")


class TestRepair:
    def test_a_capable_answer_needs_none(self, ferry):
        with Server(then=answer(CAPABLE)) as server:
            result = summarize(ferry, engine=engine(server))
        assert (len(server.journal), result.report.flagged, len(result.report.rejected)) == (1, 0, 0)

    def test_a_failed_item_is_asked_for_again_alone(self, ferry):
        """With what is wrong and the sentences that come nearest; what comes back takes its place."""
        with Server(answer(WRONG), answer(MENDED)) as server:
            result = summarize(ferry, engine=engine(server))
        asked = server.journal[1]
        assert sorted(asked.schema["properties"]) == ["claims"]
        assert "[4] Carrow Police said 31 people had been hurt" in asked.prompt
        assert "41" in asked.prompt
        assert "Lady Branwen" not in asked.prompt
        assert len(result.report.rejected) == 0
        assert result.run.requests == 2
        assert [claim.id for claim in result.summary.claims] == [f"c{n}" for n in range(1, 11)]
        assert result.summary.gist[1].claims == ["c3", "c4"]

    def test_it_is_far_smaller_than_to_ask_for_everything_again(self, ferry):
        """Instructor repeats article, answer and schema; a repair shows one item and its passages."""
        import instructor
        from openai import OpenAI

        with Server(answer(WRONG), answer(MENDED)) as server:
            summarize(ferry, engine=engine(server))
            ours = len(server.journal[1].data)
        incomplete = {name: value for name, value in WRONG.items() if name != "topics"}
        with Server(answer(incomplete), answer(CAPABLE)) as server:
            with OpenAI(base_url=server.url, api_key="x", max_retries=0) as line:
                instructor.from_openai(line, mode=instructor.Mode.JSON_SCHEMA).create(
                    model="m",
                    messages=asking.reading(ferry, ARTICLE, range(1, 24), None),
                    response_model=ARTICLE.fill,
                    max_retries=1,
                    strict=False,
                )
            theirs = len(server.journal[1].data)
        assert ours < theirs / 5

    def test_what_still_fails_stays_rejected(self, ferry):
        still = {"claims": [{"id": "c3", **WRONG["claims"][2]}]}
        with Server(answer(WRONG), answer(still)) as server:
            result = summarize(ferry, engine=engine(server))
        assert [one["item"]["id"] for one in result.report.to_dict()["rejected"]] == ["c3"]
        assert result.summary.gist[1].claims == ["c4"]
        assert len(server.journal) == 2

    @pytest.mark.parametrize(
        "said",
        [
            answer({"claims": []}),
            answer({"claims": [{"id": "c1", **WRONG["claims"][2]}]}),
            failure(401),
            answer("I do not want to.", form="text"),
        ],
    )
    def test_a_repair_can_only_change_what_it_was_asked_about(self, ferry, said):
        with Server(answer(WRONG), then=said) as server:
            result = summarize(ferry, engine=engine(server))
        assert [one["item"]["id"] for one in result.report.to_dict()["rejected"]] == ["c3"]
        assert result.summary.claims[0].text == CAPABLE["claims"][0]["text"]
        assert len(server.journal) <= MOST_REQUESTS


PLANTED, PARAPHRASED = told("ferry-accident-planted"), told("ferry-accident-paraphrased")


class TestHarderAnswers:
    def test_ten_planted_errors_are_caught_and_named(self, ferry):
        """Nine are rejected, a hedge that was dropped is flagged; the true items beside them stand."""
        planted = {**CAPABLE}
        for error in PLANTED.values():
            planted[error["field"]] = [*planted[error["field"]], error["item"]]
        with Server(answer(planted), then=answer({"claims": [], "figures": []})) as server:
            result = summarize(ferry, engine=engine(server))
        found = {one["item"]["text"]: one["findings"] for one in result.report.to_dict()["rejected"]}
        found |= {one.text: [f.model_dump() for f in one.verdict.findings] for one in result.summary.claims[10:]}
        for name, error in PLANTED.items():
            assert error["check"] in [finding["check"] for finding in found[error["item"]["text"]]], name
        assert len(result.report.rejected) == 9
        assert [claim.text for claim in result.summary.claims[:10]] == [claim["text"] for claim in CAPABLE["claims"]]

    @pytest.mark.parametrize("name", ["ferry-accident.txt", "quarterly-results.html", "sleep-study.md"])
    def test_a_capable_answer_about_each_example_stands_whole(self, name):
        """In one request: none of it is rejected, and next to none is doubted."""
        capable = told(Path(name).stem)
        with Server(then=answer(capable)) as server:
            result = summarize(Document.from_path(EXAMPLES / name), engine=engine(server))
        assert (len(server.journal), result.report.rejected) == (1, ())
        assert result.report.verified >= 9 * result.report.flagged
        assert len(result.summary.claims) == 10

    def test_a_faithful_paraphrase_is_not_rejected(self, ferry):
        """However freely it is put: other words may be doubted, never called false."""
        freely = CAPABLE | {"claims": list(PARAPHRASED.values())}
        with Server(then=answer(freely)) as server:
            result = summarize(ferry, engine=engine(server))
        assert (len(result.report.rejected), len(server.journal)) == (0, 1)
