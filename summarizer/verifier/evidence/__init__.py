"""What a document has to say of an assertion: its sentences, indexed; what both share; who says it; who is what."""
