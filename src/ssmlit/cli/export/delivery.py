"""Where `ssmlit export` puts a bibliography: a file, the terminal, or a comparison with the file.

Responsible for writing and for saying so. Does not depend on what is exported.
"""

from __future__ import annotations

from pathlib import Path

from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError


def deliver(
    session: Session,
    text: str,
    form: str,
    output: Path | None,
    *,
    force: bool,
    check: bool,
    empty: bool = False,
) -> dict[str, object]:
    """Write the text to the file, or compare the two; return the result as JSON.

    Args:
        session: of the command.
        text: all of the bibliography.
        form: its format.
        output: the file; None for the terminal.
        force: replace a file that ssmlit did not write.
        check: write nothing, only compare.
        empty: no paper was found; then no new file is created.

    Raises:
        UsageError: there is no file to compare with.
    """
    from ssmlit.cli.shared.session import output_diff
    from ssmlit.exporters import format_named
    from ssmlit.store import target

    if output is None:
        if check:
            raise UsageError("--check needs -o FILE", hint="it compares that file with the library")
        return {"output": None, "text": text}
    mark = format_named(form).mark
    file = target(output, session.path, new_folder=check)
    if empty and file.data is None and not check:
        return {"output": str(output)}
    made = file.generated(text, mark, force=force or check)
    if check:
        if file.data is None:
            session.note(f"{output} is not there")
        return {"output": str(output), "stale": made.data != file.data, "diff": output_diff(made)}
    if session.options.dry_run:
        return {"output": str(output), "diff": output_diff(made)}
    if not text.strip() and file.unmarked(mark).strip():
        session.confirm(
            f"no papers are left for {output}: write it?", f"{output} would contain no papers"
        )
    return {"output": str(output), "written": session.write([made], "export", [f"export {output}"])}


def show(session: Session, said: dict[str, object]) -> None:
    """Print the text or the diff, or say that it was written."""
    if session.options.json:
        session.json(said)
    else:
        session.raw(str(said.get("text", "")))
        session.patch(str(said.get("diff", "")))
    if "written" in said:
        name = said["output"]
        session.note(f"wrote {name}" if said["written"] else f"{name} is up to date")
    elif said.get("stale") is False:
        session.note("up to date")
