"""What `ssmlit check` finds beside bibtex, biber, bibtex-tidy and papis doctor.

    python benchmarks/checks.py                     planted faults and clean entries
    python benchmarks/checks.py --planted MY.bib    others' faults, in the same form
    python benchmarks/checks.py --wild FOLDER       what bibtex and biber report and ssmlit does not

In a file of planted faults a line `fault: KIND; RULE` is before each entry, RULE being the name
of the rule that should find it, or several with `|` between. An entry counts as found when any
finding is about it, as named when that rule finds it. In the clean file every error and warning is
a false alarm. Programs that are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FAULTS = Path(__file__).parent / "faults"
_FAULT = re.compile(r"^fault: ([^;\n]+);\s*(.+)$", re.MULTILINE)
_KEY = re.compile(
    r"^@(?!string|comment|preamble)\w+\s*[{(]\s*([^\s,}]*)", re.MULTILINE | re.IGNORECASE
)
_SECONDS = 300


class Complaint(NamedTuple):
    """What a program says about a file: about an entry, a line, or neither ("" and 0)."""

    text: str
    key: str = ""
    line: int = 0
    rule: str = ""
    is_error: bool = True


class Fault(NamedTuple):
    """A planted fault and the lines of the file it is in, last one excluded."""

    kind: str
    rules: tuple[str, ...]
    keys: frozenset[str]
    first: int
    last: int

    def is_meant(self, complaint: Complaint) -> bool:
        """Return whether a complaint is about this fault's entries."""
        if complaint.key.lower() in self.keys:
            return True
        return not complaint.key and self.first <= complaint.line < self.last


def faults(text: str) -> list[Fault]:
    """Return the faults that a file says it has."""
    heads = list(_FAULT.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        keys = frozenset(key.lower() for key in _KEY.findall(text, head.end(), end))
        lines = (text.count("\n", 0, place) + 1 for place in (head.start(), end))
        rules = tuple(rule.strip() for rule in head[2].split("|"))
        found.append(Fault(head[1].strip(), rules, keys, *lines))
    return found


# -- programs -------------------------------------------------------------------------------


def ssmlit(path: Path) -> list[Complaint]:
    """Run `ssmlit check`."""
    command = [sys.executable, "-m", "ssmlit", "check", "--json", "-l", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_SECONDS)
    report = json.loads(done.stdout)
    if "problems" not in report:
        return [Complaint(done.stdout)]
    return [
        Complaint(p["message"], p["key"], p["line"] or 0, p["name"], p["severity"] != "note")
        for p in report["problems"]
    ]


def bibtex(path: Path) -> list[Complaint]:
    """Run bibtex with plain.bst on all entries."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, Path(folder, "file.bib"))
        aux = "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{file}\n"
        Path(folder, "paper.aux").write_text(aux)
        _output(["bibtex", "-min-crossrefs=100", "paper"], folder)
        log = Path(folder, "paper.blg")
        text = log.read_text(encoding="latin-1") if log.exists() else ""
    return list(_bibtex_complaints(text))


def _bibtex_complaints(log: str) -> Iterator[Complaint]:
    """Read a log, whose messages may say their place in the line that follows."""
    log = re.sub(r"\n ?while executing---line.*", "", log)
    log = re.sub(r"\n-+line (\d+) of", r"---line \1 of", log)
    for line in log.splitlines():
        at = re.search(r"---?line (\d+) of file", line)
        key = re.search(r'(?:entry "| in (?:")?|for entry )([^"\s]+?)"?(?:$|,| refers)', line)
        text = line.strip()
        is_error = not text.startswith("Warning--") or "string name" in text
        if at:
            yield Complaint(text, line=int(at[1]), is_error=is_error)
        elif key and re.match(r"Warning--|Too many|Name \d|A bad|.*comma", text):
            yield Complaint(text, key=key[1], is_error=is_error)


def biber(path: Path) -> list[Complaint]:
    """Run biber as a tool, with the check against its data model."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, Path(folder, "file.bib"))
        command = ["biber", "--tool", "--validate-datamodel", "--output-file", "out.bib"]
        text = _output([*command, "file.bib"], folder)
    return list(_biber_complaints(text))


def _biber_complaints(text: str) -> Iterator[Complaint]:
    for line in text.splitlines():
        if not (found := re.match(r"(WARN|ERROR) - (.*)", line)):
            continue
        at = re.search(r"line (\d+)", found[2])
        key = re.search(r"(?:[Ee]ntry|key|entries) '([^'\s]+?)'", found[2])
        line_ = int(at[1]) if at and "BibTeX subsystem" in found[2] else 0
        yield Complaint(found[2], key[1] if key else "", line_, is_error=found[1] == "ERROR")


def tidy(path: Path) -> list[Complaint]:
    """Run bibtex-tidy with its checks for duplicates; it stops at the first error of syntax."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, Path(folder, "file.bib"))
        options = ["--v2", "--duplicates=key,doi,citation,abstract", "--output=out.bib"]
        text = _output(["bibtex-tidy", "file.bib", *options], folder)
    at = re.search(r"Syntax Error\]?: Line (\d+)", text)
    stopped = [Complaint(at[0], line=int(at[1]) - 1)] if at else []
    named = re.findall(r"^DUPLICATE_ENTRY: .*?(?:key|Entry) (\S+)", text, re.MULTILINE)
    return stopped + [Complaint("duplicate", key=key) for key in named]


# Run by `papis exec`: each entry by itself, since one that it cannot read ends its import.
_DOCTOR = r"""
import re, sys
import papis.bibtex, papis.document, papis.logging
from papis.commands.doctor import REGISTERED_CHECKS, gather_errors
text = open(sys.argv[1], encoding="utf-8").read()
checks = [name for name in REGISTERED_CHECKS if name not in {"files", "refs", "field-type"}]
for block in re.split(r"^(?=@)", text, flags=re.MULTILINE)[1:]:
    key = re.match(r"@\w+\s*[{(]\s*([^\s,}]*)", block)
    if not key or re.match(r"@(string|comment|preamble)", block, re.IGNORECASE):
        continue
    try:
        data = papis.bibtex.bibtex_to_dict(block)
    except Exception as error:
        print("FOUND", key[1], "error", type(error).__name__)
        continue
    if not data:
        print("FOUND", key[1], "error", "nothing read")
    for one in data:
        for found in gather_errors([papis.document.from_data(one)], checks):
            print("FOUND", key[1], "doctor", found.name, found.payload)
"""


def papis(path: Path) -> list[Complaint]:
    """Run the checks of `papis doctor` that are not about how papis stores things."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "papis").mkdir()
        Path(folder, "papis", "config").write_text(f"[papers]\ndir = {folder}\n")
        Path(folder, "doctor.py").write_text(_DOCTOR)
        shutil.copy(path, Path(folder, "file.bib"))
        command = ["env", f"XDG_CONFIG_HOME={folder}", "papis", "exec", "doctor.py", "file.bib"]
        text = _output(command, folder)
    rows = [line.split(maxsplit=3) for line in text.splitlines() if line.startswith("FOUND ")]
    return [Complaint(row[3], key=row[1]) for row in rows if len(row) > 3]


def _output(command: Sequence[str], folder: str) -> str:
    done = subprocess.run(
        command,
        check=False,
        cwd=folder,
        capture_output=True,
        timeout=_SECONDS,
        stdin=subprocess.DEVNULL,
    )
    return (done.stdout + done.stderr).decode("utf-8", "replace")


PROGRAMS = {
    "ssmlit": ssmlit,
    "bibtex": bibtex,
    "biber": biber,
    "bibtex-tidy": tidy,
    "papis": papis,
}


def present() -> dict[str, Callable[[Path], list[Complaint]]]:
    """Return the programs that are installed; say which are not."""
    absent = [name for name in PROGRAMS if name != "ssmlit" and not shutil.which(name)]
    if absent:
        print(f"not installed, left out: {', '.join(absent)}")
    return {name: run for name, run in PROGRAMS.items() if name not in absent}


# -- reports --------------------------------------------------------------------------------


def planted(path: Path, clean: Path) -> int:
    """Print what each program finds of planted faults, and its false alarms; return our misses."""
    wanted = faults(path.read_text(encoding="utf-8"))
    programs = present()
    said = {name: run(path) for name, run in programs.items()}
    alarms = {name: [one for one in run(clean) if one.is_error] for name, run in programs.items()}
    print(f"{len(wanted)} planted faults; false alarms in {clean.name}\n")
    print(f"{'program':14}{'found':>6}{'named':>7}{'missed':>8}{'false alarms':>14}")
    for name, complaints in said.items():
        found = [fault for fault in wanted if any(map(fault.is_meant, complaints))]
        named = (
            sum(1 for fault in wanted if _is_named(fault, complaints)) if name == "ssmlit" else "-"
        )
        missed = len(wanted) - len(found)
        print(f"{name:14}{len(found):>6}{named:>7}{missed:>8}{len(alarms[name]):>14}")
    missed_by_us = [fault for fault in wanted if not _is_named(fault, said["ssmlit"])]
    for fault in missed_by_us:
        print(f"\nssmlit does not name line {fault.first}: {fault.kind}")
    for alarm in alarms["ssmlit"]:
        print(f"\nssmlit's false alarm in line {alarm.line}: {alarm.rule}: {alarm.text}")
    return len(missed_by_us) + len(alarms["ssmlit"])


def _is_named(fault: Fault, complaints: Sequence[Complaint]) -> bool:
    return any(one.rule in fault.rules and fault.is_meant(one) for one in complaints)


def wild(folder: Path) -> int:
    """List what bibtex and biber report as errors of the files of a folder, and ssmlit does not."""
    programs = {name: run for name, run in present().items() if name in {"bibtex", "biber"}}
    differences = files = reported = 0
    for path in sorted(folder.glob("*.bib")):
        files += 1
        try:
            ours = ssmlit(path)
        except (json.JSONDecodeError, KeyError):
            print(f"{path.name}: ssmlit cannot read it")
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for name, run in programs.items():
            for complaint in run(path):
                if not complaint.is_error:
                    continue
                reported += 1
                if not _is_shared(complaint, ours, text):
                    differences += 1
                    print(f"{path.name}: {name}: {complaint.text}")
    print(f"{files} files, {reported} errors of bibtex and biber, {differences} not ssmlit's")
    return differences


def _is_shared(complaint: Complaint, ours: Sequence[Complaint], text: str) -> bool:
    """Return whether we say something of the same entry; a place after an entry counts for it."""
    if any(not one.key and not one.line for one in ours):
        return True  # the file as a whole was refused
    starts = [text.count("\n", 0, found.start()) + 1 for found in _KEY.finditer(text)]
    if complaint.line:
        first = max((start for start in starts if start <= complaint.line), default=1)
        return any(first <= one.line <= complaint.line + 1 for one in ours)
    return any(one.key.lower() == complaint.key.lower() for one in ours)


def main() -> int:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--planted", type=Path, default=FAULTS / "planted.bib")
    parser.add_argument("--clean", type=Path, default=FAULTS / "clean.bib")
    parser.add_argument("--wild", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.wild:
        wild(given.wild)
        return 0
    return min(planted(given.planted, given.clean), 1)


if __name__ == "__main__":
    raise SystemExit(main())
