"""Loading flat text needs no heavy library: each is imported by the function that uses it."""

import subprocess
import sys

import pytest

HEAVY = ("trafilatura", "lxml", "httpx2", "charset_normalizer", "pypdfium2", "htmldate", "pydantic", "openai")
LOADED = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"


@pytest.mark.parametrize(
    "steps",
    [
        "import summarizer.document, summarizer.page",
        "from summarizer.page import from_text; from_text('It rained on Monday.')",
        "from summarizer.page import from_bytes; from_bytes('It rained – on Monday.'.encode())",
    ],
)
def test_flat_text_loads_without_heavy_libraries(steps):
    done = subprocess.run([sys.executable, "-c", f"{steps}; {LOADED}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
