"""The verdict on two records: hard cases that users reported, and the rules made from them."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.duplicates import Outcome, RuleKind, Verdict, compare
from ssmlit.duplicates.explain import explain
from ssmlit.duplicates.verdict import Evidence
from ssmlit.model import Person, Record
from tests.conftest import at_most
from tests.duplicates.conftest import work

SAME, MAYBE, MISMATCH, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.MISMATCH, Outcome.DIFFERENT

LONG = "Efficiently Modeling Long Sequences with Structured State Spaces"
GU = "Gu, Albert and Goel, Karan and R{\\'e}, Christopher"
MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
S4_BALANCED = "S4 with Diagonal State Space Layers using Balanced Truncation"
VORTEX = "Focusing of a vortex carrying beam with Gaussian background by"
CHINESE = "基于状态空间模型的长序列建模方法研究"
DES = "Désingularisation de metriques d'Einstein."

VOICES = "Golosa kitov"

CASES = [
    pytest.param(
        work(LONG, GU, 2022, "ICLR", ids="2111.00396"),
        work("S4: " + LONG, "", 0, ids="https://arxiv.org/pdf/2111.00396v3"),
        SAME, id="acronym put before, same arXiv id",
    ),
    pytest.param(
        work(LONG, GU, 2021, ids="2111.00396", type="misc"),
        work(LONG, "A. Gu and K. Goel and C. Ré", 2022, "ICLR", type="inproceedings"),
        SAME, id="preprint and publication",
    ),
    pytest.param(
        work("Learning method for " + S4_BALANCED, ids="2402.15993v2"),
        work("Model Compression Method for " + S4_BALANCED, ids="2402.15993"),
        SAME, id="retitled between versions, ratio 85",
    ),
    pytest.param(
        work("State Space Models for Event Cameras", "Zubić, Nikola", ids="2402.15584"),
        work("State Space Models for Event Cameras", "Cirone, Nicola Muca", ids="2402.19047"),
        MISMATCH, id="equal title under two arXiv ids",
    ),
    pytest.param(
        work("Theoretical Foundations of Deep Selective State-Space Models", ids="2402.19047"),
        work("State Space Models for Event Cameras", ids="2402.19047"),
        MISMATCH, id="another title under the same id",
    ),
    pytest.param(
        work(MAMBA, "Albert Gu and Tri Dao", ids="https://openreview.net/forum?id=AL1fq05o7H"),
        work(MAMBA.upper(), "Gu, A and Dao, T", 2023, ids="2312.00752"),
        SAME, id="OpenReview and arXiv, capitals",
    ),
    pytest.param(
        work("Sea Nets: How Whales Turn Tides and Times", "Gu, A.", 2006, type="book")._replace(
            publisher="Krill University Press"
        ),
        work("Sea Nets", "Gu, A.", 2006, type="book")._replace(publisher="Krill UP"),
        MAYBE, id="the subtitle of a book dropped, one publisher",
    ),
    pytest.param(
        work("Robust statistics", "Huber, Peter J.", 1981, type="book"),
        work("Robust statistics", "Huber, P. J. and Ronchetti, E. M.", 2009, type="book",
             edition="2"),
        DIFFERENT, id="two editions of a book",
    ),
    pytest.param(
        work(f"{VORTEX} a lens", "Pu, J. and Chen, Z.", 2007, "Opt. Commun."),
        work(f"{VORTEX} an apertured system", "Pu, J. and Chen, Z.", 2008, "J. Opt."),
        DIFFERENT, id="near title, same authors",
    ),
    pytest.param(
        work("Deep residual learning for images", "Doe, JA and Zuna R E", 2016, "CVPR"),
        work("Deep Residual Learning for Images", "J. A. Doe and R. E. Zuna", 2016, "CVPR"),
        SAME, id="initials at the end of names",
    ),
    pytest.param(
        work(DES + " I", "Biquard, Olivier", 2013, "Invent. Math.", "192, 1, 197--252"),
        work(DES + " II", "Biquard, Olivier", 2016, "Invent. Math.", "204, 2, 473--504"),
        DIFFERENT, id="parts I and II",
    ),
    pytest.param(
        work("Preface", "Doe, J.", 2010, "LNCS"), work("Preface", "Doe, J.", 2012, "LNCS"),
        DIFFERENT, id="prefaces of two years",
    ),
    pytest.param(
        work("Preface", year=2010), work("Preface", year=2010), DIFFERENT, id="bare prefaces"
    ),
    pytest.param(
        work(LONG, "", 2020, "Whale Letters", "5, 1, 10--20"),
        work(LONG, "", 2020, "Whale Letters", "5, 1, 10--20"),
        SAME, id="no authors, one place of one venue",
    ),
    pytest.param(
        work(LONG, "", 2020, "", "5, 1, 10--20"), work(LONG, "", 2020, "", "5, 1, 10--20"),
        MAYBE, id="no authors, one place of nobody knows which venue",
    ),
    pytest.param(
        work(LONG, GU, 2020, type="book"),
        work(LONG, GU, 2020, LONG, ", , 1--20", type="incollection"),
        MAYBE, id="a chapter that is called as its book",
    ),
    pytest.param(
        work("Whale Conference 2020", year=2020, venue="Whale Conference"),
        work("Whale Conference 2020", year=2020, venue="Whale Conference"),
        DIFFERENT, id="what is called as its meeting, with a number",
    ),
    pytest.param(
        work("Editor's Comments", "Weber, R.", 2003, "MIS Quarterly", "27, 2, iii-xi"),
        work("Editor's Comments", "Weber, R.", 2003, "MIS Quarterly", "27, 3, iii-xii"),
        DIFFERENT, id="a column in two issues, equal first page",
    ),
    pytest.param(
        work("Deep Learning", "Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron", 2016),
        work("Deep learning", "LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey", 2015,
             "Nature", "521, 7553, 436--444"),
        DIFFERENT, id="short title, one author in common",
    ),
    pytest.param(
        work("Off-diagonal book Ramsey numbers", "Conlon, D. and Fox, J.", 2021),
        work("Off-diagonal Ramsey numbers", "Mattheus, S. and Verstraete, J.", 2024),
        DIFFERENT, id="one word more inside, other authors",
    ),
    pytest.param(
        work("Anger and rage in treatment of the atypical syndrome", "Smith, A.", 2009, "Blood",
             "113, 1, 5--9"),
        work("Anger and rage in treatment of the atypical syndrome - Reply", "Jones, B.", 2009,
             "Blood", "113, 4, 900"),
        DIFFERENT, id="article and reply",
    ),
    pytest.param(
        work("Phase II trial of ixabepilone in patients with lung cancer", "Vansteenkiste, J.",
             2007),
        work("Phase I/II trial of ixabepilone in patients with lung cancer", "Vansteenkiste, J.",
             2007),
        DIFFERENT, id="phase II and phase I/II",
    ),
    pytest.param(
        work("Infrastructure in the Wild", "Soden, R. and Palen, L.", 2016, "CHI", ", , 2796-2807"),
        work("Infrastructure in the wild: What mapping reveals about emergence",
             "Soden, Robert and Palen, Leysia", 2016, "CHI", ", , 2796--2807"),
        SAME, id="subtitle dropped, same pages",
    ),
    pytest.param(
        work(LONG, GU, 2020, "Proc. Conf. X", ids="10.1145/1111.2222", type="inproceedings"),
        work(LONG, GU, 2022, "Journal of Y", "3, 1, 1--30", ids="10.1000/jy.2022.3"),
        MAYBE, id="conference and journal, two published DOIs",
    ),
    pytest.param(
        work(LONG, GU, 2020, "Proc. Conf. on Databases", type="inproceedings"),
        work(LONG, GU, 2022, "Journal of Information Systems"),
        DIFFERENT, id="conference and journal, other year and venue",
    ),
    pytest.param(
        work(LONG, GU, 2021, ids="10.48550/arXiv.2111.00396", type="misc"),
        work(LONG, GU, 2022, "ICLR", ids="10.1000/iclr.7"),
        SAME, id="arXiv's DOI and a publisher's",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2021), work("MambaVid: Winter ice", GU, 2022, "ICLR"),
        MAYBE, id="renamed but for the name, before it was published",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2021), work("MambaVid: Winter ice", GU, 2024, "ICLR"),
        DIFFERENT, id="one name, three years apart",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2022, "ICLR"),
        work("MambaVid: Winter ice", GU, 2022, "ICLR"),
        DIFFERENT, id="one name, both published",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2021), work("MambaVid: Winter ice", GU, 2022),
        DIFFERENT, id="one name, neither published",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2021),
        work("MambaVid: Winter ice", f"{GU} and Dao, Tri", 2022, "ICLR"),
        DIFFERENT, id="one name, an author more",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2021),
        work("MambaVid: Winter ice", GU.replace("Goel, Karan", "Dao, Tri"), 2022, "ICLR"),
        DIFFERENT, id="one name, another author",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", "Gu, Albert", 2021),
        work("MambaVid: Winter ice", "Gu, Albert", 2022, "ICLR"),
        DIFFERENT, id="one name, of one author",
    ),
    pytest.param(
        work("MambaVid: Songs of seals", GU, 2021, ids="10.1000/a"),
        work("MambaVid: Winter ice", GU, 2022, "ICLR", ids="10.1000/b"),
        DIFFERENT, id="one name, two DOIs of publishers",
    ),
    pytest.param(
        work(f"VMamba: {LONG}", "Liu, Yue", 2024), work(f"Mamba: {LONG}", "Liu, Yue", 2024),
        DIFFERENT, id="one letter in the name before the colon",
    ),
    pytest.param(
        work("Effects of drugs on hypertension in adults", "Roe, A. and Poe, B.", 2001, "Chest"),
        work("Effects of drugs on hypotension in adults", "Roe, A. and Poe, B.", 2001, "Chest"),
        DIFFERENT, id="counterparts are no misspelling",
    ),
    pytest.param(
        work("Immunogold labelling is a quantitative method as …", "GH Hansen and O Noren", 1992),
        work("Immunogold labelling is a quantitative method as demonstrated by studies",
             "Hansen, G. H. and Norén, O.", 1992, "Histochemical J."),
        MAYBE, id="title cut with an ellipsis",
    ),
    pytest.param(
        work("Platform economy as a challenge [Plattformökonomie als Herausforderung]",
             "Greef, S. and Sperling, H.", 2020, "Beziehungen", "27, 2, 205-226"),
        work("Plattformökonomie als Herausforderung", "Greef, Samuel and Sperling, Hans", 2020,
             "Beziehungen", "27, 2, 205--226"),
        SAME, id="title in two languages",
    ),
    pytest.param(
        work("R&eacute;sum&eacute; of &lt;i&gt;state&lt;/i&gt; spaces &amp; scans", GU, 2020, "X"),
        work("Résumé of state spaces & scans", GU, 2020, "X"),
        SAME, id="HTML entities",
    ),
    pytest.param(
        work(CHINESE, "王伟 and 李娜", 2023, "自动化学报", "49, 1, 1-12"),
        work(CHINESE, "王伟 and 李娜", 2023, "自动化学报", "49, 1, 1--12"),
        SAME, id="Chinese",
    ),
    pytest.param(
        work("", "Gu, Albert", ids="2111.00396"), work(LONG, GU, 2021, ids="2111.00396"),
        MAYBE, id="no title to confirm an id",
    ),
    pytest.param(
        work("Wang, HJ (1997) " + LONG, GU, 1997), work(LONG, GU, 1997, "VLDB"),
        SAME, id="a citation ran into the title",
    ),
    pytest.param(
        work(LONG + ", SIGMOD Record 2002", GU), work(LONG, GU, 2002, "SIGMOD Record"),
        SAME, id="venue and year behind the title",
    ),
    pytest.param(
        work(LONG + ", 3D SIGMOD Record 2002", GU), work(LONG, GU, 2002, "SIGMOD Record"),
        MAYBE, id="another word of two letters before venue and year",
    ),
    pytest.param(
        work(LONG + ", Journal of Lists 2002", GU), work(LONG, GU),
        MAYBE, id="venue and year behind the title, known to neither",
    ),
    pytest.param(
        work(LONG + ", VLDB 2002", GU), work(LONG, GU),
        SAME, id="a known venue and year behind the title",
    ),
    pytest.param(
        work(LONG + ", NeurIPS 2020", GU, 2020), work(LONG, GU),
        SAME, id="a known venue and the record's own year behind the title",
    ),
    pytest.param(
        work(LONG + ", 2020 sensors", GU), work(LONG, GU),
        MAYBE, id="a word behind the title that a journal has for its name",
    ),
    pytest.param(
        work(LONG + ": Nature 2020", GU), work(LONG, GU),
        MAYBE, id="a word with a capital behind the title",
    ),
    pytest.param(
        work(LONG + ", NeurIPS", GU, 2020), work(LONG, GU, 2020),
        MAYBE, id="a known venue without its year behind the title",
    ),
    pytest.param(
        work("(2021) " + LONG, GU, 2021), work(LONG, GU, 2021),
        SAME, id="its year before the title",
    ),
    pytest.param(
        work("(2020) " + LONG, GU, 2021), work(LONG, GU, 2021),
        MAYBE, id="another year before the title",
    ),
    pytest.param(
        work("A. Gu (2020), " + LONG, GU, 2021), work(LONG, GU, 2021),
        SAME, id="its author and another year before the title",
    ),
    pytest.param(
        work(LONG + " (Extended Abstract)", GU, 2021), work(LONG, GU, 2021),
        MAYBE, id="extended abstract",
    ),
    pytest.param(
        work(LONG, GU, 2021, "ACM Press New York, NY, USA"), work(LONG, GU, 2022, "VLDB"),
        MAYBE, id="a publisher is no place of publication",
    ),
    pytest.param(
        work(LONG, GU, 2021, "ACM SIGMOD Record"), work(LONG, GU, 2021, "SIGMOD Conference"),
        MAYBE, id="proceedings printed in the group's record",
    ),
    pytest.param(
        work("Trust and TAMi in online shopping: an integrated model", GU, 2021, "VLDB"),
        work("Trust and TAM in online shopping: an integrated model", GU, 2021, "VLDB"),
        MAYBE, id="a letter too many in a short word",
    ),
    pytest.param(
        work("Special Issue on Smart Hospitality, Tourism and Travel", GU, 2017, "Frontiers"),
        work("Special issue on smart hospitality, tourism and travel", GU, 0, "Frontiers"),
        SAME, id="a special issue with a subject",
    ),
    pytest.param(
        work("Introduction to the Special Issue", GU, 2017, "Frontiers", "9, 1, 1-2"),
        work("Introduction to the Special Issue", GU, 2017, "Frontiers", "9, 2, 1-3"),
        DIFFERENT, id="a special issue without one",
    ),
    pytest.param(
        work(LONG, "", 2021, "VLDB"), work(LONG, "", 2021, "VLDB"),
        MAYBE, id="no authors on either side",
    ),
    pytest.param(
        work(LONG, "", 2021), work(LONG, GU, 2021),
        MAYBE, id="no authors on one side",
    ),
    pytest.param(
        work(LONG, "", 2021, "VLDB", "14, 3, 100-112"), work(LONG, "", 2021, "VLDB", "14, 3, 100"),
        SAME, id="no authors, the same place in print",
    ),
    pytest.param(
        work(LONG, GU, 2021, "VLDB", "14, 3, 100-112"),
        work("Letters on Rivers and Their Boats", GU, 2021, "VLDB", "14, 3, 100-112"),
        MAYBE, id="another title, the same authors and place in print",
    ),
    pytest.param(
        work(LONG, GU, 2021, "VLDB", "14, 3, 100-112"),
        work("Letters on Rivers and Their Boats", "Carver, Anna", 2021, "VLDB", "14, 3, 100-112"),
        DIFFERENT, id="another title, other authors, the same place in print",
    ),
    pytest.param(
        work(f"{LONG}. Part a", GU, 2021, "VLDB"), work(f"{LONG}. Part b", GU, 2021, "VLDB"),
        DIFFERENT, id="parts with letters",
    ),
    pytest.param(
        work(LONG, "{World Whale Organization}", 2021), work(LONG, "{WWO}", 2021),
        SAME, id="a group and its initials",
    ),
    pytest.param(
        work(LONG, "{Council for Whales and Krill}", 2021), work(LONG, "{CWK}", 2021),
        SAME, id="a group and the initials of its longer words",
    ),
    pytest.param(
        work(LONG, "{World Whale Organization}", 2021), work(LONG, "{WWF}", 2021),
        DIFFERENT, id="a group and another's initials",
    ),
    pytest.param(
        work(LONG, "{World Whale Organization} and {Krill Council}", 2021),
        work(LONG, "{WWO}", 2021), DIFFERENT, id="one of two groups and its initials",
    ),
    pytest.param(
        work("Mamba", "", 2023), work("Mamba", "Gu, Albert and Dao, Tri", 2023),
        DIFFERENT, id="no authors, a title of one word",
    ),
    pytest.param(
        work("On " + LONG, GU, 2021), work(LONG, GU, 2021),
        MAYBE, id="on at the beginning",
    ),
    pytest.param(
        work("Towards " + LONG, GU, 2021), work(LONG, GU, 2022),
        MAYBE, id="towards at the beginning",
    ),
    pytest.param(
        work(LONG, GU, 2021, "VLDB"), work(LONG, GU, 2021, "VLDB J."),
        MAYBE, id="conference and its journal in one year",
    ),
    pytest.param(
        work(LONG, GU, 2021, "Computer Science Department"), work(LONG, GU, 2021, "VLDB"),
        SAME, id="a department is no place of publication",
    ),
    pytest.param(
        work(LONG, "Ivanova, Anna", 2021), work(LONG, "Иванова, Анна", 2021),
        MAYBE, id="authors in another script",
    ),
    pytest.param(
        work(LONG, "Ivanova, Anna", 2021, "Chest", "3,,10-20"),
        work(LONG, "Иванова, Анна", 2021, "Chest", "3,,10-20"),
        SAME, id="authors in another script, one place",
    ),
    pytest.param(
        work(LONG, "Ivanova, Anna and Gu, A.", 2021), work(LONG, "Иванова, Анна and Gu, A.", 2021),
        SAME, id="one of two authors in another script",
    ),
    pytest.param(
        work(VOICES, "Ivanova, Anna", 2021, "Chest", "3,,10-20"),
        work("Голоса китов", "Иванова, Анна", 2021, "Грудь", "3,,10-20"),
        MAYBE, id="title in another script, one place",
    ),
    pytest.param(
        work(VOICES, "Ivanova, Anna", 2021, "Chest", "3,,10-20"),
        work("Голоса китов", "Иванова, Анна", 2021, "Грудь", ",,10-20"),
        DIFFERENT, id="title in another script, pages and year",
    ),
    pytest.param(
        work(VOICES, "Ivanova, Anna", 2021, "Chest", "3,,10"),
        work("Голоса китов", "Иванова, Анна", 2021, "Грудь", "3,,10"),
        DIFFERENT, id="title in another script, one page",
    ),
    pytest.param(
        work(VOICES, "Ivanova, Anna", 2021, "Chest", "3,1,10-20"),
        work("Голоса китов", "Иванова, Анна", 2021, "Грудь", "3,2,10-20"),
        DIFFERENT, id="title in another script, other issues",
    ),
    pytest.param(
        work(VOICES, "Ivanova, Anna", 2021, "Chest", "3,,10-20"),
        work("Seals below the ice", "Иванова, Анна", 2021, "Грудь", "3,,10-20"),
        DIFFERENT, id="another title, authors in another script",
    ),
    pytest.param(
        work("Folding α-synuclein into β2 sheets", GU, 2021),
        work("Folding alpha-synuclein into beta2 sheets", GU, 2021),
        SAME, id="Greek letters and their names",
    ),
    pytest.param(
        work("Η θεωρία των α και β", GU, 2021), work("Η θεωρία των α και γ", GU, 2021),
        DIFFERENT, id="Greek letters in Greek",
    ),
    pytest.param(
        work("Deep " + LONG, GU, 2021), work("Deep Chest " + LONG, GU, 2021, "Chest"),
        MAYBE, id="a word of the venue within the title",
    ),
    pytest.param(
        work("Deep " + LONG, GU, 2021), work(f"Deep {LONG} for Chest", GU, 2021, "Chest"),
        MAYBE, id="a phrase with a word of the venue",
    ),
    pytest.param(
        work("Deep " + LONG, GU, 2021), work(f"Deep {LONG}, Chest", GU, 2021, "Chest"),
        SAME, id="the venue after the title",
    ),
    pytest.param(work(), work(), DIFFERENT, id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "outcome"), CASES)
def test_verdict(left: Record, right: Record, outcome: Outcome) -> None:
    """Each case has its verdict, whichever record comes first."""
    there, back = compare(left, right), compare(right, left)

    assert (outcome, outcome) == (there.outcome, back.outcome)
    assert there.score == back.score


def test_evidence_is_data() -> None:
    """Evidence names the field, both values as they were written, and its weight."""
    verdict = compare(work(LONG, GU, 2021), work(LONG, GU, 2022))

    year = next(item for item in verdict.evidence if item.field == "year")
    assert (year.left, year.right, year.reason) == ("2021", "2022", "one year apart")
    assert year.weight < 0


SNAILS = "Slow snails in the deep sea of the north"


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        (SNAILS, "equal"),
        ("Slow snails in the north of the deep sea", "same words in another order"),
        ("Slow snails in the depe sea of the north", "nearly the same spelling"),
        (f"{SNAILS}: a survey", "one has an additional part, set off"),
        ("Slow snails in the deep lake of the north", "words differ"),
        ("Fast whales above the warm lake", "different words"),
    ],
    ids=["equal", "order", "typo", "subtitle", "one-word", "all-words"],
)
def test_what_two_titles_say(title: str, reason: str) -> None:
    """Which way two titles differ is said, and the more they do the more it speaks against."""
    verdict = compare(work(SNAILS, GU, 2021), work(title, GU, 2021))
    equal = compare(work(SNAILS, GU, 2021), work(SNAILS, GU, 2021))

    (found,) = (one for one in verdict.evidence if one.field == "title")
    (best,) = (one for one in equal.evidence if one.field == "title")
    assert (found.reason, found.weight <= best.weight) == (reason, True)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Big cold blue old whales", (-1.5, "one has extra words at the beginning")),
        ("Slow big cold blue old whales", (-2.0, "one has extra words at the beginning")),
        ("So slow big cold blue old whales", (-2.0, "other title at the same place in print")),
    ],
)
def test_a_title_at_one_place_in_print(title: str, said: tuple[float, str]) -> None:
    """Volume, pages and authors tell what a title cannot: it speaks only so far against them."""
    one, other = (work(it, GU, 2021, place="3,,10-20") for it in ("Old whales", title))
    verdict = compare(one, other)

    assert [(it.weight, it.reason) for it in verdict.evidence if it.field == "title"] == [said]


@pytest.mark.parametrize(
    ("mine", "cut", "theirs", "reason"),
    [
        (GU, False, GU, "same authors"),
        ("Gu, Albert", True, "Gu, Albert and Goel, Karan and Ré, Chris", "same authors"),
        ("Gu, Albert", False, "Gu, Albert and Goel, Karan", "all authors of the shorter list"),
        ("Gu, Albert and Roe, Anna", False, "Gu, Albert and Wu, Bo", "some authors in common"),
        (
            "{Wei Liu} and {Jo Poe} and Wu, B.",
            False,
            "Liu, Wei and Poe, Jo and Wu, Bo",
            "same authors",
        ),
        ("{Open Team} and Wu, B.", False, "{Openair Team} and Wu, Bo", "some authors in common"),
        (
            "{Old Whale Times} and Wu, B.",
            False,
            "{Old Ice Times} and Wu, B.",
            "some authors in common",
        ),
        ("Roe, Anna", False, "Wu, Bo", "no author in common"),
        (
            "Gu, Al and Roe, Al and Wu, Al",
            False,
            "Gu, Bo and Doe, Bo and Xi, Bo",
            "no author in common, only a family name",
        ),
    ],
    ids=["same", "cut", "shorter", "some", "in braces", "teams", "newspapers", "none", "namesake"],
)
def test_what_lists_of_authors_say(mine: str, cut: bool, theirs: str, reason: str) -> None:
    """A list that ends in "and others" lacks nobody; one that does not lacks who is missing."""
    verdict = compare(work(LONG, mine, 2021)._replace(others=cut), work(LONG, theirs, 2021))

    assert [one.reason for one in verdict.evidence if one.field == "authors"] == [reason]


@pytest.mark.parametrize(
    ("mine", "theirs", "alike"),
    [
        pytest.param("Schneider, A.", "Schnieder, A.", True, id="misspelt"),
        pytest.param("Yakovleva, I.", "Iakovlewa, I.", True, id="transcribed"),
        pytest.param("Tchebycheff, P.", "Chebyshev, P.", True, id="transcribed in French"),
        pytest.param("Kääriäinen, M.", "Kaeaeriaeinen, M.", True, id="umlauts written out"),
        pytest.param("Yuen, M.", "Iuan, M.", False, id="four letters are too few"),
        pytest.param("Diaz, A.", "Diaz-Moreno, A.", True, id="first of two names"),
        pytest.param("Lima, A.", "Costa Lima, A.", True, id="last of two names"),
        pytest.param("Roe, A.", "Roebuck, A.", False, id="three letters begin many names"),
        pytest.param("Wu, Anna", "Anna, Wu", True, id="given name first"),
        pytest.param("Roe, Anna", "Anna, Poe", False, id="given name of somebody else"),
        pytest.param("Roe, Anna", "Bell, Roe", False, id="family name of somebody else"),
        pytest.param("Li, W. and Wu, Anna", "Li, W. and Anna, Wu", True, id="one of two exchanged"),
        pytest.param("Wu, A. and Diaz, A.", "Poe, A. and Diaz-Moreno, A.", False, id="one of two"),
        pytest.param(
            "Diaz, A. and Diaz-M, A.", "Diaz-Moreno, A. and Roe, A.", False, id="two for one"
        ),
    ],
)
def test_surnames_in_other_spellings(mine: str, theirs: str, alike: bool) -> None:
    """A name may be misspelt, lack one of two parts, or are in place of the given name."""
    for one, other in ((mine, theirs), (theirs, mine)):
        verdict = compare(work(LONG, one, 2021), work(LONG, other, 2021))

        (found,) = (item for item in verdict.evidence if item.field == "authors")
        assert (found.reason == "same authors") is alike


@pytest.mark.parametrize(
    ("theirs", "reason"),
    [
        ("Li, Yan and Liu, H. and Wu, Bo", "same authors"),
        ("Li, Y. and Liu, Hong and Wu, Bo", "same authors"),
        ("Li, Yun and Liu, Hong and Wu, B.", "family names agree, given names do not"),
    ],
    ids=["initials", "one of three", "two of three"],
)
def test_most_given_names_have_to_agree(theirs: str, reason: str) -> None:
    """A given name may be wrong once; equal initials do not make two whole names one."""
    verdict = compare(work(LONG, "Li, Yan and Liu, Hui and Wu, Bo"), work(LONG, theirs))

    assert [one.reason for one in verdict.evidence if one.field == "authors"] == [reason]


def test_explanation() -> None:
    """The explanation says what was decided, by which rule, and what spoke for and against."""
    text = explain(compare(work("Preface", year=2010), work("Preface", year=2012)))

    assert text == (
        "These are different works (score 0.03): title recurs.\n"
        "For:\n  title: equal (+3.5)\n    Preface\n"
        "Against:\n  year: 2 years apart (-2.5)\n    2010\n    2012\n"
        "Could not be compared: authors, venue, pages."
    )


def test_explanation_of_what_is_missing_or_says_nothing() -> None:
    """Values are whole, equal ones said once, missing ones named."""
    evidence = (
        Evidence("title", "a" * 76, "b" * 77, 1.0, "alike"),
        Evidence("authors", "Gu, A.", "Gu, A.", 0.5, "same authors"),
        Evidence("venue", "Chest", "", -1.0, "other venue"),
        Evidence("year", "2020", "2021", 0.0, "preprint and publication"),
        Evidence("decision", "", "", -9.0, "recorded as different"),
        Evidence("cluster", "", "", 0.0, "connected through other entries"),
    )

    assert explain(Verdict(MAYBE, 0.5, RuleKind.OTHER, evidence, "a second look", 0.514)) == (
        "These are perhaps the same work (score 0.50): a second look.\n"
        f"For:\n  title: alike (+1.0)\n    {'a' * 76}\n    {'b' * 77}\n"
        "  authors: same authors (+0.5)\n    Gu, A.\n"
        "Against:\n  venue: other venue (-1.0)\n    Chest\n    (none)\n"
        "Says nothing:\n  year: preprint and publication (+0.0)\n    2020\n    2021\n"
        "Probability of one work: 0.51.\n"
        "Could not be compared: pages."
    )
    assert explain(Verdict(DIFFERENT, 0.1, RuleKind.WEIGHTS, evidence[:1])) == (
        "These are different works (score 0.10).\n"
        f"For:\n  title: alike (+1.0)\n    {'a' * 76}\n    {'b' * 77}\n"
        "Could not be compared: authors, year, venue, pages."
    )
    assert explain(Verdict(DIFFERENT, 0.0, RuleKind.OTHER, (), "two works")) == (
        "These are different works (score 0.00): two works.\n"
        "Could not be compared: title, authors, year, venue, pages."
    )
    assert explain(Verdict(DIFFERENT, 0.0, rule=RuleKind.WEIGHTS)) == (
        "These are different works (score 0.00).\n"
        "Could not be compared: title, authors, year, venue, pages.\n"
        "Nothing could be compared."
    )


@pytest.mark.slow
def test_three_thousand_authors() -> None:
    """A collaboration's list of authors is compared as any other."""
    people = tuple(Person(f"Surname{number}", "A.") for number in range(3000))
    record = Record(title=LONG, authors=people, year=2012, venue="Phys. Lett. B")
    reordered = Record(title=LONG, authors=people[::-1], year=2012, venue="Phys. Lett. B")

    assert compare(record, reordered).outcome is SAME


TEXT = st.text(max_size=40)
RECORDS = st.builds(
    partial(Record),  # a named tuple itself would get values for all that is not given here
    title=TEXT,
    authors=st.lists(st.builds(partial(Person), last=TEXT, first=TEXT), max_size=3).map(tuple),
    year=st.sampled_from([0, 1999, 2000]),
    venue=TEXT,
    volume=TEXT,
    pages=TEXT,
)


@pytest.mark.slow
@given(left=RECORDS, right=RECORDS)
@at_most(60)
def test_order_does_not_matter(left: Record, right: Record) -> None:
    """Any two records get one verdict, in either order, and it can be explained."""
    there, back = compare(left, right), compare(right, left)

    assert (there.outcome, there.score) == (back.outcome, back.score)
    assert explain(there)


def test_the_score_of_a_mismatch() -> None:
    """As likely as the rest lets it be, and between a fifth and a half."""
    one = work(LONG, GU, 2021, ids="2111.00396", type="misc")
    other = work("Whales of the southern seas", "Roe, Anna", 2003, ids="2111.00396", type="misc")
    alike = work(f"Whales and {LONG.lower()}", "Roe, Anna", 2021, ids="2111.00396", type="misc")

    verdicts = compare(one, other), compare(one, alike)

    assert [verdict.outcome for verdict in verdicts] == [MISMATCH, MISMATCH]
    assert verdicts[0].score == 0.2 < verdicts[1].score <= 0.5


@pytest.mark.parametrize(
    ("other", "said"),
    [
        pytest.param(
            work(LONG, GU, 2022, ids="2111.00396", type="misc"), "two versions", id="preprints"
        ),
        pytest.param(
            work(LONG, GU, 2022, "ICLR", type="inproceedings"),
            "preprint and publication",
            id="a publication",
        ),
    ],
)
def test_why_another_year_says_nothing(other: Record, said: str) -> None:
    verdict = compare(work(LONG, GU, 2021, ids="2111.00396", type="misc"), other)
    assert [it.reason for it in verdict.evidence if it.field == "year"] == [said]
