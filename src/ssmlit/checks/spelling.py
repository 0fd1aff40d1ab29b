"""Words of venues that are spelled wrongly.

Responsible for the vocabulary of venues: the words that names of journals and conferences are made
of. Does not depend on any rule.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ssmlit.venues import venues

_WORD = re.compile(r"[A-Za-z]{6,}")
# Function words of other languages, whose nouns look like misspelt English (“Annali di
# Matematica”, “Revue de médecine”).
_FOREIGN = re.compile(
    r"\b(?:[ey]|(?i:di|del|della|dei|de|du|des|et|la|le|les|el|las|los|da|do|dos|und|der|die|das"
    r"|van|voor|het|och|og|für|fur|fuer|zur|zum))\b"
)

#: Words of the names of journals and conferences, in the form and number in which they occur.
_WORDS = """
abstract academy acoustics acoustical advanced advances aeronautics aerospace agents agricultural
agriculture algebra algorithms american analysis analytical analytics anthropology application
applications applied approximate architecture architectures artificial astronomical astronomy
astrophysical astrophysics atmospheric automated automatic automation autonomous bayesian behavior
behavioral behaviour bibliometrics biochemical biochemistry bioengineering bioinformatics
biological biology biomedical biometrics biophysics biotechnology botany british bulletin business
canadian cancer cardiology cardiovascular chemical chemistry circuits climate clinical cognition
cognitive collaborative combinatorial combinatorics commerce communication communications
comparative compiler complex complexity computation computational computer computers computing
conference congress constraint contemporary control cryptography cryptology cybernetics database
databases decision dependable design development developmental digital discovery discrete disease
distributed document documentation dynamical dynamics ecological ecology econometric econometrics
economic economics economy education educational electrical electronic electronics embedded
empirical energy engineering english entropy environment environmental epidemiology european
evolution evolutionary expert exploration finance financial formal forecasting frontiers
functional fundamental general genetic genetics genomics geographic geographical geography geology
geometry geophysical geophysics geoscience geosciences graphics hardware healthcare heuristics
history human humanities hydrology imaging immunology indian industrial industry informatics
information innovation instrumentation instruments integration intelligence intelligent
interaction interactive interdisciplinary interfaces international internet japanese journal
knowledge laboratory language languages learning lecture letters librarianship library linguistics
literary logic machine magazine magnetic management manufacturing marketing materials mathematical
mathematics mathematica measurement mechanical mechanics medical medicine memory metabolism
methodology methods microbiology microscopy mobile modeling modelling modern molecular multimedia
national natural nature navigation network networks neural neurobiology neurocomputing neuroimage
neuroinformatics neurology neuroscience neurosciences nuclear numerical nutrition oceanography
oncology operating operational operations optical optimization organization organizational
parallel pathology pattern pediatrics performance perspectives pharmaceutical pharmacology
philosophical philosophy photogrammetry photonics physical physics physiology planetary political
politics polymer practice presence principles probabilistic probability proceedings processes
processing production programming progress psychiatry psychological psychology publications
publishing quantitative quantum quarterly radiology reasoning recognition recommender reliability
remote research resonance resources retrieval review reviews robotics robots safety science
sciences scientific security semantic semantics sensing sensors signal simulation social society
sociology software solutions spectroscopy spectrum statistical statistics stochastic strategic
structural structure structures studies surgery survey surveys sustainability symposium synthesis
systems technical techniques technologies technology telecommunication telecommunications testing
theoretical theory therapeutics thermodynamics topology toxicology transactions transport
transportation tutorials ubiquitous uncertainty understanding university usability vehicular
verification virtual vision visual visualization visualisation workshop workshops world
"""


def misspelt(venue: str) -> list[tuple[str, str]]:
    """Return the misspelt words of a venue, each with the word that was meant."""
    return list(_misspelt(venue))


@lru_cache(maxsize=8192)
def _misspelt(venue: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    if _FOREIGN.search(venue):
        return ()
    for word in _WORD.findall(venue):
        near = _nearest(word.lower()) if not word[1:-1].isupper() else ""
        if near:
            found.append((word, near.capitalize() if word[0].isupper() else near))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _nearest(word: str) -> str:
    """Return the word one typo away, unless the word is a form of a known one."""
    if word in vocabulary() or _is_inflected(word):
        return ""
    from rapidfuzz.distance import OSA

    near = [
        known
        for known in vocabulary()
        if known[0] == word[0]
        and abs(len(known) - len(word)) <= 1
        and OSA.distance(known, word, score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 and not _are_forms(word, near[0]) else ""


def _is_inflected(word: str) -> bool:
    """Return whether a word is a plural, or another ending, of a known one."""
    stems = (word.removesuffix("s"), word.removesuffix("es"), word + "s", word.removesuffix("al"))
    return any(stem != word and stem in vocabulary() for stem in stems)


def _are_forms(word: str, known: str) -> bool:
    """Return whether two words are one in two languages, spellings or numbers."""
    if word.startswith(known) or known.startswith(word) or word[:-1] == known[:-1]:
        return True
    pairs = [{a, b} for a, b in zip(word, known, strict=False) if a != b]
    return len(word) == len(known) and len(pairs) == 1 and pairs[0] in _SPELLINGS


_SPELLINGS = ({"s", "z"}, {"c", "k"}, {"c", "z"}, {"e", "a"})


@cache
def vocabulary() -> frozenset[str]:
    """Return the words that names of venues are made of, in lower case."""
    named = (word for venue in venues() for word in _WORD.findall(venue.name))
    return frozenset(word for word in _WORDS.split() if len(word) > 5) | {
        word.lower() for word in named
    }
