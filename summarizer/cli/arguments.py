"""The command line's words: what may be typed, and the help that a newcomer reads.

Nothing heavy is imported here, so that ``--help`` answers at once.
"""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from summarizer import __version__
from summarizer.errors import ConfigurationError
from summarizer.renderers import FORMATS

COMMANDS = ("verify", "schema", "cache", "record", "replay")
"""The first words that are commands; a file of such a name is reached as ./verify."""

DEFAULT_SCHEMA = "article"

VERIFY_FORMATS = ("terminal", "json", "markdown")

_USAGE = """summarizer ARTICLE [options]
       summarizer verify SUMMARY ARTICLE [options]
       summarizer schema [NAME]
       summarizer cache info|clear|path
       summarizer record ARTICLE --to FILE [options]
       summarizer replay FILE..."""

_ABOUT = """\
Summarise a news page so that every item can be proved: who says what and how
sure, the figures, the sources, what is unknown. Each item carries the exact
words of the page that prove it, and a verdict: verified, flagged or rejected.
Without --model it runs offline: nothing leaves this machine, no key is needed."""

_EPILOG = """\
examples:
  summarizer page.html                      read it on the screen
  summarizer https://example.org/news/1     fetch a page
  curl -s URL | summarizer - --format json  from standard input, as JSON
  summarizer page.txt --story 2 -o two.md --format markdown
  summarizer page.txt --schema my.py:Brief  a target of your own (see the README)
  summarizer page.html --model ollama/llama3.2
  summarizer verify summary.json page.txt   check a summary made earlier

commands (a file of that name is reached as ./verify):
  verify    check a stored summary against its article; summarizer verify --help
  schema    print the JSON Schema of a target; summarizer schema --help
  cache     answers of models that are kept; summarizer cache --help
  record    keep an article's whole way in a file; summarizer record --help
  replay    go it again without a network; summarizer replay --help

exit status:
  0 fine   1 something is not verified (verify, --fail-on)   2 bad usage or
  unreadable input   3 the model failed   70 a bug of ours   130 interrupted"""

_VERIFY_ABOUT = """\
Check a summary against the article: one made earlier (the JSON of summarizer
ARTICLE --format json), whatever it says of itself, or any plain text that
claims to summarise it. Every quote is located anew and every check is run
again; plain text gets a verdict a sentence. No model, no network.

In the terminal + is verified (nothing was found against it, which does not
prove it), ! flagged (doubted), and x rejected (contradicted)."""

_VERIFY_EPILOG = """\
SUMMARY may be text or Markdown, the JSON of a summary made earlier, words under
"summary" in other JSON, or a list of sentences; in a chat's code block or not.

examples:
  summarizer verify told.txt page.html
  chat ... | summarizer verify - page.html --fail-on rejected
  summarizer verify told.txt page.html --format json -o report.json

exit status:
  0 nothing below --fail-on   1 an item is   2 bad usage or unreadable input"""

_SCHEMA_ABOUT = """\
Print the JSON Schema of a target: "fill" is what a model is asked to fill,
"returned" what the program returns."""


_CACHE_ABOUT = """\
Answers of models are kept on disk, so that the same question is never paid for
twice; every answer is verified anew when it is used. They hold words of your
articles, and only you can read them. SUMMARIZER_CACHE_DIR puts them elsewhere.

  info   where they are, how many, and how much room they take
  clear  remove them
  path   print the directory"""

_RECORD_ABOUT = """\
Summarise an article and keep everything in a file: the article, what was sent
to the model's server and what it answered, the summary and its report. No key,
no header and no address is kept. Needs the extra "testing"."""

_REPLAY_ABOUT = """\
Go the whole way of recordings again without a network, with the recorded
answers in the model's place, and show what differs: in what is asked, in the
summary, in the report. Exit 1 where anything does. Needs the extra "testing"."""


# How alike a first word and a command must be that the one may be mistyped for the other (difflib's ratio). Chosen.
_TYPED_ALIKE = 0.8


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line with the next step, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise ConfigurationError(f"{message}; see {self.prog} --help")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options typed, with ``command`` as ``summarize``, ``verify`` or ``schema``.

    Raises :class:`ConfigurationError` for bad usage, and :class:`SystemExit` after ``--help`` or ``--version``.
    """
    if arguments and arguments[0] in COMMANDS:
        parser = _PARSERS[arguments[0]]()
        return parser.parse_args(arguments[1:], argparse.Namespace(command=arguments[0]))
    options, extra = _main_parser().parse_known_args(arguments, argparse.Namespace(command="summarize"))
    if not extra:
        return options
    if options.article in COMMANDS:
        raise ConfigurationError(f"the command comes first; write summarizer {options.article} …, then the options")
    meant = get_close_matches(options.article, COMMANDS, n=1, cutoff=_TYPED_ALIKE)
    hint = f"did you mean summarizer {meant[0]}?" if meant else "see summarizer --help"
    raise ConfigurationError(f"unrecognized arguments: {' '.join(extra)}; {hint}")


def _parser(prog: str, usage: str, about: str, epilog: str | None = None) -> _Parser:
    return _Parser(
        prog=prog,
        usage=usage,
        description=about,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _main_parser() -> _Parser:
    parser = _parser("summarizer", _USAGE, _ABOUT, _EPILOG)
    _add_article(parser, "main (default), whole (leave nothing out), all, or a story's number")
    _add_output(parser, FORMATS)
    group = _add_model(parser)
    group.add_argument("--no-cache", action="store_true", help="neither use nor keep answers")
    group.add_argument("--dry-run", action="store_true", help="print the request and its size, send nothing")
    parser.add_argument(
        "--version", action="version", version=f"summarizer {__version__}", help="print the version and exit"
    )
    return parser


def _verify_parser() -> _Parser:
    usage = "summarizer verify SUMMARY ARTICLE [options]"
    parser = _parser("summarizer verify", usage, _VERIFY_ABOUT, _VERIFY_EPILOG)
    parser.add_argument("summary", metavar="SUMMARY", help="a file (the JSON, or plain text), or - for standard input")
    parser.add_argument("article", metavar="ARTICLE", help="a path, a URL, or - for standard input")
    parser.add_argument(
        "--story",
        metavar="WHICH",
        help="main, whole (leave nothing out), or a story's number; default: what stored JSON is of, else main",
    )
    _add_output(parser, VERIFY_FORMATS, "default: flagged")
    parser.set_defaults(fail_on="flagged")
    return parser


def _schema_parser() -> _Parser:
    parser = _parser("summarizer schema", "summarizer schema [NAME] [--as fill|returned]", _SCHEMA_ABOUT)
    parser.add_argument(
        "name", metavar="NAME", nargs="?", default=DEFAULT_SCHEMA, help="article (default), brief, or file.py:Class"
    )
    parser.add_argument("--as", dest="side", choices=("fill", "returned"), help="only one of the two")
    return parser


def _cache_parser() -> _Parser:
    parser = _parser("summarizer cache", "summarizer cache info|clear|path", _CACHE_ABOUT)
    parser.add_argument("action", metavar="info|clear|path", choices=("info", "clear", "path"), help="what to do")
    return parser


def _record_parser() -> _Parser:
    parser = _parser("summarizer record", "summarizer record ARTICLE --to FILE [options]", _RECORD_ABOUT)
    _add_article(parser, "main (default), whole (leave nothing out), or a story's number")
    parser.add_argument("--to", required=True, metavar="FILE", help="the recording: YAML, to be kept beside your tests")
    parser.add_argument("--quiet", action="store_true", help="no notes on standard error")
    _add_model(parser)
    parser.set_defaults(no_cache=True, dry_run=False)
    return parser


def _replay_parser() -> _Parser:
    parser = _parser("summarizer replay", "summarizer replay FILE... [--accept]", _REPLAY_ABOUT)
    parser.add_argument("files", metavar="FILE", nargs="+", help="what summarizer record has written")
    parser.add_argument("--accept", action="store_true", help="write what came of it into the file: it is meant so")
    parser.add_argument("--quiet", action="store_true", help="no notes on standard error")
    return parser


_PARSERS = {
    "verify": _verify_parser,
    "schema": _schema_parser,
    "cache": _cache_parser,
    "record": _record_parser,
    "replay": _replay_parser,
}


def _add_article(parser: _Parser, stories: str) -> None:
    """Add what is read, and as what."""
    parser.add_argument("article", metavar="ARTICLE", help="a path, a URL, or - for standard input")
    parser.add_argument(
        "--schema",
        default=DEFAULT_SCHEMA,
        metavar="NAME",
        help="the target: article (default), brief, or file.py:Class",
    )
    parser.add_argument("--story", default="main", metavar="WHICH", help=stories)


def _add_model(parser: _Parser) -> argparse._ArgumentGroup:
    """Add the options that say which model reads, and how it is asked."""
    group = parser.add_argument_group("with a language model (without one nothing leaves this machine)")
    group.add_argument(
        "--model", metavar="NAME", help="its name; for instance openai/NAME, openrouter/NAME, ollama/NAME"
    )
    group.add_argument("--base-url", metavar="URL", help="any server that speaks OpenAI's chat completions")
    group.add_argument(
        "--mode",
        choices=("auto", "json_schema", "tools", "md_json"),
        metavar="MODE",
        help="how the form is sent: auto (default), json_schema, tools, md_json",
    )
    group.add_argument("--language", metavar="NAME", help="the language to write in; default: the article's")
    group.add_argument("--timeout", type=float, metavar="SECONDS", help="for one request; default: 300")
    return group


def _add_output(parser: _Parser, formats: Sequence[str], otherwise: str = "without it: never") -> None:
    """Add the options that say what is written, where, and what is a failure; ``otherwise`` tells the default."""
    parser.add_argument(
        "--format",
        dest="form",
        default="terminal",
        choices=formats,
        help=f"{', '.join(formats)}; default: terminal",
        metavar="FORMAT",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE (whole or not at all)")
    failing = parser.add_mutually_exclusive_group()
    failing.add_argument(
        "--fail-on",
        choices=("flagged", "rejected"),
        metavar="STATUS",
        help=f"flagged or rejected: exit 1 if an item is that or worse; {otherwise}",
    )
    failing.add_argument(
        "--strict", dest="fail_on", action="store_const", const="flagged", help="the same as --fail-on flagged"
    )
    parser.add_argument("--quiet", action="store_true", help="no notes on standard error")
