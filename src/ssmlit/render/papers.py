"""What a list says about one paper: its date, best link, badge, shortened authors.

Responsible for which of a record's facts readers of a list want. Does not depend on Markdown, HTML
or layouts.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date as calendar_day
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.fields.dates import iso
from ssmlit.fields.reading import is_preprint
from ssmlit.identifiers.address import host
from ssmlit.identifiers.doi import acl_id
from ssmlit.latex import to_unicode
from ssmlit.model import Identifier, Record
from ssmlit.ordinals import YEAR
from ssmlit.render.markdown import clean, clean_url

if TYPE_CHECKING:
    from ssmlit.render.view import View

# Publishers and proceedings that are open to all.
_OPEN_HOSTS = (
    "aclanthology.org", "ecva.net", "isca-archive.org", "jmlr.org", "neurips.cc", "nips.cc",
    "ojs.aaai.org", "openaccess.thecvf.com", "openreview.net", "proceedings.mlr.press",
    "roboticsproceedings.org", "ijcai.org",
)  # fmt: skip
_YEAR = regex(rf"\b{YEAR}\b")
_FINAL_YEAR = regex(rf"(?<!\W)\W++{YEAR}$")


def title(record: Record, view: View) -> str:
    """Return the title, or the view's word for a paper without one."""
    return clean(record.title) or view.word("untitled")


def day(record: Record) -> tuple[int, int, int]:
    """Return (year, month, day) of a record; 0 is unknown.

    A missing date comes from an arXiv identifier: 2312.00752 is from 2023-12.
    """
    arxiv = identifiers.submitted(record.identifier("arxiv"))
    year = record.year if 0 < record.year <= 9999 else arxiv[0]
    if 1 <= record.month <= 12:
        last = monthrange(year, record.month)[1] if year else 0
        return year, record.month, record.day if 1 <= record.day <= last else 0
    return year, arxiv[1] if year == arxiv[0] else 0, 0


def date(record: Record) -> str:
    """Return the date as far as it is known: "2023-12-01", "2023-12", "2023" or ""."""
    return iso(*day(record))


def added(record: Record) -> str:
    """Return the day the paper came into the library, `YYYY-MM-DD`, or ""."""
    stamp = next((value for name, value in record.extra if name == "timestamp"), record.retrieved)
    try:
        return calendar_day.fromisoformat(stamp[:10]).isoformat()
    except ValueError:
        return ""


def venue(record: Record, view: View) -> str:
    """Return where a paper was published, without the year, or "" for a preprint."""
    return _FINAL_YEAR.sub("", _venue(record, view))


def badge(record: Record, view: View) -> str:
    """Return where and when a paper was published, "ICLR 2024", or "" for a preprint.

    The year that the venue itself names is the right one: the record's may be the preprint's.
    """
    name = _venue(record, view)
    return f"{name} {record.year}" if name and record.year and not _YEAR.search(name) else name


def author_names(
    record: Record, limit: int, between: str = ", ", last: str = "", others: str = " et al."
) -> str:
    """Return authors, given name first, the first `limit` and "et al."; 0 is all.

    Args:
        record: the paper.
        limit: how many.
        between: the separator.
        last: the separator before the last name, if different: " and ".
        others: what stands for those that are not named.
    """
    shown = [clean(str(person)) for person in record.authors[: limit or None]]
    cut = has_others(record, limit)
    if last and len(shown) > 1 and not cut:
        shown[-2:] = [f"{shown[-2]}{last}{shown[-1]}"]
    return f"{between.join(shown)}{others if cut else ''}"


def has_others(record: Record, limit: int) -> bool:
    """Return whether a paper has authors besides the first `limit` that are named; 0 is all."""
    return bool(record.authors) and (record.others or 0 < limit < len(record.authors))


def paper_url(record: Record, form: str = "") -> str:
    """Return the best address to read a paper at, or ""; `form` is that of `View.arxiv`.

    First an open address of the published version, then arXiv, then any other.
    """
    return next(filter(None, map(clean_url, _paper_urls(record, form))), "")


def pdf_url(record: Record, form: str = "") -> str:
    """Return the address of a PDF to read, its own link or one by the site's rule, or ""."""
    arxiv, forum = record.identifier("arxiv"), record.identifier("openreview")
    if record.link("pdf"):
        return record.link("pdf")
    if arxiv:
        return _arxiv(record, form if "/pdf/" in form else "https://arxiv.org/pdf/{id}")
    return f"https://openreview.net/pdf?id={forum}" if forum else ""


def short_title(record: Record) -> str:
    """Return what a work is known as: its short title, else what is before a colon."""
    said = (to_unicode(value) for name, value in record.extra if name == "shorttitle")
    name, colon, _ = record.title.partition(":")
    return next(said, name if colon and " " not in name else "")


def remark(record: Record) -> str:
    """Return what the list's editor says about a paper, and what its entry notes, on one line."""
    more = (to_unicode(value) for name, value in record.extra if name == "remark")
    return ", ".join(dict.fromkeys(filter(None, map(clean, (record.note, *more)))))


def stars_url(record: Record) -> str:
    """Return the address of an image that counts the stars of a paper's code on GitHub, or "".

    Of shields.io (https://shields.io/badges/git-hub-repo-stars); nothing is fetched here.
    """
    repository = identifiers.repository_as_written(record.link("code"))
    return f"https://img.shields.io/github/stars/{repository}?style=social" if repository else ""


def links(record: Record, view: View, *, paper: bool = True) -> tuple[tuple[str, str], ...]:
    """Return the (role, address) pairs that a view shows of a record, in its order.

    `paper`: whether to include the paper's own address.
    """
    roles = (role for role in view.links if paper or role != "paper")
    found = ((role, clean_url(link(record, role, view.arxiv))) for role in roles)
    return tuple((role, address) for role, address in found if address)


def ordered(records: Iterable[Record], order: str) -> list[Record]:
    """Return records in a view's order, the same for the same set of records ("file": as given).

    Undated ones come last, also with the oldest first.
    """
    if order == "file":
        return list(records)
    rows = sorted(records, key=lambda r: (clean(r.title).casefold(), r.key))
    if order == "title":
        return rows
    if order == "key":
        return sorted(rows, key=lambda r: r.key.lower())
    if order == "oldest":
        return sorted(rows, key=lambda r: (day(r)[0] == 0, day(r), r.identifier("arxiv")))
    rows.sort(key=lambda r: (day(r), r.identifier("arxiv")), reverse=True)
    return sorted(rows, key=added, reverse=True) if order == "added" else rows


def _venue(record: Record, view: View) -> str:
    name = clean(record.venue)
    return "" if is_preprint(record) else view.venues.get(name, name)


def link(record: Record, role: str, form: str = "") -> str:
    """Return the address for a link role, or ""; a PDF's only where it differs."""
    if role == "paper":
        return paper_url(record, form)
    address = record.link(role)
    is_paper = address and role in {"pdf", "thesis"} and address == paper_url(record, form)
    return "" if is_paper else address


def _paper_urls(record: Record, form: str) -> Iterator[str]:
    """Yield addresses of the paper, best first; "" where there is none."""
    stated = [link.url for link in record.links if link.role == "paper"]
    yield _address(record, "acl")
    if acl_id(record.identifier("doi")):
        yield _address(record, "doi")
    if not is_preprint(record):
        yield from filter(_is_open, stated)
        yield _address(record, "openreview")
    yield _arxiv(record, form) if form else _address(record, "arxiv")
    yield _address(record, "openreview")
    yield _address(record, "doi")
    yield _address(record, "pmid")
    yield from stated
    yield record.link("thesis")
    yield record.link("pdf")


def _address(record: Record, scheme: str) -> str:
    value = record.identifier(scheme)
    return identifiers.url(Identifier(scheme, value)) if value else ""


def _arxiv(record: Record, form: str) -> str:
    """Return an arXiv address in the given form, or ""."""
    found = next((one for one in record.identifiers if one.scheme == "arxiv"), None)
    if found is None:
        return ""
    version = f"v{found.version}" if found.version else ""
    return form.replace("{id}", found.value).replace("{v}", version)


def _is_open(address: str) -> bool:
    name = host(address)
    return any(f".{name}".endswith(f".{known}") for known in _OPEN_HOSTS)
