"""Random files, random edits: exactly the change, and every other byte as it was."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ssmlit.bibtex import parse_document
from ssmlit.bibtex.macros import expand
from ssmlit.bibtex.syntax import is_balanced
from ssmlit.errors import EditRefusedError, SsmlitError, UnresolvedError
from ssmlit.model import (
    AddEntry,
    Change,
    DropField,
    Edit,
    Entry,
    Field,
    RemoveEntry,
    RenameKey,
    ReplaceEntry,
    SetField,
    SetType,
)
from tests.bibtex.strategies import (
    EXAMPLES,
    FEW,
    NAMES,
    TEXTS,
    TYPES,
    VALUES,
    EntryPart,
    File,
    files,
    line_at,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = st.sampled_from([f"k{number}" for number in range(6)])
STRINGS = {"known": "Known Name"}


def fields_of(entry: EntryPart) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in entry.fields]


def read(text: str) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Key → type and fields of all entries."""
    return {
        entry.key: (entry.type, [(field.name, field.source) for field in entry.fields])
        for entry in parse_document(text).entries
    }


@pytest.mark.slow
@FEW
@given(files(broken=True))
def test_blocks_partition_any_file(file: File) -> None:
    """Blocks partition the text; entries that are written well are read as they were written."""
    document = parse_document(file.text)
    blocks = document.blocks
    assert "".join(map(document.block_index.text, blocks)) == file.text
    assert isinstance(document.problems, tuple)


@pytest.mark.slow
@FEW
@given(files())
def test_entries_are_read_as_written(file: File) -> None:
    """Every entry of a well-formed file comes out with its fields, texts and line."""
    document = parse_document(file.text)
    strings = STRINGS if "known =" in file.text else {}
    assert [entry.key for entry in document.entries] == [entry.key for entry in file.entries]
    for entry, part in zip(document.entries, file.entries, strict=True):
        assert entry.type == part.type
        assert [(field.name, field.source) for field in entry.fields] == fields_of(part)
        assert [field.text for field in entry.fields] == [
            expand(field.value, strings) for field in part.fields
        ]
        assert document.source(entry) == part.source
        assert line_at(file.text, file.text.index(part.source)) == entry.line


@pytest.mark.slow
@FEW
@given(files(), st.text('{}@,="#%() \nab1\\', max_size=60), st.integers(0, 500))
def test_never_raises_on_a_damaged_file(file: File, noise: str, place: int) -> None:
    """With noise put anywhere in, blocks still partition and nothing raises."""
    at = place % (len(file.text) + 1)
    text = file.text[:at] + noise + file.text[at:]
    document = parse_document(text)
    assert "".join(map(document.block_index.text, document.blocks)) == text
    assert len(document.entries) == sum(block.kind == "entry" for block in document.blocks)
    assert isinstance(document.problems, tuple)
    assert len(document.containing(["a"])) <= len(document.entries)


# `partial`: a named tuple itself would get values for all that is not given here.
EDITS = st.one_of(
    st.builds(partial(SetField), KEYS, NAMES, TEXTS),
    st.builds(partial(SetField), KEYS, NAMES, VALUES, verbatim=st.just(True)),
    st.builds(partial(DropField), KEYS, NAMES),
    st.builds(partial(SetType), KEYS, TYPES),
    st.builds(partial(RenameKey), KEYS, st.sampled_from(["new", "K0", "k1", "x:y"])),
    st.builds(partial(RemoveEntry), KEYS),
    st.builds(
        AddEntry,
        st.builds(Entry, TYPES, st.sampled_from(["new", "k9"]),
                  st.lists(st.builds(Field.braced, NAMES, TEXTS), max_size=3).map(tuple)),
    ),
    st.builds(partial(ReplaceEntry), KEYS, st.just("@book{other,\n  a = {1}\n}")),
)  # fmt: skip


@pytest.mark.slow
@settings(FEW, max_examples=2 * EXAMPLES)
@given(files(), EDITS)
def test_one_edit_changes_what_was_asked_and_nothing_else(file: File, edit: Edit) -> None:
    """parse(new) = parse(old) with exactly this change; all bytes outside the entry are equal."""
    old = file.text
    try:
        new = parse_document(old).apply([edit]).document.text
    except UnresolvedError:
        key = "" if isinstance(edit, AddEntry) else edit.key
        entry = next((entry for entry in file.entries if entry.key == key), None)
        assert entry is None or (isinstance(edit, DropField) and entry.find(edit.name) < 0)
        return
    except EditRefusedError as error:
        assert refusable(file, edit), error.message  # noqa: PT017 # both outcomes are right
        return
    expect(file, edit, new)


def refusable(file: File, edit: Edit) -> bool:
    """Say whether there is a reason to refuse: a taken key, a value or source that breaks.

    Without an entry below it, a comment that is not closed would reach to the end of the file.
    """
    keys = {entry.key.lower() for entry in file.entries}
    match edit:
        case RenameKey():
            return edit.new.lower() in keys
        case AddEntry():
            return edit.entry.key in keys or any(odd(it.text) for it in edit.entry.fields)
        case SetField():
            return odd(edit.value)
        case RemoveEntry():
            return edit.key == file.entries[-1].key and "@comment{open" in file.text
    return False


def odd(value: str) -> bool:
    """Say whether a value cannot be, or the second parser is known to misread it."""
    return not is_balanced(value) or value.endswith("\\") or bool(re.search(r"\\[{}\"]|@", value))


def expect(file: File, edit: Edit, new: str) -> None:
    before = {entry.key: (entry.type, fields_of(entry)) for entry in file.entries}
    after = read(new)
    if isinstance(edit, AddEntry):
        assert new.startswith(file.text)
        kind, fields = after.pop(edit.entry.key)
        assert after == before
        assert kind.lower() == edit.entry.type.lower()
        assert [(name.lower(), ended(text_of(source))) for name, source in fields] == [
            (item.name.lower(), ended(item.text)) for item in edit.entry.fields
        ]
        gap = new[len(file.text) :].partition("@")[0]
        assert not gap.strip("\r\n")
        assert (file.text + gap).removeprefix("\ufeff")[-1:] in {"", "\n", "\r"}
        return
    index = next(
        i for i, p in enumerate(file.parts) if not isinstance(p, str) and p.key == edit.key
    )
    part = file.parts[index]
    assert isinstance(part, EntryPart)
    head = "".join(p if isinstance(p, str) else p.source for p in file.parts[:index])
    tail = "".join(p if isinstance(p, str) else p.source for p in file.parts[index + 1 :])
    if isinstance(edit, RemoveEntry):
        del before[edit.key]
        assert after == before
        assert new.startswith(head.rstrip())
        assert new.endswith(tail.lstrip())
        assert len(new) <= len(head) + len(tail)
        return
    assert new.startswith(head)
    assert new.endswith(tail)
    source = new[len(head) : len(new) - len(tail)]
    key, value = changed(part, edit, source)
    del before[part.key]
    assert after == before | {key: value}


def changed(
    part: EntryPart, edit: Edit, source: str
) -> tuple[str, tuple[str, list[tuple[str, str]]]]:
    """Check an entry's new source; return its key, type and fields as they must be."""
    fields = fields_of(part)
    match edit:
        case SetType():
            kind = source[1 : source.index(part.opening)]
            assert source == part.source.replace(f"@{part.type}", f"@{kind}", 1)
            assert kind.lower() == edit.type.lower()
            return part.key, (kind, fields)
        case RenameKey():
            assert source == part.source.replace(part.key, edit.new, 1)
            return edit.new, (part.type, fields)
        case ReplaceEntry():
            assert source == edit.source
            return "other", ("book", [("a", "{1}")])
        case DropField():
            kept = [f for f in part.fields if f.name.lower() != edit.name.lower()]
            assert in_order(source, [f.assignment for f in kept])
            assert source.endswith(part.end[-1])
            assert ",," not in source or ",," in part.source
            return part.key, (part.type, [(f.name, f.value) for f in kept])
        case SetField():
            return part.key, (part.type, set_field(part, edit, source))
    raise AssertionError(edit)


def set_field(part: EntryPart, edit: SetField, source: str) -> list[tuple[str, str]]:
    index = part.find(edit.name)
    if index < 0:
        assert in_order(source, [f.assignment for f in part.fields])
        assert part.source.startswith(source[: len(part.source) - len(part.end)])
        name, value = next(iter(read(source).values()))[1][-1]
        assert name.lower() == edit.name.lower()
        assert ended(value if edit.verbatim else text_of(value)) == ended(edit.value)
        return [*fields_of(part), (name, value)]
    forms = [
        form
        for value in dict.fromkeys([edit.value, ended(edit.value), ended(edit.value, "\r\n")])
        for form in ([value] if edit.verbatim else [f"{{{value}}}", f'"{value}"', value])
    ]
    assert source in [part.with_field(index, form).source for form in forms]
    old = part.fields[index].value
    form = next(form for form in forms if part.with_field(index, form).source == source)
    if not edit.verbatim and old.startswith('"') and old.count('"') == 2 and '"' not in edit.value:
        assert form[0] == '"' or "#" in old
    return fields_of(part.with_field(index, form))


def ended(text: str, newline: str = "\n") -> str:
    """Return a value with other line ends: it gets those of its entry, which other tests show."""
    return re.sub(r"\r\n?|\n", newline, text)


def text_of(source: str) -> str:
    return source[1:-1] if source[0] in '{"' else source


def in_order(source: str, parts: list[str]) -> bool:
    position = 0
    for part in parts:
        position = source.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return True


@pytest.mark.slow
@FEW
@given(files(broken=True), st.lists(EDITS, min_size=1, max_size=4))
def test_several_edits_keep_the_blocks_of_others(file: File, edits: list[Edit]) -> None:
    """Whatever the edits and however broken the file, entries not named keep their source."""
    document = parse_document(file.text)
    try:
        after = document.apply(edits).document
    except SsmlitError:
        return
    named = {edit.key for edit in edits if not isinstance(edit, AddEntry)}
    sources = [after.source(entry) for entry in after.entries]
    for entry in document.entries:
        assert entry.key in named or document.source(entry) in sources
    broken = [b for b in document.blocks if b.kind == "broken"]
    assert len(broken) == sum(b.kind == "broken" for b in after.blocks)


@pytest.mark.slow
@FEW
@given(files(broken=True), st.lists(EDITS, min_size=1, max_size=4))
def test_changes_lead_to_the_new_file(file: File, edits: list[Edit]) -> None:
    """The changes name each entry in both files, and splicing them in is exact."""
    document = parse_document(file.text)
    try:
        after, changes = document.apply(edits)
    except SsmlitError:
        return
    assert spliced(document.data, changes) == after.data
    for change in changes:
        assert line_at(document.data.decode("latin-1"), change.start) == change.line
        if change.key:
            entry = document.entry(change.key, change.nth)
            assert entry is not None
            assert document.source(entry) == change.before
        if change.new_key:
            named = [entry for entry in after.entries if entry.key == change.new_key]
            assert change.after in map(after.source, named)
    concerned = {change.key or change.new_key for change in changes}
    assert concerned <= {e.entry.key if isinstance(e, AddEntry) else e.key for e in edits}


def spliced(data: bytes, changes: Sequence[Change]) -> bytes:
    for change in reversed(changes):
        assert data[change.start : change.end] == change.old.encode()
        data = data[: change.start] + change.new.encode() + data[change.end :]
    return data


@pytest.mark.slow
@FEW
@given(files(), st.data())
def test_setting_the_same_value_changes_nothing(file: File, data: st.DataObject) -> None:
    """Setting a field to its own source, verbatim, gives the same bytes."""
    pairs = [(entry.key, field) for entry in file.entries for field in entry.fields]
    assume(pairs)
    key, field = data.draw(st.sampled_from(pairs))
    entry = next(entry for entry in file.entries if entry.key == key)
    value = entry.fields[entry.find(field.name)].value
    edit = SetField(key, field.name, value, verbatim=True)
    assert parse_document(file.text).apply([edit]).document.text == file.text


@pytest.mark.parametrize("key", ["k0", "k1"])
def test_unknown_key(key: str) -> None:
    """An edit of an entry that is not there is unresolved."""
    with pytest.raises(UnresolvedError):
        parse_document("@misc{other}\n").apply([SetType(key, "book")])
