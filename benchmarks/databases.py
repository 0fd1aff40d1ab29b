"""Fill the databases of papis and coBib with a BibTeX file, before anything is timed.

papis' own import takes 0.1 s an entry, so its folders are written here, as it would write them, and
papis builds its cache. coBib imports the file by itself, 150 entries a second.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from measure import FailedError, LateError, Sample, run

if TYPE_CHECKING:
    from pathlib import Path

WAIT = 900.0  # seconds until filling is given up
MOST = 100_000  # entries that coBib can import in that time


def papis(sample: Sample) -> None:
    """Make a papis library of the file, with a warm cache."""
    papers = sample.folder / "papers"
    if not papers.exists():
        config = sample.folder / "config" / "papis" / "config"
        config.parent.mkdir(parents=True)
        settings = f"[settings]\ndefault-library = main\n[main]\ndir = {papers}\n"
        config.write_text(settings, encoding="utf-8")
        _papers(sample.path, papers)
        _do(("papis", "cache", "reset"), sample)


def _papers(bib: Path, papers: Path) -> None:
    from bibtexparser.entrypoint import parse_string

    for entry in parse_string(bib.read_text(encoding="utf-8")).entries:
        folder = papers / entry.key
        folder.mkdir(parents=True)
        work = {field.key.lower(): field.value for field in entry.fields}
        work |= {"ref": entry.key, "type": entry.entry_type}
        work["papis_id"] = hashlib.md5(entry.key.encode(), usedforsecurity=False).hexdigest()
        # JSON is YAML
        (folder / "info.yaml").write_text(json.dumps(work, ensure_ascii=False), encoding="utf-8")


def cobib(sample: Sample) -> None:
    """Make a coBib database of the file, with a warm cache."""
    if sample.entries > MOST:
        raise FailedError(f"not tried: its import would take more than {WAIT:.0f} s")
    if not (sample.folder / "data" / "cobib").exists():
        _do(("cobib", "init"), sample)
        _do(("cobib", "add", "--skip-download", "--bibtex", str(sample.path)), sample)


def _do(command: tuple[str, ...], sample: Sample) -> None:
    try:
        code = run(command, sample.folder, wait=WAIT).code
    except LateError:
        raise FailedError(f"its database was not filled in {WAIT:.0f} s") from None
    if code:
        raise FailedError(f"{' '.join(command)} ended with {code}")
