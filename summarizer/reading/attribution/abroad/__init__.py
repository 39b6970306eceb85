"""Who says what in German, French and Spanish: fewer constructions than in English, and only the plain ones.

What is read: a quotation with its verb and speaker ("…", sagte X), indirect speech after *dass* or *que* (in German
also by its subjunctive), and sources after *laut*, *nach Angaben von*, *selon*, *d'après*, *según*, *de acuerdo con*.
A source must be a name, or a noun of the word lists; where none can be read, nothing is: a wrong speaker is worse.

The way through the room: :mod:`.words` (the little words of a language) → :mod:`.phrases` (a source with its role) →
:mod:`.clauses` (the constructions) → :mod:`.speakers` (whom a source means).
"""

from summarizer.reading.attribution.abroad.clauses import read_clauses_abroad
from summarizer.reading.attribution.abroad.speakers import identify_source, left_out, meet_abroad
from summarizer.reading.attribution.abroad.subjunctive import goes_on_in_subjunctive

__all__ = ["goes_on_in_subjunctive", "identify_source", "left_out", "meet_abroad", "read_clauses_abroad"]
