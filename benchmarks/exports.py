"""Exports of wild .bib files beside their originals: what BibTeX and biber make of each.

Every file of a folder is exported to BibTeX and to biblatex; `bibtex` (style plain) and `biber`
are run on the original and on the export. Counted are entries that only the original gives, errors
and warnings that only the export has, and entries whose text differs. Each is accounted for by the
rules of `export_rules`; those that no rule explains are printed one by one.

    python benchmarks/exports.py FOLDER [--limit N] [--examples N]
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from export_rules import unexplained
from export_warnings import Original, hidden

from ssmlit.actions.export.exporting import ExportedEntries, choose, export
from ssmlit.exporters import Options
from ssmlit.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

AUX = "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n"
TEX = (
    "\\documentclass{article}\\usepackage{biblatex}\\addbibresource{refs.bib}"
    "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n"
)
SECONDS = 120
_INNER = re.compile(r"hash|init|source|label|sort|strng|era$|extra|unspecified")
_COPY = re.compile(r"[0-9a-f]{32}")  # biber's of a related entry, which is compared itself
_NO_WORKS = re.compile(r"@\s*(?:xdata|set)\s*[{(]\s*([^\s,]+)", re.IGNORECASE)
_HEAD = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,]*)")
_UNKNOWN = re.compile(r'entry type for "(.+)" isn.t style-file defined')
_ERROR = re.compile(r"---line (\d+) of file|^I |^Too many|^A bad|^Illegal")
#: Of which an export cannot be free: biber says where, not what.
_PLACES = re.compile(r"\(/?[^ ]*refs[^)]*\)|line \d+|/[^ ]*(?:refs|biber_tmp)[^ ']*")
KINDS = ("lost", "told", "errors", "warnings", "differing", "unexplained")


@dataclass
class Run:
    """What a program made of a file: entries by key as it writes them, and its complaints.

    Complaints are without numbers of lines; `lines` are those with errors.
    """

    entries: dict[str, str] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    lines: list[int] = field(default_factory=list)


@dataclass
class Result:
    """Two runs compared: what no rule explains, and how often each rule did.

    `told` are the lost entries that the export names as left out.
    """

    name: str
    entries: int = 0
    differing: int = 0
    lost: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unexplained: list[tuple[str, str, str, str]] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)


def bibtex(text: str, folder: Path) -> Run:
    """Run BibTeX's plain style on a file."""
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "main.aux").write_text(AUX, encoding="utf-8")
    (folder / "main.bbl").unlink(missing_ok=True)
    log = run(["bibtex", "-min-crossrefs=2", "main"], folder)
    found = Run()
    for line in log.splitlines():
        if line.startswith("Warning--"):
            found.warnings[re.sub(r"\s+", " ", line)] += 1
        elif error := _ERROR.search(line):
            found.errors[re.sub(r"---line \d+ of file.*", "", line)] += 1
            found.lines += [int(error[1])] if error[1] else []
    bbl = read(folder / "main.bbl").replace("\\end{thebibliography}", "")
    for item in re.split(r"\n\\bibitem", bbl)[1:]:
        key = re.search(r"\{([^{}]*)\}\n", item)
        if key:
            found.entries[key[1].lower()] = item[key.end() :]
    return found


def biber(text: str, folder: Path) -> Run:
    """Run biber on a file; the .bcf is that of any paper that cites everything."""
    if not (folder / "main.bcf").exists():
        (folder / "main.tex").write_text(TEX, encoding="utf-8")
        run(["pdflatex", "-interaction=batchmode", "main"], folder)
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "main.bbl").unlink(missing_ok=True)
    log = run(["biber", "--quiet", "main"], folder)
    found = Run()
    for line in log.splitlines():
        bare = _PLACES.sub("", line)
        if line.startswith("WARN"):
            found.warnings[bare] += 1
        elif line.startswith("ERROR"):
            found.errors[re.sub(r"(?<=between )'.*'", "", bare)] += 1
    for item in re.split(r"\n\s*\\entry\{", read(folder / "main.bbl"))[1:]:
        key, _, body = item.partition("}")
        if _COPY.fullmatch(key):
            continue
        fields = re.findall(r"\\(?:field|list|strng)\{(\w+)\}(?:\{\d+\})?\{(.*)\}", body)
        fields += re.findall(r"\\verb\{(\w+)\}\s*\\verb (.*)", body)
        names = re.findall(r"family=\{(.*?)\},\n", body)
        kept = [value for name, value in fields if not _INNER.search(name) and name != "url"]
        found.entries[key.lower()] = " | ".join([*names, *kept])
    return found


def run(command: list[str], folder: Path) -> str:
    """Run a program for at most two minutes and return what it prints."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return "ERROR - too slow"
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def read(path: Path) -> str:
    """Return a file's text, or "" if it is not there."""
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def shown(text: str) -> str:
    """Return what of a text is printed: without braces and line ends."""
    text = re.sub(r"\\newblock|\s+|~", " ", text)
    return " ".join(re.sub(r"[{}]", "", text).split())


def compared(
    name: str, original: Run, exported: Run, text: str, library: Library, chosen: ExportedEntries
) -> Result:
    """Return what only one of two runs has; `@set` and `@xdata` are no works."""
    for key in _NO_WORKS.findall(text):
        original.entries.pop(key.lower(), None)
    result = Result(name, len(original.entries))
    left_out = _keys_at(text, {one.line for one in chosen.broken})
    for key in sorted(original.entries.keys() - exported.entries.keys()):
        (result.told if key in left_out else result.lost).append(key)
    result.errors = sorted((exported.errors - original.errors).elements())
    unknown = {found[1].lower() for one in original.warnings if (found := _UNKNOWN.search(one))}
    seen = Original(
        _keys_at(text, original.lines),
        original.entries,
        unknown,
        library.find,
        library.document.strings,
    )
    for what in sorted((exported.warnings - original.warnings).elements()):
        if reason := hidden(what, seen):
            result.reasons[f"warned: {reason}"] += 1
        else:
            result.warnings.append(what)
    for key in sorted(original.entries.keys() & exported.entries.keys()):
        _compare(result, key, original.entries[key], exported.entries[key], seen)
    return result


def _compare(result: Result, key: str, before: str, after: str, seen: Original) -> None:
    """Note how the text of an entry differs, and why."""
    if shown(before) == shown(after):
        return
    result.differing += 1
    left, reasons = unexplained(before, after, key, seen)
    result.reasons.update(reasons)
    if left:
        result.unexplained.append((key, " ".join(left), shown(before), shown(after)))


def _keys_at(text: str, lines: set[int] | list[int]) -> set[str]:
    """Return the keys, in lower case, of the entries in which some lines are."""
    found: set[str] = set()
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.search(line):
            key = head[1].lower()
        if number in lines:
            found.add(key)
    return found


def source(path: Path) -> str:
    """Return a file as text, whatever its encoding."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def main() -> None:
    """Compare every file of a folder and print what is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only the first N files")
    parser.add_argument("--examples", type=int, default=8)
    parser.add_argument("--only", choices=["bibtex", "biblatex"], default="")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.bib"))[: options.limit or None]
    for form, program in (("bibtex", bibtex), ("biblatex", biber)):
        if not options.only or options.only == form:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                results = [compare(path, form, program, folder) for path in files]
            report(form, results, options.examples)


def compare(path: Path, form: str, program: Callable[[str, Path], Run], folder: Path) -> Result:
    """Run a program on a file and on its export."""
    text = source(path)
    library = Library.from_text(text)
    chosen = choose(library, (), "")
    made, _ = export(library, chosen, form, Options(protect="keep"))
    before, after = program(text, folder), program(made, folder)
    return compared(path.name, before, after, text, library, chosen)


def report(form: str, results: list[Result], examples: int) -> None:
    """Print counts, how often each rule explained something, and what none did."""
    total = {kind: sum(_number(getattr(one, kind)) for one in results) for kind in KINDS}
    print(
        f"{form}: {len(results)} files, {sum(one.entries for one in results)} entries: "
        f"{total['lost']} lost without a word, {total['told']} named as left out, "
        f"{total['errors']} new errors, {total['warnings']} new warnings, "
        f"{total['differing']} differ, {total['unexplained']} of them unexplained"
    )
    for reason, times in sum((one.reasons for one in results), Counter[str]()).most_common():
        print(f"  {times}: {reason}")
    for kind in ("lost", "told", "errors", "warnings", "unexplained"):
        for one in results:
            for what in getattr(one, kind)[:examples]:
                print(f"  {kind} {one.name}: {what}")


def _number(found: int | list[object]) -> int:
    return found if isinstance(found, int) else len(found)


if __name__ == "__main__":
    if shutil.which("bibtex") is None or shutil.which("biber") is None:
        raise SystemExit("bibtex and biber are needed")
    main()
