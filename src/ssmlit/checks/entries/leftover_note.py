from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import CONTAINER_FIELDS

RULE = Rule(
    "N208 leftover-note",
    summary="a note in which Zotero left what other fields hold",
    why="""Zotero exports the lines of its field Extra as `note`, and styles print them: “Publisher:
    Springer.”, “_eprint: https://…”.""",
    bad="@article{gu, title = {Mamba}, journal = {Seals}, note = {Publisher: Shells and Sons}}",
    good="@article{gu, title = {Mamba}, journal = {Seals}}",
    fix="unsafe",
    fields=("note",),
    reads=("publisher", *CONTAINER_FIELDS),
    looks=r"[A-Za-z}]: ?\S",
)

_LINE = regex(
    r"\s*(?:Publisher|Conference Name|Journal Abbreviation|Event-place|Number|\\?_eprint|ISSN"
    r"|Place|Company|Distributor|Institution|Label|Section|Type|Medium|Issue|Num Pages"
    r"|Accepted(?=: ?\d{4}-\d\d)|Publication Title|Google-Books-ID|ERIC Number"
    r"|ADS Bibcode|Citation Key|Page Version ID|Version Number|MAG ID|S2ID): ?\S.*"
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    lines = field.text.replace("{", "").replace("}", "").strip().splitlines()
    if lines and all(map(_LINE.fullmatch, lines)):
        label = lines[0].partition(":")[0].strip()
        is_said = view.first("publisher") or view.venue
        fix = view.without(field) if is_said else ()
        yield Fault(f"note holds {label}, which is printed", field, "", fix)
