"""`ssmlit edit`: change fields on the command line, or an entry in your editor."""

from __future__ import annotations

from typing import Annotated

import typer

from ssmlit.cli.shared import json_schema as js
from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command, new_app
from ssmlit.cli.shared.options import Key
from ssmlit.cli.shared.session import Session

app = new_app()

HELP = """Change fields, or open an entry in your editor.

\b
  ssmlit edit gu2023mamba note='read twice' doi=10.48550/arXiv.2312.00752
  ssmlit edit gu2023mamba note=            drop a field
  ssmlit edit gu2023mamba type=article     change the entry's type
  ssmlit edit gu2023mamba                  in $VISUAL or $EDITOR
"""


JSON = (js.CHANGED, js.DIFF)


@command(app, "edit", writes=True, help=HELP)
def edit(
    session: Session,
    key: Key,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]...",
            help="What to set; `FIELD=` drops the field.",
            autocompletion=offers.field_names,
            show_default=False,
        ),
    ] = None,
) -> None:
    from ssmlit.actions import editing, select

    if assignments:
        result = session.change(lambda it: editing.set_fields(it, key, assignments), "edit")
    else:
        from ssmlit.cli.shared.editor import edit_text, keeping

        entry = select.named(session.library, key)
        before = session.library.document.source(entry)
        after = edit_text(before + "\n", suffix=".bib")
        with keeping(after):
            result = session.change(
                lambda library: editing.replace_if(library, entry.key, entry.nth, before, after),
                "edit",
            )
    if not session.options.dry_run:
        session.tell_changed(result, "edited")
