"""The index in the cache folder: current, or done without."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from ssmlit import bibtex, index
from ssmlit.index import cache
from ssmlit.query import DocumentCorpus, parse_query, search

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "@misc{{k{0}, title = {{Number {0}}}, note = {{{1}}}}}\n"
TEXT = "".join(ENTRY.format(number, "x" * 5_000) for number in range(200))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of 200 papers, and a cache folder."""
    monkeypatch.setenv("SSMLIT_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "library.bib"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def found(path: Path, query: str) -> list[str] | None:
    """Search through the index; None when there is none."""
    corpus = index.cached_corpus(
        path, lambda: DocumentCorpus(bibtex.parse_document(path.read_bytes()))
    )
    if corpus is None:
        return None
    return [hit.key for hit in search(parse_query(query), corpus, fuzzy=False)]


def age(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the file have been there for a while, so that its stamp is believed."""
    monkeypatch.setattr(cache, "is_settled", lambda _stamp, _now: True)
    assert path.exists()


@pytest.mark.slow
def test_a_file_that_has_not_changed_is_not_read(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says about the file is enough, once it is older than its clock is coarse."""
    age(library, monkeypatch)
    assert found(library, "number 7") is not None
    monkeypatch.setattr(cache.LibraryFile, "read", lambda _: pytest.fail("it was read"))

    assert "k7" in (found(library, '"number 7"') or [])


@pytest.mark.slow
def test_a_file_that_was_young_is_looked_through_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its digest says that it is what was indexed; from then on its stamp does."""
    assert found(library, '"number 7"') == ["k7"]
    age(library, monkeypatch)
    read, digest = cache.LibraryFile.read, cache.LibraryFile.digest
    monkeypatch.setattr(cache.LibraryFile, "read", lambda *_: pytest.fail("it was read"))
    assert found(library, '"number 7"') == ["k7"]
    monkeypatch.setattr(cache.LibraryFile, "digest", lambda _: pytest.fail("it was digested"))
    assert found(library, '"number 7"') == ["k7"]

    monkeypatch.setattr(cache.LibraryFile, "read", read)
    monkeypatch.setattr(cache.LibraryFile, "digest", digest)
    library.write_text(TEXT.replace("Number 7}", "Walrus 7}"), encoding="utf-8", newline="")
    assert found(library, '"number 7"') == []


@pytest.mark.slow
@pytest.mark.parametrize("is_old", [True, False])
def test_a_change_is_seen_whatever_the_clock_says(
    library: Path, monkeypatch: pytest.MonkeyPatch, is_old: bool
) -> None:
    """Size and time of the change may be what they were before."""
    monkeypatch.setattr(cache, "is_settled", lambda _stamp, _now: is_old)
    assert found(library, '"number 7"') == ["k7"]
    status = library.stat()
    library.write_text(TEXT.replace("Number 7}", "Walrus 7}"), encoding="utf-8", newline="")
    os.utime(library, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert library.stat().st_size == status.st_size
    assert found(library, '"number 7"') == []
    assert found(library, '"walrus 7"') == ["k7"]


@pytest.mark.slow
def test_a_file_written_over_while_it_is_searched(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read later is of the file that was searched, or refused."""
    age(library, monkeypatch)
    found(library, "walrus")
    corpus = index.cached_corpus(
        library, lambda: DocumentCorpus(bibtex.parse_document(library.read_bytes()))
    )
    assert corpus is not None
    (hit,) = search(parse_query('"number 7"'), corpus, fuzzy=False)
    replaced = library.with_suffix(".new")
    replaced.write_text("@misc{other}", encoding="utf-8")
    replaced.replace(library)

    assert hit.entry.get("title") == "Number 7"


def _search(path: Path) -> list[str] | None:
    return found(path, "number") and found(path, '"number 7"')


@pytest.mark.slow
def test_several_processes_at_once(library: Path) -> None:
    """Each gives the answer, whichever makes the index."""
    with ProcessPoolExecutor(4) as pool:
        answers = list(pool.map(_search, [library] * 8))
    assert {tuple(answer) for answer in answers if answer is not None} <= {("k7",)}
    assert found(library, '"number 7"') == ["k7"]


@pytest.mark.parametrize(
    "text", [pytest.param(TEXT + "\xe9", id="at the end"), pytest.param("\xe9" + TEXT, id="first")]
)
def test_what_has_no_index(library: Path, text: str) -> None:
    """What is not UTF-8 is for others to refuse."""
    library.write_bytes(text.encode("latin-1"))

    assert found(library, "mamba") is None


def test_a_folder_that_cannot_be_written(library: Path) -> None:
    """There is not an index then, and nobody is told."""
    (library.parent / "cache").write_text("a file")

    assert found(library, "number") is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"), [(b"number7", b"numbez7"), (b" number 7 ", b" number 9 ")], ids=["text", "row"]
)
def test_a_byte_that_changed_in_a_text_is_noticed(
    library: Path, monkeypatch: pytest.MonkeyPatch, old: bytes, new: bytes
) -> None:
    """SQLite sees nothing wrong with the file; the index is made again anyway."""
    age(library, monkeypatch)
    answer = found(library, '"number 7"')
    (kept,) = (library.parent / "cache" / "indexes").glob("*.sqlite")
    whole = kept.read_bytes()
    assert old in whole
    kept.write_bytes(whole.replace(old, new))

    assert found(library, '"number 7"') == answer == ["k7"]
    assert old in kept.read_bytes()


def test_a_file_is_read_from_anywhere_again_and_again(library: Path) -> None:
    """A part, its digest, all of it: none depends on what was read before."""
    data = library.read_bytes()
    file = cache.LibraryFile.opened(library)

    for _ in range(2):
        assert file.read(3, 9) == data[3:9]
        assert file.digest() == sha256(data).digest()
        assert file.read() == data
        assert file.read(5) == data[5:]


@pytest.mark.slow
def test_a_damaged_index_is_rebuilt(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power failure leaves has the size and the times of what was written."""
    age(library, monkeypatch)
    assert found(library, '"number 7"') == ["k7"]
    (kept,) = (library.parent / "cache" / "indexes").glob("*.sqlite")
    kept.write_bytes(bytes(kept.stat().st_size))
    kept.with_suffix(".seal").write_text(cache._seal(kept), encoding="ascii")

    assert found(library, '"number 7"') == ["k7"]
    assert kept.read_bytes().startswith(b"SQLite")


@pytest.mark.slow
def test_only_the_latest_indexes_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more libraries than `MOST` the index unused for longest goes, with all that is its own."""
    monkeypatch.setenv("SSMLIT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "cache" / "indexes"
    for number in range(cache.MOST + 2):
        path = tmp_path / f"{number}.bib"
        path.write_text(ENTRY.format(number, "x"), encoding="utf-8")
        assert found(path, "number") == [f"k{number}"]
        for seal in folder.glob("*.seal"):
            os.utime(seal, (0, seal.stat().st_mtime - 10))
    assert len(list(folder.glob("*.sqlite"))) == cache.MOST
    assert {path.suffix for path in folder.iterdir()} == {".sqlite", ".seal", ".lock"}
    assert len(list(folder.iterdir())) == 3 * cache.MOST


def test_an_index_that_is_used_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its library has not changed, so that nothing is written to it."""
    monkeypatch.setenv("SSMLIT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "MOST", 2)
    folder = tmp_path / "cache" / "indexes"
    used, unused, new = (tmp_path / f"{name}.bib" for name in ("used", "unused", "new"))
    for path in (used, unused, new):
        path.write_text(ENTRY.format(0, "x"), encoding="utf-8")
        age(path, monkeypatch)
    found(used, "number")
    (kept,) = folder.glob("*.sqlite")
    found(unused, "number")
    for seal in folder.glob("*.seal"):
        os.utime(seal, (0, 10 if seal.stem == kept.stem else 20))
    found(used, "number")
    found(new, "number")

    assert kept.exists()
    assert len(list(folder.glob("*.sqlite"))) == 2


@pytest.mark.slow
@pytest.mark.parametrize(("size", "calls"), [(0, 1), (1, 0)], ids=["as large", "a byte smaller"])
def test_what_takes_long_is_announced(
    library: Path, monkeypatch: pytest.MonkeyPatch, size: int, calls: int
) -> None:
    """Making the index of a large library; bringing it up to date takes less."""
    monkeypatch.setattr(cache, "SLOW", library.stat().st_size + size)
    said: list[str] = []

    def ask() -> None:
        corpus = DocumentCorpus(bibtex.parse_document(library.read_bytes()))
        assert index.cached_corpus(library, lambda: corpus, slow=lambda: said.append("slow"))

    ask()
    assert len(said) == calls
    library.write_text(TEXT + ENTRY.format("z", "x"), encoding="utf-8")
    ask()
    assert len(said) == calls


def test_an_index_that_cannot_be_kept_is_not_announced(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an entry says depends on its place where a macro has two texts."""
    library.write_text("@string{j = {A}}\n" + TEXT + "@string{j = {B}}\n" + TEXT, encoding="utf-8")
    monkeypatch.setattr(cache, "SLOW", 0)
    corpus = DocumentCorpus(bibtex.parse_document(library.read_bytes()))
    said: list[str] = []

    found = index.cached_corpus(library, lambda: corpus, slow=lambda: said.append("slow"))

    assert (found, said) == (None, [])


@pytest.mark.slow
def test_a_command_that_has_read_the_library_does_not_wait_for_an_index(library: Path) -> None:
    """What it has read is searched itself when there is no index, or one that is far behind."""
    data = library.read_bytes()

    def opened(data: bytes) -> bool:
        plain = DocumentCorpus(bibtex.parse_document(data))
        return index.cached_corpus(library, lambda: plain, data=data) is not None

    assert not opened(data)
    assert found(library, '"number 7"') == ["k7"]  # a search makes it
    assert opened(data)
    assert opened(data.replace(b"Number 7}", b"Walrus 7}"))
    assert not opened(data * (cache.LITTLE // len(data) + 2))


@pytest.mark.slow
def test_threads_read_parts_at_the_same_time(library: Path) -> None:
    """One shows papers while another searches: neither moves where the other reads."""
    data, file = library.read_bytes(), cache.LibraryFile.opened(library)
    parts = [(start, start + 3) for start in range(60_000)]

    def wrong(_: int) -> int:
        return sum(file.read(start, end) != data[start:end] for start, end in parts)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(wrong, range(4))) == [0] * 4
