"""The words by which names of venues say what they are: a journal, a meeting, a part of one.

Responsible for the words. Does not depend on which venues are known.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.strings import words

#: Words of the names of journals, and of meetings and their proceedings, in lower case.
JOURNAL_WORDS = words(
    "journal journals j transactions trans letters lett letts record magazine bulletin quarterly "
    "review reviews nature annals acta archives lancet"
)
MEETING_WORDS = words(
    "proceedings proc conference conf symposium symp workshop workshops meeting congress"
)
#: What meetings are called in other languages.
FOREIGN_MEETINGS = words(
    "conférence conferencia conferência conferenza konferenz tagung kongress congrès congreso "
    "congresso colloque coloquio convegno journées jornadas atelier"
)

# Beside the meeting: a paper there may be an earlier form of one in print.
_EVENTS = (
    *("workshop", "companion", "tutorial", "doctoral", "tiny papers", "adjunct", "late-breaking"),
    *(r"ext(?:ended|\.)? abstracts?", "ea"),
)
# In print, beside the main proceedings.
_SERIES = ("findings",)
# Of the meeting itself, in volumes of their own.
_VOLUMES = ("demonstration", "demo", "student", "industry", "short papers")
# Of the meeting itself, in its proceedings or in others, as years differ.
_TRACKS = ("track", "datasets", "poster", "blog", "blogpost")
#: How a paper was shown at a meeting, which says nothing about where it is printed.
SHOWN_WORDS = ("oral", "spotlight", "poster", "highlight")
#: Who holds meetings and prints journals: their names are left out, and are before others'.
SOCIETIES = words("IEEE ACM USENIX SIAM IFAC IFIP RSJ CVF SIGCHI SIGDA SIGPLAN RAS")
_ALL = (*_EVENTS, *_SERIES, *_VOLUMES, *_TRACKS)


def _said(*kinds: str) -> re.Pattern[str]:
    return regex(rf"\b({'|'.join(kinds)})s?\b", re.IGNORECASE)


#: An event beside the meeting; one, or another series; or a volume, too; or a track, too.
SIDE_EVENT = _said(*_EVENTS)
OTHER_SERIES = _said(*_EVENTS, *_SERIES)
OTHER_VOLUME = _said(*_EVENTS, *_SERIES, *_VOLUMES)
NOT_MAIN = _said(*_ALL)
#: The words of these, as they may be behind a meeting's name.
SIDE_WORDS = frozenset(f"{it}{end}" for it in _ALL if " " not in it for end in ("", "s"))
