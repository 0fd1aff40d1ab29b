"""`ssmlit list`: all papers, or those that match a query, in order."""

from __future__ import annotations

from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.listing import ListingOptions, Sort, list_found
from ssmlit.cli.shared.options import Words
from ssmlit.cli.shared.session import Session

HELP = """List papers, all or those that match a query, newest first.

\b
  ssmlit list
  ssmlit list tag:surveys --sort title
  ssmlit list year:2024 --format keys
"""

JSON = "papers\ncount"


@arguments
class ByYear(ListingOptions):
    """The same, the newest first if nothing else is asked for."""

    sort: Sort = "year"


@command("list", help=HELP)
def list_papers(session: Session, shape: ByYear, query: Words = None) -> None:
    list_found(session, " ".join(query or ()), shape)
