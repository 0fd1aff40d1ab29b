"""One row's flat text, read: which stretch is the title, who wrote it, where, and its links.

Knows: the shapes of rows (title in a link, bold, in quotes, plain; authors before or after; MLA
and APA). Must not know blocks, files, or whether the row is a paper at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ssmlit import identifiers, latex
from ssmlit.importers import _links, _names, _venues
from ssmlit.importers._flat import Flat, Span
from ssmlit.importers._venues import Stated
from ssmlit.model import Identifier, Link, Person

LONGEST_TITLE = 400  # the longest title in a catalogue of 2,000 papers has 230 characters

_EDGES = ' ,;:|.–—-*[]()"“”'
GAP = "\0"  # where a link stood whose words are only a label

_QUOTED = re.compile(r"[\"“”„«「]([^\"“”„«»「」]{3,600}?)[\"“”»」]")
_GROUP = re.compile(
    r"\[([^\[\]]{0,200})\]|\(([^()]{0,200})\)|（([^（）]{0,200})）|【([^【】]{0,200})】"
)
_LEADING = re.compile(
    r"^[\s*•·|:,.–—-]*(?:(?::[a-z0-9_+]+:|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+)\s*)*"
)
_WRAPPED = re.compile(r"[\[(（【]\s*$"), re.compile(r"^\s*[\])）】]")
_CITED = re.compile(r"\b(?:arXiv:\s?[\w./-]+|doi:\s?10\.\d{4,9}/[^\s,;]+)", re.IGNORECASE)
_LOCATOR = re.compile(
    r"\b(\d{1,4})(?:\((\d{1,3})\)|\.(\d{1,3}))?\s*\(((?:19|20)\d\d)\)\s*:\s*(\d+(?:\s?[-–]+\s?\d+)?)"
)
_FIELD = re.compile(
    r"\b(Responsibility|Authors?|Publication|Published in|Venue|Journal|Conference|Date|Year"
    r"|Institution|School)\s*:\s*",
    re.IGNORECASE,
)  # fmt: skip
_SCHOOL = re.compile(
    r"[^\[\],:]*\b(?:University|Universität|Université|Institute|College)\b[^\[\],:]*"
)
_SENTENCE = re.compile(
    r"\n|(?<=[^\W\d_]{2}[.!?])\s+|(?<=\))\.\s+|(?<=\d)\.\s+(?=[A-Z])|\s[|–—]\s|\s-\s|;\s"
)


@dataclass(frozen=True, slots=True)
class Hyper:
    """A link of the row: its span, what is written on it, its mended address and its role."""

    span: Span
    label: str
    url: str
    role: str
    is_label: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from a row; empty where nothing was.

    Attributes:
        labels: what stands in brackets of its own and is neither place, time nor a link: "Vision".
        how: what gave the title away: "quoted", "bold", "link", "plain", or "".
        rest: the words that stand before the title and are neither authors nor a badge.
        remark: the words after it that are neither.
    """

    title: str = ""
    how: str = ""
    authors: tuple[Person, ...] = ()
    others: bool = False
    stated: Stated = Stated()
    school: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    rest: str = ""
    remark: str = ""


def read(flat: Flat) -> Reading:
    """Return what a row says."""
    hypers = hyperlinks(flat)
    title, how = _title(flat, hypers)
    words, badges = _badges_before(clean((title and flat[title]) or ""))
    before, after = _around(flat, title, hypers)
    if how == "plain":
        words, people, tail = _split_plain(words)
        after = f"{people}\n{tail}\n{after}"
    context = _Context(before, after, badges + [s.label for s in flat.of("image") if s.label])
    return Reading(
        title=clean(words) if len(words) <= LONGEST_TITLE else "",
        how=how,
        authors=context.authors,
        others=context.others,
        stated=context.stated,
        school=context.school,
        volume=context.volume,
        number=context.number,
        pages=context.pages,
        identifiers=_identifiers(flat, title, hypers),
        links=_record_links(hypers, title),
        labels=tuple(label for label in context.labels if not _nickname(label, words)),
        rest=context.rest,
        remark=context.remark,
    )


def clean(title: str) -> str:
    """Take off what surrounds a title: marks, quotation marks, a final stop or comma."""
    title = _LEADING.sub("", " ".join(title.replace(GAP, " ").split()))
    for _ in range(3):
        title = title.strip(" ,;:|*–—").removesuffix(" -")
        if title.endswith(".") and not title.endswith(("...", " vs.", " al.")):
            title = title[:-1]
        if len(title) > 1 and title[0] in '"“”„«「' and title[-1] in '"“”»」':
            title = title[1:-1]
    return title


# ---------------------------------------------------------------------------------- links


def hyperlinks(flat: Flat) -> list[Hyper]:
    """Return the links of a text that lead somewhere on the web."""
    found = []
    for span in flat.of("link"):
        url = _links.repair(span.url)
        if not url:
            continue
        words = flat[span].strip()
        label = "" if _is_address(words, span.url) else words.strip("[](){} ")
        is_label = not label or bool(_links.label_role(label)) or _is_venue(label)
        role = _links.role(label or span.label, url) if is_label else _named_role(label, url)
        found.append(Hyper(span, label, url, role, is_label))
    return found


def _is_address(words: str, url: str) -> bool:
    return not words or words == url or words.startswith(("http:/", "https:/", "www.")) or (
        " " not in words and identifiers.parse(words) is not None
    )  # fmt: skip


def _is_venue(label: str) -> bool:
    stated = _venues.read(label) if len(label) < 40 else None
    return stated is not None and bool(stated.venue or stated.preprint) and len(label.split()) < 5


def _named_role(label: str, url: str) -> str:
    """A link with words of its own is about the paper only when it names the repository."""
    role = _links.host_role(url)
    if role == "code":
        return (
            "code"
            if url.rstrip("/").lower().endswith("/" + label.lower()) and "/" in label
            else "related"
        )
    return role if role == "paper" or identifiers.parse(url) else "related"


def _identifiers(flat: Flat, title: Span | None, hypers: list[Hyper]) -> tuple[Identifier, ...]:
    """Return the row's identifiers: the title's link first, then those of paper links."""
    first = [h for h in hypers if title and _inside(h.span, title)]
    rest = [h for h in hypers if h not in first and h.role in {"paper", "pdf", "thesis", "link"}]
    found: dict[Identifier, None] = {}
    for hyper in [*first, *(h for h in rest if h.is_label)]:
        if identifier := identifiers.parse(hyper.url):
            found.setdefault(identifier)
    for cited in _CITED.finditer(flat.text):
        if identifier := identifiers.parse(cited[0].rstrip(".")):
            found.setdefault(identifier)
    for image in flat.of("image"):
        if identifier := identifiers.parse(
            re.sub(r"(?i)^arxiv\s*(preprint)?\s", "arXiv:", image.label)
        ):
            found.setdefault(identifier)
    return tuple(found)


def _record_links(hypers: list[Hyper], title: Span | None) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for hyper in hypers:
        role = hyper.role
        if title and _inside(hyper.span, title) and not hyper.is_label:
            role = _links.role("", hyper.url)
        if role == "related" and _names.read(hyper.label)[0]:
            continue  # an author's home page
        links.setdefault(hyper.url, Link("paper" if role == "link" else role, hyper.url))
    return tuple(links.values())


def _nickname(label: str, title: str) -> bool:
    """Tell whether a label is the method's short name, not a topic: "[DETR]", "[UP-DETR]"."""
    return sum(c.isupper() for c in label) > 1 or latex.squash(label) in latex.squash(title)


def _inside(inner: Span, outer: Span) -> bool:
    return inner.start < outer.end and outer.start < inner.end


# ---------------------------------------------------------------------------------- title


def _title(flat: Flat, hypers: list[Hyper]) -> tuple[Span | None, str]:
    """Return the span that most looks like the title, and what gave it away."""
    bold = [s for s in flat.of("bold") if _titular(flat[s], 3)]
    linked = [h.span for h in hypers if not h.is_label and not _wrapped(flat, h.span)]
    long_links = [s for s in linked if _titular(flat[s], 3)]
    if quoted := _quoted(flat, bold + long_links):
        return quoted, "quoted"
    if bold and long_links and bold[0].start < long_links[0].start:
        nickname = len(flat[bold[0]].split()) < 4 and not _inside(bold[0], long_links[0])
        return (long_links[0], "link") if nickname else (bold[0], "bold")
    if bold and not long_links:
        return bold[0], "bold"
    plain = _plain(flat, hypers)
    if (
        plain
        and linked
        and linked[0].start <= plain.start + 2 <= linked[0].end
        and flat[linked[0]].strip()
    ):
        return linked[0], "link"
    if long_links and not (
        plain and _titular(flat[plain], 4) and not _cites(hypers, long_links[0])
    ):
        return long_links[0], "link"
    if plain and _titular(flat[plain], 3):
        return plain, "plain"
    short = [s for s in flat.of("bold") if _titular(flat[s], 1)]
    for span, how in [
        *((s, "link") for s in linked if flat[s].strip()),
        *((s, "bold") for s in short),
    ]:
        return span, how
    if plain and _titular(flat[plain], 1):
        return plain, "plain"
    wrapped = [h.span for h in hypers if not h.is_label]
    return (wrapped[0], "link") if wrapped else (None, "")


def _cites(hypers: list[Hyper], span: Span) -> bool:
    return any(h.span == span and identifiers.parse(h.url) is not None for h in hypers)


def _titular(words: str, least: int) -> bool:
    """Tell whether a marked stretch can be a title: long enough, no badge, no label."""
    words = words.strip()
    if (words.startswith("[") and words.endswith("]")) or len(words) > 20 * LONGEST_TITLE:
        return False
    count = len(re.findall(r"[^\W_]+", words))
    if count < least or (count < 8 and words.endswith(":")):
        return False
    if count > 8:
        return True
    words = _badges_before(words)[0]
    return bool(words) and not (_links.label_role(words) or _venues.read(words.strip("()[] ")))


def _wrapped(flat: Flat, span: Span) -> bool:
    """Tell whether a link stands in brackets of its own: `[[annotated-mamba](…)]`."""
    opened = _WRAPPED[0].search(flat.text[max(0, span.start - 3) : span.start])
    closed = _WRAPPED[1].match(flat.text[span.end : span.end + 3])
    return bool(opened and closed)


def _quoted(flat: Flat, marked: list[Span]) -> Span | None:
    for found in _QUOTED.finditer(flat.text):
        span = Span("bold", found.start(), found.end())
        holder = next((s for s in marked if s.start <= span.start and span.end <= s.end), None)
        if holder and holder.end - holder.start - (span.end - span.start) > 4:
            continue  # a quotation inside the title
        follows = flat.text[found.end() :].lstrip()[:1]
        if not holder and follows.isalnum() and found[1][-1] not in ".,!?":
            continue
        leads = flat.text[: found.start()].rstrip()
        if not holder and leads[-1:].isalnum() and not _names.read(leads)[0]:
            continue
        if _titular(found[1], 2):
            return span
    return None


def _plain(flat: Flat, hypers: list[Hyper]) -> Span | None:
    """Return the unmarked stretch from the row's start to its first label, badges left out."""
    start = _LEADING.match(flat.text).end()  # type: ignore[union-attr]
    while (group := _GROUP.match(flat.text, start)) and not _in_link(group, hypers):
        inside = next(part for part in group.groups() if part is not None)
        if len(inside.split()) > 6 and not _venues.read(inside):
            break
        start = _skip(flat.text, group.end())
    ends = [h.span.start for h in hypers if h.is_label or _wrapped(flat, h.span)]
    ends = [end for end in ends if end >= start]
    end = min(ends, default=len(flat.text))
    stop = flat.text.find("\n", start)
    end = min(end, stop) if stop > start else end
    words = flat.text[start:end].rstrip(" [(（【:|")
    return Span("bold", start, start + len(words)) if words.strip() else None


def _skip(text: str, at: int) -> int:
    return at + _LEADING.match(text[at : at + 40]).end()  # type: ignore[union-attr]


def _in_link(group: re.Match[str], hypers: list[Hyper]) -> bool:
    return any(h.span.start < group.end() and group.start() < h.span.end for h in hypers)


def _badges_before(title: str) -> tuple[str, list[str]]:
    """Split bracketed badges off both ends of a title: "[ICLR 2024] Mamba (Oral)"."""
    badges = []
    while (group := _GROUP.match(title)) and group.end() < len(title):
        inside = next(part for part in group.groups() if part is not None)
        if title[group.end()] not in " :" or (len(inside.split()) > 4 and not _venues.read(inside)):
            break
        badges.append(inside)
        title = title[group.end() :].lstrip(" :")
    while title.endswith((")", "]")):
        last = max(title.rfind("("), title.rfind("["))
        inside = title[last + 1 : -1]
        if last <= 0 or not (_venues.read(inside) or inside.lower() in {"oral", "new"}):
            break
        badges.append(inside)
        title = title[:last].rstrip(" ,")
    return title, badges


def _split_plain(words: str) -> tuple[str, str, str]:
    """Take authors and venue off a plain title: (title, authors, the rest)."""
    apa = re.match(r"^(.{4,600}?)\s*\(((?:19|20)\d\d)[a-z]?\)[.,:]\s*(.+)$", words)
    if apa and _names.read(apa[1])[0]:
        title, _, tail = apa[3].partition(". ")
        return title, apa[1], f"({apa[2]}). {tail}"
    sentences = [s for s in _SENTENCE.split(words) if s.strip()]
    if len(sentences) > 1 and len(_names.read(sentences[0])[0]) > 1:
        return sentences[1], sentences[0], "\n".join(sentences[2:])
    for at in re.finditer(r"\.\s+|,\s+|\s[-–—|]\s|\s+by\s+|\n", words):
        left, right = words[: at.start()], words[at.end() :]
        if len(left.split()) < 3:
            continue
        people = _SENTENCE.split(right)[0]
        found, others = _names.read(people)
        if len(found) > 1 or (found and (others or at[0].strip() == ".")):
            return left, people, right[len(people) :]
        if at[0].strip() in {".", "-", "–", "—", "|", ","} and (stated := _venues.read(right)):
            if stated.venue or stated.preprint:
                return left, "", right
    return words, "", ""


# ---------------------------------------------------------------------------- around the title


def _around(flat: Flat, title: Span | None, hypers: list[Hyper]) -> tuple[str, str]:
    """Return the text before and after the title, each label link replaced by a gap."""
    text = list(flat.text)
    for hyper in hypers:
        span = hyper.span
        if (title and _inside(span, title)) or (
            hyper.role == "related" and _names.read(hyper.label)[0]
        ):
            continue
        if span.start < span.end:
            text[span.start : span.end] = [GAP] + [""] * (span.end - span.start - 1)
    start, end = (title.start, title.end) if title else (0, 0)
    before, after = "".join(text[:start]), "".join(text[end:])
    return _degap(before), _degap(after)


def _degap(text: str) -> str:
    return re.sub(rf"[\[(（【]*\s*{GAP}\s*[\])）】]*", GAP, text)


class _Context:
    """Reads what stands around a title; each finding is taken out of the text that remains."""

    def __init__(self, before: str, after: str, badges: list[str]) -> None:
        self.labels: list[str] = []
        self.authors: tuple[Person, ...] = ()
        self.others = False
        self.stated = Stated()
        self.school = self.volume = self.number = self.pages = ""
        for badge in badges:
            self._badge(badge)
        self.rest = self._clauses(self._groups(before))
        self.remark = self._clauses(self._groups(self._fields(self._locator(after))))

    def _badge(self, words: str, *, note: bool = True) -> bool:
        words = words.strip(" .,:*")
        stated = _venues.read(words)
        if stated:
            self._state(stated)
        elif note and words and len(words) < 60 and not _links.label_role(words):
            self.labels.append(words)
        return stated is not None

    def _state(self, new: Stated) -> None:
        old = self.stated
        keep = old if old.venue else new
        self.stated = Stated(
            keep.venue,
            keep.type,
            keep.year or old.year or new.year,
            old.date or new.date,
            "; ".join(filter(None, dict.fromkeys((old.note, new.note)))),
            old.preprint or new.preprint,
        )

    def _locator(self, text: str) -> str:
        """Read "35 (2022): 2846-2861" and leave the year."""
        found = _LOCATOR.search(text)
        if not found:
            return text
        self.volume, self.number = found[1], found[2] or found[3] or ""
        self.pages = re.sub(r"\s?[-–]+\s?", "--", found[5])
        return f"{text[: found.start()]} ({found[4]}) {text[found.end() :]}"

    def _groups(self, text: str) -> str:
        """Read the bracketed groups, and leave gaps in their place."""

        def take(found: re.Match[str]) -> str:
            inside = next(part for part in found.groups() if part is not None).strip()
            if GAP in inside or not inside:
                return GAP
            self._badge(inside, note=found[1] is not None)
            return "\n"

        return _GROUP.sub(take, text)

    def _fields(self, text: str) -> str:
        """Read "Responsibility: Albert Gu, Publication: …": labelled parts of a catalogue card."""
        parts = _FIELD.split(text)
        for name, value in zip(parts[1::2], parts[2::2], strict=True):
            value = value.split(GAP)[0]
            if name.lower().startswith(("resp", "author")):
                self._people(value.strip(" ,;."))
            elif not (self._badge(value, note=False) and self.stated.venue):
                if school := _SCHOOL.search(value):
                    self.school = school[0].strip()
                if not self.stated.year and (year := re.search(r"(?:19|20)\d\d", value)):
                    self._state(Stated(year=int(year[0])))
        return parts[0] + (GAP if GAP in text else "")

    def _people(self, words: str) -> bool:
        words = re.sub(r"^\s*(?:by|authors?\s*:)\s+", "", words, flags=re.IGNORECASE)
        if self.authors:
            return False
        self.authors, self.others = _names.read(words.strip(" ,;:."))
        return bool(self.authors)

    def _clauses(self, text: str) -> str:
        """Read authors, venue and date from each clause; return the words that are left."""
        left = []
        for segment in re.split(rf"[{GAP}\n]", text):
            segment = segment.strip(_EDGES)
            if not re.search(r"\w", segment):
                continue
            if self._people(segment):
                continue
            left += [clause for clause in self._sentences(segment) if clause]
        return " ".join(left)

    def _sentences(self, segment: str) -> list[str]:
        left = []
        for clause in _SENTENCE.split(segment):
            clause = clause.strip(_EDGES)
            if not clause or self._people(clause):
                continue
            stated = _venues.read(clause, whole=len(clause.split()) < 6)
            if stated and len(clause.split()) < 25:
                self._state(stated)
                people = re.split(r",\s*(?=[^,]*$)", clause)[0]
                if not self.authors and "," in clause and len(_names.read(people)[0]) > 1:
                    self._people(people)
            else:
                left.append(clause)
        return left
