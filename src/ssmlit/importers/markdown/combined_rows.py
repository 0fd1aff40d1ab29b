"""A row that lists several papers, each in a link of its own or on lines of its own.

Responsible for where one ends and the next begins. Does not depend on how a row is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers.markdown.document.flat import cut_flat
from ssmlit.importers.markdown.lines_about_papers import is_dated_reference
from ssmlit.importers.markdown.title_words import can_be_title, clean

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink

_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_LINE = regex(r"[^\n\v]*\S[^\n\v]*")
_PARAGRAPH = regex(r"[^\n]*\S[^\n]*")
_BETWEEN = 3  # words between two papers beside what brackets say
_JOINED = regex(r"\W*(?:(?:19|20)\d\d\w?\W*)?(?:and|&)\s(?:the\s)?\W*", re.IGNORECASE)


def split_papers(block: TextBlock, hypers: Sequence[Hyperlink]) -> list[TextBlock]:
    """Split a block that lists several papers, each in a link of its own or on lines of its own."""
    edges = _bold_lines(block) or _named_links(block, hypers)
    edges = edges if len(edges) > 1 else _own_lines(block, hypers)
    if len(edges) < 2:
        return _references(block) or [block]
    edges = [0, *edges[1:], len(block.flat.text)]
    return [block._replace(flat=cut_flat(block.flat, start, end)) for start, end in pairwise(edges)]


def _named_links(block: TextBlock, hypers: Sequence[Hyperlink]) -> list[int]:
    """Return where the links begin that are titles of different papers.

    One without an identifier is a paper of its own when "and" joins it to another.
    """
    titled = [h for h in hypers if _is_titled(block.flat[h.span], h)]
    if block.kind == "paragraph" and not _enumerates(block, titled):
        return []
    joined = {
        link
        for pair in pairwise(titled)
        if _JOINED.fullmatch(block.flat.text, pair[0].span.end, pair[1].span.start)
        for link in pair
    }
    named: dict[str, int] = {}
    for hyper in titled:
        identifier = identifiers.parse(hyper.url)
        if identifier or hyper in joined:
            named.setdefault(str(identifier or hyper.url), hyper.span.start)
    return sorted(named.values())


def _enumerates(block: TextBlock, titled: Sequence[Hyperlink]) -> bool:
    """Return whether a paragraph begins with a linked title, and only facts are between others."""
    text = block.flat.text
    between = (text[a.span.end : b.span.start] for a, b in pairwise(titled))
    words = (_BRACKETS.sub(" ", part).split() for part in between)
    begins = titled and not re.search(r"\w", text[: titled[0].span.start])
    return bool(begins) and all(len(part) <= _BETWEEN for part in words)


def _own_lines(block: TextBlock, hypers: Sequence[Hyperlink]) -> list[int]:
    """Return where the lines of a paragraph begin, each a linked title or an address alone."""
    lines = list(_LINE.finditer(block.flat.text)) if block.kind == "paragraph" else []
    own = {hyper.url for line in lines for hyper in hypers if _leads(line, hyper)}
    starts = [line.start() for line in lines if any(_leads(line, hyper) for hyper in hypers)]
    return starts if len(own) == len(starts) == len(lines) else []


def _references(block: TextBlock) -> list[TextBlock]:
    """Return an item's paragraphs, or the lines of a paragraph, that are whole references.

    They are below the words before them.
    """
    form = _PARAGRAPH if block.kind == "item" else _LINE
    lines = [cut_flat(block.flat, *at.span()) for at in form.finditer(block.flat.text)]
    if len(lines) < 2:
        return []
    cited = [line for line in lines if is_dated_reference(line)]
    if len(cited) < 2:
        return []
    head = () if lines[0] is cited[0] else (clean(lines[0].text),)
    if len(cited) + len(head) < len(lines):
        return []
    return [block._replace(flat=line, section=(*block.section, *head)) for line in cited]


def _leads(line: re.Match[str], hyper: Hyperlink) -> bool:
    """Return whether a line begins with a linked title, after brackets, or is an address alone."""
    if not line.start() <= hyper.span.start < line.end():
        return False
    before = _BRACKETS.sub("", line.string[line.start() : hyper.span.start])
    if re.search(r"\w", before):
        return False
    is_alone = not hyper.label and not line.string[hyper.span.end : line.end()].strip()
    return is_alone or _is_titled(line.string[hyper.span.start : hyper.span.end], hyper)


def _is_titled(words: str, hyper: Hyperlink) -> bool:
    """Return whether the words of a link can be a title: not "[[how the model is used]](…)"."""
    return not hyper.is_label and can_be_title(words, 3)


def _bold_lines(block: TextBlock) -> list[int]:
    """Return where lines begin that are bold titles, each with links below it."""
    text = block.flat.text
    starts = [
        span.start
        for span in block.flat.of("bold")
        if (span.start == 0 or text[span.start - 1] in "\n\v")
        and len(block.flat[span].split()) > 2
        and (span.end == len(text) or text[span.end :].lstrip(" .")[:1] in "\n\v")
    ]
    links = [span.start for span in block.flat.of("link")]
    edges = [*starts, len(text)]
    if all(any(a <= link < b for link in links) for a, b in pairwise(edges)):
        return starts
    return []
