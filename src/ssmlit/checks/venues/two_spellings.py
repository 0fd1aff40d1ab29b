from collections.abc import Iterator

from ssmlit._lazy import regex
from ssmlit.checks.census import Census, Seen
from ssmlit.checks.rule import Rule
from ssmlit.checks.variants import variants
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.latex import to_unicode
from ssmlit.ordinals import ORDINAL

RULE = Rule(
    "W701 two-spellings",
    about="library",
    summary="one venue spelled in two ways",
    why="""A bibliography should write a journal in one way; programs count two venues. The rarer
    spelling is reported.""",
    bad="@article{a, title = {Mamba}, journal = {NeuroImage}}\n"
    "@article{b, title = {Hippo}, journal = {NeuroImage}}\n"
    "@article{c, title = {S4}, journal = {Neuro-Image}}",
    good="@article{a, title = {Mamba}, journal = {NeuroImage}}\n"
    "@article{b, title = {Hippo}, journal = {NeuroImage}}\n"
    "@article{c, title = {S4}, journal = {NeuroImage}}",
    fields=CONTAINER_FIELDS,
)

_NOISE = regex(r"[\W\d_]+|\b(?:the|and)\b")
_ORDINAL = regex(rf"{ORDINAL}|\d+|[\"“”]")


def check(census: Census) -> Iterator[tuple[Seen, str]]:
    spelt: dict[str, list[Seen]] = {}
    for text, places in census.venues.items():
        spelt.setdefault(_without_numbers(text), []).extend(places)
    counts = {text: len(places) for text, places in spelt.items()}
    for rare, usual in variants(counts, lambda text: _NOISE.sub("", text.casefold())).items():
        for place in spelt[rare]:
            yield place, f"elsewhere this venue is spelled {usual}"


def _without_numbers(text: str) -> str:
    """Return a venue without years and ordinals: two years are not two spellings."""
    return " ".join(_ORDINAL.sub(" ", to_unicode(text)).split())
