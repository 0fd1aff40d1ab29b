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
    if loud and (len(loud) > 1 or len(names) < 3 or not any(map(_is_loud, names[1:]))):
        yield Fault(f"{loud[0]} is in capitals", field, loud[0])


def _is_loud(name: str) -> bool:
    """Return whether a person's name, or the surname before its comma, is all capitals."""
    if name.startswith("{"):
        return False
    surname, *first = name_parts.parts(latex.to_unicode(name))
    whole = [*surname.split(), *(word for part in first for word in part.split())]
    if first and (_is_capitals(surname.split()) or _is_capitals(whole)):
        return True
    words = [word for word in surname.split() if not word.endswith(".")]
    return len(surname.split()) > 1 and not first and _is_capitals(words)


def _is_capitals(words: list[str]) -> bool:
    """Return whether words are in capitals, at least one too long for an abbreviation."""
    return bool(words) and all(map(str.isupper, words)) and max(map(len, words)) > 3
