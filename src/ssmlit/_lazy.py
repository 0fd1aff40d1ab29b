"""What is made when it is first asked for: a package's modules, a module's regular expressions.

Every command pays for the modules it imports, in each of its processes: a dataclass takes half a
millisecond to make, a regular expression as much to compile. So a package's `__init__` names what
is offered and where it is (PEP 562), and a command imports what it uses. Two rows of a list need a
tenth of the expressions that lists may need, an edited entry few of those of all rules.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any, AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub")


def lazily(package: str, **offered: str) -> Callable[[str], object]:
    """Return the `__getattr__` of a package; what it finds is an attribute from then on.

    Args:
        package: the package's `__name__`; its `__all__` is what is offered.
        offered: module of the package → the names it offers, with blanks between. None of them
            may be the name of a module of the package: importing that module would hide it.
    """
    places = {name: module for module, names in offered.items() for name in names.split()}
    attributes = vars(sys.modules[package])
    attributes["__all__"] = sorted(places)

    def find(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{places[name]}"), name)
        attributes[name] = value
        return value

    return find


def regex(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, except that it is compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Regex(expression, flags))


def foreign(expression: str) -> re.Pattern[str]:
    """Return a regular expression of which every match has a character beyond ASCII.

    Its ranges, of ten thousands of characters, take ten milliseconds to compile, which most texts
    do not need: in one of ASCII it finds nothing.
    """
    return cast("re.Pattern[str]", _Foreign(expression, 0))


class _Regex(Generic[AnyStr]):
    """A regular expression that takes over the methods of the compiled one."""

    def __init__(self, expression: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = expression
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _Foreign(_Regex[str]):
    """One that is compiled for texts beyond ASCII; a method's last argument is the text."""

    def __getattr__(self, name: str) -> object:
        def call(*given: Any) -> object:
            text = given[-1]
            if name == "sub" and text.isascii():
                return text
            return getattr(_NOTHING if text.isascii() else self._compiled, name)(*given)

        setattr(self, name, call)
        return call

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


_NOTHING = regex(r"(?!)")
