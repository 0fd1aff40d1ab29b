"""GitHub's API: a repository → one question, its JSON → what became of it. Pure.

https://docs.github.com/en/rest/repos/repos: a renamed repository is answered with a redirect, which
is followed; the old name may be taken by someone else later, the number never.
"""

from __future__ import annotations

from typing import NamedTuple

from ssmlit.http.values import Request, UnreadableError
from ssmlit.sources.reading import get, load, number, text

TITLE = "GitHub"


class Repository(NamedTuple):
    """A repository.

    Attributes:
        number: GitHub's own, which outlives names.
        name: `owner/name` as it is today.
        url: its page.
        archived: read-only for good.
        stars: how many users starred it.
    """

    number: int
    name: str
    url: str
    archived: bool = False
    stars: int = 0


def request(name: str) -> Request:
    """Return the question for one repository, by `owner/name` or by number (`repositories/1`)."""
    path = name if name.startswith("repositories/") else f"repos/{name}"
    return Request("github", f"/{path}", names=(f"github:{name}",))


def parse(body: bytes) -> Repository:
    """Return the repository of an answer.

    Raises:
        UnreadableError: not JSON, or no repository in it.
    """
    answer = load(body)
    name = text(answer, "full_name")
    if "/" not in name or not number(answer, "id"):
        raise UnreadableError("no repository with a name and a number")
    return Repository(
        number=number(answer, "id"),
        name=name,
        url=text(answer, "html_url") or f"https://github.com/{name}",
        archived=get(answer, "archived") is True,
        stars=number(answer, "stargazers_count"),
    )
