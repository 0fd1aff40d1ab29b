"""Addresses of repositories: which repository of GitHub an address leads to.

Responsible for the name alone; only GitHub knows whether it exists and its current name.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

_ADDRESS = regex(
    r"(?:(?:git\+)?https?://|(?:ssh://)?git@)?(?:www\.)?github\.com[/:]([\w.-]+)/([\w.-]+?)(?:\.git)?(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)


def repository(address: str) -> str:
    """Return `owner/name` of an address below github.com, in lower case, or ""."""
    return repository_as_written(address).lower()


def repository_as_written(address: str) -> str:
    """Return `owner/name` of an address below github.com as capitalised there, or ""."""
    match = _ADDRESS.fullmatch(address.strip())
    return f"{match[1]}/{match[2]}" if match else ""
