from ssmlit import latex
from ssmlit.checks import name_parts
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "N416 braced-person",
    summary="a person's name in braces",
    why="""Braces keep an institution's name whole. A person's is then sorted by the first name and
    never shortened to initials.""",
    bad="@misc{gu, author = {{Albert Gupta}}, title = {Mamba}}",
    good="@misc{gu, author = {Albert Gupta}, title = {Mamba}}",
    fix="unsafe",
    fields=("author", "editor"),
    looks=r"(?:^|\sand\s+)\{[^{}]*\}(?:\s+and\s|\s*$)",
)

_SPOKEN = regex(r"([^\W\d_]+)(?: [^\W\d_]\.)* ([^\W\d_][\w'’-]{2,})")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    for nth, name in enumerate(latex.split_names(field.text)):
        inside = name[1:-1] if name[:1] == "{" and name[-1:] == "}" else ""
        spoken = _SPOKEN.fullmatch(latex.to_unicode(inside))
        is_person = spoken and name_parts.is_whole(inside) and spoken[1].lower() in name_parts.GIVEN
        if is_person and not latex.is_institution(inside):
            fix = view.rewritten(field, name_parts.with_name(field.text, nth, inside))
            yield Fault(f"{inside} seems to be a person, in braces", field, name, fix)
