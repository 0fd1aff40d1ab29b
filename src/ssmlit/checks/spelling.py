"""Words of venues that are spelled wrongly.

Responsible for the vocabulary of venues: the words that names of journals and conferences are made
of. Does not depend on any rule.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ssmlit._lazy import regex
from ssmlit.strings import words
from ssmlit.venues import venues
from ssmlit.word_scores import is_of_titles

_WORD = regex(r"[A-Za-z]{6,}")
# Function words of other languages, whose nouns look like misspelt English (“Annali di
# Matematica”, “Revue de médecine”).
_FOREIGN = regex(
    r"\b(?:[ey]|(?i:di|del|della|dei|de|du|des|et|la|le|les|el|las|los|da|do|dos|und|der|die|das"
    r"|van|voor|het|och|og|für|fur|fuer|zur|zum))\b"
)

#: Words of the names of journals and conferences, in the form and number in which they occur,
#: beside those of the venues in the table.
_WORDS = words("""
    abstract acoustical aeronautics aerospace agricultural agriculture algebra analytical analytics
    anthropology application approximate astronomical astronomy astrophysical astrophysics
    atmospheric bayesian behavior behavioral behaviour bibliometrics biochemical biochemistry
    bioengineering biological biometrics biophysics botany business canadian cancer cardiology
    cardiovascular chemistry climate cognition cognitive collaborative combinatorial combinatorics
    commerce comparative compiler complex computers congress constraint contemporary cryptography
    developmental digital disease documentation dynamical ecological ecology econometric
    econometrics economic economy educational electrical electronic electronics embedded energy
    english entropy environment environmental epidemiology evolution exploration finance financial
    formal forecasting frontiers functional fundamental general genetics genomics geographic
    geographical geography geology geometry geophysical geophysics geosciences hardware heuristics
    history humanities hydrology immunology indian industrial industry innovation instrumentation
    instruments integration interdisciplinary japanese laboratory lecture librarianship library
    literary magazine magnetic manufacturing marketing materials mathematical mathematics
    mathematica mechanical mechanics memory metabolism microbiology microscopy modelling modern
    navigation neurobiology neuroinformatics neurology neuroscience neurosciences nuclear numerical
    nutrition oceanography oncology operational operations optical organization organizational
    pathology pediatrics perspectives pharmaceutical pharmacology philosophical philosophy
    photonics physical physics physiology planetary political politics polymer presence
    probabilistic probability processes production progress psychiatry psychological psychology
    publications publishing quantitative quantum quarterly radiology reliability resonance review
    reviews safety semantics simulation sociology solutions spectroscopy spectrum stochastic
    strategic structural structure structures studies surgery survey sustainability synthesis
    telecommunication telecommunications therapeutics thermodynamics topology toxicology transport
    tutorials university usability vehicular visualisation workshops""")


@lru_cache(maxsize=8192)
def misspelt(venue: str) -> tuple[tuple[str, str], ...]:
    """Return the misspelt words of a venue, each with the word that was meant."""
    if _FOREIGN.search(venue):
        return ()
    spelled = (word for word in _WORD.findall(venue) if not word[1:-1].isupper())
    found = ((word, near) for word in spelled if (near := _nearest(word.lower())))
    return tuple((word, near.capitalize() if word[0].isupper() else near) for word, near in found)


@lru_cache(maxsize=1 << 14)
def _nearest(word: str) -> str:
    """Return the word one typo away, unless the word is a form of a known one, or in titles."""
    if word in vocabulary() or _is_inflected(word):
        return ""
    if is_of_titles(word) or is_of_titles(word.removesuffix("s")):
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = [*vocabulary()]
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=1, limit=None)
    near = [known for known, *_ in found if known[0] == word[0]]
    return near[0] if len(near) == 1 and not _are_forms(word, near[0]) else ""


def _is_inflected(word: str) -> bool:
    """Return whether a word is a plural, or another ending, of a known one."""
    stems = (word.removesuffix("s"), word.removesuffix("es"), word + "s", word.removesuffix("al"))
    return not vocabulary().isdisjoint(stems)


def _are_forms(word: str, known: str) -> bool:
    """Return whether two words are one in two languages, spellings or numbers."""
    if word.startswith(known) or known.startswith(word) or word[:-1] == known[:-1]:
        return True
    if word[-1] == known[-1] == "s" and word[:-2] == known[:-2]:  # catalysis, catalysts
        return True
    if word[2:] == known[2:]:  # enology, ecology
        return True
    if _american(word) == _american(known):
        return True
    pairs = [{a, b} for a, b in zip(word, known, strict=False) if a != b]
    return len(word) == len(known) and len(pairs) == 1 and pairs[0] in _SPELLINGS


def _american(word: str) -> str:
    return word.replace("ae", "e").replace("oe", "e")


_SPELLINGS = ({"s", "z"}, {"c", "k"}, {"c", "z"}, {"e", "a"})


@cache
def vocabulary() -> frozenset[str]:
    """Return the words that names of venues are made of, in lower case."""
    return _WORDS | {word.lower() for venue in venues() for word in _WORD.findall(venue.name)}
