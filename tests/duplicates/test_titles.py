"""How two titles relate: what each has more, and where."""

from __future__ import annotations

import pytest

from ssmlit.duplicates.normalize import title_form
from ssmlit.duplicates.spelling import misspelt, spelled_elsewhere
from ssmlit.duplicates.titles import TitleMatch, align, goes_on

SONGS = "Whales sing songs"
FLAGS = ("equal", "reordered", "cut", "edge", "front", "at_break")


def matched(one: str, other: str) -> TitleMatch:
    """Return how two titles relate; either order only swaps the sides."""
    there = align(title_form(one), title_form(other))
    back = align(title_form(other), title_form(one))
    assert (there.left, there.right, there.size) == (back.right, back.left, back.size)
    assert [getattr(there, it) for it in FLAGS] == [getattr(back, it) for it in FLAGS]
    return there


@pytest.mark.parametrize(
    ("one", "other", "lost", "more", "flags"),
    [
        (SONGS, "WHALES sing: songs", "", "", "equal"),
        (SONGS, "Songs sing whales", "", "", "equal reordered"),
        (SONGS, "The whales sing a songs", "", "", "equal"),
        ("Zero-one songs of whales", "ZeroOne songs of whales", "", "", "equal"),
        ("Whales sing by songs", "Songs by which whales sing", "", "which", ""),
        ("Are whales all songs", "Whales are all songs", "", "", "equal reordered"),
        ("Songs of whales", "Songs of whales1", "", "1", "edge"),
        ("Songs of whales", "Songs of whales12", "whales", "whales12", ""),
        ("Songs of whales", "Songs of old whales1", "whales", "old whales1", ""),
        ("Songs of whales", "Songs for whales1", "whales", "whales1", ""),
        ("Songs of krill2", "Songs of krill21", "krill2", "krill21", ""),
        (
            "GANs and CNNs of old seas",
            "Generative adversarial nets and convolutional neural networks of old seas",
            "",
            "",
            "equal",
        ),
        ("Songs of whales that sing", "Whales that sing to songs", "", "", "equal reordered"),
        ("Songs of whales that sing", "Songs by whalse that sing", "", "", "equal"),
        ("Counting whales using drones", "Counting whales through drones", "", "", "equal"),
        ("Whales sing old …", "Whales sing old songs of winter", "", "", "equal cut"),
        ("Whales sing …", "Whales sing old songs", "", "old songs", "edge"),
        ("Old whales sing so", "Old whales sing songs of ice", "", "songs ice", "edge at_break"),
        ("Old whales sing song", "Old whales sing songs of ice", "", "ice", "edge"),
        ("Old whales so", "Old whales songs of ice", "so", "songs ice", ""),
        ("Old whales sing 3", "Old whales sing 3d songs", "3", "3d songs", ""),
        ("Whales sing of the", "Whales sing of the old sea", "", "old sea", "edge at_break"),
        ("Whales sing what it is", "Whales sing what it is not", "", "not", "edge"),
        (SONGS, f"{SONGS} in winter", "", "winter", "edge"),
        (SONGS, f"{SONGS}: a survey", "", "survey", "edge at_break"),
        (SONGS, f"{SONGS} - in winter", "", "winter", "edge at_break"),
        (SONGS, f"{SONGS}? In winter", "", "winter", "edge at_break"),
        (SONGS, f"{SONGS} old: in winter", "", "old winter", "edge"),
        (SONGS, f"Winter {SONGS}", "", "winter", "edge front"),
        (SONGS, f"In winter the {SONGS}", "", "winter", "edge front"),
        (SONGS, f"Winter: {SONGS}", "", "winter", "edge front at_break"),
        (SONGS, f"Winter. {SONGS}", "", "winter", "edge front at_break"),
        (SONGS, f"Of winter: old {SONGS}", "", "winter old", "edge front"),
        (SONGS, "Whales sing old songs", "", "old", ""),
        (SONGS, "Whales: sing old songs", "", "old", ""),
        (SONGS, f"Old {SONGS} again", "", "old again", ""),
        (SONGS, f"{SONGS} of whales", "", "whales", "edge"),
        (f"{SONGS}: part A", f"{SONGS}: part B", "a+", "b+", ""),
        (f"{SONGS}: group A", f"{SONGS}: group B", "a+", "b+", ""),
        ("Old whales <10 years", "Old whales > 10 years", "less", "more", ""),
        ("Old whales less 10 years", "Old whales ≤10 years", "", "", "equal"),
        (
            "A theoretical song of seals",
            "An atheoretical song of seals",
            "theoretical",
            "atheoretical",
            "",
        ),
        ("Whales vs. seals in winter", "Whales versus seals in winter", "", "", "equal"),
        ("VITAMIN A IN WHALES", "Vitamin in whales", "a+", "", ""),
        ("hepatitis b in seals", "hepatitis in seals", "b+", "", ""),
        ("Bisphenol A in whales", "Bisphenol S in whales", "a+", "s+", ""),
        ("The old plan A of whales", "The old plan of whales", "a", "", ""),
        ("T cells of old whales", "Cells of old whales", "t", "", "edge front"),
        ("Songs of A Whale in Winter", "Songs of whale in winter", "a", "", ""),
        ("Songs Of A Whale In Winter", "Songs of whale in winter", "", "", "equal"),
        ("SONGS OF A WHALE IN WINTER", "Songs of whale in winter", "", "", "equal"),
        ("Songs of seals: A whale of a tale", "Songs of seals: whale of tale", "", "", "equal"),
        (
            "Calls in homogeneous seas",
            "Calls in inhomogeneous seas",
            "homogeneous",
            "inhomogeneous",
            "",
        ),
        ("The data base for data of seals", "The database for data of seals", "", "", "equal"),
        (f"{SONGS}: a", SONGS, "", "", "equal"),
        (SONGS, f"Songs of {SONGS}", "", "songs", "edge front"),
        (SONGS, "Seals sing songs", "whales", "seals", ""),
        (SONGS, "Seals bark", "whales sing songs", "seals bark", ""),
        ("Data base of whales", "Database of whales", "", "", "equal"),
        ("Data base whales", "Database seals", "whales", "seals", ""),
        ("Data bases of whales", "Database of whales", "", "", "equal"),
        ("Data base whales", "Database whales winter", "", "winter", "edge"),
        ("Data base of whales", "Database of whales: a survey", "", "survey", "edge at_break"),
        ("Database of whales", "Winter: data base of whales", "", "winter", "edge front at_break"),
        ("Data base of whales", "Winter database of whales", "", "winter", "edge front"),
        ("Whales sing songs in sea", "Whalessing songsin sea", "", "", "equal"),
        ("A b c whales", "Abc whales", "", "", "equal"),
        (
            "One-shot recordings of two-eyed whales",
            "Oneshot recordings of twoeyed whales",
            "",
            "",
            "equal",
        ),
        ("1-shot recordings", "1shot recordings", "", "", "equal"),
        ("Old LLMs of whales", "Old large language models of whales", "", "", "equal"),
        (
            "Old language of large language models",
            "Old language of LLMs",
            "",
            "",
            "equal",
        ),
        ("Old RL of whales", "Old river-like of whales", "", "", "equal"),
        ("LLMs of whales", "Large language models of whales", "llms", "large language models", ""),
        ("Old LL of whales", "Old large or lean whales", "ll", "large lean", ""),
        ("Old SO whales", "Old songs of whales", "so", "songs", ""),
        ("Songs of pp whales", "Songs of Pb-Pb whales", "pp", "pb pb", ""),
        ("Songs of OB whales", "Songs of old big whales", "", "", "equal"),
        ("Fo rmedical whales", "For medical whales", "", "", "equal"),
        ("Com putesr of whales", "Computers of whales", "", "", "equal"),
        ("Bare whales of ice", "Bane thales of ice", "bare whales", "bane thales", ""),
        (f"{SONGS} loudly", f"{SONGS} loudyl", "", "", "equal"),
        ("Recordings recordings of whales", "Recodrings of whales", "recordings", "", ""),
        ("", "Whales", "", "whales", "edge"),
        ("", "", "", "", "equal"),
    ],
)
def test_align(one: str, other: str, lost: str, more: str, flags: str) -> None:
    """Words with meaning that a side lacks, those that are spelled differently set aside."""
    match = matched(one, other)

    assert (" ".join(match.left), " ".join(match.right)) == (lost, more)
    assert " ".join(it for it in FLAGS if getattr(match, it)) == flags


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("Whales sing old …", "Whales sing old songs", 100),
        (SONGS, "WHALES sing songs", 100),
        (SONGS, "Songs whales sing", 100),
        (SONGS, "Whale ssings ongs", 100),
        ("", "", 0),
    ],
)
def test_ratio(one: str, other: str, ratio: float) -> None:
    """The order of words and the blanks between them count for nothing; no title is like none."""
    assert matched(one, other).ratio == ratio


@pytest.mark.parametrize(
    ("one", "other", "heads"),
    [
        ("Mamba: whales", "Mamba: seals", "equal"),
        ("Whale net: a", "Whalenet: b", "equal"),
        ("Mamba: whales", "Mamba: whales", "equal"),
        ("Mamba: whales sing", "Mamba: sing whales", "equal"),
        ("Planktons: whales", "Planktosn: seals", "misspelt"),
        ("Mamba: whales", "Samba: whales", "differ"),
        ("Mamba: whales", "Whales", ""),
        ("One two three: whales", "Mamba: whales", "differ"),
        ("One two three four: whales", "Mamba: whales", ""),
    ],
)
def test_heads(one: str, other: str, heads: str) -> None:
    """Up to three words before a colon are the name of a method."""
    assert matched(one, other).heads == heads


@pytest.mark.parametrize(
    ("one", "other", "one_word"),
    [
        pytest.param("recordings", "recprdimgs", True, id="two edits in a long word"),
        pytest.param("recordings", "recprdimgz", False, id="three edits in a long word"),
        pytest.param("spectrals", "sprctrels", True, id="two edits in nine letters"),
        pytest.param("spectral", "sprctrel", False, id="two edits in eight"),
        pytest.param("whales", "whakes", True, id="one edit in a short word"),
        pytest.param("whales", "whakez", False, id="two edits in a short word"),
        pytest.param("bones", "bonse", True, id="five letters"),
        pytest.param("bone", "bnoe", False, id="four letters"),
        pytest.param("recording", "recorder", False, id="other words that begin alike"),
        pytest.param("recording", "recordingsss", False, id="three letters more"),
        pytest.param("recordings", "recrodnigs", True, id="letters in another order"),
        pytest.param("garden", "danger", False, id="letters in another order, the first too"),
        pytest.param("spectral", "psectral", True, id="the first two exchanged"),
        pytest.param("mamba", "vmamba", False, id="a letter before"),
        pytest.param("song", "songs", True, id="a plural"),
        pytest.param("class", "classes", True, id="a plural in es"),
        pytest.param("ice", "ices", False, id="three letters and an s"),
        pytest.param("gans", "ganses", True, id="four letters and es"),
        pytest.param("kk2k", "kk2ks", False, id="no plural of a number"),
        pytest.param("whales12", "whales13", False, id="numbers"),
        pytest.param("hypertension", "hypotension", False, id="opposites"),
        pytest.param("trainer", "trainee", False, id="counterparts by their endings"),
        pytest.param("nitrates", "nitrite", False, id="counterparts, one a plural"),
        pytest.param("learning", "leaming", True, id="two letters read as one"),
        pytest.param("singing", "slnging", True, id="a letter that looks like another"),
        pytest.param("wowed", "vvovved", True, id="one letter read as two"),
        pytest.param("corn", "com", False, id="a short word with such letters"),
        pytest.param("coefficient", "coecient", True, id="a lost ligature"),
        pytest.param("reflection", "rection", False, id="more than a ligature lost"),
        pytest.param("fight", "flight", True, id="two ligatures are one edit"),
        pytest.param("final", "nal", False, id="three letters and a ligature"),
        pytest.param("analysis", "ana1y5i5", True, id="letters read as digits"),
        pytest.param("bone", "b0ne", True, id="one letter of four"),
        pytest.param("of", "0f", True, id="a letter of a word that says nothing"),
        pytest.param("coi", "co1", False, id="an abbreviation"),
        pytest.param("mamba", "mamba2", False, id="a number more"),
        pytest.param("bones", "b3nes", False, id="a digit that looks like another letter"),
        pytest.param("the", "teh", True, id="a word that says nothing, misspelt"),
        pytest.param("using", "fusing", False, id="a long one, and another first letter"),
        pytest.param("the", "xeh", False, id="another word than that"),
        pytest.param("of", "on", False, id="two short words"),
    ],
)
def test_how_many_letters_may_be_wrong(one: str, other: str, one_word: bool) -> None:
    """One edit in five letters, two in nine, or a plural."""
    assert misspelt(one, other) is one_word
    assert misspelt(other, one) is one_word


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        pytest.param("Songs of whales", "Songs of xhales", True, id="the first letter"),
        pytest.param("Songs of blue whales", "Songs of bblue xhales", True, id="two words"),
        pytest.param("Songs of whales", "Songs fo whales", True, id="letters exchanged"),
        pytest.param("Songs of a seal", "Songs of a smal", True, id="four letters"),
        pytest.param("EEG of whales", "ECG of whales", False, id="abbreviations"),
        pytest.param("Songs of whales", "Songs of xholex", False, id="three letters"),
        pytest.param("Songs of 12 whales", "Songs of 13 whales", False, id="numbers"),
        pytest.param("A symptomatic whale", "An asymptomatic whale", False, id="an opposite"),
        pytest.param("Normal whales", "Abnormal whales", False, id="another opposite"),
        pytest.param("Regular whales", "Irregular whales", False, id="one of Latin"),
        pytest.param("Songs of whales", "Songs of whales", False, id="no difference"),
        pytest.param("Songs of whales", "Songs of two whales", False, id="a word more"),
        pytest.param("Whale nets", "Whale networks", True, id="contracted"),
        pytest.param("Whale nets", "Whale netting", False, id="not to the last letter"),
        pytest.param("Whale trans", "Whale transactions", True, id="abbreviated"),
        pytest.param("Whale no", "Whale noise", False, id="two letters"),
        pytest.param("Whale nets", "Whale old networks", False, id="contracted beside a word"),
    ],
)
def test_a_slip(one: str, other: str, near: bool) -> None:
    """What differs is a letter or two, and no word means the opposite of the other."""
    assert matched(one, other).near is near
    assert matched(other, one).near is near


@pytest.mark.parametrize(("count", "read"), [(20, True), (21, False)])
def test_texts_are_not_compared_letter_by_letter(count: int, read: bool) -> None:
    """Misspellings are looked for where few words differ, not in what is as long as an abstract."""
    spelt = [f"{one}{two}migration" for one in "bcdfg" for two in "aeiou"][:count]
    slips = [word.replace("gra", "gar") for word in spelt]

    assert bool(matched(" ".join(spelt), " ".join(slips)).typos) is read


@pytest.mark.parametrize(
    ("more", "goes"),
    [("for calves", True), ("of the north", True), ("in winter", False), ("old for calves", False)],
)
def test_one_title_is_another_and_a_phrase(more: str, goes: bool) -> None:
    """A phrase goes on where the other title ends; further words make another title."""
    one, other = title_form(SONGS), title_form(f"{SONGS} {more}")

    assert goes_on(one, other) is goes_on(other, one) is goes


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("whale", "whales", True),
        ("formula", "formulae", True),
        ("tumour", "tumor", True),
        ("organisation", "organization", True),
        ("modelling", "modeling", True),
        ("haemoglobin", "hemoglobin", True),
        ("centre", "center", True),
        ("causal", "casual", False),
        ("neural", "neutral", False),
        ("construction", "constriction", False),
        ("state", "statement", False),
        ("causal", "casuals", False),
        *(
            (one, other, True)
            for one, other in (
                ("aluminium", "aluminum"),
                ("artefacts", "artifacts"),
                ("sceptical", "skeptical"),
                ("moulding", "molding"),
                ("moult", "molt"),
                ("ploughs", "plows"),
                ("draughts", "drafts"),
                ("tyres", "tires"),
                ("discs", "disks"),
                ("ageing", "aging"),
                ("catalogue", "catalog"),
                ("homologues", "homologs"),
                ("licences", "licenses"),
                ("defence", "defense"),
                ("pretence", "pretense"),
                ("practising", "practicing"),
                ("fibred", "fibered"),
                ("centred", "centered"),
                ("centring", "centering"),
                ("likeable", "likable"),
                ("manoeuvre", "maneuver"),
                ("manoeuvring", "maneuvering"),
                ("focussed", "focused"),
                ("biassed", "biased"),
                ("enquiries", "inquiries"),
                ("jewellery", "jewelry"),
                ("yoghurt", "yogurt"),
                ("pyjamas", "pajamas"),
            )
        ),
        *(
            (one, other, False)
            for one, other in (
                ("influence", "influenzae"),
                ("prologue", "prolog"),
                ("bred", "breed"),
                ("boulder", "bolder"),
                ("causal", "casual"),
            )
        ),
    ],
)
def test_words_of_another_spelling(one: str, other: str, alike: bool) -> None:
    """Words that are few letters apart are one in the plural, or in another country."""
    assert spelled_elsewhere(one, other) is spelled_elsewhere(other, one) is alike
