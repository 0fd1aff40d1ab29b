from ssmlit import latex
from ssmlit.checks import name_parts
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext

RULE = Rule(
    "W406 capital-names",
    summary="a person's name in capitals",
    why="""It is printed like that. Styles that want surnames in capitals set them themselves. A
    name that is one word, or in braces, counts as an institution.""",
    bad="@misc{gu, author = {GU, ALBERT and DAO, TRI}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fields=("author", "editor"),
    looks=r"[A-Z\u00c0-\u00de]{3}",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield names of several words whose letters, initials aside, are all capitals."""
    names = latex.split_names(field.text)
    loud = [name for name in names if _is_loud(name)]
    if loud and (len(loud) > 1 or len(names) < 3 or loud[0] == names[0]):
        yield Fault(f"{loud[0]} is in capitals", field, loud[0])


def _is_loud(name: str) -> bool:
    """Return whether a person's name, or the surname before its comma, is all capitals."""
    if name.startswith("{"):
        return False
    first, *behind = name_parts.parts(latex.to_unicode(name))
    words = first.split()
    if behind:
        return _is_capitals(words) or _is_capitals([*words, *" ".join(behind).split()])
    return len(words) > 1 and _is_capitals([word for word in words if not word.endswith(".")])


def _is_capitals(words: list[str]) -> bool:
    """Return whether words are in capitals, at least one too long for an abbreviation."""
    return bool(words) and all(map(str.isupper, words)) and max(map(len, words)) > 3
