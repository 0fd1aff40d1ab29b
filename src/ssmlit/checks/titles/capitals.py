from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import NAMES
from ssmlit.latex import in_capitals, to_unicode

RULE = Rule(
    "W501 capitals",
    summary="a title in capitals",
    why="""Styles can lower capitals but cannot raise the right ones: write the title as the paper
    itself does in running text.""",
    bad="@misc{gu, title = {LINEAR-TIME SEQUENCE MODELING}, year = 2023}",
    good="@misc{gu, title = {Linear-Time Sequence Modeling}, year = 2023}",
    fields=NAMES,
    looks=r"[A-ZÀ-ÞΑ-ΩЀ-Я]{4}",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    is_loud = field.name.lower() == "title" and in_capitals(field.text)
    if not is_loud and "\\" not in field.text and field.text.upper() != field.text:
        return
    text = to_unicode(field.text)
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 2]
    enough = 3 if field.name.lower() != "title" or max(map(len, words), default=0) < 6 else 2
    is_all = text.isupper() and 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))
    if len(words) >= enough and (is_loud or is_all):  # not of IEEE in Korean
        yield Fault(f"{field.name} is in capitals", field)
