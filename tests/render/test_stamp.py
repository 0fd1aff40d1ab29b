"""The date of a list changes only with its content."""

from __future__ import annotations

import pytest

from ssmlit.render import with_date

TODAY = "2025-08-02"


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        pytest.param(f"d: {TODAY}\n- a\n", f"d: {TODAY}\n- a\n", True, id="same"),
        pytest.param("d: 2025-08-01\n- a\n", f"d: {TODAY}\n- a\n", True, id="only-the-date"),
        pytest.param("2025-08-01: a\n", f"{TODAY}: a\n", True, id="at-the-start-of-a-line"),
        pytest.param("d: 2025-08-01\n- a\n", f"d: {TODAY}\n- b\n", False, id="content-too"),
        pytest.param("d: 2025-08-01\n- a\n", f"d: {TODAY}\n- a\n- b\n", False, id="one-more-line"),
        pytest.param("", f"d: {TODAY}\n", False, id="first-time"),
        pytest.param("d: 1 Aug\n", f"d: {TODAY}\n", False, id="not-a-date"),
        pytest.param(
            "2025-08-01 and 2025-07-01\n", f"{TODAY} and {TODAY}\n", False, id="two-days-in-a-line"
        ),
        pytest.param(
            "2025-08-01\n2025-07-01\n", f"{TODAY}\n{TODAY}\n", False, id="two-days-in-two-lines"
        ),
        pytest.param(
            "<u>2025-08-01T00:00:00Z</u>\n", f"<u>{TODAY}T00:00:00Z</u>\n", True, id="inside-a-line"
        ),
        pytest.param(f"a {TODAY}", f"a {TODAY}\n", False, id="final-newline"),
    ],
)
def test_the_date_moves_only_with_the_content(old: str, new: str, kept: bool) -> None:
    """What differs in its date alone stays as it was."""
    assert with_date(old, new, TODAY) == (old if kept else new)
