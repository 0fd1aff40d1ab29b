"""From what a user typed to records: the services, and the catalogue where they cannot be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit.errors import NetworkError, SsmlitError, UnresolvedError
from ssmlit.sources import look_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.catalogue import Catalogue
    from ssmlit.http import Http
    from ssmlit.model import Identifier, Record


class Fetched(NamedTuple):
    """What is known of each thing asked for.

    Attributes:
        records: by the words the user typed, in their order.
        failures: by the words the user typed: why there is no record.
        stale: words whose record comes from the catalogue because the service could not be asked,
            with the reason.
    """

    records: Mapping[str, Record]
    failures: Mapping[str, SsmlitError]
    stale: Mapping[str, str]


def resolve(text: str) -> Identifier:
    """Return the identifier of an id or link as people paste it.

    Raises:
        UnresolvedError: it is none; the hint says why, or what would be one.
    """
    found = identifiers.parse(text)
    if found is None:
        raise UnresolvedError(
            f"`{text}` is no identifier",
            hint=identifiers.suggestion(text)
            or "an arXiv id (2312.00752), a DOI, or a link to a paper; files go to `ssmlit import`",
        )
    return found


def fetch(asked: Sequence[str], http: Http, catalogue: Catalogue) -> Fetched:
    """Return a record for every id or link, or why there is none.

    Nothing is asked about ids whose grammar is wrong. Where a service cannot be asked, the
    catalogue answers; an id it does not hold stays a failure of its own.
    """
    wanted: dict[str, Identifier] = {}
    failures: dict[str, SsmlitError] = {}
    for text in dict.fromkeys(asked):
        try:
            wanted[text] = resolve(text)
        except UnresolvedError as failure:
            failures[text] = failure
    answers = look_up(wanted.values(), http)
    records: dict[str, Record] = {}
    stale: dict[str, str] = {}
    for text, identifier in wanted.items():
        record = answers.records.get(identifier)
        if record is None and (record := catalogue.get(identifier)) is not None:
            reason = answers.unasked.get(identifier)
            stale[text] = reason.message if reason is not None else "no service knows it"
        if record is None:
            failures[text] = answers.unasked.get(identifier) or _unknown(text, identifier)
        else:
            records[text] = record
    return Fetched(records, failures, stale)


def _unknown(text: str, identifier: Identifier) -> UnresolvedError:
    if identifier.scheme in {"arxiv", "doi"}:
        return UnresolvedError(
            f"no service knows `{text}`", hint="check the digits, or write the entry by hand"
        )
    return UnresolvedError(
        f"`{text}` is {identifier}, and only arXiv ids and DOIs can be looked up",
        hint="look for the paper's arXiv id or DOI",
    )


def unasked(failures: Mapping[str, SsmlitError]) -> bool:
    """Whether any of the failures is that a service could not be asked."""
    return any(isinstance(failure, NetworkError) for failure in failures.values())
