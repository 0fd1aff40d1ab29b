from collections import Counter

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.latex import in_capitals, protect

RULE = Rule(
    "N503 unprotected-capitals",
    summary="an acronym or a coined name in a title, without braces",
    why="""plain, ieeetr and many other styles print titles in lower case: GAN becomes gan. Braces
    around the word keep it. Most biblatex styles leave titles alone.""",
    bad="@misc{gu, title = {Training a GAN on ImageNet}, year = 2014}",
    good="@misc{gu, title = {Training a {GAN} on {ImageNet}}, year = 2014}",
    fix="unsafe",
    fields=("title",),
    looks=r"(?<![{\w\\-])(?:[A-Z]{2}|[A-Za-z]*[a-z][A-Z]|\w*\d[A-Z])",
)

_BRACED = regex(r"\{([^{}]*)\}")
_GROUP = regex(r"\{[^{}]*\}|\$[^$]*\$|\\[A-Za-z]+")
_LOUD = regex(r"(?<![\w{])(?:[A-Z]{2,}s?\d*|[A-Za-z]*[a-z][A-Z]\w*|\w*\d[A-Z]\w*)(?!\w)")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if field.text.isupper() or in_capitals(field.text):
        return
    if field.text.startswith("{") and field.text.endswith("}"):
        return
    bare = field.text
    while (fewer := _GROUP.sub(" ", bare)) != bare:
        bare = fewer
    words = list(dict.fromkeys(_LOUD.findall(bare)))
    if words:
        whole = protect(field.text)
        gained = Counter(_BRACED.findall(whole)) - Counter(_BRACED.findall(field.text))
        named = ", ".join([*gained, *(it for it in words if it not in " ".join(gained))])
        fix = view.rewritten(field, whole)
        yield Fault(f"many styles print {named} in lower case", field, words[0], fix)
