"""HTML: the article's text by trafilatura, what the page declares of itself, and what can be guessed."""


def extracted(html: str) -> str:
    """Return the article's text as trafilatura finds it; empty where the page has none."""
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:  # a fragment
        tree = trafilatura.load_html(f"<html><body>{html}</body></html>")
    if tree is None:
        return ""
    return trafilatura.extract(tree, include_comments=False) or trafilatura.html2txt(tree)
