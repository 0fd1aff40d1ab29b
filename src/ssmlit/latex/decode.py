r"""LaTeX text to Unicode, for showing and comparing.

Responsible for how TeX reads text: groups, control words and the blank they swallow, accents and
their argument, math. Does not depend on fields or entries. Never fails: what makes no sense stays
as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ssmlit._lazy import regex
from ssmlit.latex.symbols import (
    ACCENTS,
    GREEK,
    LETTERS,
    MATH_ACCENTS,
    SIGNS,
    SILENT,
    UNPRINTED,
    UNSAID,
    is_unknown,
    rare,
    symbol,
)
from ssmlit.strings import last_place

_GERMAN_QUOTES = regex(r"\"`([^\"]*)\"'")  # of babel
#: How IEEE's codes begin; a title's case makes `/Spl Mu/` of `/spl mu/`.
CODE = r"/(?:[Ss]pl|su[bp]) "
_MARKUP = regex(rf"[\\{{}}$~&<]|--|``|''|[?!]`|{CODE}")
_SPECIAL = regex(
    r"\\(?:([A-Za-z]+)\*?[ \t\n]*|(.|\n)|$)|\$|~|---?|``|''|[?!]`",
)
_NUMBER = regex(r"\s*[-+]?\d+ ?")
_LENGTH = regex(r"\s*[-+]?(?:\d++\.?\d*+|\.\d++)\s*(?:pt|em|ex|mm|cm|in|pc|bp|sp|mu) ?")
_ENVIRONMENT = regex(r"\{CJK\*?\}(?:\{[^{}]*\}){2}|\{[^{}]*\}")  # with encoding and font
#: Commands of TeX that are followed by what is no text: a length or a number without braces.
_FOLLOWED_BY = {
    **dict.fromkeys(("kern", "mkern", "hskip", "mskip", "raise", "lower"), _LENGTH),
    "penalty": _NUMBER, "begin": _ENVIRONMENT, "end": _ENVIRONMENT,
}  # fmt: skip
# Physicists' BibTeX has accents twice: `\ifmmode \check{r}\else \v{r}\fi{}`.
_IN_MATH = regex(
    r"(?:(?!\\(?:else|fi|ifmmode)(?![A-Za-z])).)*\\(?:else|fi)(?![A-Za-z])[ \t\n]*", re.DOTALL
)
# Publishers' BibTeX has accents as math: `Sim$\tilde{a}$o`, `M$\ddot{\rm u}$ller`.
_ACCENTED = regex(
    rf"\$\\(?P<accent>{'|'.join(MATH_ACCENTS)})(?![A-Za-z])\s?\{{?(?:\\(?:math)?rm\s?\{{?)?"
    r"(?P<letter>\\[ij](?![A-Za-z])|[A-Za-z])\}{,2}\$"
)
_BRACE = regex(r"\\.|[{}]", re.DOTALL)
#: Commands whose argument is an address or a path: there a tilde is a tilde.
_VERBATIM = frozenset({"url", "nolinkurl", "path"})
_TAGS = regex(rf"</|\$\\|{CODE}")  # of HTML and MathML, and IEEE's codes
# Commands of csquotes and biblatex that put their argument in quotation marks, and groups.
_QUOTING = regex(r"\\(enquote\*?|mkbibquote)\s*\{|\\.|[{}]", re.DOTALL)
_QUOTES = (("“", "”"), ("‘", "’"))  # outside and, by turns, inside
_ESCAPED = regex(r"\\([%#&_~{}$])")
_PLAIN = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ",
          "?`": "¿", "!`": "¡"}  # the longer first  # fmt: skip
_DEEPEST = 8  # accents upon accents; Vietnamese needs two


def to_unicode(tex: str) -> str:
    r"""Return LaTeX text as Unicode (NFC), blanks collapsed.

    Accents and letters are decoded, braces and `\emph` are gone, `~` is a blank, `--` a dash. Math
    (`$…$`, `\(…\)`) is kept as it stands, entities and tags that services left are decoded. Text
    without markup comes back unchanged.
    """
    if '"`' in tex:
        tex = _GERMAN_QUOTES.sub(r"„\1“", tex)
    if _MARKUP.search(tex):
        tex = unmarked(tex)
        has_commands = "\\" in tex or "$" in tex
        text = _decode(tex, math=False) if has_commands else _without_commands(tex)
        tex = unicodedata.normalize("NFC", text)
    return " ".join(tex.split())


def unmarked(tex: str) -> str:
    """Return `without_markup(text)`, loaded only for texts that may have some."""
    if not ("&" in tex and ";" in tex) and not _TAGS.search(tex):
        return tex
    from ssmlit.latex.markup import without_markup

    return without_markup(tex)


def to_words(tex: str) -> str:
    """Return LaTeX as text for comparison: like `to_unicode`, with math reduced to its letters."""
    return _decode(tex, math=True)


def _without_commands(tex: str) -> str:
    """Decode text without commands and math, as most titles with markup are."""
    for markup, text in _PLAIN.items():
        if markup in tex:
            tex = tex.replace(markup, text)
    return _unbraced(tex)  # last: `{-}-` is not a dash


def _decode(tex: str, *, math: bool) -> str:
    if "quote" in tex:
        tex = _quoted(tex)
    out: list[str] = []
    place = 0
    while found := _SPECIAL.search(tex, place):
        out.append(_unbraced(tex[place : found.start()]))
        text, place = _special(tex, found, math=math)
        out.append(text)
    out.append(_unbraced(tex[place:]))
    return "".join(out)


def _quoted(tex: str) -> str:
    r"""Write quotation marks around what `\enquote{…}` quotes."""
    return with_marks(tex, _QUOTING, lambda _, depth: _QUOTES[depth % 2])


def with_marks(
    tex: str,
    commands: re.Pattern[str],
    marks: Callable[[re.Match[str], int], tuple[str, str]],
) -> str:
    r"""Write marks around what commands are about; its groups stay.

    Args:
        tex: the text.
        commands: matches them, their name as a group, with the brace that opens theirs; also `\\.`,
            braces, and what is passed over, without a group.
        marks: what to write before and after; asked with the match, and in how many others it is.
    """
    groups: list[str] = []  # of each open one, the mark it closes with
    out: list[str] = []
    place = depth = 0
    for found in commands.finditer(tex):
        out.append(tex[place : found.start()])
        place, piece = found.end(), found[0]
        if found.lastindex:
            opening, mark = marks(found, depth)
            groups.append(mark)
            piece = "{" + opening
            depth += 1
        elif piece == "{":
            groups.append("")
        elif piece == "}" and groups:
            depth -= bool(groups[-1])
            piece = groups.pop() + piece
        out.append(piece)
    return "".join([*out, tex[place:]])


def _unbraced(tex: str) -> str:
    return tex.replace("{", "").replace("}", "")


def _special(tex: str, found: re.Match[str], *, math: bool, depth: int = 0) -> tuple[str, int]:
    """Return the text of one piece of markup and where reading continues."""
    markup, end = found[0], found.end()
    if markup == "$":
        return _math(tex, found.start(), math=math)
    if markup[0] != "\\":
        return _PLAIN[markup], end
    name = found[1] or found[2] or ""
    if name == "(":
        return _math(tex, found.start(), math=math)
    if name in ACCENTS and (found[2] or not markup.endswith("*")):
        return _accent(tex, name, end, depth)
    if name in LETTERS:
        return LETTERS[name], end
    if name in SIGNS:
        return SIGNS[name], end
    return _command(tex, name, end)


def _accent(tex: str, name: str, place: int, depth: int) -> tuple[str, int]:
    letter, end = _argument(tex, place, depth + 1)
    if not letter:  # `\~{}` is how the sign itself is written
        return name if name in {"^", "~"} else "", end
    letter = {"ı": "i", "ȷ": "j"}.get(letter[0], letter[0]) + letter[1:]
    marks = 1
    while letter[marks : marks + 1] and unicodedata.combining(letter[marks]):
        marks += 1  # the outer accent comes after those the letter has
    return letter[:marks] + ACCENTS[name] + letter[marks:], end


def _argument(tex: str, place: int, depth: int) -> tuple[str, int]:
    r"""Read what an accent is on: a letter or a command, in groups or not (`{\i}`, `{\^e}`).

    What else is in the groups, and their end, is read after it like all text.
    """
    while place < len(tex) and tex[place] in " \t\n{":
        place += 1
    if depth <= _DEEPEST and tex.startswith("\\", place):
        found = _SPECIAL.match(tex, place)
        if found is not None:
            text, end = _special(tex, found, math=False, depth=depth)
            return (text, end) if text else _argument(tex, end, depth + 1)
    letter = tex[place : place + 1]
    return ("", place) if letter in {"}", "$", "\\"} else (letter, place + len(letter))


def closing(tex: str, place: int) -> int:
    """Return where the group that opens at `place` closes, or the end of the text."""
    level = 0
    for brace in _BRACE.finditer(tex, place):
        if brace[0] in "{}":
            level += 1 if brace[0] == "{" else -1
            if level == 0:
                return brace.start()
    return len(tex)


def _command(tex: str, name: str, end: int) -> tuple[str, int]:
    if name in GREEK:
        return GREEK[name], end
    if name == "ensuremath" and tex.startswith("{", end):
        close = closing(tex, end)
        formula = tex[end + 1 : close]
        return symbol(formula) or f"${formula}$", close + 1
    if name in UNPRINTED and tex.startswith("{", end):
        return "", closing(tex, end) + 1
    if name in _VERBATIM and tex.startswith("{", end):
        close = closing(tex, end)
        return _ESCAPED.sub(r"\1", tex[end + 1 : close]), close + 1
    if name in _FOLLOWED_BY:
        found = _FOLLOWED_BY[name].match(tex, end)
        return "", found.end() if found else end
    if name == "ifmmode":  # titles and names are text: the other half is read on
        half = _IN_MATH.match(tex, end)
        return "", half.end() if half else end
    if name in SILENT or not name:
        return "", end
    return _macro(tex, name, end) if is_unknown(name) else rare(name), end


def _macro(tex: str, name: str, end: int) -> str:
    """Return the text of a macro of the author's own: its argument, or its name and a blank."""
    if tex.startswith("{", end) and not tex.startswith("{}", end):
        return ""
    return f"{name} " if tex[end - 1].isspace() else name


def _math(tex: str, start: int, *, math: bool) -> tuple[str, int]:
    r"""Read `$…$`, `$$…$$` or `\(…\)`; a dollar without a partner is a dollar."""
    opening = next(o for o in (r"\(", "$$", "$") if tex.startswith(o, start))
    closing = {r"\(": r"\)"}.get(opening, opening)
    place = start + len(opening)
    # every unclosed dollar asks
    end = tex.find(closing, place) if place <= last_place(tex, closing) else -1
    while end > 0 and tex[end - 1] == "\\" and closing != r"\)":
        end = tex.find(closing, end + 1)
    if end < 0:
        return ("$" if opening != r"\(" else "("), start + (1 if opening != r"\(" else 2)
    after = end + len(closing)
    if _is_in_word(tex, start, after) and (found := _ACCENTED.fullmatch(tex, start, after)):
        return _accent(f"{{{found['letter']}}}", MATH_ACCENTS[found["accent"]], 0, 0)[0], after
    return (_letters(tex[place:end]) if math else tex[start:after]), after


def _is_in_word(tex: str, start: int, end: int) -> bool:
    """Whether a letter is beside a formula, perhaps behind a brace: then it is no formula."""
    before, after = tex[max(0, start - 2) : start].rstrip("{"), tex[end : end + 2].lstrip("}")
    return before[-1:].isalpha() or after[:1].isalpha()


def _letters(formula: str) -> str:
    r"""Return what a formula says when read: `O(n\\log n)` as `O(n log n)`, `S^4` as `S4`."""
    text = re.sub(r"[\^_]", "", formula)
    return _decode(re.sub(r"\\([A-Za-z]+)", _spaced, text), math=True)


def _spaced(match: re.Match[str]) -> str:
    name = match[1]
    is_read = any(name in table for table in (GREEK, SILENT, ACCENTS, LETTERS, SIGNS, UNSAID))
    return match[0] if is_read else f" {name} "
