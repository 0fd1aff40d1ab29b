"""`ssmlit rename`: change a citation key."""

from __future__ import annotations

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Key, RewriteTex
from ssmlit.cli.shared.session import Session

HELP = """Change a citation key; the old one is kept in `ids` and keeps working.

\b
  ssmlit rename gu2023mamba mamba
  ssmlit rename gu2023mamba mamba --rewrite-tex paper.tex      the paper cites the new key

`ssmlit rewrite paper.tex` does the same later.
"""

JSON = "changed"


@command("rename", writes=True, help=HELP)
def rename(
    session: Session,
    old: Key,
    new: str = typer.Argument(metavar="NEW", help="The key from now on."),
    rewrite_tex: RewriteTex = None,
) -> None:
    from ssmlit.actions import editing
    from ssmlit.cli.shared.tex_papers import TexPapers
    from ssmlit.model import RenameKey

    papers = TexPapers(session, rewritten=tuple(rewrite_tex or ()))
    result = session.change(
        lambda library: editing.rename(library, old, new), "rename", papers.follow
    )
    former = "".join(edit.key for edit in result.edits if isinstance(edit, RenameKey))
    session.report_changed(result, f"renamed {former} to" if former else "named")
    papers.note_former({former: new} if former else {})
