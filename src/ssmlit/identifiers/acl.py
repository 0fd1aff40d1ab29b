"""Ids of the ACL Anthology (https://aclanthology.org/info/ids/). Does not depend on addresses."""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.model import Identifier

_ACL_NEW = regex(r"\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+", re.ASCII | re.IGNORECASE)
_ACL_OLD = regex(r"[A-Z]\d\d-\d{4,5}", re.ASCII | re.IGNORECASE)


def parse_acl(text: str) -> Identifier | None:
    """Return an ACL Anthology id: `2024.acl-long.1` in lower case, `P19-1001` in capitals."""
    if _ACL_NEW.fullmatch(text):
        return Identifier("acl", text.lower())
    if _ACL_OLD.fullmatch(text):
        return Identifier("acl", text.upper())
    return None
