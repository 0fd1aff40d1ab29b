from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "W120 invisible-character",
    summary="a character that cannot be seen: control, zero-width, direction, soft hyphen",
    why="""It is pasted along from web pages and PDFs. LaTeX stops at it or prints a box, and
    searches fail. A zero-width joiner inside Arabic, Persian or Indic words is accepted. A control
    character that stands for a lost letter, or for one of Windows-1252 (’ is U+0092), is left to
    you: the file may have another encoding.""",
    bad="@misc{gu, title = {Mam\u200bba}, year = 2023}",
    good="@misc{gu, title = {Mamba}, year = 2023}",
    fix="safe",
)

_INVISIBLE = regex(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d]"
)
_STANDS_FOR = regex(r"[\x80-\x9f]|(?<=\w)[\x00-\x08\x0e-\x1f\x7f](?=\w)")
_FIXED_BLANK = regex("[\u00a0\u2007\u202f]")  # no-break blanks


def check(view: EntryView, context: RuleContext) -> Findings:
    names = "\n".join((view.key, *view.fields))
    unseen = (one.search(names) for one in (_INVISIBLE, _STANDS_FOR, _FIXED_BLANK))
    if not names.isascii() and (found := next(filter(None, unseen), None)):
        yield Fault(f"U+{ord(found[0]):04X}, which cannot be seen, is in the key or a field's name")
    for name, field in view.fields.items() if view.is_foreign or context.has_controls else ():
        text = field.text
        if text.isprintable() or (text.isascii() and not context.has_controls):
            continue
        if found := _STANDS_FOR.search(text):
            said = f"contains U+{ord(found[0]):04X}, which stands for a character that was lost"
            right = text
        elif found := _INVISIBLE.search(text):
            said = f"contains the invisible character U+{ord(found[0]):04X}"
            right = _INVISIBLE.sub("", text)
        elif name in NAME_FIELDS and (found := _FIXED_BLANK.search(text)):
            said = f"holds U+{ord(found[0]):04X}, which BibTeX does not read as a blank"
            right = _FIXED_BLANK.sub(" ", text)
        else:
            continue
        yield Fault(f"{field.name} {said}", field, found[0], view.rewritten(field, right))
