from ssmlit import latex
from ssmlit.checks import name_parts, people_lists
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.latex.around_names import AND
from ssmlit.strings import cut

RULE = Rule(
    "E403 commas",
    summary="a comma where “and” belongs",
    why="""Within a name BibTeX reads “Last, First” and “Last, Jr, First”; a third comma is an
    error, and with fewer it reads the second person as a first name.""",
    bad="@misc{gu, author = {Albert Gu, Tri Dao, Stefano Ermon}, title = {Mamba}}",
    good="@misc{gu, author = {Albert Gu and Tri Dao and Stefano Ermon}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=",",
)

_OTHER_MARK = regex(rf";|\s(?:\\?&|{AND}\.?|[/+|])\s")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found: dict[int, str] = {}
    faults: list[tuple[int, str, str]] = []
    for nth, name in enumerate(latex.split_names(field.text)):
        is_one = name_parts.PLAIN.fullmatch(name) or latex.is_extended(name)
        if is_one or _OTHER_MARK.search(name):  # that separates them; commas are for first names
            continue
        parts = name_parts.parts(name)
        if reason := people_lists.misread(parts):
            faults.append((nth, name, reason))
            if "{" not in name and (people := people_lists.people_of(parts)):
                found[nth] = " and ".join(people)
    fix = view.rewritten(field, name_parts.with_names(field.text, found)) if found else ()
    for nth, name, reason in faults:
        yield Fault(f"{cut(name)} {reason}", field, name, fix if nth in found else ())
