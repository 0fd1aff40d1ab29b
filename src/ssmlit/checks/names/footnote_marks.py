import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

_SIGNS = "[*†‡§¶‖✉♯¹²³⁴⁵⁶⁷⁸⁹⁰]"
_SIGN_COMMANDS = "dag|ddag|dagger|ddagger|ast"
_TEXT_COMMANDS = "thanks|footnote|textsuperscript"  # and a text behind them

RULE = Rule(
    "E408 footnote-marks",
    summary="a star, a dagger or a superscript in a name",
    why="It was copied from the first page of the paper and is printed as part of the name.",
    bad="@misc{gu, author = {Gu*, Albert and Dao$^{1}$, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="safe",
    fields=("author", "editor"),
    looks=rf"{_SIGNS}|\$\^|\\(?:{_SIGN_COMMANDS}|{_TEXT_COMMANDS})\b",
)

_MARKS = regex(
    rf"\s*(?:{_SIGNS}+|\{{?\$\^\{{?[^$]*\}}?\$\}}?|"
    rf"\{{?\\(?:{_SIGN_COMMANDS})\b(?:\{{\}})?\}}?|"
    rf"\\(?:{_TEXT_COMMANDS})\{{[^{{}}]*\}})"
)
_COMMAND = regex(r"\\[A-Za-z]+")
_WORD = regex(r"[^\W\d_]{2,}")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = _MARKS.search(field.text)
    if found and "=" not in field.text:
        text = re.sub(r"\s+,", ",", _MARKS.sub("", field.text)).strip()
        says_more = any(_WORD.search(_COMMAND.sub("", one)) for one in _MARKS.findall(field.text))
        fix = view.rewritten(field, text) if text.strip("{} ") and not says_more else ()
        mark = found[0].strip()
        yield Fault(f"the mark {mark} of a footnote is part of a name", field, mark, fix)
