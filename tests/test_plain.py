"""Plain short sentences, true and false, as somebody types them who tries it out.

Half of the false ones pass, of a set that was never read two in three: that a name did what another did, without a word
that tells them apart, is hardly ever seen. The pins hold what is.
"""

import pytest

from benchmarks.plain import SETS, counts

# Of each set: how many of the false sentences are caught at least, how many of the true ones are doubted at most.
PINS = {"tried": (130, 8), "typed": (112, 11), "keyed": (117, 3), "noted": (78, 5), "posed": (42, 5)}


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_no_plain_sentence_gets_worse(path) -> None:
    """No change lets more false sentences through, or doubts more true ones, without a pin lowered."""
    found = counts(path)

    fewest, most = PINS[path.stem]
    assert found.caught >= fewest
    assert found.doubted <= most
