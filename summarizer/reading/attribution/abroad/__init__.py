"""Who says what in German, French and Spanish: by rules that the three share, and lists of each.

What is read: tags around quotations and indirect speech ("…", sagte X; "…", se queja), also inside French quotation
marks (:mod:`..tags_inside`); clauses after *dass* and *que*, infinitives, and what is demanded or denied; in German the
subjunctive, sentence after sentence; what stands behind a colon, or in the sentence before ("Das teilte X mit"); and
sources after *laut*, *nach Angaben der*, *selon*, *según*, *wie … mitteilte*, *comme l'a indiqué*.
A source is a name or a noun of the lists; any noun phrase only where a verb of saying leaves no doubt.

The way through the room: :mod:`.words` (the little words of a language) → :mod:`.phrases` (a source with its role) →
:mod:`.subjunctive`, :mod:`.contents` (what is said) → :mod:`.according`, :mod:`.clauses` (the constructions) →
:mod:`.speakers` (whom a source means).
"""

from summarizer.reading.attribution.abroad.clauses import read_clauses_abroad
from summarizer.reading.attribution.abroad.speakers import identify_source, left_out, meet_abroad, of_the_paper
from summarizer.reading.attribution.abroad.subjunctive import goes_on_in_subjunctive

__all__ = [
    "goes_on_in_subjunctive",
    "identify_source",
    "left_out",
    "meet_abroad",
    "of_the_paper",
    "read_clauses_abroad",
]
