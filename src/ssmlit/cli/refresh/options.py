"""The options of `ssmlit refresh`, as one value."""

from __future__ import annotations

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import arguments
from ssmlit.cli.shared.options import CitingPapers, Offline, Online, Words


@arguments
class RefreshOptions:
    """Which entries are brought up to date, and how."""

    query: Words = None
    apply: bool = typer.Option(False, "--apply", help="Accept what is confirmed.")
    accept: list[str] | None = typer.Option(
        None,
        metavar="KEY",
        help="Accept what is proposed for this entry, confirmed or not; may be repeated.",
        autocompletion=offers.keys,
    )
    rekey: bool = typer.Option(False, "--rekey", help="Replace placeholder keys (`anon2024`).")
    tex: CitingPapers = None
    versions: bool = typer.Option(
        False, "--versions", help="Only list newer versions and withdrawals."
    )
    again: bool = typer.Option(False, "--again", help="Search and ask as if for the first time.")
    online: Online = False
    offline: Offline = False
