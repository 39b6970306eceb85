"""What goes over the wire for an article, ours beside LangExtract's: characters and requests, against one server.

    python benchmarks/traffic.py [ARTICLE...]      # by default the examples; needs the extra bench

The loopback reference server answers both with the same facts: what the
extractive engine finds in the article stands in for a model's reading. Ours has
them in its form, in one request. LangExtract runs with its defaults and its own
prompt, an example of one sentence for each class and the article's main story
as its text; it is answered in its own format, each fact with the first chunk
that holds it, in order of appearance and as compactly as ours. It is run a
second time with chunks as long as the story. Requests are counted whole, as
they are sent; answers without the envelope, which is the same for both. Items
are what stands in the end: of ours without headline, gist and topics, which
LangExtract does not have; of LangExtract's with a place in the text (its
aligner wants extractions that do not overlap, and figures lie in claims).
"""

import argparse
import json
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from summarizer import Document, summarize
from summarizer.model import Door, ModelEngine
from summarizer.model.endpoints import Endpoint

# One of the peers installs a package "benchmarks" of its own, so that this cannot be run as a module of ours.
sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.reader import extractive
from tests.server import Request, Server, Step, answer

GROUNDED = ("claims", "figures", "sources", "uncertainties")
EXAMPLES = Path(__file__).parent.parent / "examples"
MISSING = "LangExtract is not installed; install the peers with pip install -c constraints.txt -e '.[bench]'"
DEFAULT_CHUNK = 1000  # LangExtract's max_char_buffer, in characters

TOLD = """\
Extract from a news article what is claimed and by whom, the figures, the sources and the open questions, in order
of appearance. Use exact words of the text for each extraction; do not paraphrase and do not overlap. A claim has a
statement that stands alone, its speaker if it is not the article's own, and its certainty (asserted, hedged, denied
or disputed). A figure says what it measures and who gave it. A source has its kind and its role. A question says
what is open, whether it is unknown or was not commented on, and who said so."""

SHOWN = "Some 300 tonnes were lost, said Jan Wolny, the mill's owner. It is not known why."


class Fact(NamedTuple):
    """An item as LangExtract has it: its class, its words in the text, and what is said of it."""

    kind: str
    words: str
    about: dict[str, str | None]


EXAMPLE = (
    Fact("figure", "Some 300 tonnes", {"what": "tonnes lost", "speaker": "Jan Wolny"}),
    Fact("claim", "were lost", {"statement": "300 tonnes were lost.", "speaker": "Jan Wolny", "certainty": "asserted"}),
    Fact("source", "Jan Wolny", {"kind": "person", "role": "the mill's owner"}),
    Fact("question", "It is not known", {"question": "It is not known why.", "kind": "unknown", "speaker": None}),
)


@dataclass
class Taken:
    """What one way has taken for one article; ``standing`` are the items that came of ``answered``."""

    requests: int = 0
    sent: int = 0
    received: int = 0
    answered: int = 0
    standing: int = 0


def heard(script: Callable[[Request], Step], taken: Taken) -> Callable[[Request], Step]:
    """Return a script that counts what it answers."""
    lock = Lock()

    def step(request: Request) -> Step:
        given = script(request)
        with lock:
            taken.requests += 1
            taken.sent += len(request.data.decode())
            taken.received += len(given.content or "")
        return given

    return step


def by_us(document: Document) -> tuple[Taken, dict[str, Any]]:
    """Return what our way takes for an article, and the form that the server filled."""
    taken, forms = Taken(), []

    def script(request: Request) -> Step:
        step = extractive(request)
        forms.append(json.loads(step.content or "{}"))
        return step

    with Server(then=heard(script, taken)) as server:
        result = summarize(document, engine=ModelEngine(Door(Endpoint("scripted", server.url), mode="json_schema")))
    given = {name: len(items) for name, items in forms[0].items() if name in GROUNDED}
    taken.answered = sum(given.values())
    taken.standing = sum(min(len(getattr(result.summary, name)), number) for name, number in given.items())
    return taken, forms[0]


def facts_of(form: dict[str, Any]) -> Iterator[Fact]:
    """Yield the items of our form as LangExtract would have them; it has no headline, gist and topics."""
    for claim in form["claims"]:
        about = {"statement": claim["text"], "speaker": claim["speaker"], "certainty": claim["certainty"]}
        yield Fact("claim", claim["quote"], about)
    for figure in form["figures"]:
        yield Fact("figure", figure["text"], {"what": figure["what"], "speaker": figure["speaker"]})
    for source in form["sources"]:
        yield Fact("source", source["name"], {"kind": source["kind"], "role": source["role"]})
    for one in form["uncertainties"]:
        yield Fact("question", one["cue"], {"question": one["text"], "kind": one["kind"], "speaker": one["speaker"]})


class Extractor:
    """Answers LangExtract's requests: each fact with the first chunk that holds its words."""

    def __init__(self, facts: list[Fact]) -> None:
        self._left = facts
        self._lock = Lock()

    def __call__(self, request: Request) -> Step:
        chunk = _spaced(request.prompt.rpartition("\nQ: ")[2].rpartition("\nA:")[0])
        with self._lock:
            here = [fact for fact in self._left if _spaced(fact.words) in chunk]
            self._left = [fact for fact in self._left if fact not in here]
        here.sort(key=lambda fact: chunk.index(_spaced(fact.words)))
        items = [{fact.kind: fact.words, f"{fact.kind}_attributes": fact.about} for fact in here]
        return answer(json.dumps({"extractions": items}, ensure_ascii=False, separators=(",", ":")))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def by_langextract(story: str, facts: list[Fact], chunk: int) -> Taken:
    """Return what LangExtract takes for a story that holds these facts."""
    import langextract
    from langextract.data import ExampleData, Extraction

    shown = [Extraction(one.kind, one.words, attributes=dict(one.about)) for one in EXAMPLE]
    taken = Taken()
    with Server(then=heard(Extractor(facts), taken)) as server, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = langextract.factory.ModelConfig(
            model_id="scripted",
            provider="OpenAILanguageModel",
            provider_kwargs={"api_key": "none", "base_url": server.url},
        )
        done = langextract.extract(
            story,
            prompt_description=TOLD,
            examples=[ExampleData(text=SHOWN, extractions=shown)],
            config=config,
            max_char_buffer=chunk,
            show_progress=False,
        )
    taken.answered = len(facts)
    taken.standing = sum(one.char_interval is not None for one in done.extractions)
    return taken


def compare(path: Path) -> None:
    """Print what one article takes in each way."""
    document = Document.from_path(path)
    story = "\n".join(span.of(document.text) for span in document.story)
    ours, form = by_us(document)
    facts = list(facts_of(form))
    rest = len(json.dumps({name: form[name] for name in ("gist", "headline", "topics")}, separators=(",", ":")))
    rows = {
        f"ours ({rest} received are headline, gist, topics)": ours,
        "LangExtract": by_langextract(story, list(facts), DEFAULT_CHUNK),
        "LangExtract, one chunk": by_langextract(story, list(facts), len(story) + 1),
    }
    for name, taken in rows.items():
        cells = (taken.requests, taken.sent, taken.received, f"{taken.standing} of {taken.answered}")
        print(f"| {path.name}, {len(story)} | {name} | " + " | ".join(map(str, cells)) + " |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    options = parser.parse_args()
    try:
        import langextract  # noqa: F401
    except ImportError:
        sys.exit(MISSING)
    articles = options.articles or sorted(path for path in EXAMPLES.iterdir() if path.is_file())
    print("| article, characters of its story | way | requests | characters sent | received | items |")
    print("|---|---|--:|--:|--:|--:|")
    for article in articles:
        compare(article)


if __name__ == "__main__":
    main()
