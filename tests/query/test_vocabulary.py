"""The words that a library's text holds, taken in bulk from the lines of its fields."""

from __future__ import annotations

import pytest

from ssmlit.query.vocabulary import initials, vocabulary


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param("title = {Slow {S}nails},\n year = 2020,", {"slow", "snails"}, id="one-line"),
        pytest.param(
            "title = {Slow\n  Snails\n  at Sea},\n abstract = {We saw\n them}",
            {"slow", "snails", "at", "sea"},
            id="a-value-of-several-lines-and-not-the-next",
        ),
        pytest.param(
            "title = {One\n\n  Two\n  Three\n  Four},", {"one", "two", "three"}, id="four-lines"
        ),
        pytest.param(
            "title\n = {Slow Snails},\n abstract = {Nothing}", {"slow", "snails"}, id="next-line"
        ),
        pytest.param('author = {Schr{\\"o}der, Ann},', {"schroder", "ann"}, id="accents"),
        pytest.param("journal = {Études of Tides},", {"etudes", "of", "tides"}, id="unicode"),
        pytest.param("abstract = {Nothing},", set(), id="another-field"),
    ],
)
def test_words_of_the_fields_that_are_searched(fields: str, words: set[str]) -> None:
    found = vocabulary(f"@misc{{a,\n {fields}\n}}\n".encode()).words

    assert list(found) == sorted(words)


def test_a_word_may_cross_word_boundaries() -> None:
    """`unet` is held by "U-Net"; a word with foreign letters may always be there."""
    holds = vocabulary(b"@misc{a,\n title = {A U-Net of Snails},\n}\n").holds

    assert [holds(word) for word in ("unet", "snail", "tides", "überall")] == [
        True, True, False, True,
    ]  # fmt: skip


def test_first_letters_of_each_title() -> None:
    """What an abbreviation may stand for: `rnn` for the first, `esl` for the second."""
    text = """\
@misc{a, title = {{Recurrent} Neural Networks},
  author = {Gu, Albert},
}
@misc{b,
  title = {\\'Etudes of Slow
    $L$-Systems},
}
@misc{c, title = {\\emph{Tides} in a Sea}}
"""

    assert initials(text.encode()).split("\n") == ["rnn", "eosls", "tias"]
