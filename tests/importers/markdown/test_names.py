"""Author lists as lists write them."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown.people import forms as name_forms
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.name_likeness import likeness

LISTS = [
    pytest.param(
        "Pelé, Anna Maria Holm Wong, Ben Yu",
        ["Pelé", "Anna Maria Holm Wong", "Ben Yu"],
        False,
        id="the first has one name",
    ),
    pytest.param("Albert Gu, Tri Dao", ["Albert Gu", "Tri Dao"], False, id="commas"),
    pytest.param(
        "Karan Goel, Albert Gu, and Chris Donahue",
        ["Karan Goel", "Albert Gu", "Chris Donahue"],
        False,
        id="and",
    ),
    pytest.param(
        "Daniel Y. Fu, Hermann Kumbong", ["Daniel Y. Fu", "Hermann Kumbong"], False, id="middle"
    ),
    pytest.param("Ramin M. Hasani", ["Ramin M. Hasani"], False, id="middle-alone"),
    pytest.param("A王 Zhang, Ben B李 Holm", ["A王 Zhang", "Ben B李 Holm"], False, id="two-scripts"),
    pytest.param("Albert Gu & Tri Dao", ["Albert Gu", "Tri Dao"], False, id="ampersand"),
    *(
        pytest.param(
            f"Anna Carver, Ben Holm {word} Joan Yu",
            ["Anna Carver", "Ben Holm", "Joan Yu"],
            False,
            id=f"joined-by-{word}",
        )
        for word in ("et", "und", "och", "og", "и", "y", "e")
    ),
    *(
        pytest.param(f"Anna Carver {words}", ["Anna Carver"], True, id=words)
        for words in ("et al.", "u. a.", "y otros", "и др.")
    ),
    pytest.param(
        "José Ortega y Gasset, Ana Castro e Silva",
        ["José Ortega y Gasset", "Ana Castro e Silva"],
        False,
        id="and-in-names",
    ),
    pytest.param(
        "Sheng Wang, Pushka rMishra, Igor Molybog",
        ["Sheng Wang", "Pushka rMishra", "Igor Molybog"],
        False,
        id="odd-one-between-names",
    ),
    pytest.param(
        "Anna Press, Deep Carver et al.", ["Anna Press", "Deep Carver"], True, id="odd-one-last"
    ),
    pytest.param(
        "Carver, Anna and Holm, Ben and Yu, Joan Maria",
        ["Anna Carver", "Ben Holm", "Joan Maria Yu"],
        False,
        id="as-in-bibtex",
    ),
    pytest.param(
        "van de Holm, Ben M and Carver, Anna S and de la Cruz, Ana",
        ["Ben M van de Holm", "Anna S Carver", "Ana de la Cruz"],
        False,
        id="as-in-bibtex-with-particles",
    ),
    pytest.param(
        "Ben I. Holm, Anna Carver, Jose L. Part, Christopher Yu and Jan M. Graph",
        ["Ben I. Holm", "Anna Carver", "Jose L. Part", "Christopher Yu", "Jan M. Graph"],
        False,
        id="words-as-surnames-behind-initials",
    ),
    pytest.param(
        'Anna Carver, Jan "Honza" Holm, Ben (Will) Yu',
        ["Anna Carver", "Jan Holm", "Ben Yu"],
        False,
        id="nicknames",
    ),
    pytest.param(
        "Antonio Orvieto · Samuel Smith", ["Antonio Orvieto", "Samuel Smith"], False, id="dots"
    ),
    pytest.param("Gu, Albert; Dao, Tri", ["Albert Gu", "Tri Dao"], False, id="semicolons"),
    pytest.param(
        "Zhuoran Zheng, Jun Zhang,", ["Zhuoran Zheng", "Jun Zhang"], False, id="trailing-comma"
    ),
    pytest.param(
        "Lianghui Zhu1∗, Qian Zhang2, Xinggang Wang",
        ["Lianghui Zhu", "Qian Zhang", "Xinggang Wang"],
        False,
        id="marks",
    ),
    pytest.param(
        "Albert Gu∗†, Atri Rudra‡, and Christopher R´e†",
        ["Albert Gu", "Atri Rudra", "Christopher Ré"],
        False,
        id="daggers",
    ),
    pytest.param(
        "Danijar Hafner,12 Jurgis Pasukonis,1 Jimmy Ba",
        ["Danijar Hafner", "Jurgis Pasukonis", "Jimmy Ba"],
        False,
        id="numbers-after-commas",
    ),
    pytest.param("Albert Gu*1and Tri Dao", ["Albert Gu", "Tri Dao"], False, id="glued-and"),
    pytest.param(
        "Yue Liu1,Yunjie Tian1,Hongtian Yu1",
        ["Yue Liu", "Yunjie Tian", "Hongtian Yu"],
        False,
        id="no-blanks",
    ),
    pytest.param(
        "Harsh Mehta1∗ Ankit Gupta2 Ashok Cutkosky3",
        ["Harsh Mehta", "Ankit Gupta", "Ashok Cutkosky"],
        False,
        id="marks-separate",
    ),
    pytest.param(
        "Ankit Gupta˚Albert Gu Jonathan Berant",
        ["Ankit Gupta", "Albert Gu", "Jonathan Berant"],
        False,
        id="ring-and-nothing",
    ),
    pytest.param(
        "Jue Wang Wentao Zhu Pichao Wang",
        ["Jue Wang", "Wentao Zhu", "Pichao Wang"],
        False,
        id="nothing",
    ),
    pytest.param(
        "Ma, Jun, Feifei Li, and Bo Wang", ["Jun Ma", "Feifei Li", "Bo Wang"], False, id="mla"
    ),
    pytest.param("Nguyen, Eric, et al", ["Eric Nguyen"], True, id="mla-et-al"),
    pytest.param("Andrii Zahorodnii et.al.", ["Andrii Zahorodnii"], True, id="et-al"),
    pytest.param(
        "Pióro, M., Król, K., & Jaszczur, S.",
        ["M. Pióro", "K. Król", "S. Jaszczur"],
        False,
        id="apa",
    ),
    pytest.param(
        "Wang, J., Yan, J. N., & Rush, A. M.",
        ["J. Wang", "J. N. Yan", "A. M. Rush"],
        False,
        id="apa-two-initials",
    ),
    pytest.param(
        "van den Oord, A., Li, Y.", ["A. van den Oord", "Y. Li"], False, id="apa-particle"
    ),
    pytest.param(
        "Sch¨olkopf, B., ˇSt´epan, J.", ["B. Schölkopf", "J. Štépan"], False, id="loose-accents"
    ),
    pytest.param(
        "Jimmy T.H. Smith, Shalini De Mello",
        ["Jimmy T.H. Smith", "Shalini De Mello"],
        False,
        id="initials-glued",
    ),
    pytest.param(
        "Haowen Hou, F. Richard Yu", ["Haowen Hou", "F. Richard Yu"], False, id="leading-initial"
    ),
    pytest.param(
        "Nicola Muca Cirone, Terry Lyons",
        ["Nicola Muca Cirone", "Terry Lyons"],
        False,
        id="three-words",
    ),
    pytest.param("张三，李四", ["张三", "李四"], False, id="chinese"),
    pytest.param("Gu & Dao", ["Gu", "Dao"], False, id="surnames"),
]


JUDGED = [
    pytest.param("Ben Carver, Matt Holm", ["Ben Carver", "Matt Holm"], "", id="particle-first"),
    pytest.param("Or Carver, Daniel Holm", ["Or Carver", "Daniel Holm"], "", id="stop-word"),
    pytest.param("Wei Li, Anna sun", ["Wei Li", "Anna sun"], "", id="lower-case-surname"),
    pytest.param("Anna Maria Lopes Carver", ["Anna Maria Lopes Carver"], "", id="four-words"),
    pytest.param("Oost, Aaron van den", ["Aaron van den Oost"], "", id="inverted-particle"),
    pytest.param("Anna Carver et al. ACL.", ["Anna Carver"], "ACL.", id="venue-after-et-al"),
    pytest.param("Dhruv Shahet al. CoRL", ["Dhruv Shah"], "CoRL", id="glued-et-al"),
    pytest.param("Anna Carver and Joan Yu. EMNLP", ["Anna Carver", "Joan Yu"], "EMNLP", id="stop"),
    pytest.param("Lin X, Beling P A", ["X. Lin", "P. A. Beling"], "", id="initials-behind"),
    pytest.param("Hal Daumé III", ["Hal Daumé, III"], "", id="numeral"),
    pytest.param("Xu Li (OpenAI, Inc.)", ["Xu Li"], "", id="affiliation"),
    pytest.param("Anna Carver, Deep Learning", ["Anna Carver"], "Deep Learning", id="topic"),
    pytest.param("Ben Holm, I1: A Model", ["Ben Holm"], "I1: A Model", id="coined-name"),
    pytest.param(
        "Carver, A. B. The Tides of Shells",
        ["A. B. Carver"],
        "The Tides of Shells",
        id="inverted-before-title",
    ),
    pytest.param(
        "Yue, Y. & Li, Z. MedSnail: A Net",
        ["Y. Yue", "Z. Li"],
        "MedSnail: A Net",
        id="inverted-before-a-coined-name",
    ),
    pytest.param(
        "Dill KA, Ozkan SB. PSnail: A Net",
        ["K. A. Dill", "S. B. Ozkan"],
        "PSnail: A Net",
        id="initials-behind-before-a-coined-name",
    ),
    pytest.param("Wei LI, Jun XU", ["Wei LI", "Jun XU"], "", id="surnames-in-capitals"),
    pytest.param("Ann Holm, J. Phys. Chem. B", ["Ann Holm"], ", J. Phys. Chem. B", id="journal"),
    pytest.param(
        "Anna Carver, Ben Holm and Joan Yu, RSS 2020",
        ["Anna Carver", "Ben Holm", "Joan Yu"],
        "RSS 2020",
        id="three-and-a-venue",
    ),
    pytest.param(
        "Anna B. Carver, Ben Holm and Joan Yu, Slow Journal",
        ["Anna B. Carver", "Ben Holm", "Joan Yu"],
        "Slow Journal",
        id="three-and-a-journal",
    ),
    pytest.param(
        "Carver, Anna and Holm, Ben Maria, RSS 2020",
        ["Anna Carver", "Ben Maria Holm"],
        "RSS 2020",
        id="as-in-bibtex-and-a-venue",
    ),
    *(
        pytest.param(
            f"Kowalczyk, Nguyen {mark} Smith, {venue}",
            ["Kowalczyk", "Nguyen", "Smith"],
            venue,
            id=f"three-surnames-{mark}-{venue}",
        )
        for mark in ("&", "and")
        for venue in (
            "NeurIPS 2023",
            "ICLR 2020",
            "ICLR'20",
            "Nature 2023",
            "SLUG 2023",
            "arXiv 2023",
        )
    ),
    pytest.param(
        "Carver, Anna & Holm, AB 2023", ["Anna Carver", "AB Holm"], "2023", id="initials-and-year"
    ),
    pytest.param(
        "Carver, Holm & Yu, NeurIPS 2020",
        ["Carver", "Holm", "Yu"],
        "NeurIPS 2020",
        id="surnames-and-a-venue",
    ),
    pytest.param(
        "Carver & Holm, SnailConf 2020",
        ["Carver", "Holm"],
        "SnailConf 2020",
        id="surnames-and-an-unknown-venue",
    ),
    pytest.param(
        "Liu, Xu, Wang. ModelScope: Slow Tides",
        ["Liu", "Xu", "Wang"],
        "ModelScope: Slow Tides",
        id="glued-words-of-titles",
    ),
    pytest.param(
        "Anna Carver and Ben Holm, Wei Zhang and Peter Xu. Slow Tides",
        ["Anna Carver", "Ben Holm", "Wei Zhang", "Peter Xu"],
        "Slow Tides",
        id="two-pairs",
    ),
    pytest.param(
        "Anna Carver and Ben Holm, David E. Carlson, Slow Tides",
        ["Anna Carver", "Ben Holm", "David E. Carlson"],
        "Slow Tides",
        id="a-third-behind-and",
    ),
    pytest.param(
        "Anna Carver and Ben Holm, Slow Shells and Snails of the Sea",
        ["Anna Carver", "Ben Holm"],
        "Slow Shells and Snails of the Sea",
        id="and-in-the-title",
    ),
    pytest.param(
        "A. Carver, B. Holm, Nature Shells 2018",
        ["A. Carver", "B. Holm"],
        "Nature Shells 2018",
        id="initials-and-a-place",
    ),
    pytest.param(
        "Emma Carver, RSS, Ben Holm", ["Emma Carver"], "RSS, Ben Holm", id="a-venue-between"
    ),
]


@pytest.mark.parametrize(("text", "people", "rest"), JUDGED)
def test_each_name_is_judged_by_itself(text: str, people: list[str], rest: str) -> None:
    """Where a list of names ends, and what follows it."""
    found = names.lead(text)

    assert [str(person) for person in found.people] == people
    assert found.rest.strip() == rest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("English, Chinese, German", id="languages"),
        pytest.param("Munich, Germany", id="town"),
        pytest.param("GPT-4, Claude, Llama", id="models"),
        pytest.param("Machine Learning-Guided Protein Engineering", id="bold-title"),
        pytest.param("Artificial Life", id="venue"),
        pytest.param("ACM Computing Surveys", id="abbreviation"),
        pytest.param("提出了颜色直方图作为补充学习特征，增强跟踪效果", id="chinese-sentence"),
        pytest.param("Source or It Didn't Happen", id="sentence"),
    ],
)
def test_what_looks_like_names_and_is_none(text: str) -> None:
    """Languages, towns, models, venues, topics."""
    assert names.read(text) == names.Names()


@pytest.mark.parametrize(("text", "people", "others"), LISTS)
def test_reads_a_list_of_names(text: str, people: list[str], others: bool) -> None:
    """Names without marks, in order, accents on their letters."""
    found = names.read(text)

    assert [str(person) for person in found.people] == people
    assert found.others is others


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("DETR", id="nickname"),
        pytest.param("T2T-ViT", id="nickname-with-digit"),
        pytest.param("Attention, State Space Models, and Recurrent Networks", id="title"),
        pytest.param("A simple and efficient implementation in PyTorch", id="remark"),
        pytest.param("The Hong Kong University of Science and Technology", id="school"),
        pytest.param("Wen-tau Yih. TACL", id="two-sentences"),
        pytest.param("2846-2861", id="pages"),
        pytest.param("", id="empty"),
    ],
)
def test_other_words_are_no_names(text: str) -> None:
    """Better no authors than wrong ones."""
    assert names.read(text) == names.Names()


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param("In So Carver, Anna Holm", True, id="people"),
        pytest.param("In Alba Oncologica and Springer, 2020", False, id="a word alone"),
        pytest.param("Slow Days, San Diego, CA", False, id="turned round"),
    ],
)
def test_people_are_spoken_in_two_words_or_more(text: str, spoken: bool) -> None:
    """What is read as names in a text, and may be a book and its publisher."""
    assert name_forms.are_spoken(names.lead(text).people, text) is spoken


@pytest.mark.parametrize(
    ("name", "score"),
    [
        pytest.param("J. K.", 1, id="initials: perhaps a name"),
        pytest.param("J.", -9, id="one initial: none"),
        pytest.param("van", -9, id="a particle: none"),
        pytest.param("Tidal Consortium", 3, id="a group"),
        pytest.param("Tide 2", -9, id="a digit"),
        pytest.param("Anna Carver's", -9, id="a genitive"),
        pytest.param("Anna and", -9, id="the end of a list"),
    ],
)
def test_likeness_of_what_has_no_word_of_a_name(name: str, score: float) -> None:
    """Words are looked up in a table; these are judged without it."""
    assert likeness(name) == score
