from collections.abc import Collection, Iterator

from ssmlit.checks import waivers
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.rule import Fault, Rule

RULE = Rule(
    "N207 idle-waiver",
    about="waivers",
    summary="a waiver of a rule that finds nothing here, or does not exist",
    why="""What was waived has been fixed, or the code is mistyped and the finding still shown.
    Remove the waiver.""",
    bad="@misc{gu, title = {Mamba}, nocheck = {W999 as in print}}",
    good="@misc{gu, title = {Mamba.}, nocheck = {W502 as in print}}",
)


def check(
    view: EntryView, used: Collection[str], ran: Collection[Rule], every: Collection[Rule]
) -> Iterator[Fault]:
    """Yield the words of a waiver that waive nothing.

    Args:
        view: an entry with a waiver.
        used: the codes and names by which findings of the entry were waived.
        ran: the rules that ran.
        every: all rules.
    """
    field = view.fields[waivers.FIELD]
    for code in sorted(waivers.codes(view) - {rule.code for rule in every}):
        yield Fault(f"there is no rule {code}", field, code)
    waived = waivers.waived(view)
    for rule in ran:
        words = waived & {rule.code, rule.name}
        if words and words.isdisjoint(used):
            word = min(words)
            yield Fault(f"{word} finds nothing to waive here", field, word)
