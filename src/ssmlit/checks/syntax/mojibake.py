from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext, regex

RULE = Rule(
    "E121 mojibake",
    summary="letters that were read in the wrong encoding",
    why="""UTF-8 that was read as Latin-1 or Windows-1252 shows as Ã¼ for ü and â€™ for ’; a lost
    letter shows as �. The fix decodes it again; lost letters have to be looked up.""",
    bad="@misc{gu, title = {GÃ¶del Machines}, year = 2023}",
    good="@misc{gu, title = {Gödel Machines}, year = 2023}",
    fix="unsafe",
)

# The first byte of a UTF-8 sequence as Windows-1252 shows it, and the forms of the others.
_LEADS = regex(r"[ÂÃÄÅÆÇÐÑÎÏØÙâãä][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")
_LOST = regex("\ufffd|ï¿½")


def check(view: EntryView, _: RuleContext) -> Findings:
    for field in view.fields.values() if view.is_foreign else ():
        text = field.text
        if text.isascii():
            continue
        if lost := _LOST.search(text):
            yield Fault(f"{field.name} contains �, a lost letter", field, lost[0])
        elif (found := _wrong(text)) is not None:
            fix = view.rewritten(field, _LEADS.sub(lambda m: _decoded(m[0]) or m[0], text))
            message = f"{field.name} holds {found}, which was read in the wrong encoding: "
            yield Fault(message + _decoded(found), field, found, fix)


def _wrong(text: str) -> str | None:
    return next((run for run in _LEADS.findall(text) if _decoded(run)), None)


def _decoded(run: str) -> str:
    """Return a run as it was before misreading, or "" if it cannot have been UTF-8."""
    for encoding in ("cp1252", "latin-1"):
        try:
            text = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if text.isprintable():
            return text
    return ""
