r"""Unicode to LaTeX: escaping for the library, and pure ASCII LaTeX for export.

Responsible for which characters TeX takes for commands and which command makes which letter. Does
not depend on fields. Existing math and commands are never touched, so both functions may be applied
twice.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ssmlit._lazy import foreign, regex
from ssmlit.latex.symbols import ACCENTS, LETTERS, command_of

# Pandoc's rule for what is math in plain text: no blank inside the dollars, no digit after them.
_MATH = (
    r"\$\$.+?\$\$|\$(?![\s$])(?:\\.|[^$\\])*?(?<![\s\\])\$(?!\d)"
    r"|\\\((?:(?!\\\().)+?\\\)|\\ensuremath\{[^{}]*\}"
)
_SPECIAL = regex(r"[\\&%#_$~^<>|{}]")
_ESCAPABLE = regex(rf"({_MATH})|(\\(?:[A-Za-z]+|[^\sA-Za-z0-9]))|({_SPECIAL.pattern})", re.DOTALL)
_ESCAPES = {
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
_GREEK = r"[\u0370-\u03ff\u1f00-\u1fff\u0300-\u0301]"
_MATH_SIGN = foreign(r"[\u0370-\u03ff\u2070-\u22ff\u2a00-\u2aff]")
_TEXT_IN_MATH = regex(r"\\(?:text|[mhf]box)")
_MARK = r"[\u0300-\u036f]"  # combining: what no letter of Unicode has with the one before it
_NOT_ASCII_OR_WORD = regex(
    rf"({_MATH})|(?:{_GREEK}{{2,}})|([A-Za-z]{_MARK}+|[^\x00-\x7f]{_MARK}*)", re.DOTALL
)
_COMBINING = {mark: name for name, mark in ACCENTS.items() if name in "`'^~=u.\"rHvdckb"}
_BELOW = "\u0323\u0327\u0328\u0331"  # marks that keep the dot of an i
_LETTER_COMMANDS = {letter: name for name, letter in LETTERS.items()}
_SIGN_COMMANDS = {
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "\u00a0": "~",
    "…": r"\ldots{}", "\u2010": "-", "\u2011": "-", "\u200b": "", "\u00ad": r"\-", "\u2009": r"\,",
    "\u202f": r"\,", "ẞ": "SS",
}  # fmt: skip


def escape(text: str) -> str:
    r"""Return plain Unicode as field text that TeX prints as it reads.

    `& % # _ $ ~ ^ < > |` outside math become commands, letters stay Unicode, blanks collapse.
    Greek letters and mathematical signs, which pdfLaTeX cannot print in text, are wrapped in
    `\ensuremath`.
    Balanced braces stay; a brace without a partner, which BibTeX cannot read, becomes
    `\textbraceleft{}`.
    """
    if not text or (text.isascii() and text.isalnum()):
        return text  # most names
    text = " ".join(text.split())
    if _SPECIAL.search(text):
        lone = _lone_braces(text)
        text = _ESCAPABLE.sub(lambda match: _escaped(match, lone), text)
    return text if text.isascii() else _NOT_ASCII_OR_WORD.sub(_typeset, text)


def to_latex(text: str) -> str:
    r"""Return field text with every non-ASCII character as a command: `ö` → `{\"o}`.

    Existing commands and math stay. So do letters of other scripts: Cyrillic, Chinese and words in
    Greek need fonts, not commands; a single Greek letter is a symbol.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _NOT_ASCII_OR_WORD.sub(_encoded, text)


def _encoded(match: re.Match[str]) -> str:
    math, char = match.groups()
    if math:
        return re.sub(r"[^\x00-\x7f]", _math_letter, math)
    return _letter(char) if char else match[0]


def _escaped(match: re.Match[str], lone: frozenset[int]) -> str:
    math, command, char = match.groups()
    if math and _lone_braces(math):  # dollars around a brace without a partner are not math
        pieces = enumerate(math, match.start())
        return "".join(_escaped_character(c, place, lone) for place, c in pieces)
    if char:
        return _escaped_character(char, match.start(), lone)
    if command and match.start() + 1 in lone:
        return _brace(command[1])
    return match[0]


def _escaped_character(char: str, place: int, lone: frozenset[int]) -> str:
    if char in "{}":
        return _brace(char) if place in lone else char
    return _ESCAPES.get(char, char)


def _typeset(match: re.Match[str]) -> str:
    """Return a character that text fonts lack as math, in math as its command; others stay."""
    math, char = match.groups()
    if math:
        return _MATH_SIGN.sub(_math_letter, math)
    if not char or char < "\u0370" or not _needs_math(char[0]):
        return match[0]
    command = command_of(char[0])
    return f"{{{command}}}{char[1:]}" if command.startswith("\\ensuremath{") else char


def _needs_math(char: str) -> bool:
    return unicodedata.category(char) in {"Sm", "No"} or "GREEK" in unicodedata.name(char, "")


def _brace(char: str) -> str:
    return r"\textbraceleft{}" if char == "{" else r"\textbraceright{}"


def _lone_braces(text: str) -> frozenset[int]:
    r"""Return the places of braces without a partner; BibTeX counts `\\{` too."""
    if "{" not in text and "}" not in text:
        return frozenset()
    opened: list[int] = []
    lone: list[int] = []
    for brace in re.finditer(r"[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            opened.pop()
        else:
            lone.append(brace.start())
    return frozenset(opened + lone)


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    """Return the command for a letter, with the marks that combine with it, or for a sign."""
    if char in _SIGN_COMMANDS:
        return _SIGN_COMMANDS[char]
    if char in _LETTER_COMMANDS:
        return f"{{\\{_LETTER_COMMANDS[char]}}}"
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1 and all(mark in _COMBINING for mark in parts[1:]):
        return _accented(parts[0], parts[1:]) or char
    if len(char) > 1:
        return char if char[0].isascii() else _letter(char[0]) + char[1:]
    command = "" if _is_of_another_script(char) else command_of(char)
    return f"{{{command}}}" if command and _reads_back(command, char) else char


def _reads_back(command: str, char: str) -> bool:
    r"""Whether a Latin letter, a mark or a number is what a command of a foreign table makes.

    That has `\={H}` for Ħ, and `\nument{149}`; of signs it has more than `to_unicode` reads.
    """
    from ssmlit.latex.decode import to_unicode

    is_sure = unicodedata.category(char)[0] not in "LMN" or "GREEK" in unicodedata.name(char, "")
    same = {char, unicodedata.normalize("NFKC", char)}  # a ligature is its letters
    return is_sure or to_unicode(f"{{{command}}}") in same


def _is_of_another_script(char: str) -> bool:
    """Return whether a letter is neither Latin nor, as a symbol, Greek."""
    name = unicodedata.name(char, "")
    return unicodedata.category(char)[0] == "L" and not name.startswith(
        ("LATIN", "GREEK", "MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER")
    )


def _accented(base: str, marks: str) -> str:
    r"""Return `{\"o}`, `{\v{s}}`, `{\'\i}`, with two marks `{\'{\^e}}`; "" for no Latin letter."""
    if base in _LETTER_COMMANDS and base not in "ıȷ":  # whose own accents are those of i and j
        made = f"\\{_LETTER_COMMANDS[base]}"
    elif not (base.isascii() and base.isalpha()):
        return ""
    else:
        made = base if marks[0] in _BELOW else {"i": r"\i", "j": r"\j"}.get(base, base)
    for mark in marks:
        name = _COMBINING[mark]
        made = f"\\{name}{{{made}}}" if name.isalpha() or len(made) > 2 else f"\\{name}{made}"
    return f"{{{made}}}"


def _math_letter(match: re.Match[str]) -> str:
    r"""Return a letter in a formula as a command, without `\ensuremath` but in `\text{in Ω}`.

    Raised and lowered signs keep braces: in `10⁻⁹` are two.
    """
    command = _letter(match[0])
    inner = re.fullmatch(r"\{\\ensuremath\{(.+)\}\}", command)
    if not inner or _TEXT_IN_MATH.search(match.string):
        return command
    if inner[1][0] in "^_":
        return f"{{{inner[1]}}}"
    is_open = inner[1][-1].isalpha() and match.string[match.end()].isalpha()
    return f"{inner[1]} " if is_open else inner[1]
