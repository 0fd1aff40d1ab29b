"""Make files of bulk metadata of any size, in the forms in which services hand them out.

The words of titles are as unevenly frequent as those of a language (Zipf's law), so that an index
over them is as large as that of real titles; two in a hundred titles hold TeX, one author in ten
has letters beyond ASCII. The same number gives the same bytes. It knows nothing about ssmlit.
"""

from __future__ import annotations

import json
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from generate import ACCENTED, FORENAMES, METHODS, SEED, SENTENCES, SURNAMES, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

VOCABULARY = 60_000  # distinct words of titles, beside the names of methods
SYLLABLES = words("ba co di fe gra hy ing ko lo mi neu or pre qua ra sta tri un ver wa xi yo zu")
CATEGORIES = words("cs.LG hep-th gr-qc hep-ph math.CO astro-ph.GA cond-mat.str-el quant-ph")
VENUES = ("Phys. Rev. D", "ICML", "NeurIPS", "J. Mach. Learn. Res.", "IEEE Trans. Inf. Theory")
DAYS = words("Mon Tue Wed Thu Fri Sat Sun")
MONTHS = words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


class Work(NamedTuple):
    """What every form says about a work."""

    number: int
    serial: str  # seven digits in no order, as the DOIs of a bulk file are
    title: str
    people: list[tuple[str, str]]  # last name, first name
    year: int
    month: int
    venue: str
    category: str


def works(count: int) -> Iterator[Work]:
    """Yield made-up works, always the same."""
    random = Random(SEED)
    vocabulary = [_word(number) for number in range(VOCABULARY)] + METHODS
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    people = [
        (last, f"{first} {initial}.".strip(" ."))
        for last in [*SURNAMES, *(_word(40_000 + at).title() for at in range(4_000))]
        + [name for _, name in ACCENTED] * 30
        for first, initial in [(random.choice(FORENAMES), random.choice(["", *"ABCDEFG"]))] * 3
    ]
    for number in range(count):
        said = random.choices(vocabulary, cum_weights=weights, k=6 + number % 7)
        if number % 50 == 0:
            said[-1] = r"$\mathcal{O}(n^2)$ and G{\"o}del's {" + said[-1] + "}"
        several = random.choices(people, k=1 + number * 7 % 9)
        year, month = 1992 + number * 34 // count, 1 + number * 34 % count * 12 // count
        venue = VENUES[number % len(VENUES)] if number % 3 else ""
        title = " ".join([said[0].capitalize(), *said[1:]])
        yield Work(
            number,
            f"{number * 7_919 % 9_999_991:07}",
            title,
            several,
            year,
            month,
            venue,
            CATEGORIES[number % 8],
        )


def _word(number: int) -> str:
    """Return the word of a number: two to four syllables."""
    word = ""
    number += len(SYLLABLES)
    while number:
        number, at = divmod(number, len(SYLLABLES))
        word += SYLLABLES[at]
    return word


def arxiv(count: int) -> Iterator[str]:
    """Yield arXiv's records as on Kaggle, one JSON object a line, about 1,700 bytes each."""
    random = Random(SEED)
    fill = {"a": "selective", "t": "segmentation", "m": "It", "n": "recurrences", "k": 3, "p": 2}
    sentences = [sentence.format_map(fill) for sentence in SENTENCES]
    for work in works(count):
        day = f"{DAYS[work.number % 7]}, {1 + work.number % 28} {MONTHS[work.month - 1]}"
        yield json.dumps({
            "id": arxiv_id(work),
            "submitter": " ".join(reversed(work.people[0])),
            "authors": ", ".join(f"{first} {last}" for last, first in work.people),
            "title": work.title.replace(" ", "\n  ", 1),
            "comments": f"{work.number % 40} pages, 7 figures" if work.number % 4 else None,
            "journal-ref": f"{work.venue} {work.number % 90} ({work.year})" if work.venue else None,
            "doi": f"10.1103/PhysRevD.{work.serial}" if work.venue else None,
            "report-no": None,
            "categories": f"{work.category} {CATEGORIES[work.number % 7]}",
            "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
            "abstract": "  " + ". ".join(random.sample(sentences, 8)) + ".\n",
            "versions": [{"version": f"v{at}", "created": f"{day} {work.year} 19:18:4{at} GMT"}
                         for at in range(1, 2 + work.number % 3)],
            "update_date": f"{work.year}-{work.month:02}-{1 + work.number % 28:02}",
            "authors_parsed": [[last, first, ""] for last, first in work.people],
        })  # fmt: skip


def arxiv_id(work: Work) -> str:
    """Return an id in the form that arXiv gave that month."""
    when = f"{work.year % 100:02}{work.month:02}"
    if (work.year, work.month) < (2007, 4):
        return f"{work.category.partition('.')[0]}/{when}{1 + work.number // 8 % 999:03}"
    digits = 5 if work.year > 2014 else 4
    return f"{when}.{1 + work.number % 9_999:0{digits}}"


def dblp(count: int) -> Iterator[str]:
    """Yield DBLP's dump, an element a line."""
    yield '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>'
    for work in works(count):
        kind = "inproceedings" if work.number % 2 else "article"
        place = "booktitle" if work.number % 2 else "journal"
        people = "".join(f"<author>{first} {last}</author>" for last, first in work.people)
        title = work.title.replace("&", "&amp;").replace("<", "&lt;")
        element = (
            f'<{kind} mdate="{work.year}-0{1 + work.number % 9}-17" key="conf/x/{work.number}">'
            f"{people}<title>{title}.</title><pages>{work.number % 900}-{work.number % 900 + 9}"
            f"</pages><year>{work.year}</year><{place}>{work.venue or 'CoRR'}</{place}>"
            f"<ee>https://doi.org/10.1007/978-3-{work.serial}</ee></{kind}>"
        )
        yield element.encode("ascii", "xmlcharrefreplace").decode()
    yield "</dblp>"


def loose(count: int) -> Iterator[str]:
    """Yield objects with the keys of common exports, one a line."""
    for work in works(count):
        yield json.dumps({
            "title": work.title, "authors": [f"{first} {last}" for last, first in work.people],
            "year": str(work.year), "venue": f"{work.venue} {work.year}" if work.venue else None,
            "doi": f"10.5555/{work.serial}", "openreview": None, "arxiv": None,
        })  # fmt: skip


def bib(count: int) -> Iterator[str]:
    """Yield entries of a .bib file."""
    for work in works(count):
        people = " and ".join(f"{last}, {first}" for last, first in work.people)
        yield (
            f"@inproceedings{{key{work.number},\n    title = {{{work.title}}},\n"
            f"    author = {{{people}}},\n    booktitle = {{{work.venue or 'ACL'}}},\n"
            f"    year = {{{work.year}}},\n    doi = {{10.18653/v1/{work.serial}}}\n}}"
        )


FORMS: dict[str, tuple[str, Callable[[int], Iterable[str]]]] = {
    "arxiv": ("jsonl", arxiv),
    "dblp": ("xml", dblp),
    "loose": ("jsonl", loose),
    "bib": ("bib", bib),
}


def write(folder: Path, form: str, count: int) -> Path:
    """Write a file of one form; return its path."""
    ending, lines = FORMS[form]
    path = folder / f"{form}.{ending}"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines(count))
    return path
