"""When two titles are one title."""

from __future__ import annotations

import pytest

from ssmlit.verify import titles
from ssmlit.verify.titles import TitleRelation

MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"

ROWS = [
    ("case and hyphens", "MAMBA: linear time sequence modeling with selective state-spaces", MAMBA,
     TitleRelation.SAME),
    ("entities", "Networks&apos; Priors &amp; Posteriors", "Networks' Priors & Posteriors",
     TitleRelation.SAME),
    ("an ampersand in words", "Priors and Posteriors", "Priors & Posteriors", TitleRelation.SAME),
    ("a full stop", f"{MAMBA}.", MAMBA, TitleRelation.SAME),
    ("an article", "Characterizing Risk of Fairwashing", "Characterizing the Risk of Fairwashing",
     TitleRelation.MISSPELT),
    ("another preposition", "A Field Guide of Whales in the Arctic",
     "A Field Guide to Whales from the Arctic", TitleRelation.MISSPELT),
    ("says otherwise by what means", "Counting Whales Using Drones through Fog",
     "Counting Whales with Drones through Fog", TitleRelation.LINKED),
    ("says so, and is spelled as in Britain", "Modelling Whales Using Drones",
     "Modeling Whales with Drones", TitleRelation.LINKED),
    ("says by what means on one side", "Counting Whales Using Drones", "Counting Whales Drones",
     TitleRelation.MISSPELT),
    ("a negation", "A Field Guide to Whales", "No Field Guide to Whales", TitleRelation.NEAR),
    ("the words about a preposition exchanged", "From Speech to Text of Whales",
     "From Text to Speech of Whales", TitleRelation.NEAR),
    ("without umlauts", "Ueber die Groesse der Straende", "Über die Größe der Strände",
     TitleRelation.SAME),
    ("without a ring", "Whales of Aalesund", "Whales of Ålesund", TitleRelation.SAME),
    ("the meeting behind it", "Counting Whales in Fog (WMT16)", "Counting Whales in Fog",
     TitleRelation.SAME),
    ("a part behind it", "Counting Whales in Fog (Part 12)", "Counting Whales in Fog (Part 13)",
     TitleRelation.NEAR),
    ("another part in capitals", "Counting Whales in Fog (PART 12)",
     "Counting Whales in Fog (PART 13)", TitleRelation.NEAR),
    ("a name behind it", "Counting Whales in Fog (GPT)", "Counting Whales in Fog",
     TitleRelation.LONGER),
    ("an article in front", "Risk of Fairwashing", "The Risk of Fairwashing", TitleRelation.SAME),
    ("a number run together", "A ZeroOne Law", "A Zero-One Law", TitleRelation.SAME),
    ("tags", "On <i>L</i>-functions of curves", "On L-functions of curves", TitleRelation.SAME),
    ("no subtitle", "Deep Visual Tracking: A Review", "Deep Visual Tracking", TitleRelation.LONGER),
    ("a subtitle more", "Deep Visual Tracking", "Deep Visual Tracking: A Review",
     TitleRelation.SHORTER),
    ("without the name of what it presents", "Linear-Time Sequence Modeling with Selective Spaces",
     "Mamba: Linear-Time Sequence Modeling with Selective Spaces", TitleRelation.SHORTER),
    ("without a name that has a digit", "Linear-Time Sequence Modeling with Selective Spaces",
     "Mamba2: Linear-Time Sequence Modeling with Selective Spaces", TitleRelation.SHORTER),
    ("without a name and its number", "Linear-Time Sequence Modeling with Selective Spaces",
     "Mamba-2: Linear-Time Sequence Modeling with Selective Spaces", TitleRelation.SHORTER),
    ("without a part before it", "Linear-Time Sequence Modeling with Selective Spaces",
     "Part 12: Linear-Time Sequence Modeling with Selective Spaces", TitleRelation.NUMBERED),
    ("without a number before it", "Linear-Time Sequence Modeling with Selective Spaces",
     "12: Linear-Time Sequence Modeling with Selective Spaces", TitleRelation.NUMBERED),
    ("broken off in mid-phrase", "Mamba: Linear-Time Sequence Modeling with", MAMBA,
     TitleRelation.NEAR),
    ("broken off in a word", "Mamba: Linear-Time Sequence Mode", MAMBA, TitleRelation.NEAR),
    ("with a name that the record lacks", "Mamba: Linear-Time Sequence Modeling with Spaces",
     "Linear-Time Sequence Modeling with Spaces", TitleRelation.LONGER),
    ("about the record's work", "Erratum: Linear-Time Sequence Modeling with Spaces",
     "Linear-Time Sequence Modeling with Spaces", TitleRelation.NEAR),
    ("the record is about it", "Linear-Time Sequence Modeling with Spaces",
     "Book Review: Linear-Time Sequence Modeling with Spaces", TitleRelation.NEAR),
    ("without a name that tells the subject", "Learning with Images",
     "Vision Mamba: Learning with Images", TitleRelation.NEAR),
    ("the record is cut", "Lossless Compression with a GPU Oriented Neural Framework",
     "Lossless Compression with a GPU", TitleRelation.LONGER),
    ("what it is, behind a subtitle", f"{MAMBA} (Extended Abstract)", MAMBA, TitleRelation.LONGER),
    ("the record says what it is", MAMBA, f"{MAMBA} (Student Abstract)", TitleRelation.SHORTER),
    ("a sign of its kind", f"{MAMBA} [J]", MAMBA, TitleRelation.LONGER),
    ("a retraction of a paper about retractions", "RETRACTED: On Retracted Curves",
     "On Retracted Curves", TitleRelation.SAME),
    ("a retraction that the record does not name", "{RETRACTED}: On Curves", "On Curves",
     TitleRelation.SAME),
    ("a short title that goes on", "Deep Learning for Protein Folding", "Deep Learning",
     TitleRelation.NEAR),
    ("shortened with dots", "Mamba: Linear-Time Sequence Modeling …", MAMBA, TitleRelation.SHORTER),
    ("another word", "Local Tuning Achieves Global Optimality in Reinforcement Learning",
     "Local Optimization Achieves Global Optimality in Reinforcement Learning", TitleRelation.NEAR),
    ("a word more", "Learning a General Field for 3D Scene Representation and Rendering",
     "Learning a General Field for 3D Representation and Rendering", TitleRelation.NEAR),
    ("a word put behind", "Private and Fast Sampling for Bayesian Inference Improved",
     "Private and Fast Sampling for Bayesian Inference", TitleRelation.NEAR),
    ("misspelt", "Mamba: Linear-Time Sequense Modeling with Selective State Spaces", MAMBA,
     TitleRelation.MISSPELT),
    ("a letter lost from a short word", MAMBA.replace("with", "wth"), MAMBA,
     TitleRelation.MISSPELT),
    ("a first letter lost", MAMBA.replace("Modeling", "odeling"), MAMBA, TitleRelation.MISSPELT),
    ("a second part", "Local Tuning of Snails II", "Local Tuning of Snails",
     TitleRelation.NUMBERED),
    ("a part behind a comma", "Local Tuning of Snails", "Local Tuning of Snails, Part 2",
     TitleRelation.NUMBERED),
    ("another digit", "Answers of GPT-3 to Questions", "Answers of GPT-4 to Questions",
     TitleRelation.NEAR),
    ("the opposite", "Sparse Flows on Symmetric Graphs", "Sparse Flows on Asymmetric Graphs",
     TitleRelation.NEAR),
    ("one letter of a short title", "Snow on Graphs", "Show on Graphs", TitleRelation.OTHER),
    ("spelled as in Britain", "Modelling Behaviour of Coloured Fibres in Anaemia",
     "Modeling Behavior of Colored Fibers in Anemia", TitleRelation.SAME),
    ("misspelt besides", "Modelling the Behavvior of Fibres", "Modeling the Behavior of Fibers",
     TitleRelation.MISSPELT),
    ("signs in TeX", r"Fonts of $5 \times 7$ dots at 37$^\circ$C in $O(n \log n)$",
     "Fonts of 5 × 7 dots at 37 °C in O(n log n)", TitleRelation.SAME),
    ("a Greek letter by its name", "Folding of alpha-synuclein", "Folding of α-synuclein",
     TitleRelation.SAME),
    ("a name of two words, another subtitle", "Vision Mamba: Learning with Images",
     "Vision Mamba: Efficient Processing of Pictures", TitleRelation.NEAR),
    ("a name of one word, another subtitle", "Mamba: A Survey of Things",
     "Mamba: A Review of State Spaces", TitleRelation.OTHER),
    ("the venue before a title of a list", f"[NeurIPS 2023 Oral] {MAMBA}", MAMBA,
     TitleRelation.SAME),
    ("a sign that was lost", "A Search of Seals in C", "A* Search of Seals in C#",
     TitleRelation.SAME),
    ("the site of a page", f"{MAMBA} | SpringerLink", MAMBA, TitleRelation.SAME),
    ("another paper", "Neural Fields for View Synthesis", MAMBA, TitleRelation.OTHER),
    ("a like beginning", "Learning to Rank Documents", "Learning to Drive", TitleRelation.OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "record", "expected"), [row[1:] for row in ROWS],
                         ids=[row[0] for row in ROWS])  # fmt: skip
def test_likeness(cited: str, record: str, expected: TitleRelation) -> None:
    assert titles.compare(cited, record) is expected


@pytest.mark.parametrize(("other", "resembling"), [
    ("Tidal Mamba for Krill Around Islands", False),
    ("Mamba: Tides for Krill Around Islands", True),
    ("Krill with Selective State Memory", True),
    ("Krill with Selective Tides and Deep Memory of Snails", False),
    ("Selective State", True),
    ("", False),
])  # fmt: skip
def test_titles_before_and_after_a_change(other: str, resembling: bool) -> None:
    """They begin with one name, or a third of the words of the shorter one is shared."""
    assert titles.resembles(MAMBA, other) is resembling


NOTICES = [
    "RETRACTED: On Things",
    "[Retracted] On Things",
    "Retracted Article: On Things",
    "WITHDRAWN: On Things",
    "On Things (Retracted)",
    "On Things [Retracted Article].",
]


@pytest.mark.parametrize("title", NOTICES)
def test_retractions(title: str) -> None:
    assert titles.is_retraction(title)
    assert titles.compare("On Things", titles.without_retraction(title)) is TitleRelation.SAME


def test_a_paper_about_retractions_is_none() -> None:
    assert not titles.is_retraction("Why papers are retracted: a study")
    assert not titles.is_retraction("Withdrawal symptoms")
    title = "How (Retracted) Papers, Retracted Articles and Withdrawn Ones Live"
    assert titles.without_retraction(title) == title
