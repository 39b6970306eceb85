"""The extractive engine: reads a document by rules, offline."""
