"""``summarizer cache``: where answers are kept, how many there are, and how to be rid of them."""

from argparse import Namespace

from summarizer.cache import AnswerCache, cache_directory, clear_cache
from summarizer.cli import output


def run_cache(options: Namespace) -> int:
    """Tell of the cache, or clear it. Raises :class:`ConfigurationError` where it cannot be cleared."""
    directory = cache_directory()
    if options.action == "path":
        output.write(f"{directory}\n", None)
    elif options.action == "clear":
        number = clear_cache(directory)
        output.write(f"removed {_answers(number)} from {directory}\n", None)
    else:
        output.write(f"{_told(AnswerCache(directory, warn=output.note))}\n", None)
    return 0


def _told(cache: AnswerCache) -> str:
    """Return what is in the cache, in one line; a cache that was never used is not made by looking."""
    if not cache.directory.is_dir():
        return f"{cache.directory}: no answers yet"
    return f"{cache.directory}: {_answers(cache.count())}, {cache.size() / 1e6:.1f} MB"


def _answers(number: int) -> str:
    return f"{number} answer{'' if number == 1 else 's'}"
