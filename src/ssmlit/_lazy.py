"""Packages that import what they offer when it is first asked for (PEP 562).

Every command pays for the modules it imports, in each of its processes: a dataclass takes half a
millisecond to make, a regular expression as much to compile. So a package's `__init__` names what
is offered and where it is, and a command imports what it uses.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module


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
