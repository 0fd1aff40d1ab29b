from ssmlit import latex
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.checks.name_parts import with_names

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
    found = {
        nth: f"{{{name}}}"
        for nth, name in enumerate(names)
        if not (name.startswith('"') or not set("{=").isdisjoint(name))
        and latex.is_institution(name)
    }
    # “… Co-operation and Development”: where its name ends is not sure
    is_sure = found and not (is_cut and len(names) > 1)
    fix = view.rewritten(field, with_names(field.text, found)) if is_sure else ()
    for nth in found:
        yield Fault(f"{names[nth]} is read as a person's name", field, names[nth], fix)
