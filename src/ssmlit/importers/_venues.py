"""Where and when: `[NIPS-2022]`, "(Arxiv 24.04.15)", **ICML'24**, a date, a citation's tail.

Knows: the names of the venues of this field and how lists write venues and dates. Must not know
where in a row they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# Canonical name: other spellings, `|` between them. The full names are found in citations.
_CONFERENCES = {
    "NeurIPS": "NIPS|Advances in Neural Information Processing Systems|"
    "Conference on Neural Information Processing Systems",
    "ICLR": "International Conference on Learning Representations",
    "ICML": "International Conference on Machine Learning",
    "CVPR": "Conference on Computer Vision and Pattern Recognition",
    "ICCV": "International Conference on Computer Vision",
    "ECCV": "European Conference on Computer Vision",
    "ACCV": "Asian Conference on Computer Vision",
    "WACV": "Winter Conference on Applications of Computer Vision",
    "BMVC": "British Machine Vision Conference",
    "MICCAI": "Medical Image Computing and Computer Assisted Intervention",
    "AAAI": "AAAI Conference on Artificial Intelligence",
    "IJCAI": "International Joint Conference on Artificial Intelligence",
    "ACL": "Annual Meeting of the Association for Computational Linguistics",
    "EMNLP": "Empirical Methods in Natural Language Processing",
    "NAACL": "", "EACL": "", "COLING": "", "CoNLL": "", "COLM": "Conference on Language Modeling",
    "ACM MM": "ACMMM|ACM Multimedia", "KDD": "SIGKDD", "WWW": "TheWebConf|The Web Conference",
    "SIGIR": "", "CIKM": "", "WSDM": "", "RecSys": "", "ICDM": "", "SDM": "", "ICDE": "",
    "AISTATS": "", "UAI": "", "COLT": "", "ALT": "", "L4DC": "", "CPAL": "", "LoG": "",
    "ICASSP": "", "INTERSPEECH": "Interspeech", "ASRU": "", "WASPAA": "", "ISMIR": "", "SLT": "",
    "ICRA": "", "IROS": "", "CoRL": "", "RSS": "Robotics: Science and Systems", "ICPR": "",
    "ICIP": "", "ICME": "", "ISBI": "", "IPMI": "", "MIDL": "", "BIBM": "", "EMBC": "", "IGARSS": "",
    "SIGGRAPH": "", "SIGGRAPH Asia": "", "3DV": "", "ICONIP": "", "IJCNN": "", "ICANN": "",
    "DAC": "", "DATE": "", "MLSys": "", "OSDI": "", "SOSP": "", "ASPLOS": "", "ISCA": "", "HPCA": "",
    "CDC": "", "ACC": "", "ECML": "ECML-PKDD|ECML PKDD", "PRCV": "", "PAKDD": "", "CIDR": "",
}  # fmt: skip
_JOURNALS = {
    "JMLR": "Journal of Machine Learning Research",
    "TMLR": "Transactions on Machine Learning Research",
    "TPAMI": "PAMI|IEEE Transactions on Pattern Analysis and Machine Intelligence",
    "IJCV": "International Journal of Computer Vision",
    "TIP": "IEEE Transactions on Image Processing",
    "TMI": "IEEE Transactions on Medical Imaging",
    "TGRS": "IEEE Transactions on Geoscience and Remote Sensing",
    "TNNLS": "IEEE Transactions on Neural Networks and Learning Systems",
    "TCSVT": "IEEE Transactions on Circuits and Systems for Video Technology",
    "TACL": "Transactions of the Association for Computational Linguistics",
    "TASLP": "", "TMM": "", "TKDE": "", "TVCG": "", "TOG": "", "GRSL": "", "JSTARS": "", "RA-L": "RAL",
    "JBHI": "", "MedIA": "Medical Image Analysis", "PNAS": "", "Nature": "", "Science": "",
    "Nature Machine Intelligence": "", "Nature Methods": "", "Nature Communications": "",
    "Pattern Recognition": "", "Neural Networks": "", "Neurocomputing": "", "Neural Computation": "",
    "Machine Learning": "", "Information Fusion": "", "Bioinformatics": "",
}  # fmt: skip
# Journals whose names are ordinary words: they count only where a text begins with them.
_ORDINARY = frozenset(
    "nature science,pattern recognition,neural networks,machine learning,neurocomputing,science,"
    "nature,information fusion,bioinformatics,neural computation,date,rss,alt,log,acc,dac".split(",")
)
_PREPRINTS = "arXiv preprint|arXiv|CoRR|bioRxiv|medRxiv|Preprint|SSRN|TechRxiv"

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-./年]\s?(?P<m>[01]?\d)(?:\s?[-./月]\s?(?P<d>[0-3]?\d)日?)?(?![\d])"),
    re.compile(r"(?<![\d.])(?P<y>\d\d)[./-](?P<m>[01]\d)[./-](?P<d>[0-3]\d)(?![\d.])"),
    re.compile(rf"\b(?P<d>[0-3]?\d)?(?:st|nd|rd|th)?\s?\b(?P<n>{_MONTH})\b\.?,?\s(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<n>{_MONTH})\b\.?\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,\s?(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(r"(?<=arxiv )(?P<y>\d\d)\.(?P<m>[01]\d)(?![\d.])", re.I),
)  # fmt: skip
_YEAR = re.compile(r"(?<![\d.:])((?:19|20)\d\d)(?![\d.]\d|\d)")
_REFUSED = re.compile(r"\b(reject\w*|withdrawn|submitted|submission|under review|in review)\b", re.I)
_EXTRA = re.compile(
    r"\b(oral|spotlight|poster|highlight|notable(?: top[- ]\d+%)?|best (?:student )?paper"
    r"(?: award| finalist| candidate| honorable mention)?|outstanding paper(?: award)?|"
    r"award candidate|findings|main(?: track)?|short paper|demo|tutorial)\b",
    re.I,
)
_WORKSHOP = re.compile(r"\b(?:[A-Z][\w-]*\s)?workshops?\b(?:\son\s[\w ,-]+)?", re.I)
_LEAD = re.compile(
    r"^(?:accepted|published|to appear|presented|appear\w*|in|by|at|to|for|as|:|-|\W)+\s*", re.I
)
_UNKNOWN = re.compile(
    r"^(?P<name>[A-Z][\w&./+-]*(?:[ ][A-Za-z&][\w&./+-]*){0,7}?)[ ,]*['’ -]\s?(?P<y>(?:19|20)\d\d|\d\d)$"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a badge, a cell or a citation's tail says about place and time.

    Attributes:
        venue: the canonical short name without the year ("NeurIPS", "ICML Workshop"), or "".
        type: "inproceedings", "article", or "misc".
        year: the venue's year, or a bare year; 0 unknown.
        date: `YYYY-MM-DD` or `YYYY-MM`, or "".
        note: how it was presented ("Oral"), or why it has no venue ("Rejected by ICLR 2024").
        preprint: it says that this is a preprint.
    """

    venue: str = ""
    type: str = "misc"
    year: int = 0
    date: str = ""
    note: str = ""
    preprint: bool = False


@cache
def _names() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for kind, venues in (("inproceedings", _CONFERENCES), ("article", _JOURNALS)):
        for name, others in venues.items():
            for spelling in (name, *filter(None, others.split("|"))):
                table[spelling.lower()] = (name, kind)
    return table


@cache
def _pattern(*, any_case: bool) -> re.Pattern[str]:
    spellings = [
        spelling
        for venues in (_CONFERENCES, _JOURNALS)
        for name, others in venues.items()
        for spelling in (name, *filter(None, others.split("|")))
    ]
    spellings.sort(key=len, reverse=True)
    full = "|".join(re.escape(s) for s in spellings if " " in s and len(s) > 20)
    short = "|".join(re.escape(s) for s in spellings if not (" " in s and len(s) > 20))
    return re.compile(
        rf"(?<![\w-])(?:IEEE(?:/CVF)?\s|ACM\s(?!MM)|Proc\.\s)?(?P<name>(?i:{full})|{short})(?P<w>W|WS)?"
        rf"(?:[\s,'’_(:-]{{0,3}}(?P<year>(?:19|20)\d\d|(?<=['’A-Z -])\d\d)(?!\d|[.-]\d))?(?![\w])",
        re.I if any_case else 0,
    )


def _full_year(digits: str) -> int:
    year = int(digits or 0)
    return year if year > 99 or not digits else year + (1900 if year > 70 else 2000)


def date(text: str) -> tuple[str, tuple[int, int]]:
    """Return the first date in a text, `YYYY-MM-DD` or `YYYY-MM`, and where it stands."""
    for pattern in _DATES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = _MONTHS[parts["n"].lower()] if parts.get("n") else int(parts["m"])
            day = int(parts.get("d") or 0)
            if 1 <= month <= 12 and day <= 31:
                iso = f"{_full_year(parts['y'])}-{month:02}" + (f"-{day:02}" if day else "")
                return iso, found.span()
    return "", (0, 0)


def read(text: str, *, whole: bool = True) -> Stated | None:
    """Return what a text says about place and time, or None when it says nothing.

    Args:
        text: the inside of a bracket, a table cell, or, with `whole=False`, running text in
            which only well-known names count as venues.
        whole: the text is nothing but such a statement; unknown names with a year count too.
    """
    if len(text) > 400:
        return None
    if refused := _REFUSED.search(text):
        found = _pattern(any_case=True).search(text)
        return Stated(note=" ".join(text.split()).strip(" .")) if found or refused[0] else None
    iso, (start, end) = date(text)
    rest = text[:start] + " " + text[end:]
    found = _pattern(any_case=whole).search(rest)
    preprint = re.search(rf"\b({_PREPRINTS})\b", rest, re.I) is not None
    if found and _words_around(rest, found) <= (6 if whole else 60):
        return _known(rest, found, iso, preprint=preprint)
    year = _YEAR.search(rest)
    if whole and not preprint and not iso and (named := _unknown(rest)):
        return named
    if iso or preprint or (year and (not whole or len(_YEAR.sub("", rest).strip(" .,()'")) == 0)):
        return Stated(year=int(iso[:4]) if iso else int(year[1]) if year else 0, date=iso, preprint=preprint)
    return None


def _words_around(text: str, found: re.Match[str]) -> int:
    """How much else there is: "Resurrecting Recurrent Neural Networks" names no journal."""
    before, after = text[: found.start()], text[found.end() :]
    if found["name"].lower() in _ORDINARY and (before.strip() or re.match(r"\s*[a-z]", after)):
        return 99
    return len(before.split()) + len(after.split())


def _known(text: str, found: re.Match[str], iso: str, *, preprint: bool) -> Stated:
    name, kind = _names()[found["name"].lower()]
    digits = found["year"] or ""
    if len(digits) == 2 and len(found["name"]) > 20:
        digits = ""  # "Advances in … Systems 35": a volume
    year = _full_year(digits)
    if not year and (later := _YEAR.search(text, found.end())):
        year = int(later[1])
    if not year and (earlier := _YEAR.search(text)):
        year = int(earlier[1])
    around = text[: found.start()] + " " + text[found.end() :]
    workshop = _WORKSHOP.search(around)
    if workshop or found["w"]:
        name, kind = f"{name} {_title(workshop[0]) if workshop else 'Workshop'}", "inproceedings"
    notes = [_title(extra[0]) for extra in _EXTRA.finditer(around)]
    return Stated(name, kind, year or int(iso[:4] or 0), iso, ", ".join(notes), preprint)


def _title(words: str) -> str:
    words = " ".join(words.split()).rstrip(" ,-")
    return words[:1].upper() + words[1:]


def _unknown(text: str) -> Stated | None:
    notes = [_title(extra[0]) for extra in _EXTRA.finditer(text)]
    plain = _LEAD.sub("", _EXTRA.sub("", text).strip(" .,")).strip(" .,")
    found = _UNKNOWN.match(plain)
    if not found or len(found["name"]) < 2:
        return None
    kind = "article" if re.search(r"journal|trans|letters|review", plain, re.I) else "inproceedings"
    return Stated(found["name"].strip(" ,"), kind, _full_year(found["y"]), "", ", ".join(notes))
