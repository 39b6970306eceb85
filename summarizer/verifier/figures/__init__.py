"""A figure against those of its evidence: do they agree, and in what other form may the document have it?

No module here remarks on anything: they answer, and the checks and comparisons tell how grave it is.
"""
