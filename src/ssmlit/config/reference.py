"""Every setting and every environment variable, with its meaning.

Responsible for the table behind docs/settings.md and the warnings about unknown names. Does not
depend on the modules that read the settings: a test compares the two. The keys of a view are the
attributes of `ssmlit.render.View`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ssmlit.config.toml_tables import Config
from ssmlit.http.hosts import HOSTS

ANY = "NAME"  # in place of a name that the user chooses


class Setting(NamedTuple):
    """One name of ssmlit.toml."""

    table: str  # its table; a part `NAME` is chosen by the user
    name: str  # the setting; `NAME` is chosen by the user
    kind: str  # "text", "number", "true or false" or "texts"
    default: str  # as it would be written, or in words
    meaning: str  # what it does


SETTINGS: tuple[Setting, ...] = (
    Setting("library", "file", "text", '"library.bib"',
            "The library, relative to this file; it may not lie outside its folder."),
    Setting("library", "encoding", "text", '"utf-8"', "The file's encoding."),
    Setting("library", "abstracts", "true or false", "false",
            "New entries keep the abstract that services know; files keep theirs."),
    Setting("keys", "pattern", "text", '"{surname}{year}{word}"',
            "Of citation keys; also `{surnames}`, `{initials}`, `{yy}`, `{words3}`, `{venue}`, "
            "`{id}`."),
    Setting("history", "commit", "true or false", "false", "Every change becomes a git commit."),
    Setting("tags", "vocabulary", "texts", "[]",
            "The tags that the library uses; `check` reports others. Empty allows all."),
    Setting("check", "select", "texts", "[]",
            "The rules that run: codes, prefixes of codes, names, subjects; empty for all."),
    Setting("check", "ignore", "texts", "[]", "Rules that do not run."),
    Setting("check", "fail_on", "text", '"warning"',
            "Exit 1 from this severity on: error, warning, note or never."),
    Setting("duplicates", "same", "number", "8.0",
            "Sum of weights from which two entries are the same."),
    Setting("duplicates", "maybe", "number", "5.0",
            "Sum of weights from which you are asked about two entries."),
    Setting("duplicates", "ask", "number", "0.5",
            "The probability from which on a second look asks; 1 turns it off."),
    Setting("queries", ANY, "text", "",
            "A saved search: `@NAME` means it in every query, and in views."),
    Setting("abbreviations", ANY, "text", "",
            'Words of titles for `export --venues iso4`, beside the list of ISO 4: '
            '`"microscopy" = "Microsc."`, `"econom-"` for all that begin so, `"="` for never.'),
    Setting("update", "authors", "texts", "[]",
            'People whose new papers `ssmlit update` fetches: `["Albert Gu", "Tri Dao"]`.'),
    Setting("update.queries", ANY, "text", "",
            "A query in arXiv's syntax whose new papers `ssmlit update` fetches: `vision = "
            "'ti:mamba AND cat:cs.CV'`."),
    Setting("update.rejected", ANY, "text", "",
            "A paper that does not come back, by its identifier, with its title. Written by "
            "`reject`; remove a line to let it come back."),
    Setting("import.sections", ANY, "text", "",
            'Heading of a list → tag: `"Vision" = "vision"`; `""` makes no tag.'),
    Setting("refresh.refused", ANY, "text", "",
            "A proposal of `refresh` that was refused, by its digest. Written by `refresh`; remove "
            "a line to be asked again."),
    Setting("import.rows", ANY, "text", "",
            "What was decided about a row of a list, by its digest: `skip`, `merge`, `add`, "
            "`title`, `link` or `neither`. Written by `import`; remove a line to be asked again."),
    *(
        Setting("network", name, "text", f'"{base}"', f"Base address of {title}.")
        for name, (title, base) in HOSTS.items()
    ),
    *(
        Setting("network", f"{name}-gap", "number", "as the service asks",
                f"Seconds between two requests to {title}, at an address of your own.")
        for name, (title, _) in HOSTS.items()
    ),
    Setting("network", "contact", "text", "the project's page",
            "An address for the services, in the User-Agent."),
    Setting("network", "timeout", "number", "30", "Seconds without a byte before giving up."),
    Setting("network", "fresh", "number", "86400",
            "Seconds during which a stored answer is not asked for again."),
    Setting("network", "offline", "true or false", "false", "Do not use the network."),
)  # fmt: skip

USER_SETTINGS: tuple[Setting, ...] = (
    Setting("libraries", ANY, "text", "",
            "A library's path: `work = \"~/papers/work.bib\"`, for `ssmlit -l work`."),
)  # fmt: skip

ENVIRONMENT: Mapping[str, str] = {
    "SSMLIT_LIBRARY": "The library: a path, or a name from `[libraries]`.",
    "SSMLIT_CONFIG_DIR": "Folder of the user's own config.toml, a full path.",
    "SSMLIT_STATE_DIR": "Folder of the history and of locks, a full path.",
    "SSMLIT_CACHE_DIR": "Folder of indexes and stored answers, a full path.",
    "SSMLIT_DATA_DIR": "Folder of snapshots, a full path.",
    "SSMLIT_OFFLINE": "Any value but 0: open no connection.",
    "SSMLIT_TIMEOUT": "As `[network] timeout`.",
    "SSMLIT_FRESH": "As `[network] fresh`.",
    "SSMLIT_CONTACT": "As `[network] contact`.",
    "SSMLIT_ARXIV_URL": "As `[network] arxiv`; the other services likewise.",
    "SSMLIT_ARXIV_GAP": "Seconds between two requests to arXiv; the other services likewise.",
    "SSMLIT_SEMANTICSCHOLAR_KEY": "Your key for Semantic Scholar; without one it often refuses.",
    "SSMLIT_OPENALEX_KEY": "Your key for OpenAlex.",
    "SSMLIT_NO_PAGER": "Any value: no pager for long output.",
    "SSMLIT_DEBUG": "Any value: a bug in ssmlit shows its traceback.",
    "SOURCE_DATE_EPOCH": "Seconds since 1970: the day that new papers and lists get, not today.",
    "ALL_PROXY": "A proxy for the services, as are `HTTP_PROXY` and `HTTPS_PROXY`; one of SOCKS "
    "needs the Python package socksio.",
    "GITHUB_WORKSPACE": "The folder from which `--format github` and `sarif` give paths.",
    "NO_COLOR": "Any value: no colour (https://no-color.org).",
    "PAGER": "The pager of long output; else `less`.",
    "VISUAL": "The editor of `ssmlit edit KEY`.",
    "EDITOR": "The editor, where VISUAL is not set.",
}


_READ: Mapping[str, Callable[[Config, str, str], str | float]] = {
    "text": Config.string, "number": Config.number, "true or false": Config.boolean,
}  # fmt: skip


def known() -> dict[str, list[str]]:
    """Return table → the names it may hold, for the tables whose names are fixed; "" is the top."""
    tables: dict[str, list[str]] = {"": ["views"]}  # whose settings `render` knows
    for setting in SETTINGS + USER_SETTINGS:
        parts = [*setting.table.split("."), setting.name]
        for depth, name in enumerate(parts):
            if ANY in parts[: depth + 1]:
                break
            names = tables.setdefault(".".join(parts[:depth]), [])
            if name not in names:
                names.append(name)
    return tables


def given(config: Config, table: str) -> dict[str, str | float]:
    """Return the settings that a table has, none of them `texts`.

    Raises:
        UsageError: one is of another kind than it must be.
    """
    has = config.table(table)
    wanted = [one for one in SETTINGS if one.table == table and one.name in has]
    return {one.name: _READ[one.kind](config, table, one.name) for one in wanted}
