"""Verdicts: a deterministic verifier that needs no model and no network."""
