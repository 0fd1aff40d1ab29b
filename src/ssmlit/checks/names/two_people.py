from ssmlit import latex
from ssmlit.checks import name_parts, people_lists
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.latex.around_names import PARTICLES, is_suffix

RULE = Rule(
    "W409 two-people",
    summary="a name that seems to be two people",
    why="An “and” is missing between them: they are printed, sorted and counted as one person.",
    bad="@misc{gu, author = {Albert Gu Stefano Ermon and Dao, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Albert Gu and Stefano Ermon and Dao, Tri}, title = {Mamba}}",
    fields=("author", "editor"),
    looks=r"\S+\s+\S+\s+\S+",
)

_SPOKEN = rf"{name_parts.INITIALS}([A-Z][\w'’-]+)"
_RUN_ON = regex(rf"{_SPOKEN},? {_SPOKEN}")
_GLUED = regex(r"[.}]and\s|,and\s|\sand(?=[A-Z])|([A-Z][a-z]+)and\s")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield names that contain a second one: `A. Gu T. Dao`, `Albert Gu Stefano Ermon`.

    Of a comma between two only where there is nobody else: `Heewoo Jun, Qiming Yuan`.
    """
    if glued := _glued(field.text):
        yield Fault("a blank is missing beside `and`", field, glued)
    names = latex.split_names(field.text)
    for name in names:
        if name_parts.PLAIN.fullmatch(name):
            continue
        if _is_list(name):
            yield Fault(f"{name} is one name to BibTeX, because of its braces", field, name)
        elif not name.startswith("{") and _is_two(name, alone=len(names) == 1):
            yield Fault(f"{name} seems to be two people", field, name)


def _glued(text: str) -> str:
    """Return an `and` that is glued to a name: `Johnand Doe`, where John is a first name."""
    for found in _GLUED.finditer(text):
        if not found[1] or found[1].lower() in name_parts.GIVEN:
            return found[0].strip()
    return ""


def _is_list(name: str) -> bool:
    """Whether people are in braces together: `{Gu, A. and T. Dao}`, not `{Food, Tea and Co}`."""
    inside = latex.split_names(name[1:-1]) if name[:1] == "{" and name[-1:] == "}" else ()
    return len(inside) > 1 and all(map(_is_surely_one, inside))


def _is_surely_one(name: str) -> bool:
    parts = name_parts.parts(name)
    return _is_given(parts[1]) if len(parts) == 2 else name_parts.is_whole(name)


def _is_given(part: str) -> bool:
    return name_parts.is_initials(part) or part.partition(" ")[0].lower() in name_parts.GIVEN


def _is_two(name: str, *, alone: bool) -> bool:
    text = latex.to_unicode(name)
    if run_on := _RUN_ON.fullmatch(text):
        return run_on[1].lower() not in name_parts.GIVEN | PARTICLES
    sections = name_parts.parts(name)
    if len(sections) == 1:
        words = text.split()
        parts = ((words[:at], words[at:]) for at in range(2, len(words) - 1))
        return not (alone and len(words) == 4) and any(all(map(_is_person, two)) for two in parts)
    if len(sections) == 2 and all(sections) and not people_lists.misread(sections):
        return alone and people_lists.are_spoken(sections)
    # `Gu, Albert Dao, Tri`: the middle is a first name and a surname
    if len(sections) == 3 and not is_suffix(sections[2]):
        middle = latex.to_unicode(sections[1]).split()
        return len(middle) == 2 and middle[0].lower() in name_parts.GIVEN
    return False


def _is_person(words: list[str]) -> bool:
    """Return whether words are a person's name that begins with a common first name."""
    is_given = words[0].lower() in name_parts.GIVEN and words[-1][-1:] != "."
    return is_given and name_parts.is_whole(" ".join(words))
