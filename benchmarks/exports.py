"""Exports of wild .bib files beside their originals: what BibTeX and biber make of each.

Every file of a folder is exported to BibTeX and to biblatex; `bibtex` (style plain) and `biber`
are run on the original and on the export. Counted are entries that only the original gives, errors
and warnings that only the export has, and entries whose text differs. Each difference is accounted
for by the rules of `export_rules`; those that no rule explains are printed one by one.

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

from ssmlit.actions.exporting import choose, export
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
_NO_WORKS = re.compile(r"@\s*(?:xdata|set)\s*[{(]\s*([^\s,]+)", re.IGNORECASE)


@dataclass
class Run:
    """What a program made of a file: entries by key, and its complaints, without line numbers."""

    entries: dict[str, str] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)


@dataclass
class Result:
    """Two runs compared."""

    name: str
    entries: int
    lost: list[str]
    errors: list[str]
    warnings: list[str]
    differing: list[tuple[str, str, str]]
    unexplained: list[tuple[str, str, str, str]]
    reasons: Counter[str]


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
        elif re.search(r"---line \d+ of file|^I |^Too many|^A bad|^Illegal", line):
            found.errors[re.sub(r"---line \d+ of file.*", "", line)] += 1
    bbl = read(folder / "main.bbl")
    for item in re.split(r"\n\\bibitem", bbl)[1:]:
        key = re.search(r"\{([^{}]*)\}\n", item)
        if key:
            body = item[key.end() :].replace("\\end{thebibliography}", "")
            found.entries[key[1].lower()] = shown(body)
    return found


def biber(text: str, folder: Path) -> Run:
    """Run biber on a file; the .bcf is that of any paper that cites everything."""
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "main.bbl").unlink(missing_ok=True)
    log = run(["biber", "--quiet", "main"], folder)
    found = Run()
    for line in log.splitlines():
        bare = re.sub(r"\(/?[^ ]*refs[^)]*\)|line \d+|/[^ ]*(?:refs|biber_tmp)[^ ']*", "", line)
        if line.startswith("WARN"):
            found.warnings[bare] += 1
        elif line.startswith("ERROR"):
            found.errors[re.sub(r"(?<=between )'.*'", "", bare)] += 1
    bbl = read(folder / "main.bbl")
    for item in re.split(r"\n\s*\\entry\{", bbl)[1:]:
        key, _, body = item.partition("}")
        fields = re.findall(r"\\(?:field|list|strng)\{(\w+)\}(?:\{\d+\})?\{(.*)\}", body)
        fields += re.findall(r"\\verb\{(\w+)\}\s*\\verb (.*)", body)
        names = re.findall(r"family=\{(.*?)\},\n", body)
        kept = [value for name, value in fields if not _INNER.search(name)]
        found.entries[key.lower()] = shown(" | ".join([*names, *kept]))
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


def compared(name: str, original: Run, exported: Run, text: str, library: Library) -> Result:
    """Return what only one of two runs has; `@set` and `@xdata` are no works."""
    for key in _NO_WORKS.findall(text):
        original.entries.pop(key.lower(), None)
    both = original.entries.keys() & exported.entries.keys()
    differing = [
        (key, original.entries[key], exported.entries[key])
        for key in sorted(both)
        if original.entries[key] != exported.entries[key]
    ]
    result = Result(
        name,
        len(original.entries),
        sorted(original.entries.keys() - exported.entries.keys()),
        sorted((exported.errors - original.errors).elements()),
        sorted((exported.warnings - original.warnings).elements()),
        differing,
        [],
        Counter(),
    )
    for key, before, after in differing:
        entry = library.find(key)
        left, reasons = unexplained(before, after, entry, library.find) if entry else ([key], set())
        result.reasons.update(reasons)
        if left:
            result.unexplained.append((key, " ".join(left), before, after))
    return result


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
            report(form, [compare(path, form, program) for path in files], options.examples)


def compare(path: Path, form: str, program: Callable[[str, Path], Run]) -> Result:
    """Run a program on a file and on its export."""
    text = source(path)
    library = Library.from_text(text)
    made = export(library, choose(library, (), ""), form, Options(protect="keep"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if form == "biblatex":
            (folder / "main.tex").write_text(TEX, encoding="utf-8")
            run(["pdflatex", "-interaction=batchmode", "main"], folder)
        return compared(path.name, program(text, folder), program(made, folder), text, library)


def report(form: str, results: list[Result], examples: int) -> None:
    """Print counts, and the first examples of each kind."""
    total = Counter[str]()
    for one in results:
        for kind in ("lost", "errors", "warnings", "differing", "unexplained"):
            total[kind] += len(getattr(one, kind))
        total["entries"] += one.entries
    print(
        f"{form}: {len(results)} files, {total['entries']} entries: {total['lost']} lost, "
        f"{total['errors']} new errors, {total['warnings']} new warnings, "
        f"{total['differing']} differ, {total['unexplained']} of them unexplained"
    )
    for reason, times in sum((one.reasons for one in results), Counter[str]()).most_common():
        print(f"  {times} entries: {reason}")
    for kind in ("lost", "errors", "warnings", "unexplained"):
        for one in results:
            for what in getattr(one, kind)[:examples]:
                print(f"  {kind} {one.name}: {what}")


if __name__ == "__main__":
    if shutil.which("bibtex") is None or shutil.which("biber") is None:
        raise SystemExit("bibtex and biber are needed")
    main()
