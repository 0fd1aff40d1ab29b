"""Which series a venue's name means, however it is shortened."""

from __future__ import annotations

import pytest

from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.score import venue_kind
from ssmlit.duplicates.venue_series import series
from tests.duplicates.conftest import work


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("VLDB", "VLDB", id="abbreviation"),
        pytest.param("Proc. Int. Conf. on Very Large Data Bases", "VLDB", id="spelt out"),
        pytest.param("The VLDB Journal: The International Journal on Very Large Data Bases",
                     "VLDB J.", id="the journal is not the conference"),
        pytest.param("ACM SIGMOD Record", "SIGMOD Record", id="the newsletter is not either"),
        pytest.param("Proc. ACM SIGMOD Int. Conf. on Management of Data", "SIGMOD", id="both"),
        pytest.param("Data Engineering, 1996. Proceedings of the Twelfth International Conference "
                     "on", "ICDE", id="turned round"),
        pytest.param("IEEE Trans. Knowl. Data Eng.", "IEEE TKDE", id="as DBLP shortens"),
        pytest.param("IEEE Transactions on Knowledge and Data Engineering", "IEEE TKDE",
                     id="longest"),
        pytest.param("Advances in Neural Information Processing Systems 36", "NeurIPS",
                     id="with a volume's number"),
        pytest.param("Clear and fast rivers", "", id="a word, and not CLEAR"),
        pytest.param("Fifth American Control Conference", "ACC", id="a word before the name"),
        pytest.param("Proc. of the VLDB Conference", "VLDB", id="among usual words"),
        pytest.param("SIGMOD Workshop on Data Streams", "SIGMOD workshop", id="workshop"),
        pytest.param("Clinical Natural Language Processing Workshop", "ClinicalNLP",
                     id="a workshop with a name of its own"),
        pytest.param("NeurIPS Workshop on Whales", "NeurIPS workshop", id="capitals within"),
        pytest.param("ACM SIGKDD Explorations Newsletter", "SIGKDD Explorations",
                     id="a name of two words within others"),
        pytest.param("Information Systems", "Information Systems", id="alone"),
        pytest.param("Journal of Management Information Systems", "", id="part of another name"),
        pytest.param("Information Systems Journal", "", id="another journal"),
        pytest.param("AAAI Conference on Human Computation", "", id="another conference"),
        pytest.param("Machine Learning 5(2),", "Machine Learning", id="with numbers behind"),
        pytest.param("International Conference on Management of Data", "SIGMOD", id="in part"),
        pytest.param("Lancet", "", id="not known"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_series(text: str, name: str) -> None:
    """Names of one series have one short name; a name that is not known has none."""
    assert series(text) == name


@pytest.mark.parametrize(
    ("type_", "venue", "kind"),
    [
        ("inproceedings", "The VLDB Journal", "journal"),
        ("misc", "SIGMOD Record", "journal"),
        ("misc", "SIGMOD", ""),
        ("misc", "Workshop on Journals of Whales", "meeting"),
        ("inproceedings", "Whales", "meeting"),
        ("conference", "Whales", "meeting"),
        ("proceedings", "Whales", "meeting"),
        ("misc", "Journal of Whales", "journal"),
        ("article", "Whales", ""),
    ],
)
def test_kinds_of_venues(type_: str, venue: str, kind: str) -> None:
    """A series in the table is what it is there; of another its words and the type tell."""
    assert venue_kind(normalize(work("Whales", type=type_, venue=venue))) == kind
