from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import KNOWN_FIELDS, STANDARD_FIELDS
from ssmlit.fields.names import KNOWN
from ssmlit.strings import nearest

_SURE = KNOWN_FIELDS | KNOWN  # and those that ssmlit reads

RULE = Rule(
    "W203 misspelt-field",
    summary="a misspelling of a standard field name",
    why="""BibTeX ignores fields it does not know, so their text is not printed. Fields of your own
    are fine as long as they are not one or two letters away from a standard one.""",
    bad="@misc{gu, auhtor = {Gu, Albert}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert}, title = {Mamba}}",
    fix="unsafe",
    shape=lambda _, names: not _SURE.issuperset(names),
)


def check(view: EntryView, _: RuleContext) -> Findings:
    for name in sorted(name for name in view.fields if name not in _SURE):
        field, near = view.fields[name], nearest(name, STANDARD_FIELDS)
        if near and not _is_derived(name, near):
            there = ", which the entry has too" if near in view.fields else ""
            message = f"no style knows the field {field.name}; did you mean {near}{there}?"
            named = view.with_field(near, field.source, verbatim=True)
            fix = () if there else (*view.without(field), *named)
            yield Fault(message, field, field.name, fix)


def _is_derived(name: str, near: str) -> bool:
    """Whether a name is made from a standard one on purpose: `publishera`, `note2`, `blogtitle`.

    biblatex derives `editora` so. Where both end in a standard name, only what is before it may
    be misspelt, and `blog` is not `book`.
    """
    if name.rstrip("0123456789") in KNOWN_FIELDS or name.rstrip("abc") in STANDARD_FIELDS:
        return True
    shared = (it for it in STANDARD_FIELDS if name.endswith(it) and near.endswith(it))
    begins = ((name.removesuffix(it), near.removesuffix(it)) for it in shared)
    return any(len(meant) > 2 and not nearest(own, frozenset({meant})) for own, meant in begins)
