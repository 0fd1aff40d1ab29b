"""Links of a row: repaired, and distinguished by their targets.

Responsible for the words people put on links and their hosts. Does not depend on
Markdown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.fields.entry_types import THESIS_WORDS
from ssmlit.fields.identity import HOSTS

# What lists write on a link → the role of the link. All words of a label must be known. In other
# languages too: many lists have their words on the links, whatever language the titles are in.
_ROLES = {
    "paper": "paper papers arxiv abs abstract preprint openreview doi html ieee ieeexplore acm "
    "springer elsevier nature science pmlr neurips nips cvf acl anthology article biorxiv medrxiv "
    "chemrxiv ssrn pubmed pmid pmc pmcid "
    "publication proceedings manuscript report publisher publisher's "
    "论文 论文地址 论文链接 論文 原文 논문 artikel "
    "aufsatz artículo articulo articolo artigo publicación publicação pubblicazione статья текст",
    "pdf": "pdf",
    "code": "code codes github git gitlab repo repository implementation implementations "
    "pytorch torch tensorflow tf jax paddle keras matlab mindspore flax caffe julia colab notebook "
    "代码 代码地址 代码链接 代碼 源码 コード 実装 코드 código codigo codice quellcode код",
    "project": "project website homepage webpage page site home 主页 项目 项目主页 "
    "项目地址 página pagina projekt projet proyecto projeto progetto проект",
    "thesis": THESIS_WORDS,
    "video": "video videos youtube bilibili talk talks 视频 vídeo vídeos vidéo 動画 видео",
    "slides": "slides slide ppt folien diapos diapositivas diapositives スライド",
    "poster": "poster",
    "blog": "blog blogpost post tutorial zhihu medium 知乎 博客",
    "data": "data dataset datasets benchmark 数据 数据集 データ "
    "daten données datos dados dati данные",
    "demo": "demo demos démo space spaces",
    "model": "model models weights checkpoint checkpoints huggingface hf",
    "supplement": "supp supplement supplementary supplemental appendix material",
    "bib": "bib bibtex cite citation",
    "related": "list lists",
    "link": "link links here url original online newer older latest journal conference official "
    "unofficial the a in on of and full text to be updated author authors pages version v soon "
    "coming under construction main paper's read more this it our web source accepted copy free "
    "链接 地址 リンク 링크 lien enlace ссылка del do du della des",
}
# Before a link in a sentence: "The paper can be found", "Our source code is available online at".
_FOUND = (
    r"(?<!\S)(?:(?:the|our|its|their|an?)\s)?((?:[^\W\d_]+\s){1,3}?)(?:(?:can be|may be|is|are)\s)?"
    r"(?:found|available|accessed|downloaded|obtained|hosted)\b(?:\s(?:online|publicly))?"
    r"(?:\s(?:at|on|from|in|via|under)\b)?"
)
_FOUND_AT = regex(rf"{_FOUND}\W*$", re.IGNORECASE)
_AVAILABLE = regex(r"(?:^|(?<=[.,;\])]))\s*Available(?:\s(?:at|from|online))?\s*:?\s*$")  # IEEE
_FOUND_ANYWHERE = regex(_FOUND, re.IGNORECASE)
_FRONT_PAGE = regex(r"(?:https?://)?[^/?#\s]+/?")
#: Roles of links that lead to the paper itself.
PAPERS = frozenset({"paper", "pdf", "thesis"})
_ROLE = {word: role for role, words in _ROLES.items() for word in words.split()}
_HOSTS = {
    "model": "huggingface.co hf.co modelscope.cn",
    "blog": "medium.com substack.com zhihu.com towardsdatascience.com weixin.qq.com csdn.net "
    "juejin.cn jianshu.com cnblogs.com",
    "wiki": "wikipedia.org",
    "paper": """arxiv.org openreview.net doi.org aclanthology.org aclweb.org thecvf.com neurips.cc
        nips.cc icml.cc iclr.cc mlr.press jmlr.org acm.org ieee.org springer.com sciencedirect.com
        nature.com science.org aaai.org ijcai.org isca-speech.org biorxiv.org medrxiv.org
        semanticscholar.org ecva.net usenix.org mdpi.com wiley.com cell.com tandfonline.com oup.com
        pnas.org frontiersin.org ssrn.com hal.science cv-foundation.org researchgate.net
        techrxiv.org iop.org hal.inria.fr archives-ouvertes.fr chemrxiv.org eprint.iacr.org
        jstor.org projecteuclid.org muse.jhu.edu psycnet.apa.org philpapers.org nber.org aeaweb.org
        journals.aps.org aip.org scitation.org optica.org osapublishing.org aanda.org rsc.org
        pubs.acs.org copernicus.org ametsoc.org royalsocietypublishing.org sagepub.com
        journals.uchicago.edu cambridge.org degruyter.com emerald.com worldscientific.com siam.org
        sciencemag.org jneurosci.org biomedcentral.com hindawi.com nejm.org thelancet.com bmj.com
        jamanetwork.com annualreviews.org direct.mit.edu mitpressjournals.org dagstuhl.de
        isca-archive.org ceur-ws.org vldb.org cidrdb.org ndss-symposium.org jair.org
        citeseerx.ist.psu.edu adsabs.harvard.edu elibrary.ru cyberleninka.ru""",
}
_HOST = HOSTS | {host: role for role, hosts in _HOSTS.items() for host in hosts.split()}

_SIZES = frozenset({"short", "long", "extended"})  # of a version
_SIZED = 2  # words of a label with one
_SCHEME = regex(r"(https?):?/+", re.IGNORECASE)
_GLUED = regex(r".{8,}(http.*)")
_BRACKETED = regex(r"\([^)]*\)|（[^）]*）")
_WORD = regex(r"[^\W\d_]+(?:'s)?")


@lru_cache(maxsize=4096)
def repair(url: str) -> str:
    """Return a web address as it was meant, or "" for an anchor, a mail address, a local file.

    Repaired: one slash (`https:/arxiv.org`), no scheme (`www.…`, `arxiv.org/…`), two addresses
    glued together, closing brackets and punctuation stuck to the end.
    """
    url = url.strip().strip("<>").rstrip("]】）」,;'\"")
    if url.startswith(("www.", "arxiv.org/")):
        url = "https://" + url
    if url.startswith("ftp://"):
        return url
    scheme = _SCHEME.match(url)
    if not scheme:
        return ""
    url = f"{scheme[1]}://{url[scheme.end() :]}"
    glued = _GLUED.match(url)
    return glued[1] if glued and identifiers.parse(glued[1]) else url


@lru_cache(maxsize=4096)
def label_role(label: str) -> str:
    """Return the role a link's words give it ("Code" → "code"), or "" when they are no label."""
    if len(label) > 60:
        return ""
    words = _WORD.findall(_BRACKETED.sub(" ", label.lower()))
    if not words:
        return ""
    if len(words) == _SIZED and words[0] in _SIZES:
        words = words[1:]  # "Long PDF"
    known = [_ROLE.get(word, "") for word in words]
    if "" in known:
        return ""
    if known[-1] == "related":
        return "related"  # "Paper List", on a repository
    if "project" in words:
        return "project"
    return next((role for role in known if role != "link"), "link")


def said_before(text: str) -> str:
    """Return the words at a text's end that say what its link leads to: "The code is found here".

    What they name, if anything, must be what links lead to; "" when they are none.
    """
    if alone := _AVAILABLE.search(text):
        return alone[0]
    found = _FOUND_AT.search(text)
    return found[0] if found and _says_what(found) else ""


def without_said(text: str) -> str:
    """Return a text without such words, wherever they are."""
    return _FOUND_ANYWHERE.sub(lambda found: " " if _says_what(found) else found[0], text)


def _says_what(found: re.Match[str]) -> bool:
    return label_role(found[1]) not in {"", "link"}


@lru_cache(maxsize=4096)
def host_role(url: str) -> str:
    """Return the role its host and path give a link: "paper", "pdf", "code" …, or ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.path.lower().endswith(".pdf"):
        return "paper"
    labels = (parts.hostname or "").split(".")
    for n in range(len(labels) - 1):
        if role := _HOST.get(".".join(labels[n:])):
            if role == "code" and parts.path.lower().endswith(".md"):
                return ""  # notes about a paper
            if role == "paper" and not (parts.path.strip("/") or parts.query):
                return ""  # the publisher's own page
            return "demo" if role == "model" and parts.path.startswith("/spaces/") else role
    if parts.path.lower().endswith("/viewcontent.cgi"):  # as Digital Commons serves papers
        return "paper"
    if labels[-2:] == ["paperswithcode", "com"] and parts.path.startswith("/paper/"):
        return "paper"
    return ""


def role(label: str, url: str) -> str:
    """Return the role of a link: what its label says, else its host; "page" when neither does.

    The front page of a publisher is no paper: "[arXiv](https://arxiv.org)".
    """
    said = label_role(label)
    if said in {"", "link"}:
        said = host_role(url) or ("paper" if identifiers.parse(url) else "page")
    is_front = _FRONT_PAGE.fullmatch(url) and host_role(f"{url}/1") == "paper"
    return "page" if is_front else said
