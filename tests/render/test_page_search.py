"""The search of the page against that of the command line: one table of queries, asked of both."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.lists import rendering
from ssmlit.errors import UsageError
from ssmlit.library import Library
from ssmlit.query import DocumentCorpus, parse_query, search
from ssmlit.query.regex import RegexError, compile_regex
from ssmlit.render import View
from tests.query.test_regex import EXPLOSIVE, PATTERNS, TEXTS
from tests.render.browser import IN_CHROMIUM, open_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = IN_CHROMIUM

VIEW = View(name="list", title="All")
BIB = r"""
@misc{gu2023mamba,
  title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces},
  author = {Gu, Albert and Dao, Tri}, year = {2023}, month = dec,
  eprint = {2312.00752}, archiveprefix = {arXiv},
  code = {https://github.com/state-spaces/mamba},
  keywords = {architecture, language/modeling}, timestamp = {2024-01-05}}
@inproceedings{gu2024mamba, title = {Mamba, once more}, author = {Albert Gu and Tri Dao},
  booktitle = {First Conference on Language Modeling}, year = {2024}, eprint = {2312.00752},
  openreview = {tEYskw1VY2}, keywords = {architecture}, timestamp = {2024-10-09}}
@inproceedings{gu2020hippo,
  title = {{HiPPO}: Recurrent Memory with Optimal Polynomial Projections},
  author = {Gu, Albert and Dao, Tri and Ermon, Stefano and Rudra, Atri and R{\'e}, Christopher},
  booktitle = {Advances in Neural Information Processing Systems}, year = {2020},
  code = {https://github.com/HazyResearch/hippo-code}, doi = {10.1000/a(b)c},
  keywords = {theory, c#/s4++}}
@article{vandenoord2016, title = {The U-Net of S4++ and S$^2$M: $\mathcal{O}(N_1)$ Recurrent
  Neural Networks for Medical Recognition}, author = {A{\"a}ron van den Oord and Łukasz Kaiser},
  journal = {IEEE Transactions on Medical Imaging}, date = {2016-05-01}, isbn = {978-3-16-148410-0},
  keywords = {vision/medical imaging, vision}, note = {Reread this}, publisher = {IEEE}}
@phdthesis{gu2023thesis, title = {Modeling Sequences with Structured State Spaces},
  author = {Albert Gu}, school = {Stanford University}, year = {2023},
  url = {https://purl.stanford.edu/mb976vf9362}}
@misc{wang, title = {状态空间模型：综述}, author = {王伟}, keywords = {surveys}}
@misc{greek, title = {The $\beta$-VAE of σ and the Σίσυφος τῆς ἢ γῆς}, year = {2017}}
@misc{hebrew, title = {מודלים של מרחב מצב}, year = {2022}}
@misc{russian, title = {Модели пространства состояний}, author = {Иван Ёлкин}, year = {2021}}
@inproceedings{losses, title = {Losses of {\(\mathscr{l}\)}\({}_{\mbox{0}}\)-Spotted VMamba models},
  author = {Mary Magu},
  booktitle = {Proceedings of the 41st International Conference on Machine Learning, {ICML} 2024},
  year = {2024}, series = {Lecture Notes}, editor = {Amir Globerson}}
"""
QUERIES = r"""
beta vae | beta-vae | β-VAE | betavae | sigma | σίσυφοσ | σισ | τῆς | eta | mbox | script
l0 | spotted
mamba | Mamba: | MAMBA gu | linear-time | lineartime | "state spaces" | "spaces state"
state-spaces | author:gu | author:da | author:da* | author:"albert gu" | author:"gu albert"
author:gu-albert | author:"van den oord" | author:oord | author:aaron | author:Kaiser | lukasz
author:re | author:rudra, | author:(gu OR kaiser) | author:/^Gu/ | author:magu
editor:globerson | title:mamba | title:(linear OR hippo) | title:/^mamba/ | title:/s[45]\+/
title:"once more" | -mamba | NOT mamba | mamba -once | -author:gu | -(mamba OR hippo)
NOT NOT mamba | gu -"state spaces" | mamba OR hippo | hippo OR author:kaiser year:2016
(mamba OR hippo) year:2020 | mamba AND once | tag:architecture | tag:vision | tag:medical
tag:vision/medical | tag:"vision" | tag:imaging | tag:"language" | tag:models | tag:modeling
tag:language/modeling | tag:theories | tag:c | tag:"c" | tag:c# | tag:s4 | tag:s4++ | year:2023
year:2020..2023 | year:2020-2022
year:2023.. | year:..2020 | year:>2023 | year:>=2023 | year:<2020 | year:=2016 | year:0..9999
date:2024 | 2023 | 2024 gu | venue:neurips | venue:nips | neurips | venue:tmi | venue:colm
colm 2024 | venue:icml | icml | venue:"machine learning" | venue:stanford | school:stanford
venue:imaging | venue:iclr | id:2312.00752 | id:arxiv:2312.00752v2 | arxiv:2312.00752
id:https://arxiv.org/pdf/2312.00752v1.pdf | 2312.00752 | https://arxiv.org/abs/2312.00752
arxiv.org/abs/2312.00752v1 | doi:10.1000/a(b)c | https://doi.org/10.1000/a(b)c
id:10.48550/arXiv.2312.00752 | openreview:tEYskw1VY2
id:https://openreview.net/forum?id=tEYskw1VY2 | isbn:9783161484100 | id:978-3-16-148410-0
id:2312.00751 | has:code | missing:code | has:arxiv | has:doi | has:year | has:tags -has:venue
has:date | lacks:author | has:mine | missing:code year:2024 | type:article | type:@misc
type:phdthesis | thesis | gu phdthesis | key:gu2023 | gu2023mamba | key:/^gu202[03]/
code:hazyresearch | hippo-code | note:reread | reread | publisher:ieee | series:lecture
url:purl | added:2024-01 | added:2024.. | added:>2024-06 | added:1d | added:..2024-02-01
added:2024-01-01..2024-12-31 | unet | u-net | "u net" | u net | s4 | s4++ | s2m | s2 | rnn
rnns | 综述 | 状态 | מרחב | пространства | елкин | model | models | loss | losses | ma | gu | ré
me | i | selective | elective | recog | recognision | recurent memry | author:ermn | albrt gu
mamab | tag:architecure | venue:imging | "recognision" | -recognision | mambe -once
hipo OR mambaa | zzzz | zzzzzzz gu | the | the mamba of | et al | gu et al | - | -> mamba
10:30 | +mamba | s4+ | author:+gu | \"mamba | foo:bar | has:cdoe | year:abc | year:2025..2020
year:.. | added:soon | author: | tag:/ | "mamba | (mamba | mamba) | OR mamba | mamba OR
AND mamba | title:/(?=m)amba/ | title:/(m)\1/ | title:/(a+)+$/ | title:/\p/
title:/mamba(?:,|:).*(once|space)/ | doi:10.1000/x | openreview:zz | arxiv:abc
id:nonsense | id:abc123 | id:12345 | id:arxiv:abc | id:P19-1001 | id:cs/9901001 | id:10.1000
mamba AND | -( mamba | NOT | title:/(/ | title:/a | () | mamba"x
""".replace("\n", " | ")
ASKED = [query for query in QUERIES.split(" | ") if query]


@cache
def library() -> Library:
    """The papers."""
    return Library.from_text(BIB)


@pytest.fixture(scope="module")
def page(chrome: Chrome, tmp_path_factory: pytest.TempPathFactory) -> Chrome:
    """Their page, open."""
    shown = rendering.papers(library(), VIEW)
    html = rendering.page(shown, VIEW, "2025-08-01", "")
    open_page(chrome, Path(tmp_path_factory.mktemp("page")), html)
    return chrome


def on_command_line(query: str) -> tuple[list[str], bool] | None:
    """Return the keys that are found, and whether typos were forgiven; None for a wrong query.

    The best come first; where the query has no words, all are equal and in the page's order.
    """
    try:
        asked = parse_query(query)
    except UsageError:
        return None
    hits = search(asked, DocumentCorpus(library().document))
    keys = [hit.key for hit in hits]
    return keys if asked.words else sorted(keys), any(hit.approximate for hit in hits)


ON_PAGE = """
  const facts = JSON.parse(document.getElementById("data").textContent);
  const language = JSON.parse(document.getElementById("language").textContent);
  try {
    const { found, ranked, forgiven } = new Search.Library(facts, language).find(arguments[0]);
    const keys = found.map((n) => facts[n].k);
    return [ranked ? keys : keys.sort(), forgiven];
  } catch (error) {
    if (error instanceof Query.QueryError) return null;
    throw error;
  }
"""


@pytest.mark.parametrize("query", ASKED)
def test_the_page_answers_as_the_command_line(page: Chrome, query: str) -> None:
    """The same papers in the same order, by the same forgiveness; the same queries are refused."""
    answer = page.execute_script(ON_PAGE, query)

    assert (tuple(answer) if answer else None) == on_command_line(query)


SHIPPED = Path(__file__).parents[2] / "library.bib"
WORDS = """
mamba | vision mamba | vmamba | mamba unet | u-net | s4 | s4d | hippo | gu | gu dao | dao 2024
graph mamba | state space | selective scan | point cloud mamba | survey | medical segmentation
h3 | hungry hippos | hyena | rwkv | author:wang | author:li mamba | video | speech | audio mamba
time series | reinforcement | in-context | transformers are ssms | efficiently modeling
tag:surveys | neurips | icml 2024 | venue:cvpr mamba | zigma | jamba | cobra | mambaa
visoin mamba | hyprspectral
segmention | gpu | ssm | lru | multi-modal | 2024 | remote sensing | (vision OR speech) -survey
""".replace("\n", " | ")


@pytest.fixture(scope="module")
def shipped(chrome: Chrome, tmp_path_factory: pytest.TempPathFactory) -> tuple[Chrome, Library]:
    """The page of this repository's library, open."""
    papers = Library.from_text(SHIPPED.read_text(encoding="utf-8"))
    html = rendering.page(rendering.papers(papers, VIEW), VIEW, "2025-08-01", "")
    open_page(chrome, Path(tmp_path_factory.mktemp("shipped")), html)
    return chrome, papers


@pytest.mark.parametrize("query", [one for one in WORDS.split(" | ") if one])
def test_the_best_come_first(shipped: tuple[Chrome, Library], query: str) -> None:
    """In the order of `ssmlit search`, over a real library."""
    page, papers = shipped
    hits = [hit.key for hit in search(parse_query(query), DocumentCorpus(papers.document))]
    keys, _ = page.execute_script(ON_PAGE, query)

    assert keys == (hits if parse_query(query).words else sorted(hits))


def test_searching_for_what_the_page_lacks_is_reported(page: Chrome) -> None:
    """Abstracts are too long for a page: nothing found would be the wrong answer."""
    assert page.execute_script(ON_PAGE, "abstract:selective") is None


REGEX = """
  const [pattern, texts] = arguments;
  try {
    const regex = Patterns.compile(pattern);
    return texts.map((text) => regex.test(text));
  } catch (error) {
    if (error instanceof Patterns.PatternError) return null;
    throw error;
  }
"""
REFUSED = [
    "(?=a)b", "(?!a)", "(?<=a)b", "(?<!a)b", r"(a)\1", "(?P=n)", "(?i)a", "(", ")", "a)", "[a", "*",
    "a**", "a{2}{3}", "a{3,2}", "a{2000}", r"\p{L}", r"\q", "\\", r"[\W]", "[z-a]", "a" * 201, "(?",
    "(?>a)", "(a{1000}){1000}",
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Possible nested set")
@pytest.mark.parametrize("pattern", [*PATTERNS, *REFUSED])
def test_a_pattern_finds_what_it_finds_on_the_command_line(page: Chrome, pattern: str) -> None:
    """RE2's language, not the browser's: the same texts are found, the same patterns refused."""
    try:
        regex = compile_regex(pattern)
    except RegexError:
        expected = None
    else:
        expected = [regex.found_in(text) for text in TEXTS]

    assert (expected is None) == (pattern in REFUSED)
    assert page.execute_script(REGEX, pattern, TEXTS) == expected


@pytest.mark.parametrize("pattern", EXPLOSIVE)
def test_a_pattern_in_a_shared_link_does_not_stop_the_page(page: Chrome, pattern: str) -> None:
    """What a browser's own expressions take longer than the universe for is answered at once."""
    assert page.execute_script(REGEX, pattern, ["a" * 1500 + "!"]) == [False]
