import re

from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.identity import address
from ssmlit.strings import cut

RULE = Rule(
    "W314 malformed-address",
    summary="a url with blanks or without a scheme, or not a url at all",
    why="""A link in a PDF needs https:// (or another scheme) and no blanks; without them readers
    open a file of that name.""",
    bad="@misc{gu, title = {Mamba}, url = {arxiv.org/abs/2312.00752}}",
    good="@misc{gu, title = {Mamba}, url = {https://arxiv.org/abs/2312.00752}}",
    fix="unsafe",
    fields=("url", "code", "project", "pdf", "video", "slides", "ee"),
    looks=r"^(?!https?://[^\s{}\\<>\"]+$)|^https?://https?:",
)

_GOOD = regex(r"[A-Za-z][A-Za-z0-9+.-]*:(?://)?[^\s<>\"]+")
_WRAPPED = regex(r"\\url\s*\{(.*)\}|<(.*)>", re.DOTALL)
_BARE = regex(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)
_FILE = regex(r"(?:[^.:]+/.*|[^/:]*)\.pdf", re.DOTALL)  # beside the .bib file
_DOI = regex(r"10\.\d{4,5}/[\w.()/-]+")
_SCHEME = regex(r"https?://(?!https?:)")
_SECOND = regex(r"\S\s+(?:https?|ftp)://")
_DOUBLED = regex(r"https?:/?/?https?:|https?:/(?!/)|https?//|https?:(?!/)")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    text = field.text.strip()
    is_file = field.name.lower() == "pdf" and _FILE.fullmatch(text)
    if not text or text.startswith("\\href") or is_file:
        return
    if wrapped := _WRAPPED.fullmatch(text):
        text = (wrapped[1] or wrapped[2] or "").strip()
        fix = view.rewritten(field, text) if _GOOD.fullmatch(text) else ()
        if field.name.lower() == "url":
            yield Fault("url takes the bare address; styles add the command", field, "", fix)
    elif _DOUBLED.match(text) or not _GOOD.fullmatch(re.sub(r"\\?[{}]|\n\s*", "", text)):
        named = None if re.search(r"\s", text) else identifiers.parse(text)
        if named and named.scheme == "doi" and _SCHEME.match(text):
            return  # Wiley's old DOIs have < and > in them
        what = "more than one address" if _SECOND.search(text) else "not an address"
        bare = f"https://{text}" if _BARE.fullmatch(text) else ""
        bare = f"https://doi.org/{text}" if _DOI.fullmatch(text) else bare
        spaced = address(text) if " " in text else ""
        bare = spaced if "%20" in spaced and "%20" not in text else bare
        fix = view.rewritten(field, bare) if bare else ()
        yield Fault(f"{field.name} is {what}: {cut(text)}", field, "", fix)
