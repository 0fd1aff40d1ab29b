"""Institutions and groups among people's names.

Responsible for the words that only such names have, in several languages. Does not depend
on where a name is.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

#: Words that only the names of groups of people have, beside or for their members.
GROUP_WORDS = (
    "collaboration", "collaborators", "consortium", "contributors", "developers", "group", "groups",
    "groupe", "initiative", "investigators", "project", "study", "team",
)  # fmt: skip
GROUP = regex(rf"\b(?:{'|'.join(GROUP_WORDS)})\b", re.IGNORECASE)
#: A regular expression: a word, or its beginning, that is not in a person's name.
INSTITUTION_WORDS = (  # by their first letter: it is looked at in every word of every name
    r"(?i)\b(?:a(?:ssociat|gency|cademy|uthority|dministration)|bureau"
    r"|c(?:onsorti|ollaborat|ommittee|orporat|ouncil|ommission|ent(?:er|re)\b|ollege)|department"
    r"|f(?:oundation|ederation|und\b)|gmbh|hospital|in(?:stitut|c\b|itiative)"
    r"|l(?:aborator|td\b)|ministry|network|organi[sz]ation|project|society|task force"
    r"|uni(?:versit|ted nations)|working party"
    rf"|(?:{'|'.join(GROUP_WORDS)})\b)"
)
_INITIAL = regex(r"\b[A-Z]\.")
_PERSON = regex(r"\S+ Study")  # a surname, too; a group's study has a longer name


def is_institution(name: str) -> bool:
    """Return whether a name of several words, without braces, is an institution's."""
    named = " " in name and re.search(INSTITUTION_WORDS, name) is not None
    is_person = _INITIAL.search(name) or _PERSON.fullmatch(name) or _has_first(name)
    return named and not is_person


def _has_first(name: str) -> bool:
    """Return whether a single word is on either side of one comma: `Bureau, Jean`."""
    before, comma, after = name.partition(",")
    return bool(comma) and len(before.split()) == 1 and len(after.split()) <= 2
