from collections import Counter

from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import COMPARED
from ssmlit.fields.names import IDENTIFIED_BY
from ssmlit.fields.titles import agreement
from ssmlit.latex import fold, parse_names, squash, to_unicode
from ssmlit.model import Person, Record
from ssmlit.strings import plural
from ssmlit.venues import find_venue

RULE = Rule(
    "W705 other-version",
    summary="title, authors or venue differ from the record of this identifier",
    why="""Papers change title and authors between the preprint and the publication. An entry that
    mixes them, or that has lost an author, cites something that does not exist.""",
    bad="@misc{gu, author = {Gu, Albert}, title = {Mamba: Linear-Time Sequence Modeling with"
    " Selective State Spaces}, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba: Linear-Time Sequence"
    " Modeling with Selective State Spaces}, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    having=IDENTIFIED_BY,
    reads=COMPARED,
    needs="catalogue",
)
_ALIKE = 60  # rapidfuzz ratio from which two titles differ only in spelling: modeling, modelling


def check(view: EntryView, context: RuleContext) -> Findings:
    record = context.record(view)
    if record is None or not record.title or not view.title:
        return
    verdict = agreement(view.title, record.title)
    published = record.venue and view.venue
    reworded = verdict == "same" and published and _is_reworded(view.title, record.title)
    if verdict == "near" or reworded:
        yield Fault(f"the {record.source} calls it “{record.title}”", view.fields["title"])
    yield from _elsewhere(view, record)
    author = view.first("author")
    if verdict == "different" or author is None or not record.authors:
        return
    people, others = parse_names(author.text)
    if len(people) > len(record.authors) or (len(people) < len(record.authors) and not others):
        numbers = f"{plural(len(record.authors), 'author')}, the entry {len(people)}"
        yield Fault(f"the {record.source} has {numbers}", author)
    elif stranger := _stranger(people, record.authors):
        yield Fault(f"the {record.source} has no author {stranger}", author, stranger)


def _is_reworded(one: str, other: str) -> bool:
    """Return whether titles differ in words, and not only in spelling, order or a subtitle."""
    if one == other:
        return False
    ours, theirs = Counter(fold(one).split()), Counter(fold(other).split())
    left, right = "".join(ours - theirs), "".join(theirs - ours)
    if not (left and right):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(left, right) < _ALIKE


def _elsewhere(view: EntryView, record: Record) -> Findings:
    """Yield a known venue that is not the record's."""
    venue = view.venue
    if venue is None or not record.venue:
        return
    ours, theirs = find_venue(to_unicode(venue.text)), find_venue(record.venue)
    if ours and theirs and ours != theirs and "workshop" not in venue.text.lower():
        yield Fault(f"the {record.source} says it appeared in {record.venue}", venue)


def _stranger(people: tuple[Person, ...], known: tuple[Person, ...]) -> str:
    """Return the surname of the first person who is not among the known ones, or ""."""
    if people == known:
        return ""
    names = {squash(part) for person in known for part in str(person).split()}
    names |= {squash(person.surname) for person in known}
    for person in people:
        words = {squash(part) for part in str(person).split()} | {squash(person.surname)}
        if not words & names:
            return person.surname
    return ""
