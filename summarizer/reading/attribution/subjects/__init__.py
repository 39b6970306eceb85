"""Who says it: the subject of a reporting verb, to its left or right, with its appositions."""
