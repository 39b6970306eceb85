"""Texts as the checks read them: words in base forms, names, negations, and the words that each cue governs."""
