"""Whether the promise holds on a folder of .bib files: edit, undo, merge, import, sequences.

    python benchmarks/promise.py FOLDER                 a sample of 200 files
    python benchmarks/promise.py FOLDER --files 0       all of them
    python benchmarks/promise.py FOLDER --show          and which files failed

For every file, in a folder of its own:

* edit: one field is added to one entry; every other byte is as it was;
* undo: the edit is taken back; all bytes are as they were; again after an edit by hand elsewhere;
* merge: two branches that changed two entries are both in the merged file, without a conflict;
* import: into an empty library, every key and every word of a value of an entry that was taken is
  in the library, or in what the command says;
* sequence: four commands at random (tags, fields, keys, fixes, merges, removals), all undone,
  redone and undone: all bytes are as they were.

A refusal (exit 2, 3, 4 or 6 with the file unchanged) is counted by itself: it breaks no promise.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import combining

from ssmlit.latex import to_unicode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssmlit.model import Entry

MOST = 3_000_000  # bytes of a file that is tried


def main() -> int:
    """Try the files and print a table; exit 1 when a promise was broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200, help="how many; 0 is all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="name the files that failed")
    options = parser.parse_args()
    paths = sorted(p for p in options.folder.rglob("*.bib") if 0 < p.stat().st_size < MOST)
    if options.files:
        random.Random(options.seed).shuffle(paths)
        paths = paths[: options.files]
    counts: dict[str, Counter[str]] = {name: Counter() for name in TRIALS}
    for path in paths:
        for name, outcome in outcomes(path, random.Random(options.seed)):
            counts[name][outcome] += 1
            if options.show and outcome == "failed":
                print(f"{name}: {path}", file=sys.stderr)
    print(f"{len(paths)} files\n\n| | tried | held | refused | broken |\n|---|---|---|---|---|")
    for name, count in counts.items():
        row = (count.total(), count["held"], count["refused"], count["failed"])
        print(f"| {name} | {' | '.join(map(str, row))} |")
    return 1 if any(count["failed"] for count in counts.values()) else 0


def outcomes(path: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield each trial that a file allows, and whether its promise held."""
    from ssmlit.bibtex import parse_document

    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    entries = [entry for entry in parse_document(data).entries if entry.nth == 0 and entry.fields]
    if not entries:
        return
    for name, trial in TRIALS.items():
        with tempfile.TemporaryDirectory() as folder:
            os.environ["SSMLIT_STATE_DIR"] = str(Path(folder) / "state")
            os.environ["SSMLIT_CACHE_DIR"] = str(Path(folder) / "cache")
            library = Path(folder) / "library.bib"
            library.write_bytes(data)
            yield name, trial(library, entries, chance)


def run(*arguments: str) -> int:
    """Run one command line in silence."""
    return said(*arguments, "--quiet")[0]


def said(*arguments: str) -> tuple[int, str, str]:
    """Return the exit code of a command line, and what it prints."""
    from ssmlit.cli import main as command

    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(StringIO()) as messages:
        code = command([*arguments])
    out.seek(0)
    return code, out.read(), messages.getvalue()


def words(text: str) -> set[str]:
    """Return the words of a text of LaTeX, without accents and in lower case."""
    plain = unicodedata.normalize("NFKD", to_unicode(text))
    return set(re.findall(r"\w+", "".join(c for c in plain if not combining(c)).lower()))


def edit(library: Path, entries: list[Entry], chance: random.Random) -> str:
    """Add a field to an entry: the file less one stretch is what it was."""
    before, entry = library.read_bytes(), chance.choice(entries)
    code = run("edit", entry.key, "ssmlitprobe=x", "-l", str(library))
    after = library.read_bytes()
    if code:
        return "refused" if after == before and code != 70 else "failed"
    added = len(after) - len(before)
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), len(before))
    probed = b"ssmlitprobe" in after[max(same - 16, 0) : same + added].lower()
    return "held" if probed and before == after[:same] + after[same + added :] else "failed"


def undo(library: Path, entries: list[Entry], chance: random.Random) -> str:
    """Take an edit back, once as it stands and once after an edit by hand."""
    before, entry = library.read_bytes(), chance.choice(entries)
    for front in (b"", b"% by hand\n"):
        if run("edit", entry.key, "ssmlitprobe=x", "-l", str(library)):
            return "refused"
        library.write_bytes(front + library.read_bytes())
        code = run("undo", "-l", str(library))
        if code or library.read_bytes() != front + before:
            return "refused" if code == 6 else "failed"
    return "held"


def merge(library: Path, entries: list[Entry], chance: random.Random) -> str:
    """Change two entries on two branches."""
    from ssmlit.bibtex import parse_document
    from ssmlit.errors import SsmlitError
    from ssmlit.merge.branches import merge as merged
    from ssmlit.model import SetField

    if len(entries) < 2:
        return "refused"
    document = parse_document(library.read_bytes())
    one, other = chance.sample(entries, 2)
    try:
        ours = document.apply([SetField(one.key, "ssmlitours", "x")]).document.text
        theirs = document.apply([SetField(other.key, "ssmlittheirs", "x")]).document.text
        both = document.apply(
            [SetField(one.key, "ssmlitours", "x"), SetField(other.key, "ssmlittheirs", "x")]
        ).document.text
    except SsmlitError:
        return "refused"
    found = merged(document.text, ours, theirs)
    return "held" if found.text == both and not found.conflicts else "failed"


def import_(library: Path, entries: list[Entry], _chance: random.Random) -> str:
    """Import into an empty library: keys and values are there, or named."""
    source = library.rename(library.with_name("source.bib"))
    library.write_bytes(b"")
    command = ["import", str(source), "--offline", "--no-input", "-l", str(library)]
    code, out, messages = said(*command, "--as", "bibtex", "--json")
    text = library.read_text(encoding="utf-8")
    if code not in {0, 1, 4}:
        return "refused" if not text and code != 70 else "failed"
    rows = {row["line"]: row["status"] for row in json.loads(out)["rows"]}
    whole = words(text) | words(out) | words(messages)
    for entry in entries:
        values = [item.text for item in entry.fields if item.name.lower() not in DATES]
        taken = rows.get(entry.line) in {"added", "merged", "present"}
        if entry.line not in rows or (taken and not set().union(*map(words, values)) <= whole):
            return "failed"
        if taken and not words(entry.key) <= whole:
            return "failed"
    return "held"


def sequence(library: Path, _entries: list[Entry], chance: random.Random) -> str:
    """Run commands and undo them."""
    from ssmlit.bibtex import parse_document

    before, changes = library.read_bytes(), 0
    for number in range(4):
        found = [one for one in parse_document(library.read_bytes()).entries if one.nth == 0]
        keys = [one.key for one in found if one.key.strip()]
        if not keys:
            break
        command = chance.choice(COMMANDS)
        now, key = library.read_bytes(), chance.choice(keys)
        run(*(word.format(key, number) for word in command), "-l", str(library))
        changes += library.read_bytes() != now
    if not changes:
        return "refused"
    for command in (["undo"], ["redo"], ["undo"]):
        if run(*command, str(changes), "-l", str(library)):
            return "failed"
    return "held" if library.read_bytes() == before else "failed"


DATES = {"year", "month", "day", "date"}  # they may be written in another form
COMMANDS = (
    ["tag", "{0}", "+ssmlitprobe"],
    ["edit", "{0}", "remark=seen", "month=feb", "author+=Zed, Zoe"],
    ["rename", "{0}", "ssmlit{1}"],
    ["remove", "{0}", "--yes"],
    ["check", "--fix", "--unsafe"],
    ["dedupe", "--apply", "same", "--no-input"],
)
TRIALS: dict[str, Callable[[Path, list[Entry], random.Random], str]] = {
    "edit": edit,
    "undo": undo,
    "merge": merge,
    "import": import_,
    "sequence": sequence,
}

if __name__ == "__main__":
    sys.exit(main())
