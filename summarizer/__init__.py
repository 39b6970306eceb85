"""Structured summaries of news pages in which every item can be proved."""
