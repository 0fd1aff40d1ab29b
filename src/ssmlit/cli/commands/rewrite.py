r"""`ssmlit rewrite`: update the citation keys in .tex files."""

from __future__ import annotations

from pathlib import Path

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.reading_session import nearer
from ssmlit.cli.shared.session import Session

HELP = r"""Update the citation keys in .tex files after keys were renamed or merged.

\b
  ssmlit rewrite paper.tex                 with every file it \input's
  ssmlit rewrite paper.tex talk.tex --dry-run

After `rename` and `dedupe` the old keys are in `ids`: biblatex finds entries by them, BibTeX does
not. You are shown the diff and asked; `ssmlit undo` reverts it.
"""

JSON = """
Which files were written.
  files (list of text): Their names.
  left (list of object): The papers in which old keys are left to you.
    paper (text): The file that was named.
    cited (list of text): The old keys that it still cites.
    perhaps (list of text): The old keys that it may still cite.
  ...diff
"""


@command("rewrite", writes=True, help=HELP)
def rewrite(
    session: Session,
    papers: list[Path] = typer.Argument(metavar="FILE...", help="The main .tex files."),
) -> None:
    from ssmlit.cli.shared.tex_papers import TexPapers

    outputs, left = TexPapers(session, rewritten=tuple(papers)).rewriting(session.library)
    names = [str(nearer(output.path)) for output in outputs]
    if session.options.dry_run:
        session.preview(outputs)
    else:
        session.agree_to(outputs)
        session.write(outputs, "rewrite", [f"rewrite {', '.join(names)}"])
    said = [f"wrote {name}" for name in names] or ["nothing to do"]
    rest = [
        {"paper": paper, "cited": [*one.cited], "perhaps": [*one.perhaps]}
        for paper, one in left.items()
    ]
    session.outcome({"files": names, "left": rest}, *([] if session.options.dry_run else said))
