"""How a work was shown at a meeting, or awarded: "oral", "notable top 5%", "best paper award".

Responsible for the words that follow a venue and belong to no name. Does not depend on venues.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

#: As lists and OpenReview write it: "ICLR 2024 poster", "ICML 2025 spotlightposter".
PRESENTATION = regex(
    r"\b(oral|spotlight(?:[ -]?poster)?|poster|highlight|notable(?:[ -](?:top[ -])?\d+%?)?"
    r"|(?:best|outstanding|distinguished) (?:student )?paper"
    r"(?: award| finalist| candidate| nominee| runner-up| honou?rable mention)*"
    r"|award candidate|main(?: track)?|short paper|demo|tutorial)s?(?!\w)",
    re.IGNORECASE,
)
