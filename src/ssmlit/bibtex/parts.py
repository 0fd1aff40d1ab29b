"""The source of one entry taken apart: a well-formed one by an expression, others by `shape`.

Both give the same parts (a test compares them); the expression needs a third of the time. Knows
nothing of files or edits.
"""

from __future__ import annotations

from ssmlit.bibtex.grammar import HEAD, Form, entry_end, fields, slots
from ssmlit.bibtex.shape import MalformedError, Shape, Slot, entry_shape


def parts(source: str) -> Shape:
    """Return where the parts of an entry stand; the source starts with its `@`.

    Raises:
        MalformedError: when no entry can be read there.
    """
    head = HEAD.match(source)
    end, form = _end(source)
    if head is None or form is Form.DOUBTFUL:
        return entry_shape(source, 0)
    found = slots(source, head.end(), end, form)
    commas = [field.start() for field in found]
    last = found[-1].end() if found else head.end()
    trailing = source.find(",", last, end)
    return Shape(
        *head.span(1),
        *head.span(2 if head[2] is not None else 3),
        tuple([Slot(field[1], field.start(1), *field.span(2)) for field in found]),
        tuple(commas if trailing < 0 else [*commas, trailing]),
        end - 1,
        (),
    )


def reading(source: str) -> tuple[str, str, tuple[tuple[str, str], ...]] | None:
    """Return type, key and fields (name, exact source of the value), or None.

    None is what is no entry, or more than one.
    """
    head = HEAD.match(source)
    end, form = _end(source)
    if head is not None and form is not Form.DOUBTFUL:
        if end != len(source):
            return None
        found = fields(source, head.end(), end, form)
        return head[1], head[2] or head[3] or "", tuple([(name, text) for name, text, _ in found])
    try:
        shape = entry_shape(source, 0)
    except MalformedError:
        return None
    if shape.close != len(source) - 1:
        return None
    values = tuple((slot.name, source[slot.start : slot.end]) for slot in shape.slots)
    kind = source[shape.type_start : shape.type_end]
    return kind, source[shape.key_start : shape.key_end], values


def _end(source: str) -> tuple[int, Form]:
    """Return what `grammar.entry_end` does, which in a file looks no further than the next `@`."""
    after = source.find("@", 1)
    return entry_end(source, 0, after if after >= 0 else len(source))
