import re
from collections.abc import Iterator
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
    text = to_unicode(field.text)
    for wrong, right in chain(misspelt(text), _wrong_ordinals(text)):
        whole = rf"(?<![A-Za-z\\]){wrong}(?![A-Za-z])"
        fix = view.rewritten(field, re.sub(whole, right, field.text))
        yield Fault(f"{wrong}: did you mean {right}?", field, wrong, fix)
        return


def _wrong_ordinals(text: str) -> Iterator[tuple[str, str]]:
    """Yield ordinals with another ending than theirs, each with the right one: `22th`, `42Nd`."""
    for number, end in _ORDINAL.findall(text):
        right = in_digits(int(number))
        if not right.endswith(end) and not end.isupper():
            yield number + end, right
