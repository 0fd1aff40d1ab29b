"""Addresses of publishers and archives that keep a DOI in the path, or a number that is one.

One function a habit; `links` says which host has which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.identifiers import doi
from ssmlit.identifiers.address import FILE_END, Address

if TYPE_CHECKING:
    from ssmlit.model import Identifier

_DOI_END = re.compile(
    r"(?:\.(?:pdf|html?|full|abstract)|/(?:e?pdf|full|abstract|html|meta|fulltext|summary))+$",
    re.IGNORECASE,
)


def resolver(address: Address) -> Identifier | None:
    """Read `doi.org/10.1234/abc`: the path is the DOI."""
    return doi.parse("/".join(address.path))


def path(address: Address) -> Identifier | None:
    """Read a DOI that a publisher keeps in the path: everything from the segment `10.…` on."""
    for start, segment in enumerate(address.path):
        if re.match(r"10\.\d{4,9}", segment):
            return doi.parse(_DOI_END.sub("", "/".join(address.path[start:])))
    return doi.parse(address.query.get("id", "")) or doi.parse(address.query.get("doi", ""))


def preprint_server(address: Address) -> Identifier | None:
    """BioRxiv and medRxiv put a version behind the DOI: `10.1101/2023.01.02.522v1.full.pdf`."""
    found = path(address)
    return doi.parse(re.sub(r"v\d+(?:\..*)?$", "", found.value)) if found else None


def nature(address: Address) -> Identifier | None:
    """Read nature.com's article number, which is the suffix of its DOI."""
    if len(address.path) == 2 and address.path[0] == "articles":
        return doi.parse("10.1038/" + FILE_END.sub("", address.path[1]))
    return None


def zenodo(address: Address) -> Identifier | None:
    """Read `/records/7234` and the older `/record/7234`: the number is in the DOI."""
    if len(address.path) > 1 and address.path[0] in {"record", "records"}:
        number = address.path[1]
        return doi.parse(f"10.5281/zenodo.{number}") if number.isdecimal() else None
    return path(address)


def ssrn(address: Address) -> Identifier | None:
    """Read `/sol3/papers.cfm?abstract_id=123456`: the number is in the DOI."""
    named = "/".join(address.path).partition("abstract=")[2]  # ssrn.com/abstract=123456
    number = address.query.get("abstract_id") or address.query.get("abstractid", named)
    return doi.parse(f"10.2139/ssrn.{number}") if number.isdecimal() else path(address)


def ijcai(address: Address) -> Identifier | None:
    """Read `/proceedings/2023/1`: since 2017 year and number make the DOI."""
    match = re.fullmatch(r"proceedings/(20\d\d)/0*(\d{1,4})(?:\.pdf)?", "/".join(address.path))
    if match is None or match[1] < "2017":
        return None
    return doi.parse(f"10.24963/ijcai.{match[1]}/{match[2]}")


def oup(address: Address) -> Identifier | None:
    """Read Oxford's `/bib/article/doi/10.1093/bib/bbae1/7512345`: a number follows the DOI."""
    found = path(address)
    return doi.parse("/".join(found.value.split("/")[:3])) if found else None


def elife(address: Address) -> Identifier | None:
    """Read `/articles/08362`: the number, in five digits at least, is in the DOI."""
    number = address.path[1] if len(address.path) > 1 and address.path[0] == "articles" else ""
    return doi.parse(f"10.7554/elife.{number:0>5}") if number.isdecimal() else None


def preprints_org(address: Address) -> Identifier | None:
    """Read `/manuscript/202401.1234/v1`: every version has its DOI."""
    match = re.fullmatch(r"manuscript/(\d{6}\.\d{4})/v(\d+)(?:/.*)?", "/".join(address.path))
    return doi.parse(f"10.20944/preprints{match[1]}.v{match[2]}") if match else None


def research_square(address: Address) -> Identifier | None:
    """Read `/article/rs-1234567/v1`: number and version are in the DOI."""
    match = re.fullmatch(r"article/(rs-\d+)/(v\d+)(?:\.pdf)?", "/".join(address.path))
    return doi.parse(f"10.21203/rs.3.{match[1]}/{match[2]}") if match else path(address)


def robotics(address: Address) -> Identifier | None:
    """Read `roboticsproceedings.org/rss19/p001.html`: the first was in 2005, numbers are Roman."""
    match = re.fullmatch(r"rss(\d\d)/p(\d{3})\.(?:html|pdf)", "/".join(address.path))
    if match is None:
        return None
    number = int(match[1])
    roman = "X" * (number // 10) + _UNITS[number % 10]
    return doi.parse(f"10.15607/rss.{2004 + number}.{roman}.{match[2]}")


_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
