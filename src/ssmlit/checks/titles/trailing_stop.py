import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "W502 trailing-stop",
    summary="a full stop, comma or colon at the end of a title",
    why="Styles add the stop themselves, so some print two. An abbreviation may end in one.",
    bad="@misc{gu, title = {Linear-Time Sequence Modeling.}, year = 2023}",
    good="@misc{gu, title = {Linear-Time Sequence Modeling}, year = 2023}",
    fix="safe",
    fields=("title", "booktitle", "subtitle"),
    looks=r"[.,;:]\W*$",
)

_END = regex(r"(?<=[^\W\d_])(?<!\b[A-Za-z])[.,;:]+(?=[}\s]*$)|(?<=[\d)}$])[.,;:]+(?=[}\s]*$)")
_ABBREVIATED = regex(
    r"\.\.\.|\b(?:etc|al|vol|no|ed|eds|inc|co|corp|ltd|jr|sr|dr|st|ca|vs|proc|conf|symp|trans|int"
    r"|j|math|sci|phys|comput|soc|univ|tech|rep|assoc|eng|lett|nat|acad|bull|ann|rev|pp|\w\.\w+)"
    r"[.][}\s]*$",
    re.IGNORECASE,
)
_QUOTED = regex(r"\\(?:enquote\*?|mkbibquote)\{[^{}]*\}[}\s]*$")  # the stop is the quotation's
_SHORTENED = regex(r"\b[A-Z][a-z]+\.(?=[\s}]|$)")
_STATE = regex(
    r", (?:Ariz|Calif|Colo|Conn|Kans|Mass|Mich|Minn|Miss|Mont|Nebr|Okla|Oreg|Penn|Tenn|Wash)"
    r"\.[}\s]*$"
)  # of the United States, where three letters do not say it
_NUMERAL = regex(r"[{]?[IVXLC]+")
_SHORT_PAIR = regex(r"\b[A-Z][a-z]{1,5}\. [A-Z][a-z]{1,5}\.[}\s]*$")  # Comp. Geom.


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = _END.search(field.text)
    if not found or _QUOTED.search(field.text):
        return
    if not _is_abbreviated(field.text) and _is_sentence(field.text):
        fix = view.rewritten(field, field.text[: found.start()] + field.text[found.end() :])
        last = field.text[: found.end()].split()[-1]
        yield Fault(f"{field.name} ends in `{found[0]}`", field, last, fix)


def _is_abbreviated(text: str) -> bool:
    """Whether the last word is shortened; among shortened ones (“Proc. Int. Conf.”) it is."""
    endings = _ABBREVIATED.search(text[-14:]) or _STATE.search(text) or _SHORT_PAIR.search(text)
    return endings is not None or len(_SHORTENED.findall(text)) > 2


def _is_sentence(text: str) -> bool:
    """Return whether the last of several words is longer than an abbreviation."""
    *before, last = re.sub(r"[\W\d_]+$", "", text).split() or [""]
    bare = last.rpartition("{")[2] if "\\" in last else last
    if _NUMERAL.fullmatch(bare):  # the stop of German ordinals: Heinrichs VIII.
        return False
    return bool(before) and len(bare) > 3 and "." not in last
