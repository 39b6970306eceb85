"""Whole summaries verified: what was made from a document holds against it, and tampering does not."""

import subprocess
import sys

import pytest

HEAVY = ("openai", "instructor", "httpx2", "trafilatura", "rich", "jinja2")


def test_importing_the_verifier_loads_nothing_heavy() -> None:
    """The verifier needs no model, no network and no HTML library."""
    code = f"import sys, summarizer.verifier; print([m for m in {HEAVY!r} if m in sys.modules])"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert out.stdout.strip() == "[]"


