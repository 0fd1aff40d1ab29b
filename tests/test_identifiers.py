"""Identifiers: what people paste, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.identifiers import aliases, find, parse, pasted, submitted, suggestion, url
from ssmlit.identifiers.doi import is_unissued
from ssmlit.identifiers.pasting import items, title_of
from ssmlit.model import Identifier

MAMBA = "arxiv:2312.00752"
OLD = "arxiv:math/0309136"


@pytest.mark.parametrize(
    "text",
    [
        "2312.00752",
        " 2312.00752\n",
        "2312.00752v2",
        "2312.00752.pdf",
        "2312.00752v1.pdf",
        "arXiv:2312.00752",
        "arxiv: 2312.00752v2",
        "ARXIV:2312.00752",
        "arXiv:2312.00752V2",
        "oai:arXiv.org:2312.00752",
        "arXiv:2312.00752v2 [cs.LG] 31 May 2024",
        "2312.00752 [cs.LG]",
        "[2312.00752]",
        "https://arxiv.org/abs/2312.00752",
        "http://arxiv.org/abs/2312.00752v1",
        "arxiv.org/abs/2312.00752",
        "//arxiv.org/abs/2312.00752",
        "HTTPS://ArXiv.org/ABS/2312.00752",
        "https://www.arxiv.org/abs/2312.00752",
        "https://export.arxiv.org/abs/2312.00752",
        "https://browse.arxiv.org/html/2312.00752v1",
        "http://arxiv-export-lb.library.cornell.edu/abs/2312.00752",
        "http://cn.arxiv.org/abs/2312.00752",
        "https:/arxiv.org/abs/2312.00752",
        "https://arxiv.org//abs//2312.00752",
        "https://arxiv.org/abs/2312.00752/",
        "https://arxiv.org/abs/2312.00752.pdf",
        "https://arxiv.org/pdf/2312.00752",
        "https://arxiv.org/pdf/2312.00752.pdf",
        "https://arxiv.org/pdf/2312.00752v2.pdf#page=3",
        "https://arxiv.org/html/2312.00752v2",
        "https://arxiv.org/abs/2312.00752?context=cs.AI&utm_source=x",
        "https://arxiv.org/abs/2312.00752)",
        "https://arxiv.org/abs/2312.00752）",
        "https://arxiv.org/abs/2312.00752）。",
        "<https://arxiv.org/abs/2312.00752>",
        "(https://arxiv.org/abs/2312.00752).",
        "https://arxiv.org/abs/2312.00752https://arxiv.org/abs/2401.09417",
        "https://arxiv.org/e-print/2312.00752",
        "https://ar5iv.org/html/2312.00752",
        "https://ar5iv.labs.arxiv.org/html/2312.00752",
        "https://www.alphaxiv.org/abs/2312.00752v2",
        "https://alphaxiv.org/overview/2312.00752",
        "https://alphaxiv.org/pdf/2312.00752",
        "https://hf.co/papers/2312.00752",
        "huggingface.co/papers/2312.00752",
        "https://papers.cool/arxiv/2312.00752",
        "10.48550/arXiv.2312.00752",
        "10.48550/ARXIV.2312.00752",
        "doi:10.48550/arXiv.2312.00752",
        "https://doi.org/10.48550/arXiv.2312.00752",
        "https://dblp.org/rec/journals/corr/abs-2312-00752.html",
        "https://dblp.org/rec/bibtex/journals/corr/abs-2312-00752.bib",
        "DBLP:journals/corr/abs-2312-00752",
        "dblp: journals/corr/abs-2312-00752",
        "arXiv.2312.00752",
        "arXiv 2312.00752v2",
        "abs/2312.00752",
        "https://arxiv.org/abs/arXiv:2312.00752",
        "https://arxiv.org/bibtex/2312.00752",
        "https://arxiv.org/ftp/arxiv/papers/2312/2312.00752.pdf",
        "2312.\u200b00752",
        "\ufeff2312.00752\u00ad",
        "2312.\n00752",
        "https://arxiv.org/abs/\n2312.00752",
        "\uff12\uff13\uff11\uff12\uff0e\uff10\uff10\uff17\uff15\uff12",
        "https://www.arxiv-vanity.com/papers/2312.00752/",
        "https://scirate.com/arxiv/2312.00752",
        "http://www.arxiv-sanity.com/?pid=2312.00752",
        "https://arxiv-sanity-lite.com/?rank=pid&pid=2312.00752",
        "https://deeplearn.org/arxiv/2312.00752",
        "https://www.semanticscholar.org/arxiv/2312.00752",
        "https://api.semanticscholar.org/arXiv:2312.00752",
        "https://www.emergentmind.com/papers/2312.00752",
        "https://ui.adsabs.harvard.edu/abs/2023arXiv231200752G/abstract",
        "https://www.google.com/url?q=https://arxiv.org/abs/2312.00752&sa=D",
        "https://scholar.google.com/scholar_url?url=https%3A%2F%2Farxiv.org%2Fpdf%2F2312.00752&hl=en",
        "https://web.archive.org/web/20240101000000/https://arxiv.org/abs/2312.00752v1",
    ],
)
def test_mamba(text: str) -> None:
    """Every form of one arXiv id is that id."""
    assert str(parse(text)) == MAMBA


@pytest.mark.parametrize(
    "text",
    [
        "math/0309136",
        "math.GT/0309136",
        "math.gt/0309136v2",
        "arXiv:math/0309136",
        "arXiv:math.GT/0309136v1 [math.GT]",
        "https://arxiv.org/abs/math/0309136",
        "https://arxiv.org/pdf/math.GT/0309136v1.pdf",
        "10.48550/arXiv.math/0309136",
    ],
)
def test_old_ids(text: str) -> None:
    """Old ids lose their subject class and their version."""
    assert str(parse(text)) == OLD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("hepth/9901001", "arxiv:hep-th/9901001", id="missing-hyphen"),
        pytest.param("hep-th/9901001v2", "arxiv:hep-th/9901001", id="hyphen"),
        pytest.param("0704.0001", "arxiv:0704.0001", id="first-new"),
        pytest.param("9012.00001", "arxiv:9012.00001", id="last-new"),
        pytest.param("math/9107001", "arxiv:math/9107001", id="first-old"),
        pytest.param("math/0703001", "arxiv:math/0703001", id="last-old"),
        pytest.param("https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf",
                     "arxiv:hep-th/9901001", id="ftp-old"),
        pytest.param("https://zenodo.org/records/7234?x=1", "doi:10.5281/zenodo.7234", id="zenodo"),
        pytest.param("https://zenodo.org/record/7234", "doi:10.5281/zenodo.7234", id="zenodo-old"),
        pytest.param("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=123456",
                     "doi:10.2139/ssrn.123456", id="ssrn"),
        pytest.param("https://ijcai.org/proceedings/2023/0012.pdf", "doi:10.24963/ijcai.2023/12",
                     id="ijcai"),
        pytest.param("https://ssrn.com/abstract=123456", "doi:10.2139/ssrn.123456",
                     id="ssrn-short"),
        pytest.param("https://www.mdpi.com/2072-4292/16/8/1449", "doi:10.3390/rs16081449",
                     id="mdpi"),
        pytest.param("https://www.mdpi.com/2072-4292/1/4/298/pdf?v=1", "doi:10.3390/rs1040298",
                     id="mdpi-short-numbers"),
        pytest.param("https://www.mdpi.com/2072-666x/7/10/14055/htm", "doi:10.3390/mi71014055",
                     id="mdpi-long-number"),
        pytest.param("https://elifesciences.org/articles/8362", "doi:10.7554/elife.08362",
                     id="elife"),
        pytest.param("https://www.preprints.org/manuscript/202401.1234/v2/download",
                     "doi:10.20944/preprints202401.1234.v2", id="preprints-org"),
        pytest.param("https://www.researchsquare.com/article/rs-1234567/v1",
                     "doi:10.21203/rs.3.rs-1234567/v1", id="research-square"),
        pytest.param("https://www.roboticsproceedings.org/rss19/p001.html",
                     "doi:10.15607/rss.2023.xix.001", id="rss"),
        pytest.param("https://europepmc.org/article/MED/38123456", "pmid:38123456",
                     id="europe-pmc"),
        pytest.param("https://europepmc.org/article/PMC/PMC123", "pmc:PMC123",
                     id="europe-pmc-pmc"),
        pytest.param("https://www.connectedpapers.com/main/" + "7b" * 20 + "/Mamba/graph",
                     "s2:" + "7b" * 20, id="connected-papers"),
        pytest.param("https://www.catalyzex.com/paper/arxiv:2312.00752", "arxiv:2312.00752",
                     id="catalyzex"),
        pytest.param("https://api.crossref.org/works/10.1145/3637528", "doi:10.1145/3637528",
                     id="crossref-api"),
        pytest.param("https://academic.oup.com/bib/article-abstract/doi/10.1093/bib/bbae1/7512345",
                     "doi:10.1093/bib/bbae1", id="oup"),
        pytest.param("https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00577/115584/A-Title",
                     "doi:10.1162/tacl_a_00577", id="mit"),
        pytest.param("https://dl.acm.org/citation.cfm?doid=3292500.3330701",
                     "doi:10.1145/3292500.3330701", id="acm-doid"),
        pytest.param("https://www.biorxiv.org/content/biorxiv/early/2023/01/02/2023.01.02.522.full.pdf",
                     "doi:10.1101/2023.01.02.522", id="biorxiv-early"),
        pytest.param("https://osf.io/preprints/psyarxiv/abcd1", "doi:10.31234/osf.io/abcd1",
                     id="osf"),
        pytest.param("https://osf.io/preprints/socarxiv/abcd1_v2", "doi:10.31235/osf.io/abcd1_v2",
                     id="osf-version"),
        pytest.param("https://psyarxiv.com/abcd1", "doi:10.31234/osf.io/abcd1", id="psyarxiv"),
        pytest.param("https://peerj.com/articles/cs-1234/", "doi:10.7717/peerj-cs.1234",
                     id="peerj-cs"),
        pytest.param("https://peerj.com/articles/1234.pdf", "doi:10.7717/peerj.1234", id="peerj"),
        pytest.param("https://www.hindawi.com/journals/cin/2022/1234567/",
                     "doi:10.1155/2022/1234567", id="hindawi"),
        pytest.param("https://pubs.rsc.org/en/content/articlelanding/2023/dd/d2dd00001a",
                     "doi:10.1039/d2dd00001a", id="rsc"),
        pytest.param("https://www.nature.com/articles/s41586-021-03819-2/figures/1",
                     "doi:10.1038/s41586-021-03819-2", id="nature-figure"),
        pytest.param("https://doi.org/doi:10.1038/nature14539", "doi:10.1038/nature14539",
                     id="doi-twice"),
        pytest.param("https://pmc.ncbi.nlm.nih.gov/articles/PMC7608000/pdf/main.pdf",
                     "pmc:PMC7608000", id="pmc-pdf"),
        pytest.param("PMCID: PMC7608000", "pmc:PMC7608000", id="pmcid"),
        pytest.param("PMC7608000", "pmc:PMC7608000", id="pmc-bare"),
        pytest.param("https://www.semanticscholar.org/reader/" + "7b" * 20, "s2:" + "7b" * 20,
                     id="s2-reader"),
        pytest.param("https://www.alphaxiv.org/zh/overview/2312.00752", "arxiv:2312.00752",
                     id="alphaxiv-language"),
        pytest.param("https://xxx.lanl.gov/abs/cs/0112017v1", "arxiv:cs/0112017", id="lanl"),
        pytest.param("https://openaccess.thecvf.com/content/CVPR2024/supplemental/"
                     "Liu_VMamba_CVPR_2024_supplemental.pdf",
                     "cvf:Liu_VMamba_CVPR_2024_paper", id="cvf-supplement"),
        pytest.param("https://proceedings.neurips.cc/paper_files/paper/2023/file/" + "0a" * 16
                     + "-Supplemental-Conference.pdf", "neurips:2023/" + "0a" * 16,
                     id="neurips-supplement"),
        pytest.param("https://proceedings.neurips.cc/paper/2020/file/" + "0a" * 16
                     + "-AuthorFeedback.pdf", "neurips:2020/" + "0a" * 16, id="neurips-feedback"),
        pytest.param("https://scholar.google.com/scholar_lookup?arxiv_id=2312.00752",
                     "arxiv:2312.00752", id="scholar-arxiv"),
        pytest.param("http://scholar.google.com/scholar_lookup?&title=A&doi=10.1038%2Fnature14539",
                     "doi:10.1038/nature14539", id="scholar-doi"),
        pytest.param("http://archive.ph/2024.01.01-000000/https://arxiv.org/abs/2312.00752",
                     "arxiv:2312.00752", id="archive"),
        pytest.param("https://scholar.archive.org/work/abc/access/wayback/https://arxiv.org/pdf/2312.00752v1.pdf",
                     "arxiv:2312.00752", id="scholar-archive"),
        pytest.param("https://arxiv.org.ezproxy.lib.utexas.edu/abs/2312.00752",
                     "arxiv:2312.00752", id="proxy"),
        pytest.param("https://arxiv.org.libproxy.edu/abs/2312.00752", "arxiv:2312.00752",
                     id="proxy-of-a-short-name"),
        pytest.param("https://doi-org.ezproxy.library.wisc.edu/10.1145/3442188.3445922",
                     "doi:10.1145/3442188.3445922", id="proxy-hyphens"),
        pytest.param("https://www-nature-com.stanford.idm.oclc.org/articles/nature14539",
                     "doi:10.1038/nature14539", id="proxy-www"),
        pytest.param("https://cv--foundation-org.proxy.lib.edu/openaccess/content_cvpr_2016/"
                     "papers/He_Deep_CVPR_2016_paper.pdf", "cvf:He_Deep_CVPR_2016_paper",
                     id="proxy-doubled-hyphen"),
        pytest.param("https://login.proxy.lib.fsu.edu/login?qurl=https%3A%2F%2Farxiv.org%2Fabs%2F2312.00752",
                     "arxiv:2312.00752", id="proxy-login"),
        pytest.param("urn:isbn:9780262035613", "isbn:9780262035613", id="isbn-urn"),
        pytest.param("https://openreview.net/revisions?id=AL1fq05o7H", "openreview:AL1fq05o7H",
                     id="openreview-revisions"),
        pytest.param("https://aclanthology.info/papers/P18-1001/p18-1001", "acl:P18-1001",
                     id="acl-info"),
        pytest.param("https://aclanthology.coli.uni-saarland.de/papers/P18-1001/p18-1001",
                     "acl:P18-1001", id="acl-saarland"),
        pytest.param("http://jmlr.org/proceedings/papers/v37/ioffe15.html", "pmlr:v37/ioffe15",
                     id="pmlr-jmlr"),
        pytest.param(
            "https://raw.githubusercontent.com/mlresearch/v139/main/assets/a-b21a/a-b21a.pdf",
            "pmlr:v139/a-b21a", id="pmlr-github"),
        pytest.param(
            "https://www.cv-foundation.org/openaccess/content_cvpr_2016/papers/"
            "He_Deep_Residual_Learning_CVPR_2016_paper.pdf",
            "cvf:He_Deep_Residual_Learning_CVPR_2016_paper", id="cvf-foundation"),
        pytest.param("http://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf",
                     "nips:7181-attention-is-all-you-need", id="nips"),
        pytest.param("https://openalex.org/works/W2101234009", "openalex:W2101234009",
                     id="openalex"),
        pytest.param("https://dblp.org/rec/conf/iclr/GuGR22.html?view=bibtex",
                     "dblp:conf/iclr/GuGR22", id="dblp"),
        pytest.param("1412.9999", "arxiv:1412.9999", id="last-four-digits"),
        pytest.param("1501.00001", "arxiv:1501.00001", id="first-five-digits"),
        pytest.param("10.1145/3292500.3330701", "doi:10.1145/3292500.3330701", id="doi"),
        pytest.param("doi: 10.1145/ABC.def.", "doi:10.1145/abc.def", id="doi-label"),
        pytest.param("doi = {10.1145/ABC.def},", "doi:10.1145/abc.def", id="doi-field"),
        pytest.param("\\doi{10.1145/ABC.def}", "doi:10.1145/abc.def", id="doi-macro"),
        pytest.param("info:doi/10.1145/ABC.def", "doi:10.1145/abc.def", id="doi-info"),
        pytest.param("doi://10.1145/ABC.def", "doi:10.1145/abc.def", id="doi-scheme"),
        pytest.param("doi10.1145/ABC.def", "doi:10.1145/abc.def", id="doi-glued"),
        pytest.param("10.1038/s41586\u2010021\u201103819\u22122", "doi:10.1038/s41586-021-03819-2",
                     id="doi-dashes"),
        pytest.param("https%3A%2F%2Fdoi.org%2F10.1145%2Fabc", "doi:10.1145/abc", id="encoded"),
        pytest.param("eprint = {2312.00752},", "arxiv:2312.00752", id="eprint-field"),
        pytest.param("hep\u2010th/9711200", "arxiv:hep-th/9711200", id="arxiv-dash"),
        pytest.param("pmid12345", "pmid:12345", id="pmid-glued"),
        pytest.param("e-ISBN: 978-0-262-03561-3", "isbn:9780262035613", id="isbn-electronic"),
        pytest.param("eISBN 9780262035613", "isbn:9780262035613", id="eisbn"),
        pytest.param("ISBN13: 9780262035613", "isbn:9780262035613", id="isbn13"),
        pytest.param("DOI 10.1145/abc", "doi:10.1145/abc", id="doi-blank"),
        pytest.param("http://doi.acm.org/10.1145/1.2", "doi:10.1145/1.2", id="doi-of-acm"),
        pytest.param("https://dx.doi.org/10.1145/abc?x=1", "doi:10.1145/abc", id="dx-doi"),
        pytest.param("doi.org/10.1145/abc", "doi:10.1145/abc", id="doi-no-scheme"),
        pytest.param("(10.1145/abc(2))", "doi:10.1145/abc(2)", id="doi-brackets"),
        pytest.param(r"10.1007/978-3-030-1\_2", "doi:10.1007/978-3-030-1_2", id="doi-tex"),
        pytest.param(r"10.1007/978-3-030-1{\_}2", "doi:10.1007/978-3-030-1_2", id="doi-tex-braces"),
        pytest.param("https://doi.org/10.1007%2Fs1-2", "doi:10.1007/s1-2", id="doi-percent"),
        pytest.param("10.1109//abc.1", "doi:10.1109/abc.1", id="doi-doubled-slash"),
        pytest.param(
            "10.1002/(SICI)1097(1998)43:3<338::AID>3.0.CO;2-B",
            "doi:10.1002/(sici)1097(1998)43:3<338::aid>3.0.co;2-b",
            id="doi-sici",
        ),
        pytest.param(
            "https://link.springer.com/chapter/10.1007/978-3-031-1_2?error=x",
            "doi:10.1007/978-3-031-1_2", id="springer",
        ),
        pytest.param(
            "https://link.springer.com/content/pdf/10.1007/s11263-1.pdf",
            "doi:10.1007/s11263-1", id="springer-pdf",
        ),
        pytest.param(
            "https://dl.acm.org/doi/abs/10.1145/1.2", "doi:10.1145/1.2", id="acm",
        ),
        pytest.param(
            "https://dl.acm.org/doi/pdf/10.1145/1.2", "doi:10.1145/1.2", id="acm-pdf",
        ),
        pytest.param(
            "https://ietresearch.onlinelibrary.wiley.com/doi/full/10.1049/ipr2.1",
            "doi:10.1049/ipr2.1", id="wiley",
        ),
        pytest.param(
            "https://www.frontiersin.org/articles/10.3389/f.2024.1/full",
            "doi:10.3389/f.2024.1", id="frontiers",
        ),
        pytest.param(
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.01",
            "doi:10.1371/journal.pone.01", id="plos",
        ),
        pytest.param(
            "https://www.nature.com/articles/s41586-021-03819-2.pdf",
            "doi:10.1038/s41586-021-03819-2", id="nature",
        ),
        pytest.param(
            "https://www.biorxiv.org/content/10.1101/2023.01.02.522v1.full.pdf",
            "doi:10.1101/2023.01.02.522", id="biorxiv",
        ),
        pytest.param(
            "https://openreview.net/forum?id=AL1fq05o7H", "openreview:AL1fq05o7H", id="forum",
        ),
        pytest.param(
            "https://openreview.net/pdf?id=AL1fq05o7H", "openreview:AL1fq05o7H", id="pdf",
        ),
        pytest.param(
            "https://openreview.net/attachment?id=DqziS8DG4M&name=pdf",
            "openreview:DqziS8DG4M", id="attachment",
        ),
        pytest.param(
            "https://openreview.net/forum?noteId=x&amp;id=AL1fq05o7H#discussion",
            "openreview:AL1fq05o7H", id="forum-query",
        ),
        pytest.param(f"semanticscholar.org/paper/T/{'7b' * 20}/figure/1", f"s2:{'7b' * 20}",
                     id="s2-figure"),
        pytest.param("openreview:AL1fq05o7H", "openreview:AL1fq05o7H", id="openreview-label"),
        pytest.param("https://aclanthology.org/2024.acl-long.1/", "acl:2024.acl-long.1", id="acl"),
        pytest.param(
            "https://aclanthology.org/2024.acl-long.1.pdf", "acl:2024.acl-long.1", id="acl-pdf",
        ),
        pytest.param(
            "https://aclanthology.org/P19-1001v2.pdf", "acl:P19-1001", id="acl-old-version",
        ),
        pytest.param(
            "https://www.aclweb.org/anthology/P19-1001/", "acl:P19-1001", id="acl-old-host",
        ),
        pytest.param("2024.findings-acl.12", "acl:2024.findings-acl.12", id="acl-bare"),
        pytest.param("10.18653/v1/P19-1001", "doi:10.18653/v1/p19-1001", id="acl-doi"),
        pytest.param("0-306-40615-2", "isbn:9780306406157", id="isbn-10"),
        pytest.param("ISBN 978-0-306-40615-7", "isbn:9780306406157", id="isbn-13"),
        pytest.param("isbn:080442957X", "isbn:9780804429573", id="isbn-x"),
        pytest.param("pmid:12345", "pmid:12345", id="pmid"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/12345/", "pmid:12345", id="pubmed"),
        pytest.param(
            "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC99/", "pmc:PMC99", id="pmc",
        ),
        pytest.param(
            "https://proceedings.mlr.press/v202/gu23a.html", "pmlr:v202/gu23a", id="pmlr",
        ),
        pytest.param(
            "https://proceedings.mlr.press/v202/gu23a/gu23a.pdf", "pmlr:v202/gu23a", id="pmlr-pdf",
        ),
        pytest.param(
            "https://icml.cc/virtual/2023/oral/25438", "virtual:icml/2023/oral/25438", id="icml",
        ),
        pytest.param(
            "https://dblp.org/rec/conf/iclr/GuGR22.bib", "dblp:conf/iclr/GuGR22", id="dblp",
        ),
        pytest.param(
            "https://www.semanticscholar.org/paper/Mamba-Gu/" + "a" * 40, "s2:" + "a" * 40, id="s2",
        ),
        pytest.param(
            "https://api.semanticscholar.org/CorpusID:265551773", "corpusid:265551773", id="corpus",
        ),
    ],
)  # fmt: skip
def test_canonical(text: str, expected: str) -> None:
    """Each registry's forms come to one canonical value."""
    assert str(parse(text)) == expected


CVF = "https://openaccess.thecvf.com/content"
NEURIPS = "https://proceedings.neurips.cc/paper_files/paper/2022"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            f"{CVF}/CVPR2023/html/Wang_Selective_CVPR_2023_paper.html",
            f"{CVF}/CVPR2023/papers/Wang_Selective_CVPR_2023_paper.pdf",
            id="cvf",
        ),
        pytest.param(
            f"{CVF}_cvpr_2018/html/Wu_Group_CVPR_2018_paper.html",
            f"{CVF}_cvpr_2018/papers/Wu_Group_CVPR_2018_paper.pdf",
            id="cvf-older",
        ),
        pytest.param(
            f"{NEURIPS}/hash/{'ab' * 16}-Abstract-Conference.html",
            f"{NEURIPS}/file/{'ab' * 16}-Paper-Conference.pdf",
            id="neurips",
        ),
        pytest.param(
            f"{NEURIPS}/hash/{'ab' * 16}-Abstract-Datasets_and_Benchmarks.html",
            f"{NEURIPS}/file/{'ab' * 16}-Paper-Datasets_and_Benchmarks.pdf",
            id="neurips-track",
        ),
        pytest.param(
            f"https://papers.nips.cc/paper/2020/hash/{'cd' * 16}-Abstract.html",
            f"https://proceedings.neurips.cc/paper/2020/file/{'cd' * 16}-Paper.pdf",
            id="nips",
        ),
    ],
)  # fmt: skip
def test_page_and_pdf(left: str, right: str) -> None:
    """The page and the PDF of a paper are one work, and its address leads back."""
    identifier = parse(left)
    assert identifier is not None
    assert parse(right) == identifier
    assert parse(url(identifier)) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mamba",
        "2312.00752 is a paper",
        "see 2312.00752",
        "12.34567",
        "2313.00752",
        "2312.0752",
        "1412.00001",
        "0703.0001",
        "2312.00000",
        "2312.00752v0",
        "2312.007522",
        "foo/0309136",
        "math/0313136",
        "math/0704001",
        "٢٣١٢.٠٠٧٥٢",
        "https://github.com/state-spaces/mamba",
        "https://github.com/Vivswan/2312.00752",
        "https://example.org/abs/2312.00752",
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/a/gu_a_1",
        "https://notarxiv.org/abs/2312.00752",
        "https://huggingface.co/state-spaces/2312.00752",
        "https://openreview.net/group?id=ICLR.cc/2024",
        "https://openreview.net/references/pdf?id=AL1fq05o7H",
        "https://osf.io/abcd1",
        "https://github-com.proxy.lib.edu/state-spaces/mamba",
        "https://example.org.proxy.lib.edu/abs/2312.00752",
        "https://scholar.google.com/scholar?q=2312.00752",
        "https://ieeexplore-ieee-org.proxy.lib.edu/document/10378589",
        "10.1145",
        "10.1145/",
        "10.1145/…",
        "https://doi.org/10.1145/...",
        "0-306-40615-3",
        "1234567890123",
        "x" * 5000,
    ],
)
def test_no_identifier(text: str) -> None:
    """What is not wholly an identifier is none: no number is picked out of a text."""
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "version"),
    [("2312.00752", 0), ("2312.00752v2", 2), ("https://arxiv.org/pdf/2312.00752v11.pdf", 11)],
)
def test_version(text: str, version: int) -> None:
    """The version is kept apart and does not count when comparing."""
    found = parse(text)
    assert found is not None
    assert found.version == version
    assert found == parse("2312.00752")


@pytest.mark.parametrize(
    "path",
    ["virtual/2023/papers.html", "virtual/2023/oral/abstract", "virtual/next/oral/25438",
     "media/2023/oral/25438", "virtual/2023/oral/25438/slides"],
)  # fmt: skip
def test_other_pages_of_a_conference_name_no_talk(path: str) -> None:
    """They are web pages as any other."""
    found = parse(f"https://icml.cc/{path}")

    assert found is None or found.scheme != "virtual"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("2313.00752", "no month 13", id="month"),
        pytest.param("2312.0752", "5 digits", id="too-few"),
        pytest.param("1412.00001", "4 digits", id="too-many"),
        pytest.param("arXiv:2312.00000", "start at 1", id="zero"),
        pytest.param("2312.00752v0", "v1", id="version"),
        pytest.param("0703.0001", "0704", id="too-early"),
        pytest.param("hepp-th/9901001", "hep-th", id="archive"),
        pytest.param("math/030913", "7 digits", id="old-digits"),
        pytest.param("math/0313136", "no month 13", id="old-month"),
        pytest.param("math/0704001", "March 2007", id="old-too-late"),
        pytest.param("math/9106001", "July 1991", id="old-too-early"),
        pytest.param("math/0309000", "start at 1", id="old-zero"),
        pytest.param("9101.00001", "this says 9101", id="too-late"),
        pytest.param("https://arxiv.org/abs/2313.00752", "no month 13", id="link"),
        pytest.param("https://arxiv.org/list/cs.LG/recent", "ends in the id", id="list"),
        pytest.param("https://openreview.net/group?id=ICLR.cc", "?id=", id="openreview"),
        pytest.param("0-306-40615-3", "should be 2", id="isbn"),
        pytest.param("978-0-306-40615-8", "should be 7", id="isbn-13"),
        pytest.param("ISBN 0-306-40615-3", "should be 2", id="isbn-label"),
        pytest.param("urn:isbn:0-306-40615-3", "should be 2", id="isbn-urn"),
        pytest.param("10.1145/", "continues after the slash", id="doi"),
        pytest.param("10.11/abc", "at least four", id="doi-registrant"),
    ],
)
def test_suggestion(text: str, part: str) -> None:
    """A near miss says what is wrong with it."""
    assert parse(text) is None
    assert part in suggestion(text)


@pytest.mark.parametrize(
    "text", ["2312.00752", "mamba", "", "https://example.org", "foo: 2313.00752"]
)
def test_no_suggestion(text: str) -> None:
    """An identifier needs no hint, and what looks like none gets none."""
    assert suggestion(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[Mamba](https://arxiv.org/abs/2312.00752) and [Vim](https://arxiv.org/pdf/2401.09417v1)",
            ["arxiv:2312.00752", "arxiv:2401.09417"],
            id="markdown",
        ),
        pytest.param("(arXiv:2312.00752, 2401.09417)", ["arxiv:2312.00752"], id="bare-number"),
        pytest.param("see doi:10.1145/1.2.", ["doi:10.1145/1.2"], id="doi-label"),
        pytest.param(
            "https://arxiv.org/abs/2312.00752https://arxiv.org/abs/2401.09417",
            ["arxiv:2312.00752", "arxiv:2401.09417"],
            id="glued",
        ),
        pytest.param("（https://arxiv.org/abs/2312.00752）论文", ["arxiv:2312.00752"], id="wide"),
        pytest.param(
            "arxiv.org/abs/2312.00752, www.arxiv.org/abs/2312.00752v2",
            ["arxiv:2312.00752"],
            id="twice",
        ),
        pytest.param("\\url{https://arxiv.org/abs/2312.00752}", ["arxiv:2312.00752"], id="tex"),
        pytest.param("https://github.com/x/y 2312.00752", [], id="no-paper"),
        pytest.param("[doi:10.1000/b](https://doi.org/10.1000/b)", ["doi:10.1000/b"], id="words"),
        pytest.param("[[https://doi.org/10.1000/b][web]]", ["doi:10.1000/b"], id="org-mode"),
        pytest.param("(https://doi.org/10.1000/b)---notes", ["doi:10.1000/b"], id="brackets"),
        pytest.param("https://doi.org/10.1000/b)([pdf](b.pdf))", ["doi:10.1000/b"], id="opened"),
        pytest.param(
            "(doi 10.1016/0021-9991(79)90051-2, doi:10.1641/0006(2000)050[0053:EOR]2.0.CO;2)",
            ["doi:10.1016/0021-9991(79)90051-2", "doi:10.1641/0006(2000)050[0053:eor]2.0.co;2"],
            id="own-brackets",
        ),
    ],
)  # fmt: skip
def test_find(text: str, expected: list[str]) -> None:
    """Links and labelled ids in prose are found, each once."""
    assert [str(identifier) for identifier in find(text)] == expected


def test_aliases() -> None:
    """A DOI of the ACL names the Anthology's paper too."""
    doi = Identifier("doi", "10.18653/v1/p19-1001")
    assert aliases(doi) == (doi, Identifier("acl", "P19-1001"))
    assert aliases(Identifier("doi", "10.1145/1")) == (Identifier("doi", "10.1145/1"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2312.00752", (2023, 12), id="new"),
        pytest.param("math/0309136", (2003, 9), id="old"),
        pytest.param("hep-th/9901001", (1999, 1), id="nineties"),
        pytest.param("10.1145/1", (0, 0), id="no-arxiv"),
    ],
)
def test_submitted(value: str, expected: tuple[int, int]) -> None:
    """An arXiv id tells the month of its first version."""
    assert submitted(value) == expected


@given(
    st.integers(15, 90), st.integers(1, 12), st.integers(1, 99_999), st.integers(0, 20),
    st.sampled_from(["{}", "arXiv:{}", "https://arxiv.org/abs/{}", "arxiv.org/pdf/{}.pdf",
                     "https://hf.co/papers/{}?x=1#y", "doi:10.48550/arXiv.{}"]),
)  # fmt: skip
def test_any_form_of_any_id(year: int, month: int, number: int, version: int, form: str) -> None:
    """The canonical id does not depend on the form, and its address leads back to it."""
    bare = f"{year}{month:02}.{number:05}"
    found = parse(form.format(f"{bare}v{version}" if version else bare))
    assert found == Identifier("arxiv", bare)
    assert found.version == version
    assert parse(url(found)) == found


@pytest.mark.slow
@given(st.text(max_size=60))
def test_never_fails(text: str) -> None:
    """Any text gives an answer, and an identifier's own name and address give it back."""
    suggestion(text)
    for found in (parse(text), parse(f"https://{text}"), *find(text)):
        if found:
            assert parse(str(found)) == found


VMAMBA = "https://arxiv.org/abs/2401.10166"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("2312.00752", [MAMBA], id="one"),
        pytest.param("arXiv: 2312.00752v2 [cs.LG] 31 May 2024", [MAMBA], id="stamp"),
        pytest.param("10.1002/(SICI)1097(1998)43:3<338::AID>3.0.CO;2-B",
                     ["doi:10.1002/(sici)1097(1998)43:3<338::aid>3.0.co;2-b"], id="sici"),
        pytest.param(f"arxiv.org/abs/2312.00752,{VMAMBA}", [MAMBA, "arxiv:2401.10166"], id="comma"),
        pytest.param(f"https://arxiv.org/abs/2312.00752{VMAMBA}", [MAMBA, "arxiv:2401.10166"],
                     id="glued"),
        pytest.param("2312.00752 2401.10166", [MAMBA, "arxiv:2401.10166"], id="blank"),
        pytest.param("2312.00752; 10.1000/x and 2401.10166",
                     [MAMBA, "doi:10.1000/x", "arxiv:2401.10166"], id="and"),
        pytest.param("arXiv:2312.00752, doi 10.1000/x and 2401.10166",
                     [MAMBA, "doi:10.1000/x", "arxiv:2401.10166"], id="a-word-before-one"),
        pytest.param("PMID: 12345678, PMID 23456789", ["pmid:12345678", "pmid:23456789"],
                     id="a-word-before-each"),
        pytest.param("- [ ] 2312.00752", [MAMBA], id="task"),
        pytest.param("2312.00752 2312.00752v2", [MAMBA], id="twice"),
        pytest.param(f"[Mamba](https://arxiv.org/abs/2312.00752), [V]({VMAMBA})",
                     [MAMBA, "arxiv:2401.10166"], id="markdown"),
        pytest.param("\\href{https://doi.org/10.1145/1.2}{doi}", ["doi:10.1145/1.2"], id="href"),
        pytest.param("2312.00752 Mamba: Linear-Time Sequence Modeling", [MAMBA], id="with-title"),
        pytest.param("Mamba (arXiv:2312.00752)", [MAMBA], id="title-first"),
        pytest.param("a study of 2312.00752 snails", [], id="a-number-in-prose"),
        pytest.param("Mamba: Linear-Time Sequence Modeling", [], id="title"),
        pytest.param("https://example.org/paper https://example.org/2", [], id="other-links"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            "see arXiv:2401.00001 and 2402.00002",
            ["arxiv:2401.00001", "arxiv:2402.00002"],
            id="one with a label and one without in a sentence",
        ),
    ],
)  # fmt: skip
def test_pasted(text: str, found: list[str]) -> None:
    """Several identifiers in one text are all found, and nothing is guessed."""
    assert [str(identifier) for identifier in pasted(text)] == found


@pytest.mark.parametrize(("doi", "year", "expected"), [
    ("10.99990/rpln.3164744", 2026, True), ("10.88883/2020.11722", 2026, True),
    ("10.88883/2020.11722", 2027, False), ("10.83996/x", 2026, False),
    ("10.1007/s10994-022-06288-4", 2026, False), ("10.123456.7/x", 2026, True),
])  # fmt: skip
def test_registrants_not_issued_yet(doi: str, year: int, expected: bool) -> None:
    assert is_unissued(doi, year) is expected


def test_texts_too_long_for_an_address_are_skipped() -> None:
    """Neither for an identifier nor for what is wrong with one."""
    right, wrong = (f"https://arxiv.org/abs/{n}?".ljust(2000, "x") for n in ("2312.1", "2313.1"))
    right = right.replace("2312.1", "2312.00752")[:2000]

    assert str(parse(right)) == MAMBA
    assert parse(f"{right}x") is None
    assert "month 13" in suggestion(wrong)
    assert suggestion(f"{wrong}x") == ""


def test_lines_of_a_list() -> None:
    """With their numbers, whatever ends a line; without bullets, numbers and comments."""
    text = "2312.00752\r\n# a comment\r- one # two\n\n3. three\n 4) f#our\n"

    assert list(items(text)) == [
        (1, "2312.00752"), (3, "one"), (5, "three"), (6, "f#our"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ('"Slow  Tides"', "Slow Tides"),
        ("“Slow Tides.”,", "Slow Tides."),
        ("``Slow Tides''", "Slow Tides"),
        (" „Slow Tides“ ", "Slow Tides"),
        ("Slow Tides", ""),
        ('"Slow" Tides', ""),
        ('""', ""),
    ],
)
def test_a_title_in_quotation_marks(item: str, title: str) -> None:
    assert title_of(item) == title
