"""What a request and an answer weigh: instructions and form, and a full answer, in bytes and characters.

    python benchmarks/prompting.py [PAGE ANSWER.json]

Without arguments the ferry example and the answer that the tests use. An answer
is a form filled by a capable reader; it is held against the page, so that a
short one cannot be short by being wrong.
"""

import json
import sys
from pathlib import Path

from summarizer import Document
from summarizer.grounding import ground
from summarizer.model import asking
from summarizer.model.parts import CHARACTERS_A_TOKEN
from summarizer.model.wire import MODES, Manner, canonical, request_body, wire_schema
from summarizer.targets import SHIPPED, resolve_target

ROOT = Path(__file__).parent.parent
LARGEST_FIXED, LONGEST_ANSWER = 6_000, 7_000


def main(arguments):
    page, stored = arguments or (
        ROOT / "examples" / "ferry-accident.txt",
        ROOT / "tests" / "cases" / "model" / "ferry-accident.json",
    )
    document = Document.from_path(page)
    print(f"{'target':10}{'told':>8}{'form':>8}{'fixed':>8}   the whole request, bytes by mode")
    worst = 0
    for name in SHIPPED:
        target = resolve_target(name)
        messages = asking.reading(document, target, range(1, len(document.story_sentences) + 1), None)
        told, form = len(messages[0]["content"].encode()), len(canonical(wire_schema(target.fill)))
        sizes = {mode: len(canonical(request_body("model", messages, target.fill, Manner(mode)))) for mode in MODES}
        worst = max(worst, told + form)
        print(f"{name:10}{told:8}{form:8}{told + form:8}   " + "  ".join(f"{m} {size}" for m, size in sizes.items()))
    answer = resolve_target("article").fill.model_validate(json.loads(Path(stored).read_text(encoding="utf-8")))
    _, report = ground(answer, resolve_target("article"), document)
    length = len(answer.model_dump_json())
    story = sum(span.end - span.start for span in document.story)
    print(f"\na full answer: {length} characters (about {length // CHARACTERS_A_TOKEN} tokens) on a story of {story};")
    print(f"verified {report.verified}, flagged {report.flagged}, rejected {len(report.rejected)}")
    print(f"\nfixed part {worst} of {LARGEST_FIXED} allowed, answer {length} of {LONGEST_ANSWER}")
    return worst > LARGEST_FIXED or length > LONGEST_ANSWER


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
