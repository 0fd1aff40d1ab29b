"""The words of a venue's name that tell which one it is.

Responsible for what is not part of a name: articles, numbers, publishers, sites. Does not depend on
which venues are known.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit import ordinals
from ssmlit._lazy import regex
from ssmlit.fields.words import STOP_WORDS, plain
from ssmlit.latex import fold
from ssmlit.strings import words
from ssmlit.venues import HOUSES
from ssmlit.venues.vocabulary import JOURNAL_WORDS, MEETING_WORDS

_SITE = regex(r"\s*(?:www\.|https?:)", re.IGNORECASE)


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split(","))


# Words that say of a work that it is not printed yet: no part of a venue's name.
NOT_YET = words("unpublished submitted preparation accepted appear forthcoming press")
# A venue of only these, one of the first among them, names no place of publication.
NO_PLACE = NOT_YET | words(
    "manuscript technical tech lecture lncs department dept working proc proceedings tr"
)
BESIDE_NO_PLACE = MEETING_WORDS | words(
    "report reports rep notes paper papers computer science draft international intl int annual"
)
# A venue that begins with one of these is the publisher, or the site that has it:
# "ACM Press New York, NY, USA", "portal.acm.org", "Springer".
PUBLISHERS = _phrases(f"""
{", ".join(HOUSES)},
acm press, ieee press, ieee computer society, acm new york, ieee service center,
association for computing machinery, usenix association, aaai press, ios press,
world scientific, curran associates, taylor francis, wiley online library,
citeseer, portal acm org, dl acm org,
ieeexplore ieee org, doi ieeecomputersociety org, books google, google, sciencedirect, springerlink,
ingentaconnect, jstor, ncbi nlm nih, pubmed, researchgate, semantic scholar
""")
# A venue of only this is the publisher, too; with more words it is a journal: "IEEE Micro".
PUBLISHERS_ALONE = words("acm ieee siam pmlr mdpi iop")
# Words that say nothing about which venue it is.
USUAL_IN_VENUES = MEETING_WORDS.union(ordinals.ENDINGS) | words(
    "international annual proceeding journal j acm ieee int intl intern world european american "
    "national"
)


@lru_cache(maxsize=16384)
def venue_words(text: str) -> tuple[str, ...]:
    """Return the words that distinguish a venue, without years and numbers; () for no venue."""
    words = tuple(
        word
        for word in fold(plain(text)).split()
        if word not in STOP_WORDS and not word[0].isdigit()
    )
    nowhere = NO_PLACE.intersection(words) and NO_PLACE.union(BESIDE_NO_PLACE).issuperset(words)
    return () if nowhere or _SITE.match(text) or _is_publisher(words) else words


def _is_publisher(words: tuple[str, ...]) -> bool:
    """Whether a venue is a publisher or a web site and names no journal, meeting or series."""
    if len(words) == 1 and words[0] in PUBLISHERS_ALONE:
        return True
    if not any(words[:count] in PUBLISHERS for count in (1, 2, 3)):
        return False
    return not (JOURNAL_WORDS | MEETING_WORDS | {"notes", "lncs"}).intersection(words)


def one_is_acronym(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word of one name is made of initials of the other's words: ICIS, VLDB, JMLR."""
    return _has_initials(one, other) or _has_initials(other, one)


def _has_initials(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in full)
    return any(3 <= len(word) <= 8 and word in initials for word in {*words})
