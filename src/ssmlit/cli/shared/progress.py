"""A bar for long work, on a terminal only.

Responsible for when one is shown. Does not depend on what is done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ssmlit.cli.shared.session import Session


@contextmanager
def progress(
    session: Session, doing: str, total: int, least: int
) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while the block runs; none without a terminal, or for short work.

    It yields a function that takes how many of how many are done.
    """
    if total < least or session.options.quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda done, total: bar.update(task, completed=done, total=total)
