"""What other programs are asked to do beside ssmlit, and whether they did it.

Programs are looked for on PATH, Python packages also in the interpreter that runs this. What is
not there is left out and named. Each answer is looked at: a search must have found the papers that
have the word in their titles, a change must be in the file.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import databases
from measure import FailedError, Sample
from tables import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SSMLIT = (sys.executable, "-m", "ssmlit")
READ = "import sys; from pathlib import Path; path, *rest = sys.argv[1:]; "
TEXT = "text = Path(path).read_text(encoding='utf-8'); "
OURS = READ + "from ssmlit import bibtex; from ssmlit.store import read_library; "
OURS += "document = bibtex.parse_document(read_library(Path(path)).content); "
EVERY_FIELD = "sum(len(f.text) for entry in document.iter_entries() for f in entry.fields)"
BIBTEXPARSER = READ + TEXT + "import bibtexparser; library = bibtexparser.parse_string(text); "
PYBTEX = READ + TEXT + "from pybtex.database import parse_string as parse; "
PYBTEX += "library = parse(text, 'bibtex'); "
PAPIS = READ + "from papis.bibtex import bibtex_to_dict; bibtex_to_dict(path)"
ADD_KEYWORD = {  # to the entry that the second argument names, as their manuals say
    "bibtexparser": "entry = library.entries_dict[rest[0]]; old = entry.get('keywords'); "
    "entry.set_field(bibtexparser.model.Field("
    "'keywords', old.value + ', ' + rest[1] if old else rest[1])); "
    "bibtexparser.write_file(path, library)",
    "pybtex": "fields = library.entries[rest[0]].fields; old = fields.get('keywords', ''); "
    "fields['keywords'] = old + ', ' * bool(old) + rest[1]; library.to_file(path, 'bibtex')",
}
TAG = "benchmark"
COMPARED = 10_000  # entries up to which every field is compared after a change
OTHER = re.compile(r"^@(string|preamble|comment)\b", re.IGNORECASE | re.MULTILINE)
ENTRY = re.compile(r"^@(?!string|preamble|comment)\w", re.IGNORECASE | re.MULTILINE)


def missing(*names: str) -> str:
    """Return a sentence about the programs that are not here, or an empty text."""
    absent = [name for name in names if not (shutil.which(name) or find_spec(name))]
    return f"not installed, left out: {', '.join(absent)}" if absent else ""


def reading() -> list[Job]:
    """Return the jobs that read a whole file; ssmlit's own, all fields, comes first."""
    jobs = [
        Job("ssmlit, every field", lambda one: _python(OURS + EVERY_FIELD, one)),
        Job("ssmlit, until it answers", lambda one: _python(
            OURS + "document.containing(['echocardiography'])", one)),
        Job("bibtexparser 2", lambda one: _python(
            BIBTEXPARSER + "print(len(library.entries))", one), check=_printed),
    ]  # fmt: skip
    if python := _interpreter("pybtex"):
        jobs.append(Job("pybtex", lambda one: _python(
            PYBTEX + "print(len(library.entries))", one, python), check=_printed))  # fmt: skip
    if other := _interpreter("papis"):
        code = PAPIS.replace("bibtex_to_dict(path)", "print(len(bibtex_to_dict(path)))")
        jobs.append(Job("papis", lambda one: _python(code, one, other), check=_printed))
    if shutil.which("bibtex-tidy"):
        jobs.append(Job("bibtex-tidy, rewriting", lambda one: (
            "bibtex-tidy", str(one.copy), "--modify", "--quiet"), check=_rewritten))  # fmt: skip
    if shutil.which("bibtool"):
        jobs.append(Job("bibtool, rewriting", lambda one: (
            "bibtool", "-q", str(one.copy), "-o", str(one.copy)), check=_rewritten))  # fmt: skip
    return jobs


def tagging() -> list[Job]:
    """Return the jobs that give one paper a tag; ssmlit's comes first."""
    jobs = [
        Job("ssmlit tag", lambda one: (
            *SSMLIT, "tag", one.key, f"+{TAG}", "-q", "-l", str(one.copy)), check=_tagged),
        Job("bibtexparser 2", lambda one: _python(
            BIBTEXPARSER + ADD_KEYWORD["bibtexparser"], one), check=_tagged),
    ]  # fmt: skip
    if python := _interpreter("pybtex"):
        jobs.append(Job("pybtex", lambda one: _python(
            PYBTEX + ADD_KEYWORD["pybtex"], one, python), check=_tagged))  # fmt: skip
    tags = count(1)  # their databases are not copied afresh: a new tag each time
    if shutil.which("papis"):
        jobs.append(Job("papis, warm cache", lambda one: (
            "papis", "tag", "--batch", "--add", f"{TAG}{next(tags)}", f"ref:{one.key}"),
            fill=databases.papis, check=_tagged_in_papis))  # fmt: skip
    if shutil.which("cobib"):
        jobs.append(Job("coBib, warm cache", lambda one: (
            "cobib", "modify", "--add", f"tags:{TAG}{next(tags)}", "--selection", "--", one.key),
            fill=databases.cobib, check=_tagged_in_cobib))  # fmt: skip
    return jobs


def searching(word: str) -> list[Job]:
    """Return the jobs that name all papers with a word in their titles; ssmlit's comes first.

    grep and ripgrep do not know what an entry is: they count lines, and are the floor.
    """
    found = {
        "papis": (("papis", "list", "--all", "--format", "{doc[ref]}", word), r"^\S+$"),
        "cobib": (("cobib", "-p", "list", "-i", "++title", word), r"^\S+::(?!title$)"),
        "bib2bib": (("bib2bib", "-q", "-oc", "/dev/stdout", "-ob", "/dev/null", "-c",
                     f'title : "{word.title()}"', "BIB"), r"^\S+$"),
        "bibtool": (("bibtool", "-q", "--", f'select{{title "{word}"}}', "BIB"), ENTRY.pattern),
        "rg": (("rg", "-i", "-c", word, "BIB"), ""),
        "grep": (("grep", "-i", "-c", word, "BIB"), ""),
    }  # fmt: skip
    names = {"papis": "papis, warm cache", "cobib": "coBib, warm cache", "rg": "ripgrep"}
    fills = {"papis": databases.papis, "cobib": databases.cobib}
    here = [name for name in found if shutil.which(name)]
    return [_search("ssmlit", (*SSMLIT, "search", word, "--format", "keys", "-l", "BIB"), r"^\S+$",
                    word)] + [
        _search(names.get(name, name), *found[name], word, fills.get(name)) for name in here
    ]  # fmt: skip


def _search(
    name: str,
    command: tuple[str, ...],
    hit: str,
    word: str,
    fill: Callable[[Sample], None] | None = None,
) -> Job:
    """Return a job whose hits are counted: matches of the pattern `hit`, or the number printed."""

    def filled_in(sample: Sample) -> list[str]:
        return [str(sample.path) if part == "BIB" else part for part in command]

    def check(sample: Sample) -> str:
        out = (sample.folder / "stdout").read_text(encoding="utf-8", errors="replace")
        titles, lines = _occurrences(sample.path, word)
        number, expected = (
            (len(re.findall(hit, out, re.MULTILINE | re.IGNORECASE)), titles)
            if hit
            else (int(out or 0), lines)
        )
        if expected and not number:
            raise FailedError(f"found none of {expected:,}")
        return "" if number == expected else f"found {number:,}, not {expected:,}"

    return Job(name, filled_in, accepted=(0, 1), fill=fill, check=check)  # 1: nothing found


def _occurrences(path: Path, word: str) -> tuple[int, int]:
    """Return how many titles and how many lines of a file have a word in them."""
    with path.open(encoding="utf-8") as text:
        lines = [line for line in text if word in line.lower()]
    return sum(bool(re.match(r"\s*title\b", line, re.IGNORECASE)) for line in lines), len(lines)


def _python(code: str, sample: Sample, python: str = sys.executable) -> Sequence[str]:
    return (python, "-c", code, str(sample.copy), sample.key, TAG)


def _interpreter(name: str) -> str:
    """Return a Python that can import a package: this one, or that of the program of its name."""
    if find_spec(name):
        return sys.executable
    program = shutil.which(name)
    beside = Path(program).resolve().with_name("python") if program else None
    return str(beside) if beside and beside.exists() else ""


def _printed(sample: Sample) -> str:
    said = (sample.folder / "stdout").read_text(encoding="utf-8").split()
    read = int(said[-1]) if said else 0
    return "" if read == sample.entries else f"read {read:,} entries, not {sample.entries:,}"


def _rewritten(sample: Sample) -> str:
    return changes(sample.path, sample.copy)


def _tagged(sample: Sample) -> str:
    if TAG not in _keywords(sample.copy, sample.key):
        raise FailedError("the tag is not in the file")
    return changes(sample.path, sample.copy, sample.key)


def _tagged_in_papis(sample: Sample) -> str:
    info = sample.folder / "papers" / sample.key / "info.yaml"
    if TAG not in info.read_text(encoding="utf-8"):
        raise FailedError("the tag is not in its info.yaml")
    return ""


def _tagged_in_cobib(sample: Sample) -> str:
    database = sample.folder / "data" / "cobib" / "literature.yaml"
    if not _mentions(database, TAG):
        raise FailedError("the tag is not in its database")
    return ""


def _mentions(path: Path, word: str) -> bool:
    return word in path.read_text(encoding="utf-8")


def _keywords(path: Path, key: str) -> str:
    return _fields(path).get(key, {}).get("keywords", "")


def _fields(path: Path) -> dict[str, dict[str, str]]:
    from bibtexparser.entrypoint import parse_string

    return {
        entry.key: {field.key.lower(): str(field.value) for field in entry.fields}
        for entry in parse_string(path.read_text(encoding="utf-8")).entries
    }


def changes(before: Path, after: Path, asked: str = "") -> str:
    """Return in words what became of a file: lines, entries, and fields nobody asked to change.

    `asked` is the key of the entry whose keywords were to be changed.
    """
    old, new = (path.read_text(encoding="utf-8") for path in (before, after))
    lines = (Counter(old.splitlines()) - Counter(new.splitlines())).total()
    said = [f"{lines:,} {'line' if lines == 1 else 'lines'} changed"]
    for name, block in (("entries", ENTRY), ("macros and comments", OTHER)):
        if lost := len(block.findall(old)) - len(block.findall(new)):
            said.append(f"{name} lost: {lost:,}")
    if len(ENTRY.findall(old)) <= COMPARED and (values := _values(before, after, asked)):
        fields = ", ".join(f"{name} {number:,}" for name, number in values.most_common(4))
        said.append(f"values changed: {values.total():,} ({fields})")
    return ", ".join(said)


def _values(before: Path, after: Path, asked: str) -> Counter[str]:
    """Return how many values of each field differ, but for white space, or are gone."""
    old, new = _fields(before), _fields(after)
    return Counter(
        name
        for key, fields in old.items()
        for name, value in fields.items()
        if (key, name) != (asked, "keywords")
        and value.split() != new.get(key, {}).get(name, "").split()
    )
