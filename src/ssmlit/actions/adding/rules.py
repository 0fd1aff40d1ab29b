"""How papers are added to a library, by the settings and the command's options.

Responsible for the rules as values. Does not depend on how a paper is placed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

from ssmlit import citation_keys
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.duplicates import DEFAULTS, Thresholds
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.config import Config


class AddRules(NamedTuple):
    """How papers are put in."""

    # for papers that are, or may be, in the library
    policy: DuplicatePolicy = DuplicatePolicy.ASK
    # the user's policy for single papers, by `NewPaper.asked`
    answers: Mapping[str, DuplicatePolicy] = MappingProxyType({})
    tags: tuple[str, ...] = ()  # tags that every paper gets
    # papers that are in the library get them, too: they were named for these papers
    tags_known: bool = False
    incomplete: str = ""  # a tag for new entries whose authors or year are unknown; "" for none
    pattern: str = citation_keys.DEFAULT  # of citation keys
    abstract: bool = False  # whether new entries keep the abstract that services know
    timestamp: str = ""  # the day, `YYYY-MM-DD`, written into new entries; "" for none
    limits: Thresholds = DEFAULTS  # from which sum of weights two papers are, or may be, the same
    # a possible duplicate is added, and nothing is decided about the two
    doubtful_too: bool = False

    def decides(self, asked: str, status: PaperStatus) -> bool:
        """Whether the user has decided about a paper of a status: for it, or for all."""
        is_skipped = status.may_be_skipped and self.policy is DuplicatePolicy.SKIP
        return is_skipped or asked in self.answers

    @classmethod
    def of(cls, config: Config) -> Self:
        """Return the rules that a library's settings give.

        Raises:
            UsageError: a setting of `[keys]` or `[duplicates]` is invalid.
        """
        return cls(
            pattern=key_pattern(config),
            abstract=config.boolean("library", "abstracts"),
            limits=thresholds(config),
        )


def key_pattern(config: Config) -> str:
    """Return the pattern of citation keys that the settings give.

    Raises:
        UsageError: it makes no keys.
    """
    pattern = config.string("keys", "pattern", citation_keys.DEFAULT)
    with config.place("keys", "pattern"):
        citation_keys.CitationKeys((), pattern).next(Record())
    return pattern


def thresholds(config: Config) -> Thresholds:
    """Return the settings of the table `[duplicates]`.

        [duplicates]
        same = 8.0   # merged without asking from this sum of weights on (`--explain` shows them)
        maybe = 5.0  # reported from this sum on
        ask = 0.5    # asked about from this probability on, where the sum is lower; 1 never asks

    Raises:
        UsageError: a setting is not a number, `maybe` is above `same`, or `ask` is not a
            probability.
    """
    same = config.number("duplicates", "same", DEFAULTS.same)
    maybe = config.number("duplicates", "maybe", DEFAULTS.maybe)
    if maybe > same:
        line = config.line_of("duplicates", "maybe") or config.line_of("duplicates", "same")
        message = f"setting duplicates.maybe ({maybe:g}) is above duplicates.same ({same:g})"
        raise config.wrong(message, "`same` must be at least `maybe`", line)
    ask = config.number("duplicates", "ask", DEFAULTS.ask)
    if not 0 <= ask <= 1:
        message = f"setting duplicates.ask ({ask:g}) is not a probability"
        raise config.wrong(
            message, "use a number between 0 and 1", config.line_of("duplicates", "ask")
        )
    return Thresholds(same, maybe, ask)
