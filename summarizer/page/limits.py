"""How much is read, and why no more."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest input read, in bytes. The longest single articles are some 0.5 MB of text, a long report as
PDF reaches tens of MB. What is larger is a dump or a mistake, and would take minutes."""

MAX_HTML = 10_000_000
"""The largest HTML page read, in bytes or characters. Pages of news seldom reach 3 MB, most of it scripts;
trafilatura needs some 3 seconds for each MB of text."""

MAX_FETCHED_BYTES = 20_000_000
"""The largest answer of a URL that is read, in bytes, after decompression: room for a long report as PDF."""

MAX_REDIRECTS = 5
"""Hops followed. Consent and canonical-host redirects take two or three; browsers give up at 20."""
