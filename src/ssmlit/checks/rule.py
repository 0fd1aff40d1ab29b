"""What a rule says about itself, and what it returns.

Responsible for the values that rules, the engine and the reference share. Does not depend on any
rule, nor on how findings are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ssmlit.model import Edit, Field

Severity = Literal["error", "warning", "note"]
Fix = Literal["", "safe", "unsafe"]
About = Literal["entry", "file", "library", "waivers"]
Depends = Literal["entry", "layout", "field"]

_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "N": "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of fault.

    Attributes:
        code: severity (`E`, `W`, `N`) and number; the hundreds are the subject. Stable.
        name: a short name with hyphens. Stable, and accepted wherever a code is.
        summary: one line, without a full stop.
        why: what goes wrong because of it, and how to fix it.
        bad, good: BibTeX that has the fault, and the same without it.
        about: what `check` is given: an entry; the file as a whole; all entries together;
            or, once the others have run, what entries waive.
        fix: "safe" when a fix changes only certain mistakes, "unsafe" when a person should
            look at it, "" when there is none.
        fields: lower-case names of the fields it looks at; an entry without them is not shown to
            it. Empty for all entries.
        looks: a regular expression; the rule is asked only when one of its fields' texts has it.
        marks: characters of which a text must contain one before the rule is asked; "" for none.
        in_plain: whether one with `looks` may find something in titles and names of plain words.
        only: the attribute of a `View` without which it finds nothing; "" for none.
        depends: "entry" when it may read anything; "layout" when it looks at nothing but the
            type and which fields there are; "field" when at each field by itself. The last two are
            asked once for all entries of a layout, and for all fields of a short value.
        needs: what it cannot work without, for the reference: "catalogue", "network", "settings".
    """

    code: str
    name: str
    summary: str
    why: str
    bad: str
    good: str
    about: About = "entry"
    fix: Fix = ""
    fields: tuple[str, ...] = ()
    looks: str = ""
    marks: str = ""
    in_plain: bool = False
    only: str = ""
    depends: Depends = "entry"
    needs: str = ""

    @property
    def severity(self) -> Severity:
        """How serious it is: what breaks the paper, what is wrong in it, what could be better."""
        return _SEVERITIES[self.code[0]]


class Found(NamedTuple):
    """One fault that a rule found in an entry.

    Attributes:
        message: one sentence without a full stop.
        field: the field that has it; None when it is the entry.
        mark: the part of the field's source that is wrong; "" for the whole value.
        fix: the edits that correct it.
    """

    message: str
    field: Field | None = None
    mark: str = ""
    fix: tuple[Edit, ...] = ()
