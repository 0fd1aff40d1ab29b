"""The words of titles and of names, however databases write them.

Responsible for markup that is left in them, words that say little, and American spellings. Does
not depend on what a text is the name of.
"""

from __future__ import annotations

from functools import lru_cache

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.strings import words

_TAG = regex(r"</?[a-zA-Z][^<>]{0,20}>")
# Which of these says by what means is a matter of taste: authors exchange them.
BY_MEANS = words("by via with using through")
# Which of these, is not: in and on, of and for.
RELATIONS = words("of for in on to from at as or and")
STOP_WORDS = BY_MEANS | words(
    "a an the of for in on and or to from at as is are its s t "
    "der die das und de la le les des du et el y"
)
# How one word is written in America: color, modeling, organize, anemia, fiber, center, program.
# None makes another word of one: not "ould", for a boulder, nor "ence" beside influenzae.
_AMERICAN = (
    ("aluminium", "aluminum"), ("artefact", "artifact"), ("sceptic", "skeptic"), ("mould", "mold"),
    ("moult", "molt"), ("plough", "plow"), ("draught", "draft"), ("tyre", "tire"), ("disc", "disk"),
    ("ageing", "aging"), ("alogue", "alog"), ("mologue", "molog"), ("licenc", "licens"),
    ("fence", "fense"), ("pretence", "pretense"), ("practis", "practic"), ("fibred", "fibered"),
    ("tred", "tered"), ("tring", "tering"), ("eable", "able"), ("oeuvre", "euver"),
    ("oeuvr", "euver"), ("focuss", "focus"), ("biass", "bias"), ("enquir", "inquir"),
    ("jewellery", "jewelry"), ("yoghurt", "yogurt"), ("pyjama", "pajama"),
    ("sulph", "sulf"), ("our", "or"), ("ll", "l"), ("s", "z"), ("ae", "e"), ("oe", "e"),
    ("bre", "ber"), ("tre", "ter"), ("mme", "m"), ("dgement", "dgment"), ("grey", "gray"),
)  # fmt: skip


def plain(text: str) -> str:
    """Return a title or name without HTML entities and tags, and letters as they should be."""
    if "&" in text:
        from html import unescape  # whose table of all entities takes a while to load

        text = unescape(unescape(text))
    return latex.decoded(_TAG.sub("", text))


def telling_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text but stop words."""
    return tuple(word for word in latex.fold(text).split() if word not in STOP_WORDS)


@lru_cache(maxsize=1 << 14)  # the words of titles recur
def american(word: str) -> str:
    """Return a folded word as America spells it: colour, modelling, normalise, fibre, anaemia."""
    for british, letters in _AMERICAN:
        word = word.replace(british, letters)
    return word
