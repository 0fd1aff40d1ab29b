"""The line below a short name: the rest of its title, or a whole reference.

Responsible for what is below a name. Does not depend on how the name itself was found.
"""

from __future__ import annotations

from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.title_words import skip


def below_people(text: str, start: int) -> int:
    """Return where a title begins: below a line that is names, several in full, or where it was."""
    stop = text.find("\n", start)
    people = names.read(text[start:stop])[0] if stop > 0 and text[stop:].strip() else ()
    whole = len(people) > 1 and all(person.first for person in people)
    return skip(text, stop) if whole and text[stop - 1] not in ",;&" else start


def title_end(text: str, start: int, end: int) -> int:
    """Return where the line of a title ends, or -1; a line of names before it belongs to it."""
    stop = text.find("\n", start)
    if 0 < stop < end and text[stop:end].strip() and names.read(text[start:stop])[0]:
        begin = end - len(text[stop:end].lstrip())
        return text.find("\n", begin)
    return stop
