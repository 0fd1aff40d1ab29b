from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.identity import address

RULE = Rule(
    "W315 escaped-address",
    summary=r"\_ or \& in a url or a doi, %3C or &lt; in a doi",
    why="""biblatex and hyperref take these fields literally, so the backslash becomes a part of the
    link, and an escaped < of a DOI is printed. Old BibTeX styles without url support want the
    backslash; waive the rule for those.""",
    bad=r"@misc{gu, title = {Mamba}, doi = {10.1007/978-3-031-72114-4\_1}}",
    good="@misc{gu, title = {Mamba}, doi = {10.1007/978-3-031-72114-4_1}}",
    fix="safe",
    fields=("url", "doi", "eprint", "code", "project", "pdf"),
    looks=r"\\[_%&#~$]|\\textunderscore|\\text(?:ascii)?tilde|\\string~|\$\\sim\$"
    r"|\\text(?:less|greater)|\$[<>]\$|%[0-9A-Fa-f]{2}|&[lg]t;",
)

_OF_TEX = regex(r"\\[_%&#~$]|\\(?:text|s)\w+|\$[<>]\$")
_OF_ADDRESSES = regex(r"%[0-9A-Fa-f]{2}|&\w+;")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    clean = address(field.text, keep_blanks=True)
    if field.name.lower() == "doi":
        clean = identifiers.unescaped(clean)
    if clean != field.text:
        marks = _OF_TEX.findall(field.text) or _OF_ADDRESSES.findall(field.text)
        mark = next(iter(marks), "")
        fix = view.rewritten(field, clean)
        yield Fault(f"{field.name} is taken literally: {mark} is printed", field, mark, fix)
