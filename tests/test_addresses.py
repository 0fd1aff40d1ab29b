"""Web addresses and the papers they lead to: each habit of each host, and what is near to it."""

# ruff: noqa: E501 - a table

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
pubs.rsc.org/en/content/articlelanding/2005/cc/b500001a doi:10.1039/b500001a
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
thelancet.com/journals/x/PIIS0140-6736(20)30183-5/fulltext doi:10.1016/s0140-6736(20)30183-5
nber.org/papers/w12345 doi:10.3386/w12345
nber.org/system/files/working_papers/w12345/w12345.pdf doi:10.3386/w12345
bmj.com/content/369/bmj.m1328.full.pdf doi:10.1136/bmj.m1328
quantum-journal.org/papers/q-2020-03-16-241/ doi:10.22331/q-2020-03-16-241
journals.ametsoc.org/view/journals/bams/93/4/bams-d-11-00094.1.xml doi:10.1175/bams-d-11-00094.1
taylorfrancis.com/chapters/edit/10.4324/9780203123456-1/title-author doi:10.4324/9780203123456-1
spiedigitallibrary.org/proceedings/1/1/T/10.1117/12.25.short doi:10.1117/12.25
zenodo.org/badge/DOI/10.5281/zenodo.7.svg doi:10.5281/zenodo.7
pubs.acs.org/doi/suppl/10.1021/ja1/suppl_file/ja1_si_001.pdf doi:10.1021/ja1
link.springer.com/article/10.1007/s1-015-y/figures/2 doi:10.1007/s1-015-y
nature.com/articles/doi:10.1038/nature14539 doi:10.1038/nature14539
arxiv.org/ftp/hep-th/papers/9901/9901001.pdf arxiv:hep-th/9901001
zenodo.org/records/7234?x=1 doi:10.5281/zenodo.7234
zenodo.org/record/7234 doi:10.5281/zenodo.7234
papers.ssrn.com/sol3/papers.cfm?abstract_id=123456 doi:10.2139/ssrn.123456
ijcai.org/proceedings/2023/0012.pdf doi:10.24963/ijcai.2023/12
ssrn.com/abstract=123456 doi:10.2139/ssrn.123456
mdpi.com/2072-4292/16/8/1449 doi:10.3390/rs16081449
mdpi.com/2072-4292/1/4/298/pdf?v=1 doi:10.3390/rs1040298
mdpi.com/2072-666x/7/10/14055/htm doi:10.3390/mi71014055
elifesciences.org/articles/8362 doi:10.7554/elife.08362
preprints.org/manuscript/202401.1234/v2/download doi:10.20944/preprints202401.1234.v2
researchsquare.com/article/rs-1234567/v1 doi:10.21203/rs.3.rs-1234567/v1
roboticsproceedings.org/rss19/p001.html doi:10.15607/rss.2023.xix.001
europepmc.org/article/MED/38123456 pmid:38123456
europepmc.org/article/PMC/PMC123 pmc:PMC123
connectedpapers.com/main/7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b/Mamba/graph s2:7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b
catalyzex.com/paper/arxiv:2312.00752 arxiv:2312.00752
api.crossref.org/works/10.1145/3637528 doi:10.1145/3637528
academic.oup.com/bib/article-abstract/doi/10.1093/bib/bbae1/7512345 doi:10.1093/bib/bbae1
direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00577/115584/A-Title doi:10.1162/tacl_a_00577
dl.acm.org/citation.cfm?doid=3292500.3330701 doi:10.1145/3292500.3330701
biorxiv.org/content/biorxiv/early/2023/01/02/2023.01.02.522.full.pdf doi:10.1101/2023.01.02.522
osf.io/preprints/psyarxiv/abcd1 doi:10.31234/osf.io/abcd1
osf.io/preprints/socarxiv/abcd1_v2 doi:10.31235/osf.io/abcd1_v2
psyarxiv.com/abcd1 doi:10.31234/osf.io/abcd1
peerj.com/articles/cs-1234/ doi:10.7717/peerj-cs.1234
peerj.com/articles/1234.pdf doi:10.7717/peerj.1234
hindawi.com/journals/cin/2022/1234567/ doi:10.1155/2022/1234567
pubs.rsc.org/en/content/articlelanding/2023/dd/d2dd00001a doi:10.1039/d2dd00001a
nature.com/articles/s41586-021-03819-2/figures/1 doi:10.1038/s41586-021-03819-2
doi.org/doi:10.1038/nature14539 doi:10.1038/nature14539
pmc.ncbi.nlm.nih.gov/articles/PMC7608000/pdf/main.pdf pmc:PMC7608000
semanticscholar.org/reader/7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b s2:7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b7b
alphaxiv.org/zh/overview/2312.00752 arxiv:2312.00752
xxx.lanl.gov/abs/cs/0112017v1 arxiv:cs/0112017
openaccess.thecvf.com/content/CVPR2024/supplemental/Liu_VMamba_CVPR_2024_supplemental.pdf cvf:Liu_VMamba_CVPR_2024_paper
proceedings.neurips.cc/paper_files/paper/2023/file/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a-Supplemental-Conference.pdf neurips:2023/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a
proceedings.neurips.cc/paper/2020/file/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a-AuthorFeedback.pdf neurips:2020/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a
scholar.google.com/scholar_lookup?arxiv_id=2312.00752 arxiv:2312.00752
scholar.google.com/scholar_lookup?&title=A&doi=10.1038%2Fnature14539 doi:10.1038/nature14539
archive.ph/2024.01.01-000000/https://arxiv.org/abs/2312.00752 arxiv:2312.00752
scholar.archive.org/work/abc/access/wayback/https://arxiv.org/pdf/2312.00752v1.pdf arxiv:2312.00752
arxiv.org.ezproxy.lib.utexas.edu/abs/2312.00752 arxiv:2312.00752
arxiv.org.libproxy.edu/abs/2312.00752 arxiv:2312.00752
doi-org.ezproxy.library.wisc.edu/10.1145/3442188.3445922 doi:10.1145/3442188.3445922
www-nature-com.stanford.idm.oclc.org/articles/nature14539 doi:10.1038/nature14539
cv--foundation-org.proxy.lib.edu/openaccess/content_cvpr_2016/papers/He_Deep_CVPR_2016_paper.pdf cvf:He_Deep_CVPR_2016_paper
login.proxy.lib.fsu.edu/login?qurl=https%3A%2F%2Farxiv.org%2Fabs%2F2312.00752 arxiv:2312.00752
openreview.net/revisions?id=AL1fq05o7H openreview:AL1fq05o7H
aclanthology.info/papers/P18-1001/p18-1001 acl:P18-1001
aclanthology.coli.uni-saarland.de/papers/P18-1001/p18-1001 acl:P18-1001
jmlr.org/proceedings/papers/v37/ioffe15.html pmlr:v37/ioffe15
raw.githubusercontent.com/mlresearch/v139/main/assets/a-b21a/a-b21a.pdf pmlr:v139/a-b21a
cv-foundation.org/openaccess/content_cvpr_2016/papers/He_Deep_Residual_Learning_CVPR_2016_paper.pdf cvf:He_Deep_Residual_Learning_CVPR_2016_paper
papers.nips.cc/paper/7181-attention-is-all-you-need.pdf nips:7181-attention-is-all-you-need
openalex.org/works/W2101234009 openalex:W2101234009
dblp.org/rec/conf/iclr/GuGR22.html?view=bibtex dblp:conf/iclr/GuGR22
dx.doi.org/10.1145/abc?x=1 doi:10.1145/abc
doi.org/10.1007%2Fs1-2 doi:10.1007/s1-2
link.springer.com/chapter/10.1007/978-3-031-1_2?error=x doi:10.1007/978-3-031-1_2
link.springer.com/content/pdf/10.1007/s11263-1.pdf doi:10.1007/s11263-1
dl.acm.org/doi/abs/10.1145/1.2 doi:10.1145/1.2
dl.acm.org/doi/pdf/10.1145/1.2 doi:10.1145/1.2
ietresearch.onlinelibrary.wiley.com/doi/full/10.1049/ipr2.1 doi:10.1049/ipr2.1
frontiersin.org/articles/10.3389/f.2024.1/full doi:10.3389/f.2024.1
journals.plos.org/plosone/article?id=10.1371/journal.pone.01 doi:10.1371/journal.pone.01
nature.com/articles/s41586-021-03819-2.pdf doi:10.1038/s41586-021-03819-2
biorxiv.org/content/10.1101/2023.01.02.522v1.full.pdf doi:10.1101/2023.01.02.522
openreview.net/forum?id=AL1fq05o7H openreview:AL1fq05o7H
openreview.net/pdf?id=AL1fq05o7H openreview:AL1fq05o7H
openreview.net/attachment?id=DqziS8DG4M&name=pdf openreview:DqziS8DG4M
openreview.net/forum?noteId=x&amp;id=AL1fq05o7H#discussion openreview:AL1fq05o7H
aclanthology.org/2024.acl-long.1/ acl:2024.acl-long.1
aclanthology.org/2024.acl-long.1.pdf acl:2024.acl-long.1
aclanthology.org/P19-1001v2.pdf acl:P19-1001
aclweb.org/anthology/P19-1001/ acl:P19-1001
pubmed.ncbi.nlm.nih.gov/12345/ pmid:12345
ncbi.nlm.nih.gov/pmc/articles/PMC99/ pmc:PMC99
proceedings.mlr.press/v202/gu23a.html pmlr:v202/gu23a
proceedings.mlr.press/v202/gu23a/gu23a.pdf pmlr:v202/gu23a
icml.cc/virtual/2023/oral/25438 virtual:icml/2023/oral/25438
dblp.org/rec/conf/iclr/GuGR22.bib dblp:conf/iclr/GuGR22
semanticscholar.org/paper/Mamba-Gu/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa s2:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
api.semanticscholar.org/CorpusID:265551773 corpusid:265551773
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
example.org/10.1145/figure.png
example.org/10.1145/1234/5678/p9-carver.pdf
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
