from collections.abc import Iterable

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import LINK_FIELDS
from ssmlit.model import Entry

RULE = Rule(
    "E901 dead-link",
    summary="an address that its server reports as gone (404 or 410)",
    why="""Only checked with --links. Any other answer, or none, says nothing about the page:
    servers refuse programs, and networks fail. The Internet Archive may have a copy.""",
    bad="@misc{gu, title = {Mamba}, url = {https://example.org/gone}}",
    good="@misc{gu, title = {Mamba}, url = {https://example.org/}}",
    fields=("url", *LINK_FIELDS, "links"),
    needs="network",
)

_GONE = frozenset({404, 410})


def check(_: EntryView, field: Field, context: RuleContext) -> Findings:
    statuses = context.outside.statuses
    for address in addresses(field.text):
        if statuses.get(address) in _GONE:
            yield Fault(f"{address} is gone ({statuses[address]})", field, address)


def addresses_of(entries: Iterable[Entry]) -> list[str]:
    """Return the web addresses of entries, each once, in the order of the file."""
    wanted = set(RULE.fields)
    fields = (field for entry in entries for field in entry.fields)
    found = (field.text for field in fields if field.name.lower() in wanted)
    return list(dict.fromkeys(one for text in found for one in addresses(text)))


def addresses(text: str) -> list[str]:
    """Return the web addresses of a field."""
    parts = (part.partition("=")[2] if part[:4] != "http" else part for part in text.split())
    return [part.replace("\\", "") for part in parts if part.startswith(("http://", "https://"))]
