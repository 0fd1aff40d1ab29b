"""Reading a library from the disk: encodings, links, missing files."""

from __future__ import annotations

import codecs
import encodings.aliases
import errno
import os
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit.errors import EditRefusedError, LibraryError, SsmlitError, UsageError
from ssmlit.model import AddEntry, Edit, Entry, Field, SetField
from ssmlit.store import Revision, read_library, read_paper, transact
from ssmlit.store.disk_files import is_settled, on_disk
from ssmlit.store.failures import refusal
from tests.store.support import editing


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        pytest.param(b"", "utf-8", "", id="empty"),
        pytest.param(b"@a{x,\r\n}\r\n", "utf-8", "@a{x,\r\n}\r\n", id="crlf"),
        pytest.param(
            b"a\rb\nc\r\nd", "utf-8", "a\rb\nc\r\nd", id="mixed line ends, none at the end"
        ),
        pytest.param(codecs.BOM_UTF8 + b"x", "utf-8", "\ufeffx", id="mark stays"),
        pytest.param(codecs.BOM_UTF8 + b"x", "utf-8-sig", "\ufeffx", id="mark stays with -sig"),
        pytest.param("é".encode("latin-1"), "latin-1", "é", id="latin-1"),
        pytest.param("“é”".encode("cp1252"), "cp1252", "“é”", id="cp1252"),
        pytest.param("\ufeffé".encode("utf-16-le"), "utf-16", "\ufeffé", id="utf-16 little"),
        pytest.param("\ufeffé".encode("utf-16-be"), "utf-16", "\ufeffé", id="utf-16 big"),
        pytest.param("\ufeffé".encode("utf-32-be"), "utf-32", "\ufeffé", id="utf-32 big"),
        pytest.param("状態".encode("gb18030"), "gb18030", "状態", id="gb18030"),
        pytest.param("状態".encode("iso2022_jp"), "iso2022_jp", "状態", id="stateful"),
    ],
)
def test_text_keeps_everything(tmp_path: Path, data: bytes, encoding: str, text: str) -> None:
    """Whatever the declared encoding, the text gives the same bytes back."""
    path = tmp_path / "x.bib"
    path.write_bytes(data)
    snapshot = read_library(path, encoding=encoding)
    assert snapshot.content.decode() == text
    assert snapshot.file.data == data


@pytest.mark.parametrize(
    ("data", "encoding", "line", "words"),
    [
        pytest.param(
            b"a\nb\xe9c", "utf-8", 2, ["0xE9", "offset 3", "utf-8"], id="latin-1 as utf-8"
        ),
        pytest.param("a\né".encode()[:-1], "utf-8", 2, ["0xC3", "offset 2"], id="cut utf-8"),
        pytest.param(b"a\rb\xe9c", "utf-8", 2, ["0xE9", "offset 3"], id="old Mac line ends"),
        pytest.param(b"a\rb\r\nc\nd\xe9", "utf-8", 4, ["0xE9"], id="all line ends"),
        pytest.param(b"\n\n\x81", "cp1252", 3, ["0x81", "cp1252"], id="undefined in cp1252"),
        pytest.param("a\nb".encode("utf-16-le") + b"\xd8", "utf-16", 2, ["0xD8"], id="cut utf-16"),
    ],
)
def test_a_byte_that_does_not_fit_is_named(
    tmp_path: Path, data: bytes, encoding: str, line: int, words: list[str]
) -> None:
    """The message has the byte, its offset, its line, and the hint the option."""
    path = tmp_path / "x.bib"
    path.write_bytes(data)
    with pytest.raises(LibraryError) as raised:
        read_library(path, encoding=encoding)
    assert raised.value.line == line
    assert raised.value.path == str(path)
    assert all(word in raised.value.message for word in words)
    assert "--encoding" in raised.value.hint


def test_utf16_is_recognised_in_the_hint(tmp_path: Path) -> None:
    """A file that starts with the mark of UTF-16 gets that encoding proposed."""
    path = tmp_path / "x.bib"
    path.write_bytes(codecs.BOM_UTF16_LE + "x".encode("utf-16-le"))
    with pytest.raises(LibraryError) as raised:
        read_library(path)
    assert raised.value.message == "this is text in utf-16-le, not utf-8"
    assert "--encoding utf-16" in raised.value.hint


def test_shifted_japanese_is_recognised(tmp_path: Path) -> None:
    """It is ASCII, so it would be read as UTF-8; beside other letters it is a stray escape."""
    path = tmp_path / "x.bib"
    path.write_bytes("@misc{a, title = {状態}}\n".encode("iso2022_jp"))
    with pytest.raises(LibraryError) as raised:
        read_library(path)
    assert raised.value.message == "this is text in iso2022_jp, not utf-8"
    assert raised.value.hint == "read it with --encoding iso2022_jp"

    path.write_bytes("@misc{a, title = {状態 \x1b$B}}\n".encode())
    assert read_library(path).content == path.read_bytes()


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex"])
def test_unknown_encoding_is_a_usage_error(library: Path, name: str) -> None:
    """A name that is not text encoding is the user's slip, not the library's fault."""
    with pytest.raises(UsageError):
        read_library(library, encoding=name)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(b"+AGE-", "utf-7", id="the long way to write an a"),
        pytest.param(b"a" * 70, "idna", id="what it reads it refuses to write"),
    ],
)
def test_lossy_encoding_is_refused(tmp_path: Path, data: bytes, encoding: str) -> None:
    """An encoding that would write other bytes than it read is not used."""
    path = tmp_path / "x.bib"
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="change bytes"):
        read_library(path, encoding=encoding)


def test_what_is_not_a_file_is_refused(tmp_path: Path) -> None:
    """Each thing that is not an ordinary file has its own sentence and a next step."""
    missing = tmp_path / "missing.bib"
    folder = tmp_path / "folder"
    folder.mkdir()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    plug = socket.socket(socket.AF_UNIX)
    plug.bind(str(tmp_path / "socket"))
    plug.close()
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    below = missing / "x.bib"
    (tmp_path / "file").write_text("")
    inside_file = tmp_path / "file" / "x.bib"
    long = tmp_path / ("x" * 300)
    messages = set()
    for path in (missing, folder, pipe, circle, inside_file, long):
        with pytest.raises(LibraryError) as raised:
            read_library(path)
        assert raised.value.hint
        assert raised.value.path == str(path)
        messages.add(raised.value.message)
    assert len(messages) == 6
    for path in (tmp_path / "socket", below, Path("/dev/null")):
        with pytest.raises(LibraryError):
            read_library(path)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there are no /dev/fd")
def test_a_pipe_behind_a_descriptor_is_no_missing_file() -> None:
    """As in `ssmlit check <(…)`: its link leads to no path, but there is something."""
    ours, theirs = os.pipe()
    try:
        with pytest.raises(LibraryError, match="a pipe, a socket or a device"):
            read_library(Path(f"/dev/fd/{ours}"))
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.slow
@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_survives(text: str) -> None:
    """Decoding what was encoded gives the text, for every text of lines that UTF-8 can hold."""
    from ssmlit.store.encodings import codec_for, decode, encode

    for name in ("utf-8", "utf-16", "utf-32"):
        codec = codec_for(name, b"")
        data = encode(f"{text}\n", codec, Path("x"))
        assert decode(data, codec, Path("x")) == f"{text}\n"


@pytest.mark.parametrize(
    "encoding", ["latin-1", "cp1252", "utf-16", "utf-8", "gb18030", "iso2022_jp"]
)
def test_written_back_in_the_same_encoding(tmp_path: Path, encoding: str) -> None:
    """A change touches its own bytes; the rest, and the encoding, stay."""
    path = tmp_path / "x.bib"
    entry = "@a{{{0},\r\n  title = {{Caf\xe9 {0}}},\r\n}}\r\n"
    if encoding in {"gb18030", "iso2022_jp"}:
        entry = entry.replace("\xe9", "状態")
    text = "".join(entry.format(n) for n in range(9))
    path.write_bytes(text.encode(encoding))
    transact(
        path,
        lambda s: Revision(s.content.decode().replace("3}", "drei}").replace("6}", "6, sechs}")),
        command="x",
        encoding=encoding,
    )
    wanted = text.replace("3}", "drei}").replace("6}", "6, sechs}")
    assert path.read_bytes() == wanted.encode(encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_character_outside_the_encoding_is_refused(tmp_path: Path, end: str) -> None:
    """A letter that latin-1 lacks is not written as a question mark; its line is named."""
    path = tmp_path / "x.bib"
    before = f"{end}é{end}{end}".encode("latin-1")
    path.write_bytes(before)
    with pytest.raises(LibraryError) as raised:
        transact(
            path, lambda s: Revision(s.content.decode() + "Č"), command="x", encoding="latin-1"
        )
    assert "'Č'" in raised.value.message
    assert raised.value.line == 4
    assert path.read_bytes() == before


CODECS = sorted(
    {*encodings.aliases.aliases.values(), "idna", "punycode", "undefined", "unicode_escape"}
)


@pytest.mark.parametrize(
    "data",
    [b"", b"@misc{a, title = {A title of some length}}\n" * 3, b"T\xe4 \\u12 \\x", b"\xff\xfea\0"],
    ids=["nothing", "ASCII", "odd bytes", "a mark"],
)
def test_any_codec_that_python_has(data: bytes) -> None:
    """Codecs that are not for text, or fail in their own ways, end in a sentence like others."""
    from ssmlit.importers import decode as decode_import
    from ssmlit.store.encodings import codec_for, decode, encode

    for name in CODECS:
        with suppress(SsmlitError):
            decode_import(data, "x", name)
        with suppress(SsmlitError):
            codec = codec_for(name, data)
            text = decode(data, codec, Path("x"))
            encode(f"{text}\n{80 * 'ü'}", codec, Path("x"))
    with pytest.raises(SsmlitError):
        codec_for("zlib", b"")


def test_the_largest_file_is_read_whole(tmp_path: Path) -> None:
    """As many bytes as are allowed, and not one more."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")

    assert on_disk(path, largest=5).data == b"12345"
    with pytest.raises(LibraryError, match="5 bytes are more than the 4"):
        on_disk(path, largest=4)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("é\u2028".encode(), "é\u2028", id="UTF-8"),
        pytest.param("é".encode("latin-1"), "é", id="an old paper"),
        pytest.param("é".encode("utf-16"), None, id="no text that LaTeX reads"),
        pytest.param(None, None, id="no file"),
    ],
)
def test_a_paper_is_read_as_latex_reads_it(
    tmp_path: Path, data: bytes | None, text: str | None
) -> None:
    """UTF-8, or one byte a letter; anything else is refused, with what to do."""
    path = tmp_path / "paper.tex"
    if data is not None:
        path.write_bytes(data)
    if data and text is None:
        with pytest.raises(LibraryError) as caught:
            read_paper(path)
        assert caught.value.hint == "save it as UTF-8"
    else:
        assert read_paper(path) == text


def test_a_failure_without_a_number_keeps_its_message() -> None:
    """Python raises some that are not the system's."""
    failure = refusal(OSError("cannot send non-IP packet"), Path("x"), "reading")
    assert (failure.message, failure.hint) == ("reading failed: cannot send non-IP packet", "")


def test_every_entry_that_does_not_fit_the_encoding_is_named(tmp_path: Path) -> None:
    """So that the others of an import can be written."""
    path = tmp_path / "library.bib"
    path.write_bytes("@misc{a, x = {é}}\n".encode("latin-1"))
    edits: list[Edit] = [
        SetField("a", "x", "ü"),
        AddEntry(Entry("misc", "b", (Field.braced("x", "状"),))),
        AddEntry(Entry("misc", "c", (Field.braced("x", "ö"),))),
        AddEntry(Entry("misc", "d", (Field.braced("x", "\u2014"),))),
    ]

    with pytest.raises(EditRefusedError) as caught:
        transact(path, editing(edits), command="x", encoding="latin-1")

    assert {key: reason[:38] for key, reason in caught.value.refused.items()} == {
        "b": "iso8859-1 has no character '状' (U+72B6",
        "d": "iso8859-1 has no character '\u2014' (U+2014",
    }


@pytest.mark.parametrize(
    ("number", "doing", "message", "hint"),
    [
        pytest.param(errno.EACCES, "reading", "permission denied", "ls -l", id="not to be read"),
        pytest.param(errno.EACCES, "writing", "permission denied", "beside", id="nor written"),
        pytest.param(errno.EROFS, "writing", "the disk is read-only", "beside", id="disk"),
        pytest.param(errno.EROFS, "reading", "the disk is read-only", "copy the file", id="of it"),
        pytest.param(errno.ENOSPC, "writing", "the disk is full", "make room", id="full"),
        pytest.param(errno.ENOTTY, "reading", os.strerror(errno.ENOTTY), "", id="unusual"),
    ],
)
def test_errors_of_the_system_are_explained(
    number: int, doing: str, message: str, hint: str
) -> None:
    """With what to do about it, which depends on what was being done."""
    failure = refusal(OSError(number, os.strerror(number)), Path("x"), doing)

    assert failure.message == f"{doing} failed: {message}"
    assert hint in failure.hint
    assert bool(failure.hint) == bool(hint)


@pytest.mark.parametrize(
    ("stamp", "after", "expected"),
    [
        pytest.param(5_000_001, 60_000_000, True, id="a fine clock, three ticks later"),
        pytest.param(5_000_001, 1_000, False, id="a fine clock, within a tick"),
        pytest.param(5_000_000, 60_000_000, False, id="whole milliseconds, within two seconds"),
        pytest.param(5_000_000, 3_000_000_000, True, id="whole milliseconds, later"),
    ],
)
def test_when_a_change_of_a_file_shows_in_its_time(stamp: int, after: int, expected: bool) -> None:
    """The times of some disks count in seconds."""
    assert is_settled(stamp, stamp + after) is expected
