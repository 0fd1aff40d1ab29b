"""Addresses in plain text: they are links, without the punctuation of the sentence around them."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown.document.html import from_html


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        pytest.param("see https://a.org/b.", ["https://a.org/b"], id="full-stop"),
        pytest.param("(https://a.org/b).", ["https://a.org/b"], id="in-brackets"),
        pytest.param("https://a.org/b_(c)", ["https://a.org/b_(c)"], id="brackets-of-its-own"),
        pytest.param("(at https://a.org/b_(c)!)", ["https://a.org/b_(c)"], id="both"),
        pytest.param("https://a.org/b?c=d, e", ["https://a.org/b?c=d"], id="question"),
        pytest.param("(https://a.org/b)(PDF)", ["https://a.org/b"], id="a bracket opened before"),
        pytest.param(
            "www.a.org/b; arxiv.org/abs/2401.00001?",
            ["www.a.org/b", "arxiv.org/abs/2401.00001"],
            id="two",
        ),
    ],
)
def test_an_address_in_plain_text_is_a_link(text: str, addresses: list[str]) -> None:
    flat = from_html(text)

    assert [span.url for span in flat.of("link")] == addresses
    assert [flat[span] for span in flat.of("link")] == addresses
    assert flat.text == text
