import re

from ssmlit import latex
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.name_parts import with_names
from ssmlit.ordinals import ORDINAL
from ssmlit.strings import cut

RULE = Rule(
    "W407 digits-in-names",
    summary="a digit in a person's name",
    why="""It is a footnote mark that was copied along, or DBLP's number for people of the same name
    (“Ming Zhang 0004”), and it is printed.""",
    bad="@misc{gu, author = {Gu, Albert1 and Dao, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="unsafe",
    fields=("author", "editor"),
    looks=r"\d",
)

# Of DBLP, or a mark of one or two digits; `ESP8266` and `R2` are names.
_NUMBER = regex(r"\s+\d{4}\b|(?<=[^\W\d_A-Z])\d{1,2}(?:,\d+)*(?=$|[\s,])|(?<=\.)\d{1,2}(?=$|[\s,])")
_HOMONYM = regex(r"\s0\d{3}$")  # of DBLP, whatever is before it
_ORDINAL = regex(rf"{ORDINAL}\b")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found: dict[int, str] = {}
    names = latex.split_names(field.text)
    for nth, name in enumerate(names):
        bare = _ORDINAL.sub("", latex.to_unicode(name) if "\\" in name else name)
        if "{" in name and "\\" in name:
            bare = "".join(_HOMONYM.findall(name))
        bare = re.sub(r"\{[^{}]*\}|\$[^$]*\$", "", bare)
        is_word = " " not in bare.strip() and bare.isupper()  # W3C, 3GPP
        if is_word or latex.is_institution(name):
            continue
        if re.search(r"\d", bare) and not re.search(r"://|=", bare):
            found[nth] = _NUMBER.sub("", name)
    if found:
        name = names[min(found)]
        fix = view.rewritten(field, with_names(field.text, found))
        yield Fault(f"the name {cut(name)} contains a digit", field, name, fix)
