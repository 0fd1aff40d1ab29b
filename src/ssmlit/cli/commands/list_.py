"""`ssmlit list`: all papers, or those that match a query, in order."""

from __future__ import annotations

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.listing import Count, Fields, Form, Limit, Reverse, Sort, present
from ssmlit.cli.shared.options import Words
from ssmlit.cli.shared.session import Session

HELP = """List papers, all or those that match a query, newest first.

\b
  ssmlit list
  ssmlit list tag:surveys --sort title
  ssmlit list year:2024 --format keys
"""

JSON = "papers\ncount"


@command("list", help=HELP)
def list_papers(
    session: Session,
    query: Words = None,
    form: Form = None,
    fields: Fields = "",
    sort: Sort = "year",
    reverse: Reverse = False,
    limit: Limit = 0,
    count: Count = False,
) -> None:
    from ssmlit.actions.searching import search

    found = search(
        session.corpus,
        " ".join(query or ()),
        sort=sort,
        reverse=reverse,
        limit=limit,
        saved=session.queries,
    )
    present(session, found, form, fields, count=count)
