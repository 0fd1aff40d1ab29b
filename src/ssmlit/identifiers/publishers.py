"""Addresses of publishers and archives with a DOI in the path, or a number that gives one.

One function a form; `links` says which host has which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from ssmlit._lazy import regex
from ssmlit.identifiers import doi
from ssmlit.identifiers.address import FILE_END, Address
from ssmlit.model import Identifier

_MDPI = Path(__file__).parents[1] / "data" / "mdpi.txt"
_DOI_END = regex(
    r"(?:\.(?:pdf|html?|full|abstract|short|svg)"
    r"|/(?:e?pdf|full|abstract|html|meta|fulltext|summary)"
    r"|/(?:figures|tables|metrics|references|citations|suppl_file)(?:/.*)?)+$",
    re.IGNORECASE,
)

#: Host, a form of its paths, and the DOI that it is made into.
FORMS = (
    ("ametsoc.org", r"view/journals/\w+/\d+/[^/]+/([a-z]+(?:-d-\d\d-)?\d{4,5}\.\d)\.xml",
     r"10.1175/\1"),
    ("bmj.com", r"content/\d+/(bmj\.[a-z]?\d+)(?:[./].*)?", r"10.1136/\1"),
    ("hindawi.com", r"journals/\w+/(\d{4})/(\d+)(?:/.*)?", r"10.1155/\1/\2"),
    ("ijcai.org", r"proceedings/(20(?:1[7-9]|[2-9]\d))/0*(\d{1,4})(?:\.pdf)?",
     r"10.24963/ijcai.\1/\2"),
    ("nature.com", rf"articles/([^/:]+?)(?:{FILE_END.pattern[:-1]})?(?:/.*)?", r"10.1038/\1"),
    ("nber.org", r"(?:papers|system/files/working_papers)/(w\d+)(?:[./].*)?", r"10.3386/\1"),
    ("peerj.com", r"articles/(\d+)(?:/.*|\.pdf)?", r"10.7717/peerj.\1"),
    ("peerj.com", r"articles/cs-(\d+)(?:/.*|\.pdf)?", r"10.7717/peerj-cs.\1"),
    ("preprints.org", r"manuscript/(\d{6}\.\d{4})/v(\d+)(?:/.*)?", r"10.20944/preprints\1.v\2"),
    ("pubs.rsc.org", r"(?:.*/)?content/(?:.*/)?([a-z]\d[a-z]{2}\d{5}[a-z]|b\d{6}[a-z\d])",
     r"10.1039/\1"),
    ("quantum-journal.org", r"papers/(q-\d{4}-\d\d-\d\d-\d+)(?:/.*)?", r"10.22331/\1"),
    ("researchsquare.com", r"article/(rs-\d+)/(v\d+)(?:\.pdf)?", r"10.21203/rs.3.\1/\2"),
    ("taylorfrancis.com", r"(?:books|chapters)/(?:[a-z]+/)*(10\.\d{4,9}/[^/]+)(?:/.*)?", r"\1"),
    ("thelancet.com", r"(?:.*/)?PII(S\d{4}-\d{4}\(\d\d\)\d{5}-[\dX])(?:[./].*)?", r"10.1016/\1"),
    ("zenodo.org", r"records?/(\d+)(?:/.*)?", r"10.5281/zenodo.\1"),
)  # fmt: skip


def by_form() -> dict[str, Callable[[Address], Identifier | None]]:
    """Return hosts whose paths have a form → what reads these paths."""
    forms: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for host, form, made in FORMS:
        forms.setdefault(host, []).append((regex(form, re.ASCII | re.IGNORECASE), made))
    return {host: partial(_formed, several) for host, several in forms.items()}


def _formed(forms: list[tuple[re.Pattern[str], str]], address: Address) -> Identifier | None:
    whole = "/".join(address.path)
    found = ((form.fullmatch(whole), made) for form, made in forms)
    return next((doi.parse(one.expand(made)) for one, made in found if one), None)


def path(address: Address) -> Identifier | None:
    """Read a DOI in a publisher's path: everything from the segment `10.…` on."""
    for start, segment in enumerate(address.path):
        if re.match(r"10\.\d{4,9}", segment):
            return doi.parse(without_end("/".join(address.path[start:])))
    return None


def without_end(path: str) -> str:
    """Return a path without the forms of a paper at its end: `.pdf`, `/full`."""
    return _DOI_END.sub("", path)


def acm(address: Address) -> Identifier | None:
    """Read the older `/citation.cfm?doid=1234567.1234568`."""
    return doi.parse(f"10.1145/{address.query.get('doid', '')}")


def preprint_server(address: Address) -> Identifier | None:
    """BioRxiv and medRxiv put a version after the DOI: `10.1101/2023.01.02.522v1.full.pdf`.

    Early files have the DOI's suffix alone: `/early/2023/01/02/2023.01.02.522.full.pdf`.
    """
    if {"early", "cgi"} & set(address.path):
        suffix = re.match(r"[\d.]*\d", address.path[-1])
        return doi.parse(f"10.1101/{suffix[0]}") if suffix else None
    found = path(address)
    return doi.parse(re.sub(r"v\d+(?:\..*)?$", "", found.value)) if found else None


def osf(address: Address) -> Identifier | None:
    """Read `osf.io/preprints/psyarxiv/abcde` and `psyarxiv.com/abcde`: the end is in the DOI."""
    *before, end = address.path or ("",)
    archive = address.host.partition(".")[0]
    if archive == "osf":
        archive = (before[1:] or ["osf"])[0] if before[:1] == ["preprints"] else ""
    fits = archive in _OSF and re.fullmatch(r"[a-z0-9]{5}(?:_v\d+)?", end)
    return doi.parse(f"{_OSF[archive]}/osf.io/{end}") if fits else None


_OSF = {"osf": "10.31219", "psyarxiv": "10.31234", "socarxiv": "10.31235", "edarxiv": "10.35542"}


def ssrn(address: Address) -> Identifier | None:
    """Read `/sol3/papers.cfm?abstract_id=123456`: the number is in the DOI."""
    named = "/".join(address.path).partition("abstract=")[2]  # ssrn.com/abstract=123456
    number = address.query.get("abstract_id") or address.query.get("abstractid", named)
    return doi.parse(f"10.2139/ssrn.{number}") if number.isdecimal() else None


def silverchair(address: Address) -> Identifier | None:
    """Read Oxford's and MIT's `/bib/article/doi/10.1093/bib/bbae1/7512345/Title`.

    A number follows the DOI, and perhaps the title.
    """
    found = path(address)
    return doi.parse(re.sub(r"(/.+?)/\d{4,}(?:/.*)?$", r"\1", found.value)) if found else None


def elife(address: Address) -> Identifier | None:
    """Read `/articles/08362`: the number, in five digits at least, is in the DOI."""
    number = address.path[1] if len(address.path) > 1 and address.path[0] == "articles" else ""
    return doi.parse(f"10.7554/elife.{number:0>5}") if number.isdecimal() else None


def robotics(address: Address) -> Identifier | None:
    """Read `roboticsproceedings.org/rss19/p001.html`: the first was in 2005, numbers are Roman."""
    match = re.fullmatch(r"rss(\d\d)/p(\d{3})\.(?:html|pdf)", "/".join(address.path))
    if match is None:
        return None
    number = int(match[1])
    roman = "X" * (number // 10) + _UNITS[number % 10]
    return doi.parse(f"10.15607/rss.{2004 + number}.{roman}.{match[2]}")


_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def mdpi(address: Address) -> Identifier | None:
    """Read `/2072-4292/16/8/1449` and what may follow it (`/htm`, `/pdf`): `10.3390/rs16081449`.

    The DOI is made of the journal's short name, the volume, the issue in two digits and the number
    in four. Nothing is guessed about journals that are not in data/mdpi.txt.
    """
    issn, *numbers = address.path[:4] or ("",)
    name = journals_of_mdpi().get(issn.upper())
    if name is None or len(numbers) != 3 or not all(one.isdecimal() for one in numbers):
        return None
    volume, issue, number = map(int, numbers)
    return doi.parse(f"10.3390/{name}{volume}{issue:02}{number:04}")


@cache
def journals_of_mdpi() -> dict[str, str]:
    """Return the ISSNs of MDPI's journals → their short names."""
    lines = _MDPI.read_text(encoding="ascii").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))
