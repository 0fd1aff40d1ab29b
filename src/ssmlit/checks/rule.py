"""What a rule says about itself, and what it returns.

Responsible for the values that rules, the engine and the reference share. Does not depend on any
rule, nor on how findings are shown.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Literal, NamedTuple, Protocol

from ssmlit.model import Edit, Field
from ssmlit.model.problems import Severity

Fix = Literal["", "safe", "unsafe"]
About = Literal["entry", "file", "library", "waivers"]

ANY = ("*",)  # every field, of this entry or another

_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "N": "note"}


class Rule(NamedTuple):
    """A kind of fault."""

    # code and name: severity (`E`, `W`, `N`) and number, of which the hundreds are the subject; a
    # short name with hyphens. Both are stable and accepted wherever one is.
    id: str
    summary: str  # one line, without a full stop
    why: str  # what goes wrong because of it, and how to fix it; line ends count as blanks
    # BibTeX that has the fault, and the same without it
    bad: str
    good: str
    # what `check` is given: an entry; the file as a whole; all entries together; or, once the
    # others have run, what entries waive
    about: About = "entry"
    # "safe" when a fix changes only certain mistakes, "unsafe" when a person should look at it, ""
    # when there is none
    fix: Fix = ""
    # lower-case names of the fields that `check` is given one by one; empty when it looks at an
    # entry as a whole
    fields: tuple[str, ...] = ()
    # of a rule about whole entries, lower-case names of fields; only entries with one of them are
    # shown to it. Empty for all entries.
    having: tuple[str, ...] = ()
    # of a rule with `fields`, which others it looks at, too; of one about entries all that it looks
    # at, empty for any. `ANY` where that cannot be said.
    reads: tuple[str, ...] = ()
    # of a rule about whole entries: whether one of a type, with fields of these lower-case names,
    # none of them empty, can have the fault; None: any can
    shape: Callable[[str, Collection[str]], bool] | None = None
    # a regular expression; the rule is asked only about a field, or an entry of which a field,
    # whose text has it
    looks: str = ""
    # whether one with `looks` may find something in titles and names of plain words
    in_plain: bool = False
    # whether equal findings without a fix are one, at the first place, with the number of the
    # others: they are about one name that is used often
    once: bool = False
    # what it cannot work without, for the reference: "catalogue", "network", "settings"
    needs: str = ""

    @property
    def reason(self) -> str:
        """What `why` says, on one line."""
        return " ".join(self.why.split())

    @property
    def code(self) -> str:
        """The first part of the id: `W603`."""
        return self.id.partition(" ")[0]

    @property
    def name(self) -> str:
        """The second part of the id: `page-words`."""
        return self.id.partition(" ")[2]

    def depends_on(self, names: Collection[str]) -> bool:
        """Return whether a finding may come or go when fields of these names change."""
        read = {*self.fields, *self.reads}
        return not read or not read.isdisjoint((*names, *ANY))

    @property
    def severity(self) -> Severity:
        """How serious it is: what breaks the paper, what is wrong in it, what could be better."""
        return _SEVERITIES[self.id[0]]


class Fault(NamedTuple):
    """One fault that a rule found in an entry."""

    message: str  # one sentence without a full stop
    field: Field | None = None  # the field that has it; None when it is the entry
    mark: str = ""  # the part of the field's source that is wrong; "" for the whole value
    fix: tuple[Edit, ...] = ()  # the edits that correct it


class EntryRule(Protocol):
    """A module with a rule about entries, or about single fields of them."""

    RULE: Rule

    @property
    def check(self) -> Callable[..., Iterable[Fault]]:
        """Yields faults; takes an `EntryView`, its field if `RULE` has `fields`, the context."""
