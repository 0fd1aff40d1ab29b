"""No circle of imports, of modules or of packages: not in functions, nor under TYPE_CHECKING."""

from __future__ import annotations

import ast
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = "ssmlit"
Graph = dict[str, set[str]]


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.Module, modules: Mapping[str, object]) -> Iterator[str]:
    """Yield the modules of ours that any statement of a file imports, wherever it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if full in modules:
                    yield full
                elif node.module in modules:
                    yield node.module


def graph_of(root: Path) -> Graph:
    """Return module → the modules it imports; the package itself, which names all, is left out."""
    files = {module_name(path, root): path for path in sorted(root.rglob("*.py"))}
    return {
        name: set(imported(ast.parse(path.read_text(encoding="utf-8")), files)) - {name, PACKAGE}
        for name, path in files.items()
        if name != PACKAGE
    }


def circles(graph: Graph) -> set[frozenset[str]]:
    """Return the sets of modules that import one another (Tarjan, SIAM J. Comput. 1(2), 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: set[frozenset[str]] = set()

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in graph.get(name, ()):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            members = frozenset(stack[stack.index(name) :])
            del stack[stack.index(name) :]
            if len(members) > 1:
                found.add(members)

    for name in graph:
        if name not in index:
            visit(name)
    return found


def siblings_of(graph: Graph) -> dict[str, Graph]:
    """Return, for each package, what it contains → what of that it imports."""
    found: defaultdict[str, Graph] = defaultdict(lambda: defaultdict(set))
    for name, others in graph.items():
        for other in others:
            one, two = name.split("."), other.split(".")
            same = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), -1)
            if same > -1:
                found[".".join(one[:same])][one[same]].add(two[same])
    return found


@pytest.mark.slow
def test_no_import_cycles() -> None:
    """Every module can be read before those that import it."""
    found = circles(graph_of(SOURCE))

    assert sorted(map(sorted, found)) == []


@pytest.mark.slow
def test_no_cycles_of_packages() -> None:
    """Every folder can be read before those beside it that import it."""
    found = {
        package: sorted(map(sorted, several))
        for package, graph in siblings_of(graph_of(SOURCE)).items()
        if (several := circles(graph))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"a": "import b", "b": ""}, [], id="one way"),
        pytest.param({"a": "import b", "b": "import a"}, [["a", "b"]], id="at import time"),
        pytest.param(
            {"a": "def f():\n    import b", "b": "from a import f"},
            [["a", "b"]],
            id="in a function",
        ),
        pytest.param(
            {"a": "if TYPE_CHECKING:\n    from b import B", "b": "from a import f"},
            [["a", "b"]],
            id="under TYPE_CHECKING",
        ),
        pytest.param(
            {"a": "import b", "b": "import c", "c": "import a"}, [["a", "b", "c"]], id="of three"
        ),
    ],
)
def test_circles_are_seen(tmp_path: Path, files: dict[str, str], expected: list[list[str]]) -> None:
    """The test above sees a circle of every kind."""
    for name, text in files.items():
        (tmp_path / f"{name}.py").write_text(text)

    assert sorted(map(sorted, circles(graph_of(tmp_path)))) == expected


def used_names(tree: ast.Module) -> Iterator[str]:
    """Yield `package.name` for what a file takes from a package, by import or as an attribute."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    yield from known.values()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{known.get(node.value.id, '')}.{node.attr}"


def offering() -> list[Path]:
    return [path for path in SOURCE.rglob("__init__.py") if "lazily(" in path.read_text()]


@pytest.mark.slow
def test_packages_offer_what_is_taken_from_them() -> None:
    """A name that nobody imports from its package has one address: that of its module."""
    packages = offering()
    used = {
        name
        for path in SOURCE.rglob("*.py")
        if path not in packages
        for name in used_names(ast.parse(path.read_text(encoding="utf-8")))
    }
    offered = {
        f"{name}.{one}"
        for path in packages
        if (name := module_name(path, SOURCE)) != PACKAGE  # which offers to other programs
        for one in import_module(name).__all__
    }

    assert sorted(offered - used) == []


@pytest.mark.slow
def test_what_a_package_offers_is_taken_from_it() -> None:
    """Outside a package, a name that it offers has one address: that of the package."""
    offered = {
        name: path.parent
        for path in offering()
        if path.parent != SOURCE / PACKAGE
        for name in used_names(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith(module_name(path, SOURCE))
    }
    found = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in SOURCE.rglob("*.py")
        for name in used_names(ast.parse(path.read_text(encoding="utf-8")))
        if name in offered and not path.is_relative_to(offered[name])
    ]

    assert sorted(found) == []


@pytest.mark.slow
def test_rules_are_plug_ins() -> None:
    """What others need of a rule is beside the rules, not in one; but which addresses it asks."""
    rules = {
        module_name(path, SOURCE)
        for path in (SOURCE / PACKAGE / "checks").glob("*/*.py")
        if "RULE = Rule(" in path.read_text(encoding="utf-8")
    }
    found = {
        name: sorted(others & rules)
        for name, others in graph_of(SOURCE).items()
        if others & rules and not name.startswith("ssmlit.checks.")
    }

    assert found == {"ssmlit.cli.check.run": ["ssmlit.checks.references.dead_link"]}


def test_abstract_collections_are_imported_in_one_way() -> None:
    """With the other imports: every process has loaded them."""
    late = [
        path.name
        for path in (SOURCE / PACKAGE).rglob("*.py")
        if "\n    from collections.abc import" in path.read_text(encoding="utf-8")
    ]

    assert late == []
