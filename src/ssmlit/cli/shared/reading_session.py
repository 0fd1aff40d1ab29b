"""What one run of a command reads: its options, settings, library and services.

Responsible for handing `store` (disk), `config` and `http` to the actions. Does not depend on how
a library is changed: that is `ssmlit.cli.shared.session`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ssmlit.cli.shared.console import Console
from ssmlit.cli.shared.saved_searches import SavedSearches
from ssmlit.errors import LibraryError, UsageError

if TYPE_CHECKING:
    from typing import Self

    from ssmlit.actions.records.lookup_order import RecordPlaces
    from ssmlit.actions.searching import SearchResult
    from ssmlit.bibtex import Document
    from ssmlit.config import Config
    from ssmlit.http import Http
    from ssmlit.index.corpus import IndexedCorpus
    from ssmlit.library import Library
    from ssmlit.query import Corpus
    from ssmlit.render import View
    from ssmlit.snapshot import Snapshot
    from ssmlit.store import LibraryOnDisk


def nearer(path: Path) -> Path:
    """Return a path as a user would write it: relative if it is below the working folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def left_out(session: ReadingSession, lines: Sequence[int]) -> str:
    """Return the sentence about entries that cannot be read, by their lines."""
    why = "; `ssmlit check --syntax` says why"
    if len(lines) == 1:
        return f"{session.path}:{lines[0]}: this entry cannot be read and is left out{why}"
    where = session.named_lines(lines)
    return f"{session.path}: {len(lines)} entries cannot be read and are left out: {where}{why}"


class ReadingSession(Console):
    """The options of this run, and what is read because of them."""

    @cached_property
    def path(self) -> Path:
        """The library's path."""
        from ssmlit.config import find_library

        path = nearer(find_library(self.options.library))
        if self.options.verbose:
            self.note(f"library: {path}")
        return path

    @property
    def is_named(self) -> bool:
        """Whether the command line or the environment names the library; else it was found."""
        from ssmlit.config.locate import LIBRARY_VARIABLE

        return bool(self.options.library or os.environ.get(LIBRARY_VARIABLE))

    @cached_property
    def config(self) -> Config:
        """What `ssmlit.toml` beside the library says."""
        from ssmlit.config import load

        config = load(self.path)
        if config.tables:
            from ssmlit.config.locate import user_file
            from ssmlit.config.reference import USER_SETTINGS, known

            for table in {one.table for one in USER_SETTINGS} & config.tables.keys():
                place = f"{config.path}:{config.line_of(table)}"
                self.warn(f"{place}: [{table}] belongs to your own settings, {user_file()}")
            for problem in config.problems(known()):
                self.warn(f"{config.path}:{problem.line}: {problem.message}")
        return config

    @cached_property
    def encoding(self) -> str:
        """The encoding of the library file."""
        from ssmlit.config.locate import encoding_of

        return self.options.encoding or encoding_of(self.config)

    def view_table(self, name: str) -> dict[str, object]:
        """Return the settings of a view: a name of a layout stands for it, `[views.NAME]` adds."""
        from ssmlit.render import LAYOUTS

        layout = {"layout": name} if name in LAYOUTS else {}
        return {**layout, **self.config.table(f"views.{name}")}

    def view(self, name: str) -> View:
        """Return a view of the settings, with the rows that people left out of the library."""
        from dataclasses import replace

        from ssmlit.render import view_from_table

        return replace(view_from_table(name, self.view_table(name)), left_out=self.left_out())

    def left_out(self) -> frozenset[str]:
        """Return the names of rows of lists that were left out of the library by decision."""
        from ssmlit.actions.import_values import LEFT_OUT

        decided = self.config.table("import.rows")
        return frozenset(name for name, said in decided.items() if said in LEFT_OUT)

    def queries(self) -> Mapping[str, str]:
        """Return the saved searches of `[queries]`."""
        return SavedSearches(self.config)

    @cached_property
    def library(self) -> Library:
        """The library as it is now on disk."""
        return self._library_of(self._document)

    @cached_property
    def _document(self) -> Document:
        from ssmlit.bibtex import parse_document

        return parse_document(self._snapshot.content, str(self.path))

    def _library_of(self, document: Document, before: Library | None = None) -> Library:
        """Return a document as the library, which finds entries through the index."""
        from ssmlit.library import Library

        return Library(document, lambda: self._index(document.data), self.queries, before)

    _on_disk: LibraryOnDisk | None = None  # as it was last read

    @property
    def _snapshot(self) -> LibraryOnDisk:
        if self._on_disk is None:
            from ssmlit.store import read_library

            try:
                self._on_disk = read_library(self.path, encoding=self.encoding)
            except LibraryError as failure:
                line = self.config.line_of("library", "file")
                if line and not (self.is_named or self.path.exists()):
                    failure.hint += f"; {self.config.path}:{line} names it"
                raise
        return self._on_disk

    @cached_property
    def corpus(self) -> Corpus:
        """The library as it is now on disk, to be searched: a large one through its index."""
        from ssmlit.query import DocumentCorpus

        found = self._index()
        return DocumentCorpus(self._document) if found is None else found

    def _index(self, data: bytes | None = None) -> IndexedCorpus | None:
        """Return the index of the library, or of what was read of it, if it is large and UTF-8."""
        from ssmlit.bibtex.document import LARGE

        on_disk = data is None and self.path.is_file()
        size = self.path.stat().st_size if on_disk else len(data or b"")
        if size < LARGE or self.encoding.lower() not in {"utf-8", "utf8"}:
            return None  # to read all of it takes no longer
        from ssmlit import index
        from ssmlit.query import DocumentCorpus

        def slow() -> None:
            if self.on_terminal:
                self.note("reading the library for its index, this once …")

        return index.cached_corpus(
            self.path, lambda: DocumentCorpus(self._document), data=data, slow=slow
        )

    def note_left_out(self) -> None:
        """Say which entries cannot be read: a count or a list of all has to."""
        if lines := [block.line for block in self.library.document.broken]:
            self.note_once(left_out(self, lines))

    def note_nothing(self, query: str = "", more: str = "") -> None:
        """Say that nothing was found, and what finds something; of an empty library what fills it.

        `query` is what found nothing, unless the suggestions for it are said already.
        """
        from ssmlit.bibtex.document import LARGE
        from ssmlit.config import library_of

        self.note(f"nothing found{more}")
        if query:
            from ssmlit.actions.searching import search

            self.note_suggestions(search(self.corpus, query, saved=self.queries))
        if self.path.stat().st_size >= LARGE:
            return
        if self.is_of_another_kind:
            self.note(f"{self.path} contains no BibTeX entries; {library_of(self.path)}")
        elif not self.has_entries:
            sentence = "has no entries; `ssmlit add` adds papers, `ssmlit import FILE` a list"
            lost = [it.line for it in self.library.document.problems if it.code == "lost-entry"]
            self.note(left_out(self, lost) if lost else f"{self.path} {sentence}")

    def note_suggestions(self, found: SearchResult) -> None:
        """Say which other queries to try."""
        if found.suggestions:
            self.note("did you mean: " + ", ".join(found.suggestions))

    @property
    def is_bibtex(self) -> bool:
        """Whether the file is named .bib, or has entries."""
        return self.path.suffix.lower() == ".bib" or self.has_entries

    @property
    def is_of_another_kind(self) -> bool:
        """Whether the file has text, and is not BibTeX."""
        return not self.is_bibtex and bool(self.library.document.data.strip())

    @property
    def has_entries(self) -> bool:
        """Whether an entry begins in the file, broken ones included."""
        blocks = self.library.document.block_index
        return any(block.kind in {"entry", "broken"} for block in blocks)

    def snapshots(self) -> Sequence[Snapshot]:
        """Return the snapshots, the newest facts first, and warn of those that cannot be read."""
        from ssmlit.snapshot import open_all

        snapshots, unreadable = open_all()
        for failure in unreadable:
            self.note_once(f"warning: {failure.message}; {failure.hint}")
        return snapshots

    def quietly(self) -> Self:
        """Return a silent session with the same options that has read nothing yet."""
        return type(self)(self.options._replace(quiet=True, verbose=False))

    def reread(self) -> Library:
        """Return the library as it is on disk now: for programs that stay."""
        self._take(None)
        return self.library

    def _take(self, snapshot: LibraryOnDisk | None) -> None:
        """Set the library to a snapshot's contents, or to be read from disk when needed."""
        if snapshot is not self._on_disk:
            self.forget("library", "_document")
            self._on_disk = snapshot

    def forget(self, *names: Literal["config", "library", "_document"]) -> None:
        """Drop what was read; it is read again when it is next needed."""
        for name in names:
            self.__dict__.pop(name, None)

    def http(self, *, offline: bool) -> Http:
        """Return the HTTP client, as the environment and `[network]` configure it."""
        from ssmlit.http import SERVICES, Http, Settings

        config, table = self.config, dict[str, str | float]()
        if config.table("network"):
            from ssmlit.config.reference import given

            table = given(config, "network")
        settings = Settings.read(
            os.environ,
            table,
            path=str(config.path),
            line_of=partial(config.line_of, "network"),
            offline=offline,
        )
        for service in settings.services.values():
            chosen = os.environ.get(f"SSMLIT_{service.name.upper()}_URL")
            if service.base != SERVICES[service.name].base and not chosen:
                self.note(f"note: {self.config.path} has {service.title} asked at {service.base}")
        return Http(settings, waiting=self._waiting)

    def services(self, *, offline: bool) -> Http | None:
        """Return the client that asks services, or None when none is to be asked."""
        http = self.http(offline=offline)
        return None if http.settings.offline else http

    def places(self, http: Http | None = None, *, fresh: bool = False) -> RecordPlaces:
        """Return where works are looked up: snapshots, services (by `http`), the catalogue.

        With `fresh` services are asked about what a snapshot has, too.

        Raises:
            UsageError: they are to be, and must not.
        """
        from ssmlit.actions.records.lookup_order import RecordPlaces
        from ssmlit.catalogue import shipped

        if fresh and (http is None or http.settings.offline):
            raise UsageError("--online asks services, which --offline or the settings forbid")
        return RecordPlaces(shipped(), self.snapshots(), http, fresh)

    def _waiting(self, _: object, seconds: float) -> None:
        if seconds >= 1:
            self.note(f"waiting {seconds:.0f} s: one request at a time, as the service asks")
