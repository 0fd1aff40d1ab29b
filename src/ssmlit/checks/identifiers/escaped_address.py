import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.identity import address

RULE = Rule(
    "W315 escaped-address",
    summary=r"\_ or \& in a url or a doi",
    why="""biblatex and hyperref take these fields literally, so the backslash becomes a part of the
    link. Old BibTeX styles without url support want it; waive the rule for those.""",
    bad=r"@misc{gu, title = {Mamba}, doi = {10.1007/978-3-031-72114-4\_1}}",
    good="@misc{gu, title = {Mamba}, doi = {10.1007/978-3-031-72114-4_1}}",
    fix="safe",
    fields=("url", "doi", "eprint", "code", "project", "pdf"),
    looks=r"\\[_%&#~$]|\\textunderscore|\\text(?:ascii)?tilde|\\string~|\$\\sim\$",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    clean = address(field.text, keep_blanks=True)
    if clean != field.text:
        mark = next(iter(re.findall(r"\\[_%&#~$]|\\(?:text|s)\w+", field.text)), "")
        fix = view.rewritten(field, clean)
        yield Fault(f"{field.name} is taken literally: {mark} is printed", field, mark, fix)
