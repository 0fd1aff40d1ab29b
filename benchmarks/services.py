"""What ssmlit needs for itself when it asks services: a server on loopback answers at once.

    python benchmarks/services.py                 300 ids, 1,000 entries
    python benchmarks/services.py --sizes 30      a tenth of both

Shown are seconds of the processor (of the clock in brackets, with the server's) and peak memory of
whole commands: adding papers by their arXiv ids, `update` on a night with news and on one without,
and `refresh` of entries that a snapshot knows, offline. Every result is looked at.
"""

from __future__ import annotations

import os
import re
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import bulk
from measure import FailedError, arguments, run
from peers import SSMLIT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from bulk import Work

DAY = "2026-03-02"
QUERIES = "[update.queries]\nmine = 'ti:mamba'\n"
HEAD = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
    ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
)


class Arxiv(BaseHTTPRequestHandler):
    """Answers for ids with those papers, and to any query with the newest fifty."""

    papers: dict[str, Work]  # set before it serves

    def do_GET(self) -> None:
        """Answer one request."""
        asked = parse_qs(urlsplit(self.path).query)
        ids = asked.get("id_list", [""])[0].split(",")
        named = [one for one in ids if one in self.papers]
        chosen = named if ids[0] else [*self.papers][-50:]
        entries = "".join(_entry(one, self.papers[one]) for one in chosen)
        total = f"<opensearch:totalResults>{len(chosen)}</opensearch:totalResults>"
        body = f"{HEAD}{total}{entries}</feed>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/atom+xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _entry(number: str, work: Work) -> str:
    people = "".join(f"<author><name>{a} {b}</name></author>" for b, a in work.people)
    return (
        f"<entry><id>http://arxiv.org/abs/{number}v1</id><title>{escape(work.title)}</title>"
        f"<summary>{'A long summary. ' * 60}</summary><updated>{DAY}T00:00:00Z</updated>"
        f"<published>{DAY}T00:00:00Z</published>{people}</entry>"
    )


def main() -> None:
    """Print the table."""
    options = arguments(__doc__ or "", [300]).parse_args()
    print(f"\n{'own work':<34}{'s cpu':>8}{'(s)':>8}{'memory':>10}")
    for size in options.sizes:
        Arxiv.papers = {f"2603.{1 + one.number:05}": one for one in bulk.works(size)}
        server = ThreadingHTTPServer(("127.0.0.1", 0), Arxiv)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        os.environ["SSMLIT_ARXIV_URL"] = f"http://127.0.0.1:{server.server_port}"
        os.environ |= {"SSMLIT_ARXIV_GAP": "0", "SOURCE_DATE_EPOCH": "1772496000"}  # DAY
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size, options)
        server.shutdown()


def _measure(folder: Path, size: int, options: argparse.Namespace) -> None:
    library = folder / "library.bib"
    library.touch()
    (folder / "ids.txt").write_text("\n".join(Arxiv.papers))
    _row(folder, f"add {size} ids", ["add", "--from", "ids.txt"], options, size)
    library.write_text("")
    (folder / "ssmlit.toml").write_text(QUERIES)
    news = min(size, 50)
    _row(folder, "update, the first time", ["update"], options, news)
    before = library.read_bytes()
    os.environ["SSMLIT_FRESH"] = "0"
    _row(folder, "update, without news", ["update"], options, news)
    del os.environ["SSMLIT_FRESH"]
    if library.read_bytes() != before:
        raise FailedError("a quiet night changed the library")
    count = size * 10 // 3
    _refresh(folder, count, options)


def _refresh(folder: Path, count: int, options: argparse.Namespace) -> None:
    """Complete entries of which only the arXiv id is known, from a snapshot of many more."""
    build = ["snapshot", "build", str(bulk.write(folder, "arxiv", 20 * count))]
    if run([*SSMLIT, *build], folder, wait=options.wait * 10).code:
        raise FailedError("no snapshot was built")
    works = islice((one for one in bulk.works(20 * count) if one.number % 20 == 7), count)
    entries = [
        f"@misc{{k{one.number},\n"
        f"  eprint = {{{bulk.arxiv_id(one)}}},\n  archiveprefix = {{arXiv}},\n}}"
        for one in works
    ]
    (folder / "library.bib").write_text("\n\n".join(entries) + "\n")
    name = f"refresh {count} from a snapshot"
    _row(folder, name, ["refresh", "--apply", "--offline"], options, count)


def _row(
    folder: Path, name: str, words: Sequence[str], options: argparse.Namespace, titles: int
) -> None:
    """Run a command, see that the library has so many titles after it, and print a row."""
    taken = run([*SSMLIT, *words, "--quiet"], folder, wait=options.wait)
    text = (folder / "library.bib").read_text("utf-8")
    if taken.code or len(re.findall(r"^\s*title\s*=", text, re.MULTILINE)) != titles:
        said = (folder / "stderr").read_text("utf-8")[-2000:]
        found = len(re.findall(r"^\s*title\s*=", text, re.MULTILINE))
        raise FailedError(f"`{' '.join(words)}` ended with {taken.code}, {found} titles: {said}")
    print(f"{name:<34}{taken.cpu:>8.2f}{taken.seconds:>8.2f}{taken.memory / 1e6:>7,.0f} MB")


if __name__ == "__main__":
    main()
