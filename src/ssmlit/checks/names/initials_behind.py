from ssmlit import latex
from ssmlit.checks import name_parts
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.strings import cut

RULE = Rule(
    "E415 initials-behind",
    summary="initials behind a surname, without the comma (Gu A.), or without a blank (A.Gu)",
    why="""BibTeX reads the last word as the surname: “Gu A.” is printed as “G. A.” and sorted
    under A., “A.Gu” is one surname.""",
    bad="@misc{gu, author = {Gu A. and Dao T.}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, A. and Dao, T.}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=r"[^\W\d_][\s~]+(?:[^\W\d_]\.|[A-Z]{1,3}(?:\s|$))|\b[^\W\d_]\.[^\W\d_]{2}",
)

_GLUED = regex(r"((?:[^\W\d_](?:-[^\W\d_])?\.)+)([^\W\d_][\w'’-]+)")
_SURE = regex(rf"([^\s~]+)((?:[\s~]+[^\s~]+)*)[\s~]+({name_parts.INITIALS})")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield the first such name; without stops (`Weinan E`) only among others like it."""
    names = [" ".join(name.split()) for name in latex.split_names(field.text)]
    alone = [name for name in names if "," not in name and "{" not in name and name != "others"]
    among = dict(zip(alone, latex.with_initials_behind(alone), strict=False))
    right = [among.get(name) or _corrected(name) if name in alone else name for name in names]
    changed = [pair for pair in zip(names, right, strict=True) if pair[0] != pair[1]]
    if changed:
        name, other = changed[0]
        what = "the comma behind the surname" if "," in other else "a blank behind the initials"
        fix = view.rewritten(field, " and ".join(right))
        yield Fault(f"{cut(name)} lacks {what}", field, name, fix)


def _corrected(name: str) -> str:
    """Return a surname and initials with stops with a comma or a blank between them, or as is."""
    glued = _GLUED.fullmatch(name)
    if glued and glued[1].isupper() and glued[2][0].isupper() and not glued[2].isupper():
        return f"{glued[1]} {glued[2]}"
    found = _SURE.fullmatch(name)
    is_family = found and len(found[1]) > 2 and "." not in found[1] + found[2]
    if not found or not is_family or found[1].lower() in name_parts.GIVEN:
        return name
    return f"{found[1]}{found[2]}, {found[3].strip()}"
