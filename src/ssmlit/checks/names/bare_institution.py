from ssmlit import latex
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.checks.name_parts import with_name

RULE = Rule(
    "W411 bare-institution",
    summary="an institution as author, without braces around it",
    why="""BibTeX reads “World Wide Web Consortium” as Mr Consortium and prints W. W. W. Consortium;
    a second pair of braces keeps the name whole.""",
    bad="@misc{w3c, author = {World Wide Web Consortium}, title = {XQuery}}",
    good="@misc{w3c, author = {{World Wide Web Consortium}}, title = {XQuery}}",
    fix="unsafe",
    fields=("author", "editor"),
    looks=latex.INSTITUTION_WORDS,
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    names = latex.split_names(field.text)
    is_cut = any(name.isalpha() and not name.isupper() for name in names)
    for nth, name in enumerate(names):
        is_marked = name.startswith('"') or not set("{=").isdisjoint(name)
        if not is_marked and latex.is_institution(name):
            braced = with_name(field.text, nth, f"{{{name}}}")
            # “… Co-operation and Development”: where its name ends is not sure
            fix = () if is_cut and len(names) > 1 else view.rewritten(field, braced)
            yield Fault(f"{name} is read as a person's name", field, name, fix)
