"""Real Markdown renderers, and what a reader sees of their HTML: text and links."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

CMARK, PANDOC, RUBY = map(shutil.which, ("cmark-gfm", "pandoc", "ruby"))
KRAMDOWN = 'puts Kramdown::Document.new($stdin.read, input: "GFM", hard_wrap: false).to_html'
EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist", "footnotes")
needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
needs_cmark = pytest.mark.skipif(CMARK is None, reason="cmark-gfm is not installed")


def cmark(text: str) -> str:
    """Return HTML of GitHub's own renderer, raw HTML allowed so that none can hide."""
    assert CMARK
    options = [part for name in EXTENSIONS if name != "footnotes" for part in ("-e", name)]
    command = [CMARK, "--unsafe", *options]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode()


@cache
def has_kramdown() -> bool:
    """Whether ruby is there, and has it with GitHub's parser."""
    command = [RUBY or "", "-rkramdown", "-rkramdown-parser-gfm", "-e", ""]
    return bool(RUBY) and not subprocess.run(command, check=False, capture_output=True).returncode


def kramdown(text: str) -> str:
    """Return HTML of kramdown with GitHub's parser, by which Jekyll renders."""
    if not RUBY or not has_kramdown():
        pytest.skip("kramdown is not installed")
    command = [RUBY, "-rkramdown", "-rkramdown-parser-gfm", "-e", KRAMDOWN]
    return subprocess.run(
        command, input=text.encode(), capture_output=True, check=True
    ).stdout.decode()


def markdown_it(text: str) -> str:
    """Return HTML of markdown-it with GitHub's tables and strikethrough."""
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


def mkdocs(text: str) -> str:
    """Return HTML of Python-Markdown with the extensions that MkDocs turns on."""
    import markdown

    return str(markdown.markdown(text, extensions=["toc", "tables", "fenced_code"]))


def pandoc(text: str) -> str:
    """Return HTML of pandoc's reading of GitHub's Markdown."""
    assert PANDOC
    command = [PANDOC, "-f", "gfm", "-t", "html", "--wrap=none"]
    return subprocess.run(
        command, input=text.encode(), capture_output=True, check=True
    ).stdout.decode()


RENDERERS = [
    pytest.param(cmark, id="cmark-gfm", marks=[needs_cmark, pytest.mark.programs]),
    pytest.param(kramdown, id="kramdown", marks=pytest.mark.programs),
    pytest.param(markdown_it, id="markdown-it"),
    pytest.param(mkdocs, id="mkdocs"),
]


@dataclass
class Seen:
    """What a reader sees: all text, the links as (text, address), the tags that made it."""

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._href: str | None = None
        self._link = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.tags.append(tag)
        if tag == "a":
            self._href, self._link = dict(attrs).get("href") or "", ""
        if tag[0] == "h" and tag[1:].isdigit():
            self._inside.append("heading")
            self.seen.headings.append("")
        if tag in {"td", "th"}:
            self._inside.append("cell")
            self.seen.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._href is not None:
            self.seen.links.append((self._link, unquote(self._href)))
            self._href = None
        if (tag[0] == "h" and tag[1:].isdigit()) or tag in {"td", "th"}:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        self.seen.text += data
        if self._href is not None:
            self._link += data
        if "heading" in self._inside:
            self.seen.headings[-1] += data
        if "cell" in self._inside:
            self.seen.cells[-1] += data


def read(html: str) -> Seen:
    """Return what a reader sees of HTML, with white space as a browser shows it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.seen.text = " ".join(reader.seen.text.split())
    return reader.seen
