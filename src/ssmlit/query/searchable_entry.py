"""An entry as a query sees it: the folded text of its fields, computed when first asked for.

Responsible for which fields make up a text. Does not depend on queries. A text begins and ends with
a blank and has two blanks where two values meet, so that a word's edges are easy to find and a
phrase never runs from one value into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ssmlit import fields, identifiers, latex
from ssmlit._lazy import regex
from ssmlit.fields.keywords import split_keywords
from ssmlit.fields.reading import full_date
from ssmlit.query.language import FIELDS, SEARCHED

if TYPE_CHECKING:
    from ssmlit.model import Entry, Identifier

_AND = regex(r"(?<!\s)\s++and\s++", re.IGNORECASE)
_COINED = regex(r"[A-Z][^A-Z]+[A-Z]")
_COMMON_TYPES = frozenset(("article", "inproceedings", "misc", "online"))
_NO_NAMES = frozenset(("main", "master", "tree", "blob", "code", "src", ""))


class SearchableEntry:
    """The texts of an entry, each made once; `whole` has the fields of its parents, too."""

    __slots__ = ("_entry", "_fields", "_squashed", "_tags", "_texts", "_whole")

    def __init__(self, entry: Entry | None, whole: Entry | None = None) -> None:
        self._entry = entry
        self._whole = whole
        self._tags: tuple[str, ...] | None = None
        self._texts: dict[str, str] = {}
        self._squashed: str | None = None
        self._fields: Mapping[str, str] = {}

    @property
    def entry(self) -> Entry:
        """The entry."""
        if self._entry is None:
            self._entry = self._read()
        return self._entry

    def _read(self) -> Entry:
        raise ValueError("a subject without an entry")

    @property
    def whole(self) -> Entry:
        """The entry with what it has from its parents: what every text is made of."""
        return self._whole or self.entry

    @property
    def is_heir(self) -> bool:
        """Whether any field comes from other entries."""
        return self.whole is not self.entry

    @property
    def key(self) -> str:
        """The citation key."""
        return self.entry.key

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        return self.entry.type.lower()

    @property
    def line(self) -> int:
        """The line on which the entry begins."""
        return self.entry.line

    @property
    def name(self) -> str:
        """What the work is known as: its short title, or how its title begins (see `head`)."""
        name = self.get("shorttitle") or head(self.get("title"))
        return _one_line(name.replace("{", "").replace("}", ""))

    @property
    def repository(self) -> str:
        """The name of the code's repository (see `alias`)."""
        return _one_line(alias(self.get("code")))

    @property
    def added(self) -> str:
        """The day on which the entry was added, `YYYY-MM-DD`, as far as it is written so."""
        return _one_line(self.get("timestamp")).replace("/", "-").replace(".", "-")

    @property
    def filled(self) -> frozenset[str]:
        """The names, in lower case, of the fields that say something."""
        own = fields.texts(self.entry) if self.is_heir else {}
        return frozenset(
            name for texts in (self.written, own) for name, text in texts.items() if text.strip()
        )

    @property
    def written(self) -> Mapping[str, str]:
        """The texts of the fields by lower-case name; of repeated ones the first."""
        if not self._fields:
            self._fields = fields.texts(self.whole)
        return self._fields

    def get(self, name: str) -> str:
        """Return the text of the first BibTeX field of that name (lower case), or ""."""
        return (self._fields or self.written).get(name, "")

    def text(self, name: str) -> str:
        """Return the folded text of a text field, or of "tag", "year", "names", "alias"."""
        text = self._texts.get(name)
        if text is None:
            values = [latex.fold(value) for value in self.values(name) if value]
            text = self._texts[name] = join_texts(values)
        return text

    @property
    def squashed(self) -> str:
        """All searched text besides the title, joined."""
        if self._squashed is None:
            texts = [self.key, self.type, *(text for name in SEARCHED if (text := self.get(name)))]
            text = " ".join(texts)
            if "$" in text or "</" in text:  # in one text they must not match one in another
                text = " ".join(latex.fold_all(texts))
            self._squashed = latex.fold(text).replace(" ", "")
        return self._squashed

    def values(self, name: str) -> list[str]:
        """Return the values that a folded text is made of, as they are written."""
        match name:
            case "title":
                title, *more = map(self.get, FIELDS["title"].sources)
                return [title, *more] if any(more) else [title]
            case "author":
                return _AND.split(self.get("author") or self.get("editor"))
            case "names":  # each in both orders: "albert gu" and "gu albert"
                people, _ = latex.parse_names(self.get("author") or self.get("editor"))
                return [order for p in people for order in (str(p), f"{p.surname} {p.first}")]
            case "tag":  # and the entry type where people search for it: `gu thesis`
                return [*self.tags, *({self.type} - _COMMON_TYPES)]
            case "year":  # and the preprint's: people remember when a paper first came out
                eprint, _, _ = self.get("eprint").strip().partition("v")
                years = dict.fromkeys((self.year, identifiers.submitted(eprint)[0]))
                return [str(year) for year in years if year]
            case "key":
                return [self.key]
            case "alias":
                return [self.repository]
        written = self.written
        return [written[source] for source in FIELDS[name].sources if source in written]

    def raw(self, name: str) -> str:
        """Return the Unicode text of a text field, which regular expressions search."""
        if name == "key":
            return self.key
        values = (self.get(source) for source in FIELDS[name].sources)
        return "  ".join(latex.to_unicode(value) for value in values if value)

    @property
    def tags(self) -> tuple[str, ...]:
        """The entry's tags."""
        if self._tags is None:
            self._tags = split_keywords(self.get("keywords"))
        return self._tags

    @property
    def year(self) -> int:
        """The entry's year, 0 when unknown."""
        written = self.get("year")
        plain = len(written) == 4 and written.isdecimal() and written.isascii()
        return int(written) if plain else full_date(self.written)[0]

    @property
    def month(self) -> int:
        """The month of that year, 0 when unknown."""
        return full_date(self.written)[1]

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Everything the work is known as."""
        return fields.identifiers(self.whole)


def head(title: str) -> str:
    """Return the name with which a title begins, as it is written, or "".

    It is the text before the colon, or a first word that looks coined (`RS-Mamba for …`,
    `RankMamba, …`): two capitals and something between them.
    """
    name, mark, _ = title.partition(":")
    if mark:
        return name
    name, mark, _ = title.partition(",")
    if mark and name.count(" ") < 2:
        return name
    first = next(iter(title.split()), "")
    return first if _COINED.search(first) and sum(map(str.isupper, first)) > 1 else ""


def alias(address: str) -> str:
    """Return the name of the repository behind a code address: methods are known by it."""
    parts = address.rstrip("/").split("/")
    name = parts[-1] if len(parts) > 3 else ""
    return "" if name.lower() in _NO_NAMES else name


def _one_line(text: str) -> str:
    return " ".join(text.split())


def join_texts(folded: Iterable[str]) -> str:
    """Return the folded text of folded values."""
    text = "  ".join(folded)
    return f" {text} " if text else ""
