"""Addresses of conferences: OpenReview, the ACL Anthology, CVF, NeurIPS, PMLR, and their old hosts.

One function a site; `links` says which host is whose.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.identifiers import doi
from ssmlit.identifiers.address import FILE_END, Address
from ssmlit.model import Identifier

# Ids of the ACL Anthology: https://aclanthology.org/info/ids/
_ACL_NEW = regex(r"\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+", re.ASCII | re.IGNORECASE)
_ACL_OLD = regex(r"[A-Z]\d\d-\d{4,5}", re.ASCII | re.IGNORECASE)


def parse_acl(text: str) -> Identifier | None:
    """Return an ACL Anthology id: `2024.acl-long.1` in lower case, `P19-1001` in capitals."""
    if _ACL_NEW.fullmatch(text):
        return Identifier("acl", text.lower())
    return Identifier("acl", text.upper()) if _ACL_OLD.fullmatch(text) else None


def openreview(address: Address) -> Identifier | None:
    """Read `/forum?id=…` and the other pages of a paper."""
    if address.path in {("forum",), ("pdf",), ("attachment",), ("revisions",), ("notes",)}:
        value = address.query.get("id", "")
        if match := re.match(r"[A-Za-z0-9_-]{6,}", value):
            return Identifier("openreview", match[0])
    return None


def acl(address: Address) -> Identifier | None:
    """Read `/P19-1001.pdf`, `/2024.acl-long.1/` and the old `aclweb.org/anthology/P19-1001`."""
    segments = [part for part in address.path if part not in {"anthology", "papers"}]
    if not segments:
        return None
    stem = re.sub(r"(?:v\d+)?\.(?:pdf|bib|html)$", "", doi.without_tail(segments[-1]))
    return parse_acl(stem)


def cvf(address: Address) -> Identifier | None:
    """Read `/content/CVPR2023/html/Wang_…_paper.html`, older `/content_cvpr_2018/papers/…`."""
    if not address.path or not address.path[-1].lower().endswith((".html", ".pdf")):
        return None
    stem = re.sub(r"_supplemental$", "_paper", FILE_END.sub("", address.path[-1]))
    return Identifier("cvf", stem) if stem.endswith("_paper") else None


def neurips(address: Address) -> Identifier | None:
    """Read `/paper_files/paper/2023/hash/HASH-Abstract-Conference.html`, or its PDF.

    Until 2019 papers had numbers: `/paper/7181-attention-is-all-you-need.pdf`.
    """
    if address.path[:1] == ("paper",) and len(address.path) > 1:
        name = re.match(r"\d{1,5}-[a-z0-9-]+", FILE_END.sub("", address.path[1]))
        if name is not None:
            return Identifier("nips", name[0])
    match = re.search(
        r"paper/(\d{4})/(?:hash|file)/([0-9a-f]{32})(?:-(?:Abstract|Paper|Metadata|Supplemental|Reviews?|AuthorFeedback|MetaReview))?(?:-(\w+))?",
        "/".join(address.path),
    )
    if match is None:
        return None
    track = "" if match[3] in {None, "Conference"} else f"/{match[3]}"
    return Identifier("neurips", f"{match[1]}/{match[2]}{track}")


def pmlr(address: Address) -> Identifier | None:
    """Read `/v202/gu23a.html`, `/v202/gu23a/gu23a.pdf` and files of the volume's repository."""
    for start, volume in enumerate(address.path):
        if re.fullmatch(r"[vr]\d+", volume) and address.path[start + 1 :]:
            name = FILE_END.sub("", address.path[-1])
            if re.fullmatch(r"[a-z-]+\d\d[a-z]*", name):
                return Identifier("pmlr", f"{volume}/{name}")
    return None


def jmlr(address: Address) -> Identifier | None:
    """Read what JMLR kept of the early volumes of PMLR: `/proceedings/papers/v37/ioffe15.html`."""
    return pmlr(address) if address.path[:2] == ("proceedings", "papers") else None


def mlresearch(address: Address) -> Identifier | None:
    """Read files of PMLR's repositories on GitHub: `/mlresearch/v139/main/assets/a/a.pdf`."""
    return pmlr(address) if address.path[:1] == ("mlresearch",) else None


def virtual(address: Address) -> Identifier | None:
    """Read a conference's page of a talk: `icml.cc/virtual/2023/oral/25438`."""
    match address.path:
        case ("virtual", year, kind, talk) if f"{year}{talk}".isdigit():
            conference = re.sub("^nips", "neurips", address.host.split(".")[-2])
            return Identifier("virtual", f"{conference}/{year}/{kind}/{talk}")
    return None
