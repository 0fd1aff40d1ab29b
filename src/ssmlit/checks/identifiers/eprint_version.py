from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import ARCHIVE_FIELDS

RULE = Rule(
    "W305 eprint-version",
    summary="a version (v2) inside eprint",
    why="""The id names the paper, the version one of its texts; programs that compare ids see two
    papers. Where the version matters it has a field of its own, `version`.""",
    bad="@misc{gu, title = {Mamba}, eprint = {2312.00752v2}, archiveprefix = {arXiv}}",
    good="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv},"
    " version = {2}}",
    fix="unsafe",
    fields=("eprint",),
    reads=(*ARCHIVE_FIELDS, "version"),
    looks=r"\dv[0-9]+\s*$",
)

_VERSION = regex(r"v([0-9]+)\s*$")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = _VERSION.search(field.text)
    if found and (view.is_on_arxiv or not view.first(*ARCHIVE_FIELDS)):
        fix = view.rewritten(field, field.text[: found.start()])
        if not view.first("version"):
            fix += view.with_field("version", found[1])
        mark = found[0].strip()
        yield Fault(f"eprint contains the version {mark}", field, mark, fix)
