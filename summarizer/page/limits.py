"""How much is read, and why no more."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest input read, in bytes. The longest single articles are some 0.5 MB of text, a long report as
PDF reaches tens of MB. What is larger is a dump or a mistake, and would take minutes."""

MAX_HTML = 20_000_000
"""The largest HTML page read, in bytes or characters: trafilatura's own limit, beyond which it finds nothing."""

MAX_FETCHED_BYTES = MAX_HTML
"""The largest answer of a URL that is read, in bytes, after decompression."""

MAX_REDIRECTS = 5
"""Hops followed. Consent and canonical-host redirects take two or three; browsers give up at 20."""
