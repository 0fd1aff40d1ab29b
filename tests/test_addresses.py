"""Web addresses and the papers they lead to: each habit of each host, and what is near to it."""

from __future__ import annotations

import pytest

from ssmlit.identifiers import links, parse, url
from ssmlit.model import Identifier

PAPERS = """
pmc.ncbi.nlm.nih.gov/articles/pmc99/ pmc:PMC99
ncbi.nlm.nih.gov/pubmed/0012345 pmid:12345
europepmc.org/abstract/MED/0031 pmid:31
connectedpapers.com/api/redirect/doi/10.1145/1.2 doi:10.1145/1.2
connectedpapers.com/api/redirect/arxiv/2312.00752 arxiv:2312.00752
dblp.org/rec/html/conf/iclr/GuGR22 dblp:conf/iclr/GuGR22
dblp.org/rec/journals/corr/abs-1712-00752 arxiv:1712.00752
roboticsproceedings.org/rss01/p001.pdf doi:10.15607/rss.2005.i.001
roboticsproceedings.org/rss10/p012.html doi:10.15607/rss.2014.x.012
roboticsproceedings.org/rss04/p100.html doi:10.15607/rss.2008.iv.100
ijcai.org/proceedings/2017/12 doi:10.24963/ijcai.2017/12
osf.io/preprints/abcd1 doi:10.31219/osf.io/abcd1
doi.org.proxy.lib.edu/10.1145/1.2 doi:10.1145/1.2
biorxiv.org/content/10.1101/2023.01.02.522 doi:10.1101/2023.01.02.522
zenodo.org/doi/10.5281/zenodo.7 doi:10.5281/zenodo.7
papers.ssrn.com/sol3/papers.cfm?abstractid=123456 doi:10.2139/ssrn.123456
openreview.net/forum?id=abcdef openreview:abcdef
proceedings.mlr.press/r1/gu23a.html pmlr:r1/gu23a
arxiv.org/2312.00752 arxiv:2312.00752
arxiv.org/2312.00752/v2 arxiv:2312.00752
arxiv.org/math/0309136 arxiv:math/0309136
arxiv.org/abs/math/0309136/v1 arxiv:math/0309136
arxiv.org/pdf/2312.00752v2/extra arxiv:2312.00752
google.com/url?sa=D&url=https://arxiv.org/abs/2312.00752 arxiv:2312.00752
pubs.rsc.org/en/content/articlelanding/2005/cc/b500001a doi:10.1039/b500001a
journals.plos.org/plosone/article?doi=10.1371/journal.pone.01 doi:10.1371/journal.pone.01
"""
NONE = """
ncbi.nlm.nih.gov/gene/12345
pubmed.ncbi.nlm.nih.gov/
europepmc.org/article/MED/31/x
europepmc.org/article/MED/x
europepmc.org/article/AGR/31
connectedpapers.com/main
dblp.org/rec/conf/iclr
dblp.org/db/conf/iclr/GuGR22
dblp.org/rec
dblp.org/pid/12/345/x
roboticsproceedings.org/rss19/index.html
ijcai.org/proceedings/2016/12
osf.io/preprints/other/abcd1
osf.io/x/psyarxiv/abcd1
biorxiv.org/content/biorxiv/early/2023/01/02/x.pdf
zenodo.org/records/x
zenodo.org/records
papers.ssrn.com/sol3/papers.cfm?abstract_id=x
nature.com/articles
nature.com/collections/abc
elifesciences.org/articles
elifesciences.org/articles/abc
elifesciences.org/reviewed-preprints/12345
openreview.net/forum?id=abc
openreview.net/forum
aclanthology.org/anthology/papers
aclanthology.org/volumes/P19-1/
openaccess.thecvf.com/content/CVPR2023/html/Wang_CVPR_2023.html
openaccess.thecvf.com/CVPR2023
papers.nips.cc/paper/7181
papers.nips.cc/paper
proceedings.mlr.press/v202/
jmlr.org/papers/v24/gu23a.html
raw.githubusercontent.com/x/v139/main/a-b21a.pdf
arxiv.org/abs
arxiv.org/ftp/arxiv/papers/2312
arxiv.org/ftp/math/other/0309/0309136.pdf
alphaxiv.org/zh/2312.00752
alphaxiv.org/zh
papers.cool/venue/2312.00752
huggingface.co/papers
arxiv-sanity.com/?q=x
google.com/x/url?q=https://arxiv.org/abs/2312.00752
google.com/search?q=https://arxiv.org/abs/2312.00752
google.com/url?q=2312.00752
semanticscholar.org/paper/abc
semanticscholar.org/author/7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b
openalex.org/A123
openalex.org
peerj.com/articles
hindawi.com/journals/cin/2022/1234567x/
pubs.rsc.org/en/journals/dd
mdpi.com/2072-4292/16/8
mdpi.com/0000-0000/16/8/1449
mdpi.com
dl.acm.org/citation.cfm?id=12
doi.org
"""


@pytest.mark.parametrize("row", PAPERS.split("\n")[1:-1])
def test_leads_to(row: str) -> None:
    """An address, and the identifier of the paper."""
    address, expected = row.split()

    assert str(parse(f"https://{address}")) == expected


@pytest.mark.parametrize("address", NONE.split())
def test_leads_to_no_paper(address: str) -> None:
    """Pages that lack what a paper's address has: nothing is guessed."""
    assert parse(f"https://{address}") is None


@pytest.mark.parametrize("host", links._HOSTS)
def test_other_pages_of_a_host_lead_to_no_paper(host: str) -> None:
    """The front page, and pages about the host."""
    for path in ("", "/", "/imprint", "/imprint/us", "/en/imprint/the/site/12", "/?q=imprint"):
        assert parse(f"https://{host}{path}") is None


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("arxiv:math/0309136", "https://arxiv.org/abs/math/0309136"),
        ("doi:10.1002/(sici)1097<338::aid>3.0", "https://doi.org/10.1002/(sici)1097%3C338::aid%3E3.0"),
        ("openreview:AL1fq05o7H", "https://openreview.net/forum?id=AL1fq05o7H"),
        ("virtual:icml/2023/oral/25438", "https://icml.cc/virtual/2023/oral/25438"),
        ("cvf:A_CVPR_2017_paper", "https://openaccess.thecvf.com/content_cvpr_2017/html/A_CVPR_2017_paper.html"),
        ("cvf:A_CVPR_2018_paper", "https://openaccess.thecvf.com/content/CVPR2018/html/A_CVPR_2018_paper.html"),
        ("cvf:A_paper", ""),
        ("neurips:2021/ab", "https://proceedings.neurips.cc/paper_files/paper/2021/hash/ab-Abstract.html"),
        ("neurips:2022/ab", "https://proceedings.neurips.cc/paper_files/paper/2022/hash/ab-Abstract-Conference.html"),
        ("neurips:2022/ab/Track", "https://proceedings.neurips.cc/paper_files/paper/2022/hash/ab-Abstract-Track.html"),
        ("url:https://example.org/a b", "https://example.org/a b"),
        ("other:x", ""),
    ],
)  # fmt: skip
def test_the_address_of_a_paper(identifier: str, address: str) -> None:
    scheme, _, value = identifier.partition(":")

    assert url(Identifier(scheme, value)) == address
