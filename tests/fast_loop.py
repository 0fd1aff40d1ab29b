"""In the fast loop a table of rows is one test, which tells of every row that fails.

A test of its own costs 3 ms whatever it checks, and most rows check a fact in a tenth of that. With
`-k`, without `-m "not slow"` and where a fixture is made for each row, each row is a test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from itertools import product
from types import FunctionType

import pytest
from _pytest._io.saferepr import saferepr
from _pytest.mark import ParameterSet

Table = tuple[Sequence[str], Sequence[ParameterSet]]

_LASTING = {"module", "package", "session"}


def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> pytest.Item | None:
    """Make one test of a table, or leave it to pytest; what is too slow is not cut into rows."""
    option = collector.config.option
    marks: list[pytest.Mark] = getattr(obj, "pytestmark", [])
    tables = [_table(*mark.args[:2]) for mark in marks if mark.name == "parametrize"]
    if not tables or "not slow" not in option.markexpr or option.keyword:
        return None
    if not isinstance(obj, FunctionType) or not collector.istestfunction(obj, name):
        return None
    if any(mark.name == "slow" for mark in marks):
        return pytest.Function.from_parent(collector, name=name, callobj=obj)
    if any(map(_has_special_rows, tables)):
        return None
    item = pytest.Function.from_parent(collector, name=name, callobj=_of_all_rows(obj, tables))
    return item if _is_plain(item) else None


def _table(columns: str | Sequence[str], rows: Sequence[object]) -> Table:
    """Return the names of columns and the rows, as `parametrize` takes them."""
    names, one = ParameterSet._parse_parametrize_args(columns, rows)
    return names, ParameterSet._parse_parametrize_parameters(rows, one)


def _has_special_rows(table: Table) -> bool:
    """Whether a row has a mark of its own, or there is no row, which pytest tells."""
    return not table[1] or any(row.marks for row in table[1])


def _is_plain(item: pytest.Function) -> bool:
    """Whether rows can share what the test is given, and none is skipped by itself."""
    fixtures = [item._fixtureinfo.name2fixturedefs.get(name) for name in item.fixturenames]
    shared = all(found and found[-1].scope in _LASTING for found in fixtures)
    return shared and {mark.name for mark in item.iter_markers()} == {"parametrize"}


def _of_all_rows(test: Callable[..., None], tables: Sequence[Table]) -> Callable[..., None]:
    """Return a test of all rows, which takes the fixtures that the test of one takes."""
    columns = [name for names, _ in tables for name in names]

    @wraps(test)
    def run(**fixtures: object) -> None:
        rows = list(product(*(rows for _, rows in tables)))
        told = [text for row in rows if (text := _failure(test, columns, row, fixtures))]
        if told:
            head = f"{len(told)} of {len(rows)} rows fail (-k {test.__name__} runs each by itself)"
            pytest.fail("\n\n".join([head, *told]), pytrace=False)

    signature = inspect.signature(test)
    taken = [value for name, value in signature.parameters.items() if name not in columns]
    run.__signature__ = signature.replace(parameters=taken)  # type: ignore[attr-defined]
    return run


def _failure(
    test: Callable[..., None],
    columns: Sequence[str],
    row: Sequence[ParameterSet],
    fixtures: dict[str, object],
) -> str:
    """Return the row and what pytest says of its failure, or nothing."""
    values = dict(zip(columns, (value for part in row for value in part.values), strict=True))
    try:
        test(**values, **fixtures)
    except pytest.skip.Exception:
        return ""  # of this row alone: the others are still to be tried
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - each is told
        info = pytest.ExceptionInfo.from_exception(error)
        info.traceback = info.traceback[1:]
        ids = [str(part.id) for part in row if part.id]
        said = ids or [f"{name}={saferepr(value)}" for name, value in values.items()]
        return f"{', '.join(said)}\n{info.getrepr(style='short')}"
    return ""
