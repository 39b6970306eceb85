"""What a document has to say of an assertion: its sentences, indexed; what is alike in both; who says it."""
