from functools import lru_cache

from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import COMPARED
from ssmlit.fields import references
from ssmlit.fields.entry_types import CHAPTERS
from ssmlit.fields.names import IDENTIFIED_BY
from ssmlit.fields.titles import agreement
from ssmlit.identifiers.schemes import ONE_A_WORK
from ssmlit.latex import to_unicode
from ssmlit.model import Entry
from ssmlit.strings import quoted

RULE = Rule(
    "E311 shared-identifier",
    summary="one identifier on two works",
    why="""One of the two has the identifier of the other, or has another title in print. Chapters
    of one book may share its DOI.""",
    bad="@misc{a, title = {Mamba}, doi = {10.1000/1}}\n"
    "@misc{b, title = {Hippo}, doi = {10.1000/1}}",
    good="@misc{a, title = {Mamba}, doi = {10.1000/1}}\n"
    "@misc{b, title = {Hippo}, doi = {10.1000/2}}",
    having=tuple(name for name in IDENTIFIED_BY if name not in {"isbn", "pdf", "volume"}),
    reads=COMPARED,
)


def check(view: EntryView, context: RuleContext) -> Findings:
    yield from sharing(view, context, is_same_work=False)


def sharing(view: EntryView, context: RuleContext, *, is_same_work: bool) -> Findings:
    """Yield the first identifier of an entry that another has, too, of the same work or not.

    It is the same work if both have one title: the library has it twice.
    """
    if (found := _shared(view, context)) and found[1] is is_same_work:
        yield Fault(found[0])


@lru_cache(maxsize=1)  # two rules ask
def _shared(view: EntryView, context: RuleContext) -> tuple[str, bool] | None:
    """Return what to say of the first identifier of two entries, and if they are one work."""
    for identifier in view.identifiers:
        if identifier.scheme not in ONE_A_WORK:
            continue
        other = context.earlier(view, identifier)
        if other is not None and not _are_related(view, other):
            hint = f"`ssmlit dedupe --explain {quoted(other.key)} {quoted(view.key)}`"
            if other.key == view.key:  # which names neither of the two
                hint = "`ssmlit dedupe`"
            said = f"{identifier} is also that of {other.key} (line {other.line}): {hint}"
            return said, _is_same(view, other)
    return None


def _is_same(view: EntryView, other: Entry) -> bool:
    one, two = view.title, to_unicode(other.get("title"))
    return not (one and two) or agreement(one, two) != "different"


def _are_related(view: EntryView, other: Entry) -> bool:
    """Return whether one is a part of the other or of the same book, or refers to it."""
    if view.type in CHAPTERS or other.type.lower() in CHAPTERS:
        return True
    keys = {view.key.lower(), other.key.lower()}
    entries = (view.entry, other)
    return any(key.lower() in keys for one in entries for _, key in references.named(one))
