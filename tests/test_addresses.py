"""Web addresses and the papers they lead to: each habit of each host, and what is near to it."""

from __future__ import annotations

import pytest

from ssmlit.identifiers import links, parse, url
from ssmlit.identifiers.schemes import SCHEMES
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
example.org/paper/arXiv:2312.00752v2 arxiv:2312.00752
arxiv.org/2312.00752/v2 arxiv:2312.00752
arxiv.org/math/0309136 arxiv:math/0309136
arxiv.org/abs/math/0309136/v1 arxiv:math/0309136
arxiv.org/pdf/2312.00752v2/extra arxiv:2312.00752
google.com/url?sa=D&url=https://arxiv.org/abs/2312.00752 arxiv:2312.00752
journals.plos.org/plosone/article?doi=10.1371/journal.pone.01 doi:10.1371/journal.pone.01
export.arxiv.org/api/query?id_list=2312.00752 arxiv:2312.00752
arxiv.org/abs/2312.00752&context=cs arxiv:2312.00752
api2.openreview.net/notes?id=abcdef openreview:abcdef
nips.cc/virtual/2023/poster/7123 virtual:neurips/2023/poster/7123
ncbi.nlm.nih.gov/pmc/articles/99/ pmc:PMC99
ncbi.nlm.nih.gov/pmc/articles/pmid/31/ pmid:31
pubmed.ncbi.nlm.nih.gov/?term=31 pmid:31
api.semanticscholar.org/graph/v1/paper/DOI:10.1145/1.2 doi:10.1145/1.2
api.openalex.org/works/doi:10.1145/1.2 doi:10.1145/1.2
portal.acm.org/citation.cfm?doid=1.2 doi:10.1145/1.2
doi.acm.org/10.1145/1.2 doi:10.1145/1.2
hdl.handle.net/10.1145/1.2 doi:10.1145/1.2
aanda.org/10.1051/0004-6361/201629272 doi:10.1051/0004-6361/201629272
example.org/reports/10.1145/1.2 doi:10.1145/1.2
example.org/reports/10.1145%2F1.2/full doi:10.1145/1.2
example.org/view.cfm?doi=10.1145/1.2 doi:10.1145/1.2
openlibrary.org/isbn/0306406152 isbn:9780306406157
worldcat.org/isbn/9780306406157 isbn:9780306406157
books.google.com/books?isbn=0306406152 isbn:9780306406157
biorxiv.org/cgi/content/short/2023.01.02.522v1 doi:10.1101/2023.01.02.522
doi.org/10.1000/978.refs doi:10.1000/978.refs
doi.org/doi:10.1000/978.html doi:10.1000/978.html
doi.acm.org/10.1000/9%252F7/full doi:10.1000/9/7/full
publisher.example/doi/10.1000/978.refs doi:10.1000/978.refs
doi.org/10.1101/2023.01.02.522123v2 doi:10.1101/2023.01.02.522123
nber.org/papers/w12345 doi:10.3386/w12345
nber.org/system/files/working_papers/w12345/w12345.pdf doi:10.3386/w12345
journals.ametsoc.org/view/journals/bams/93/4/bams-d-11-00094.1.xml doi:10.1175/bams-d-11-00094.1
spiedigitallibrary.org/proceedings/1/1/T/10.1117/12.25.short doi:10.1117/12.25
zenodo.org/badge/DOI/10.5281/zenodo.7.svg doi:10.5281/zenodo.7
pubs.acs.org/doi/suppl/10.1021/ja1/suppl_file/ja1_si_001.pdf doi:10.1021/ja1
link.springer.com/article/10.1007/s1-015-y/figures/2 doi:10.1007/s1-015-y
nature.com/articles/doi:10.1038/nature14539 doi:10.1038/nature14539
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
mdpi.com/2072-4292/16/8
mdpi.com/0000-0000/16/8/1449
mdpi.com
dl.acm.org/citation.cfm?id=12
example.org/10.1145/figure.png
example.org/doi/10.1145/1.2/images/figure.png
example.org/reports/10.1145/setup.exe
example.org/reports/10.1145/1.2/title-of-the-paper
example.org/v10.1145/1.2
example.org/isbn/0306406153
example.org/9780306406157
pubmed.ncbi.nlm.nih.gov/?term=mamba
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
        ("other:x", ""),
    ],
)  # fmt: skip
def test_the_address_of_a_paper(identifier: str, address: str) -> None:
    scheme, _, value = identifier.partition(":")

    assert url(Identifier(scheme, value)) == address


_IDS = {
    "arxiv": "2312.00752", "doi": "10.1038/nature14539", "openreview": "AL1fq05o7H",
    "acl": "2020.acl-main.1", "pmid": "26017442", "pmc": "PMC7608000",
    "dblp": "conf/nips/VaswaniSPUJGKP17", "neurips": f"2017/{'3f' * 16}",
    "pmlr": "v139/radford21a", "cvf": "He_Deep_CVPR_2016_paper", "isbn": "9780262035613",
    "nips": "7181-attention", "virtual": "icml/2023/oral/25438", "s2": "7b" * 20,
    "corpusid": "31", "openalex": "W31",
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_registry_leads_to_its_own_ids(scheme: str) -> None:
    """The canonical address of an id is read as that id, and so is the id with its label."""
    value = _IDS[scheme]

    assert str(parse(f"{scheme}:{value}")) == f"{scheme}:{value}"
    assert str(parse(url(Identifier(scheme, value)))) == f"{scheme}:{value}"
