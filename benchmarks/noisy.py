"""Join a clean table of papers with a noisy one of the same papers, and know which are the same.

    python benchmarks/noisy.py CLEAN.bib JOINED.bib [SEED] [--harsh]

writes JOINED.bib and JOINED.pairs.csv (key_a, key_b: every true pair of a clean and a noisy row),
for `benchmarks/duplicates.py --data`. The clean rows are those of CLEAN.bib whose title comes once
there. To every third of them the noisy table has one to four rows as a crawler of the web finds
them: initials only and another order of authors, authors left out, no venue or another name for it,
no year or one beside it, titles that are cut, misspelt, run together, in capitals, or that have
names, venues and remarks in them. With `--harsh` every second noisy row has one or two harms more:
given and family names exchanged, "N/A" for authors, letters lost to ligatures or a wrong encoding,
a word left out or exchanged, a citation after the title, no year, another venue.
The other rows get noise too, but have no clean row beside them. Same arguments, same bytes.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from random import Random

from ssmlit import bibtex, fields
from ssmlit.fields import entry_of, writable
from ssmlit.latex import squash
from ssmlit.model import AddEntry, Person, Record


def title(random: Random, record: Record) -> str:
    """Return a title as it is found on the web: half of them unharmed."""
    words = record.title.split()
    if random.random() < 0.55 or len(words) < 4:
        return record.title if random.random() < 0.6 else record.title.capitalize()
    harms = (_capitals, _misspelt, _run_together, _without_subtitle, _cut, _remark, _venue, _cited)
    return random.choice(harms)(random, record)


def _capitals(_: Random, record: Record) -> str:
    return record.title.upper()


def _run_together(random: Random, record: Record) -> str:
    words = record.title.split()
    at = random.randrange(1, len(words))
    return " ".join([*words[: at - 1], words[at - 1] + words[at], *words[at + 1 :]])


def _without_subtitle(random: Random, record: Record) -> str:
    head = record.title.partition(":")[0]
    return head if random.random() < 0.5 else record.title.replace(":", "")


def _cut(random: Random, record: Record) -> str:
    words = record.title.split()
    return " ".join(words[: max(6, len(words) - random.randrange(1, 5))]) + " …"


def _remark(random: Random, record: Record) -> str:
    remarks = ("(extended abstract)", "(full version)", "(invited paper)", "- group of 3 »")
    return f"{record.title} {random.choice(remarks)}"


def _venue(_: Random, record: Record) -> str:
    place = f", {record.venue}" if record.venue else ""
    return f"{record.title}{place}" + (f" {record.year}" if place and record.year else "")


def _cited(_: Random, record: Record) -> str:
    if not record.authors or not record.year:
        return record.title
    person = record.authors[0]
    return f"{person.last}, {person.first[:1]} ({record.year}) {record.title}"


def _misspelt(random: Random, record: Record) -> str:
    text = record.title
    at = random.randrange(2, len(text) - 1)
    kind = random.random()
    if kind < 0.4:
        return text[:at] + text[at + 1 :]
    if kind < 0.7:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + random.choice("etaoinsr") + text[at:]


def people(random: Random, record: Record) -> tuple[tuple[Person, ...], bool]:
    """Return authors with initials, shuffled, some left out, and whether the list is cut."""
    found = [
        Person(one.surname, " ".join(word[0] for word in one.first.split()))
        for one in record.authors
    ]
    chance = random.random()
    if chance < 0.5:
        random.shuffle(found)
    if chance > 0.85 and len(found) > 2:
        return tuple(found[: random.randrange(1, len(found))]), random.random() < 0.5
    return (() if chance > 0.83 else tuple(found)), False


def venue(random: Random, text: str) -> str:
    """Return a venue's name as a crawler finds it: none, a publisher's, or abbreviated."""
    chance = random.random()
    if chance < 0.35 or not text:
        return ""
    if chance < 0.45:
        return random.choice(("Springer", "Technical Report", "Elsevier", "portal.acm.org"))
    if chance < 0.7:
        return " ".join(word[:4] + "." if len(word) > 6 else word for word in text.split())
    return text


def noisy(random: Random, record: Record, key: str) -> Record:
    """Return a record as the noisy table has it."""
    authors, others = people(random, record)
    chance = random.random()
    year = 0 if chance < 0.4 or not record.year else record.year
    if year and chance > 0.93:
        year += random.choice((-1, 1))
    return record._replace(
        key=key, title=title(random, record), authors=authors, others=others, year=year,
        venue=venue(random, record.venue), volume="", number="", pages="", identifiers=(),
        publisher="", edition="", month=0, day=0, links=(), tags=(), abstract="", note="", extra=(),
    )  # fmt: skip


def _exchanged(_: Random, record: Record) -> Record:
    people = tuple(
        Person(one.first, one.last[:1]) if len(one.first) > 2 else Person(one.last, one.first)
        for one in record.authors
    )
    return record._replace(authors=people)


def _nobody(random: Random, record: Record) -> Record:
    name = random.choice(("N/A", "Anonymous", "Unknown Author", "?"))
    return record._replace(authors=(Person(name),))


def _lost_letters(random: Random, record: Record) -> Record:
    for letters in ("ffi", "ff", "fi", "fl"):
        record = record._replace(title=record.title.replace(letters, " "))
    return record._replace(title=record.title + random.choice(("", "â€¦", "Ã©?")))


def _another_word(random: Random, record: Record) -> Record:
    words = record.title.split()
    if len(words) > 5:
        at = random.randrange(1, len(words))
        usual = ("Method", "Novel", "Learning", "Analysis", "")
        words[at] = random.choice(usual)
    return record._replace(title=" ".join(filter(None, words)))


def _citation(random: Random, record: Record) -> Record:
    tails = (", in: Proc. 12th Workshop", ", 14 (2): 101-119", ". ICML'04", ", vol. 3, pp. 1-8")
    return record._replace(title=record.title + random.choice(tails))


def _nowhere(_: Random, record: Record) -> Record:
    return record._replace(year=0, venue="Proc. of the …")


def _first_only(_: Random, record: Record) -> Record:
    return record._replace(authors=record.authors[:1])


_HARSH = (
    _exchanged, _nobody, _lost_letters, _another_word, _citation, _nowhere, _first_only,
)  # fmt: skip


def harsher(random: Random, record: Record) -> Record:
    """Return a noisy record with one or two harms more, every second one as it is."""
    for _ in range(random.choice((0, 0, 1, 2))):
        record = random.choice(_HARSH)(random, record)
    return record


def joined(
    records: list[Record], seed: int = 1, *, harsh: bool = False
) -> tuple[list[Record], list[tuple[str, str]]]:
    """Return clean and noisy records together, and the pairs of keys that are one work."""
    random = Random(seed)
    titles = Counter(squash(record.title) for record in records)
    works = [record for record in records if record.title and titles[squash(record.title)] == 1]
    rows: list[Record] = []
    pairs: list[tuple[str, str]] = []
    for number, work in enumerate(works):
        clean = number % 3 == 0
        if clean:
            rows.append(work._replace(identifiers=(), key=f"c{number}", volume="", pages=""))
        for copy in range(random.choice((1, 1, 2, 3, 4) if clean else (0, 1, 1, 2))):
            row = noisy(random, work, f"n{number}-{copy}")
            rows.append(harsher(random, row) if harsh else row)
            if clean:
                pairs.append((f"c{number}", rows[-1].key))
    random.shuffle(rows)
    return rows, pairs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clean", type=Path)
    parser.add_argument("joined", type=Path)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--harsh", action="store_true")
    given = parser.parse_args()
    document = bibtex.parse_document(given.clean.read_text(encoding="utf-8"), str(given.clean))
    records = [fields.record(entry) for entry in document.entries]
    rows, pairs = joined(records, given.seed, harsh=given.harsh)
    added = [AddEntry(writable(entry_of(row, row.key))) for row in rows]
    target: Path = given.joined
    target.write_text(bibtex.parse_document("").apply(added).document.text, encoding="utf-8")
    with target.with_suffix(".pairs.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([("key_a", "key_b"), *pairs])


if __name__ == "__main__":
    main()
