import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.spelling import misspelt
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.latex import to_unicode
from ssmlit.ordinals import ENDING, in_digits

RULE = Rule(
    "W702 misspelt-venue",
    summary="a venue that is nearly a known one, or has a misspelled word",
    why="Readers see the typo, and programs count two venues. The known venues come with ssmlit.",
    bad="@article{gu, title = {Mamba}, journal = {Journal of Neurosciense}}",
    good="@article{gu, title = {Mamba}, journal = {Journal of Neuroscience}}",
    fix="unsafe",
    fields=CONTAINER_FIELDS,
)

_ORDINAL = regex(rf"(?<![\d.,])(\d{{1,9}})({ENDING})\b", re.IGNORECASE)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if found := _first_wrong(field.text):
        wrong, right = found
        whole = rf"(?<![A-Za-z\\]){wrong}(?![A-Za-z])"
        fix = view.rewritten(field, re.sub(whole, right, field.text))
        yield Fault(f"{wrong}: did you mean {right}?", field, wrong, fix)


@lru_cache(maxsize=1 << 12)
def _first_wrong(venue: str) -> tuple[str, str] | None:
    text = to_unicode(venue)
    return next(chain(misspelt(text), _wrong_ordinals(text)), None)


def _wrong_ordinals(text: str) -> Iterator[tuple[str, str]]:
    """Yield ordinals with another ending than theirs, each with the right one: `22th`, `42Nd`."""
    for number, end in _ORDINAL.findall(text):
        right = in_digits(int(number))
        if not right.endswith(end) and not end.isupper():
            yield number + end, right
