r"""`ssmlit cite`: print what cites a paper in the language of a manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError

Language = Literal["latex", "markdown", "org", "typst"]
_ENDINGS = {"latex": ".tex", "markdown": ".md", "org": ".org", "typst": ".typ"}

HELP = r"""Print a citation: \cite{…}, [@…] or @….

\b
  ssmlit cite gu2023mamba
  ssmlit cite linear-time sequence --in paper.md
  ssmlit cite 2312.00752 gu2022efficiently --command citep

Arguments are keys or identifiers, else a search that must find exactly one paper. --in FILE, --as
or --command sets the language; by default it is that of the only manuscript in this folder, else
LaTeX.
"""

JSON = """
A citation.
  keys (list of text): The citation keys.
  citation (text): The text that cites them.
"""


@command("cite", help=HELP)
def cite(
    session: Session,
    words: list[str] | None = typer.Argument(
        None,
        metavar="[KEY|QUERY]...",
        help="Keys or identifiers, else a query.",
        autocompletion=offers.cited,
    ),
    manuscript: Path | None = typer.Option(
        None, "--in", metavar="FILE", readable=False, help="The manuscript."
    ),
    language: Language | None = typer.Option(None, "--as", "--format", "-f", help="Its language."),
    latex: str = typer.Option(
        "", "--command", metavar="NAME", help="The LaTeX command; by default cite."
    ),
    every: bool = typer.Option(False, "--all", help="Cite everything the search finds."),
) -> None:
    from ssmlit.actions.select import entries_to_cite
    from ssmlit.citations import citation

    if not words:
        raise UsageError("say what to cite: keys, identifiers, or words to search for")
    if latex and language not in {None, "latex"}:
        raise UsageError(f"--command is for LaTeX, not for --as {language}")
    if manuscript:
        from ssmlit.store.disk_files import require_named

        require_named(manuscript)
    found = entries_to_cite(session.library, words, several=every)
    keys = list(dict.fromkeys(entry.key for entry in found))  # several may have one
    if language or latex:
        ending = _ENDINGS[language or "latex"]
    else:
        ending = manuscript.suffix if manuscript else _at_hand()
    text = citation(f"paper{ending}", keys, latex.lstrip("\\") or "cite")
    session.result({"keys": keys, "citation": text}, text)


def _at_hand() -> str:
    """Return the ending of the manuscripts in this folder, if all have the same; else LaTeX's."""
    from ssmlit.citations.manuscript import MARKDOWN, TEX

    kinds = {path.suffix for path in Path().iterdir() if path.suffix in {*TEX, ".qmd", ".typ"}}
    if len(kinds) == 1:
        return kinds.pop()
    notes = {path.suffix for path in Path().iterdir() if path.suffix in MARKDOWN}
    return ".md" if notes and not kinds and not Path("README.md").exists() else ".tex"
