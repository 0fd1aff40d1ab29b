"""The inline Markdown of a block made flat.

Responsible for the tokens of markdown-it-py. Does not depend on blocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ssmlit.importers.markdown.document.flat import SOFT, Builder, Flat

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ssmlit.importers.markdown.document.html import Html

_BEGINS = {"strong_open": "b", "em_open": "i", "link_open": "a", "hardbreak": "br"}
_ENDS = {"strong_close": "b", "em_close": "i", "link_close": "a"}


def from_tokens(tokens: Iterable[Token]) -> Flat:
    """Return the flat text of inline Markdown tokens, inline HTML in them included."""
    builder = Builder()
    html: Html | None = None
    words = ""
    for token in tokens:
        if token.type in {"text", "text_special"}:
            words += token.content  # an address may be cut where an escape or entity is
            continue
        builder.text(words)
        words = ""
        if token.type == "html_inline":
            html = html or _html(builder)
            html.feed(token.content)
        else:
            _add(builder, token)
    builder.text(words)
    return builder.done()


def _html(builder: Builder) -> Html:
    from ssmlit.importers.markdown.document.html import Html

    return Html(builder)


def _add(builder: Builder, token: Token) -> None:
    if token.type in _BEGINS:
        builder.open(_BEGINS[token.type], str(token.attrs.get("href", "")))
    elif token.type in _ENDS:
        builder.close(_ENDS[token.type])
    elif token.type == "softbreak":
        builder.text(SOFT)
    elif token.type == "code_inline":
        builder.open("code")
        builder.text(token.content)
        builder.close("code")
    elif token.type == "image":
        builder.image(token.content, str(token.attrs.get("src", "")))
