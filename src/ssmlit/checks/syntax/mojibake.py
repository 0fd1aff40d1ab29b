from ssmlit import latex
from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext, regex

RULE = Rule(
    "E121 mojibake",
    summary="letters that were read in the wrong encoding",
    why="""UTF-8 that was read as Latin-1 or Windows-1252 shows as Ã¼ for ü and â€™ for ’; a lost
    letter shows as �. The fix decodes it again; lost letters have to be looked up.""",
    bad="@misc{gu, title = {GÃ¶del Machines}, year = 2023}",
    good="@misc{gu, title = {Gödel Machines}, year = 2023}",
    fix="unsafe",
)

_LOST = regex("\ufffd|ï¿½")


def check(view: EntryView, _: RuleContext) -> Findings:
    for field in view.fields.values() if view.is_foreign else ():
        text = field.text
        if text.isascii():
            continue
        if lost := _LOST.search(text):
            yield Fault(f"{field.name} contains �, a lost letter", field, lost[0])
        elif found := latex.misread(text):
            fix = view.rewritten(field, latex.decoded(text))
            message = f"{field.name} holds {found}, which was read in the wrong encoding: "
            yield Fault(message + latex.decoded(found), field, found, fix)
