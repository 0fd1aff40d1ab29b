"""`ssmlit tag`: add, remove, rename, list and check tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import APPS, Command, CommandGroup, command, new_group
from ssmlit.cli.shared.options import Keys, Query, Words, after_entry
from ssmlit.cli.shared.questions import selection
from ssmlit.cli.shared.reading_session import nearer
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode, UsageError
from ssmlit.strings import closest, did_you_mean, plural, quoted

if TYPE_CHECKING:
    from ssmlit.actions.changed import Changed
    from ssmlit.library import Library

EDIT = "set"
SIGNED = "`ssmlit tag KEY +TAG` adds one, -TAG removes; after `--` also `-n`, the tag n"


class TagGroup(CommandGroup):
    """Lets `ssmlit tag KEY +vision -inbox` be written without naming a subcommand."""

    def alone(self, word: str) -> bool:
        """Whether it is one of the group's own options, which `-inbox` is not."""
        return word in {"--help", "-h"}

    def meant(self, ctx: Any, words: list[str]) -> list[str]:  # noqa: ARG002 - of other groups
        """Put the subcommand `set` before words that name none."""
        return words if words[0] in self.commands or self.alone(words[0]) else [EDIT, *words]

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Offer the subcommands, and the keys that may be in their place."""
        from ssmlit.cli.completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return found + [CompletionItem(key) for key in offers.keys(incomplete)]


class SetTags(Command):
    """Reads `+tag` and `-tag` as `--add=tag` and `--remove=tag`, after `--` whatever they are."""

    signs = ("+", "-")

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, in which an option may have been meant as a tag.

        Raises:
            UsageError: the last word is an option without its value.
        """
        if args and "--" not in args and self.sizes.get(args[-1]):
            raise UsageError(f"`{args[-1]}` has no value", hint=SIGNED)
        return super().parse_args(ctx, args)

    def after_options(self, words: Iterator[str]) -> Iterator[str]:
        """Yield the words after `--`: those with a sign are tags."""
        for word in words:
            is_tag = word.startswith(self.signs) and len(word) > 1
            yield _option(word) if is_tag else word

    def meant(self, word: str) -> str:
        """Return the option that a word with a sign stands for; other words as they are."""
        if word in self.sizes or len(word) < 2 or word.startswith("--"):
            return word
        return _option(word)


def _option(word: str) -> str:
    return f"--{'add' if word[0] == '+' else 'remove'}={word[1:]}"


HELP = """Add, remove, rename and list tags.

\b
  ssmlit tag gu2023mamba +foundations -inbox      add one, remove one
  ssmlit tag --query 'title:hyperspectral' +remote-sensing
  ssmlit tag gu2023mamba -- -n                    remove the tag n
  ssmlit tag list --tree
  ssmlit tag rename gnn graphs

Tags are kept in the field `keywords`; `vision/medical` is below `vision`. `ssmlit tag KEY +TAG`
takes the options of `ssmlit tag add --help`.
"""

Rest = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[KEY] TAG...",
        help="A key and its tags; with --query only tags.",
        autocompletion=after_entry(offers.tags),
    ),
]

JSON = """
changed
`tag list`.
  tags (table of number): Tag → entries that have it.
`tag check`.
  pairs (list of object): Tags that look like one tag spelled two ways.
    rarer (text): The rarer one.
    other (text): The other one.
"""

new_group("tag", HELP, TagGroup)


@command(EDIT, within="tag", writes=True, hidden=True, cls=SetTags)
def set_tags(
    session: Session,
    keys: Keys = None,
    add: list[str] | None = typer.Option(
        None,
        "--add",
        "-a",
        metavar="TAG",
        help="Add a tag; also written +TAG.",
        autocompletion=offers.tags,
    ),
    remove: list[str] | None = typer.Option(
        None,
        "--remove",
        "-r",
        metavar="TAG",
        help="Remove a tag; also written -TAG.",
        autocompletion=offers.tags,
    ),
    query: Query = "",
) -> None:
    """Change the tags of entries: `ssmlit tag KEY... +TAG -TAG`."""
    if not add and not remove:
        names = [it.name for it in APPS["tag"].registered_commands if it.name and not it.hidden]
        near = closest(keys[0], names) if keys else ""
        meant = f"`ssmlit tag {near}`" if near else ""
        raise UsageError("no tag was given", hint=did_you_mean(meant, otherwise=SIGNED))
    _change(session, keys or [], query, add or [], remove or [])


@command("add", within="tag", writes=True)
def add_tags(session: Session, words: Rest = None, query: Query = "") -> None:
    """Add tags to entries."""
    keys, tags = _split(words or [], query)
    _change(session, keys, query, tags, [])


@command("remove", within="tag", writes=True)
def remove_tags(session: Session, words: Rest = None, query: Query = "") -> None:
    """Remove tags from entries."""
    keys, tags = _split(words or [], query)
    _change(session, keys, query, [], tags)


@command("list", within="tag")
def list_tags(
    session: Session,
    query: Words = None,
    tree: bool = typer.Option(False, "--tree", help="Show the hierarchy."),
) -> None:
    """List the tags and how many entries have each."""
    from ssmlit.actions.select import by_query
    from ssmlit.fields.keywords import count_tags

    entries = by_query(session.library, " ".join(query)) if query else session.library.entries
    session.note_left_out()
    counts = count_tags(entries)
    flat = (f"{number:>6}  {tag}" for tag, number in counts.items())
    session.result({"tags": counts}, *(_tree(counts) if tree else flat))
    if query and not entries:
        session.note_nothing(" ".join(query))
    elif not counts:
        session.note("there are no tags")


@command("rename", within="tag", writes=True)
def rename_tag(
    session: Session,
    old: str = typer.Argument(metavar="OLD", help="A tag.", autocompletion=offers.tags),
    new: str = typer.Argument(metavar="NEW", help="Its new name.", autocompletion=offers.tags),
) -> None:
    """Rename a tag everywhere. If the new one exists, the two become one."""
    from ssmlit.actions import tagging

    if new != old and new in session.library.tags and not session.options.dry_run:
        have = plural(session.library.tags[new], "entry has", "entries have")
        session.confirm(
            f"{have} `{new}` already; merge `{old}` into it?",
            f"`{old}` would be merged into `{new}`",
        )
    result = session.change(lambda it: tagging.rename_tag(it, old, new), "tag rename")
    _report(session, result, f"renamed {old} to {new} in")
    _note_settings(session, old)


@command("drop", within="tag", writes=True)
def drop_tag(
    session: Session,
    tag: str = typer.Argument(metavar="TAG", help="A tag.", autocompletion=offers.tags),
) -> None:
    """Remove a tag from every entry."""
    from ssmlit.actions import tagging

    result = session.change(lambda library: tagging.drop_tag(library, tag), "tag drop")
    _report(session, result, f"dropped {tag} from")
    _note_settings(session, tag)


def _note_settings(session: Session, tag: str) -> None:
    """Say which views and saved queries still name a tag that no longer exists."""
    if lines := session.config.lines_with(tag):
        path = nearer(session.config.path)
        session.note(f"{path} names `{tag}`, too ({session.named_lines(lines)}): edit it by hand")


@command("check", within="tag")
def check_tags(session: Session) -> None:
    """List tags that look like one tag spelled two ways. Exit code 1 if there are any."""
    from ssmlit.checks.variants import tag_variants

    counts = session.library.tags
    pairs = tag_variants(counts).items()
    session.result(
        {"pairs": [{"rarer": rarer, "other": other} for rarer, other in pairs]},
        *(
            f"{rarer} ({counts[rarer]}) looks like {other} ({counts[other]}): "
            f"ssmlit tag rename {quoted(rarer)} {quoted(other)}"
            for rarer, other in pairs
        ),
    )
    if not pairs:
        session.note("no tags look alike")
    else:
        raise typer.Exit(ExitCode.FOUND)


def _split(words: list[str], query: str) -> tuple[list[str], list[str]]:
    keys, tags = ([], words) if query else (words[:1], words[1:])
    if not tags:
        raise UsageError("no tag was given", hint="`ssmlit tag add KEY TAG...`")
    return keys, tags


def _change(
    session: Session, keys: list[str], query: str, add: list[str], remove: list[str]
) -> None:
    from ssmlit.actions import tagging
    from ssmlit.checks.variants import tag_variants

    find = selection(session, keys, query)
    entries = find(session.library)

    def act(library: Library) -> Changed:
        return tagging.change_tags(find(library), add=add, remove=remove)

    nothing = "nothing to do"
    if remove and not add and entries:
        have = f"{entries[0].key} has" if len(entries) == 1 else "they have"
        nothing += f": {have} no tag {' or '.join(f'`{tag}`' for tag in remove)}"
    known = _tags(session) if add else {}
    _report(session, session.change(act, "tag"), tagging.done_by(add, remove), nothing)
    for tag in add if known else ():
        if tag not in known and (usual := tag_variants({**known, tag: 0}).get(tag)):
            session.note(
                f"`{tag}` is new; `{usual}` is a tag already: "
                f"`ssmlit tag rename {quoted(tag)} {quoted(usual)}` makes them one"
            )


def _tags(session: Session) -> Mapping[str, int]:
    """Return the tags of a library; none of a large one, which would have to be read for them."""
    from ssmlit.bibtex.document import LARGE

    return session.library.tags if len(session.library.document.data) < LARGE else {}


def _report(session: Session, result: Changed, done: str, nothing: str = "nothing to do") -> None:
    count = plural(len(result.keys), "entry", "entries")
    session.report_changed(result, done, count, nothing)


def _tree(counts: dict[str, int]) -> list[str]:
    levels = ((tag.split("/"), range(1, tag.count("/") + 2)) for tag in counts)
    names = {"/".join(parts[:depth]) for parts, depths in levels for depth in depths}
    return [
        f"{counts.get(name, 0):>6}  {'  ' * name.count('/')}{name.rpartition('/')[2]}"
        for name in sorted(names)
    ]
