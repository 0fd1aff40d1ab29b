"""The date a command works with: the user's, a reproducible one, or today.

`SOURCE_DATE_EPOCH` is that of https://reproducible-builds.org.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from ssmlit.errors import UsageError


def this_year() -> int:
    """Return the year of the day a command works with."""
    return int(day()[:4])


def day(wanted: str = "") -> str:
    """Return a day, `YYYY-MM-DD`.

    Raises:
        UsageError: what was wanted is not a date, or `SOURCE_DATE_EPOCH` no time.
    """
    if wanted:
        try:
            return date.fromisoformat(wanted).isoformat()
        except ValueError as failure:
            raise UsageError(f"`{wanted}` is not a date", hint="write YYYY-MM-DD") from failure
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
        except (ValueError, OverflowError, OSError) as failure:
            raise UsageError(
                f"SOURCE_DATE_EPOCH is not a time: `{epoch[:40]}`", hint="write seconds since 1970"
            ) from failure
    return date.today().isoformat()  # noqa: DTZ011 - the user's own day
