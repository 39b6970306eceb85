"""A statement handed to the verifier as free text, as a structured claim, or as a claim with its quote changed too."""

from collections.abc import Mapping
from typing import Any, Literal

from mutations.pages import Claim, Edit
from summarizer.verifier import Grounds, check, verify

Form = Literal["text", "claim", "claim and quote"]
Status = Literal["verified", "flagged", "rejected"]
WORSE: tuple[Status, ...] = ("verified", "flagged", "rejected")


def judged(claim: Claim, edit: Edit, form: Form, kind: str, grounds: Grounds) -> Status:
    """Return the verdict on an edited claim: the worst of its sentences, or that of the structured item."""
    if form == "text":
        report = check(edit.text, claim.page.document, grounds=grounds)
        return max((s.verdict.status for s in report.sentences), key=WORSE.index, default="verified")
    summary = summary_of(claim, edit, form, kind)
    report = verify(summary, claim.page.document, grounds=grounds)
    mine = [item.status for item in report.items if item.id in ("c1", "f1")]
    return max(mine, key=WORSE.index, default="rejected" if report.rejected else "verified")


def summary_of(claim: Claim, edit: Edit, form: Form, kind: str) -> Mapping[str, Any]:
    """Return the JSON form of a summary of one claim."""
    quote = claim.quote or ""
    start, end = claim.start, claim.start + len(quote)
    said = edit.text if form == "claim and quote" else quote
    evidence = {"start": start, "end": end, "quote": said, "match": "exact", "sentence": {"start": start, "end": end}}
    names = [name for name in dict.fromkeys((claim.speaker, edit.speaker)) if name]
    sources = [
        {"id": f"s{n}", "name": name, "aliases": [], "kind": "person", "role": None} for n, name in enumerate(names, 1)
    ]
    speaker = edit.speaker or claim.speaker
    item = {
        "id": "c1", "text": edit.text, "evidence": [evidence], "how": "paraphrase", "via": None,
        "speaker": f"s{names.index(speaker) + 1}" if speaker else None,
        "certainty": "asserted" if kind == "hedge dropped" else claim.certainty or "asserted",
    }  # fmt: skip
    return summary_json(claims=[item], sources=sources)


def summary_json(**items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a summary in its JSON form with no other items than those given."""
    empty: dict[str, Any] = dict.fromkeys(("gist", "claims", "figures", "sources", "uncertainties", "topics"), ())
    return {"headline": None, **{name: list(value) for name, value in empty.items()}, **items}
