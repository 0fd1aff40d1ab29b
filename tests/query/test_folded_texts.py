"""The words that a library holds: the same for a file of any size, and for its index."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from ssmlit import bibtex
from ssmlit.query import Corpus, DocumentCorpus, parse_query, search
from tests.bibtex.strategies import EXAMPLES
from tests.index.conftest import indexed
from tests.query.test_oracle import LIBRARIES

if TYPE_CHECKING:
    from ssmlit.query.folded_texts import Vocabulary


def words_of(text: str) -> Vocabulary:
    return DocumentCorpus(bibtex.parse_document(text)).vocabulary()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param("title = {Slow {S}nails},\n year = 2020,", "2020 slow snails", id="a year"),
        pytest.param("title = {One\n\n Two\n Three\n Four\n Five},", "five four one three two",
                     id="many-lines"),
        pytest.param('author = {Schr{\\"o}der, Ann},', "ann schroder", id="accents"),
        pytest.param("editor = {Tide, Ann}", "ann tide", id="editors-of-a-book"),
        pytest.param("school = {Tidal University}", "tidal university", id="a-school"),
        pytest.param("journal = {Études of Tides},", "etudes of tides", id="unicode"),
        pytest.param("journal = sea", "of seas", id="a-macro"),
        pytest.param("abstract = {Nothing, title = {x}},", "", id="another-field"),
    ],
)  # fmt: skip
def test_words_of_the_fields_that_are_searched(fields: str, words: str) -> None:
    found = words_of(f"@string{{sea = {{Of Seas}}}}\n@misc{{a,\n {fields}\n}}\n").words

    assert list(found) == words.split()


def test_a_word_may_cross_word_boundaries() -> None:
    """`unet` is held by "U-Net"."""
    holds = words_of("@misc{a,\n title = {A U-Net of Snails},\n}\n").holds

    assert [holds(word) for word in ("unet", "snail", "tides")] == [True, True, False]


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

    assert words_of(text).initials().split("\n") == ["rnn", "eosls", "tias"]


@pytest.mark.slow  # each example makes an index
@settings(max_examples=EXAMPLES)
@given(LIBRARIES)
def test_an_index_and_the_size_of_a_file_change_no_answer(text: str) -> None:
    document = bibtex.parse_document(text)
    corpora: list[Corpus] = [DocumentCorpus(document), DocumentCorpus(document, large=0)]
    with TemporaryDirectory() as folder:
        corpora.append(indexed(Path(folder) / "index", document.data))
        found = [corpus.vocabulary() for corpus in corpora]
        asked = ("mamba", "ammba", "schroder", "étude", "101145", "key1", "dblp", "nature")

        assert found[0].words == found[1].words == found[2].words
        assert len({tuple(map(one.holds, asked)) for one in found}) == 1
        assert len({tuple(sorted(one.initials().split("\n"))) for one in found}) == 1
        for query in ("mmaba", "shroder", "neuarl", "sm", "grahp visoin"):
            answers = [
                [(hit.subject.key, hit.matched_terms) for hit in search(parse_query(query), corpus)]
                for corpus in corpora
            ]
            assert answers[0] == answers[1] == answers[2]
