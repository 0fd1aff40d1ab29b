"""What every command shares: how its words are read, its options, the session it is given.

A command is a function whose first parameter is a `Session`; `command` adds the common options
(`--library`, `--json` …) to its signature and passes the session, so that a command's body contains
only its own work. A class made by `arguments` is many options in one parameter, each of its fields
is one: `force: bool = typer.Option(False, help="…")`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, wraps
from itertools import islice
from typing import Annotated, Any, TypeVar, dataclass_transform, get_type_hints

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.models import ParameterInfo

from ssmlit.cli.shared.command_line import (
    are_options,
    empty_value,
    options_last,
    require_no_count,
)
from ssmlit.cli.shared.console import Console
from ssmlit.cli.shared.help import Helpful
from ssmlit.cli.shared.options import CommonOptions
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError
from ssmlit.strings import did_you_mean, similar

T = TypeVar("T")
WRITING = frozenset({"dry_run", "yes", "no_input", "commit"})  # options of commands that write
FIELDS = "__dataclass_fields__"  # what is known by it needs no import of `dataclasses`
APPS: dict[str, typer.Typer] = {}
"""Each command, or group of commands, by its name, once its module is imported."""


class CommandGroup(Helpful, TyperGroup):
    """A group of commands before whose name the options of all commands may stand."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; alone, the group shows its help, but not to a program.

        Raises:
            UsageError: there are options of commands, and no command.
        """
        words = options_last(args, self.alone)
        if "--json" in args and not words and not ctx.resilient_parsing:
            every = f"`{ctx.command_path} --help` lists all commands"
            raise UsageError("no command is named", hint=every)
        return super().parse_args(ctx, self.meant(ctx, words) if words else words)

    def alone(self, word: str) -> bool:
        """Whether a word needs no command behind it."""
        return word.startswith("-")

    def meant(self, ctx: Any, words: list[str]) -> list[str]:  # noqa: ARG002 - for other groups
        """Return the words, the command first, as they are to be read."""
        return words

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command a word names, or suggest similar ones."""
        name = args[0]
        if name.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, name):
            return super().resolve_command(ctx, args)
        meant = [f"`{ctx.command_path} {one}`" for one in self.similar(name)]
        every = f"`{ctx.command_path} --help` lists all commands"
        raise UsageError(
            f"there is no command `{name}`", hint=did_you_mean(*meant, otherwise=every)
        )

    def similar(self, word: str) -> Sequence[str]:
        """Return the commands that a word may mean."""
        return similar(word, self.commands)


class Command(Helpful, TyperCommand):
    """A command that may have a query among its arguments, in which a minus leaves out.

    People write `-tag:surveys` and `-n` in one line. A word is an option when the command has one
    for its letters; else it is a part of the query, and so it is whenever a field of the language
    follows the minus. One letter alone is an option that is not there: `-n 3` must not find the
    papers without an n, nor `-3` those without a 3.
    """

    signs: tuple[str, ...] = ("-",)  # what words begin with that are not what they seem

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a failure says of which command it is, for the hint."""
        require_no_count(args, self.sizes)
        try:
            return super().parse_args(ctx, list(self._words(args, ctx.command_path)))
        except typer.TyperException as failure:
            if getattr(failure, "ctx", None) is None:
                vars(failure)["ctx"] = ctx
            raise

    def _words(self, args: list[str], command: str) -> Iterator[str]:
        """Yield the words as Typer is to read them; values of options as they are.

        Raises:
            UsageError: a value would be ignored, or was forgotten: `--tag --dry-run` must not
                write a tag, `--since "$BASE"` not check everything where the variable is empty, nor
                `--query "$A $B"` change everything.
        """
        words = iter(args)
        given: set[str] = set()
        for word in words:
            if word == "--":
                yield from self.after_options(words)
            elif not word.startswith(self.signs):
                yield word
            else:
                yield self.meant(word)
                name, equals, value = word.partition("=")
                option = word[:2] if word[:2] in self.single else name  # as in -lrefs.bib
                if option in given:
                    raise UsageError(f"`{option}` is given twice", hint="leave one of them out")
                given.update(self.single.get(option, ()))
                if equals and not value.strip() and self.sizes.get(name):
                    raise empty_value(name)
                for value in islice(words, self.sizes.get(word, 0)):
                    if not value.strip():
                        raise empty_value(word)
                    if value in self.sizes:
                        hint = f"`{command} --help` shows its usage"
                        raise UsageError(
                            f"`{word}` has no value: `{value}` is an option", hint=hint
                        )
                    yield value

    def after_options(self, words: Iterator[str]) -> Iterator[str]:
        """Yield the words after `--`, none of which is an option."""
        yield from ("--", *words)

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many values each option takes, by all of its names."""
        sizes = {name: 0 if vars(one).get("is_flag") else one.nargs for one in self.params
                 for name in (*one.opts, *one.secondary_opts) if name[0] == "-"}  # fmt: skip
        return sizes | {"-h": 0, "--help": 0}

    @cached_property
    def single(self) -> Mapping[str, Sequence[str]]:
        """The options of one value, each by all of its names."""
        return {name: one.opts for one in self.params if not vars(one).get("multiple")
                for name in one.opts if self.sizes.get(name)}  # fmt: skip

    def meant(self, word: str) -> str:
        """Return `NOT word` for a `-word` of a query, which reads both the same."""
        if not any(one.name == "query" and isinstance(one, TyperArgument) for one in self.params):
            return word
        if re.fullmatch(r"-([a-zA-Z]|\d{1,3})", word) and word not in self.sizes:
            near = "--limit" if re.fullmatch(r"-(n|\d+)", word) else f"--{word[1:]}"  # as of `head`
            meant = next((name for name in self.sizes if name.startswith(near)), "")
            said = f"did you mean {meant}?" if meant else "--help lists all options;"
            raise UsageError(
                f"there is no option `{word}`",
                hint=f"{said} `NOT {word[1:]}` leaves out papers with that word",
            )
        if len(word) < 2 or word[1] in "- ":
            return word
        from ssmlit.query.language import field_named

        field = re.match(r"-([a-z]+):", word)
        is_named = field is not None and field_named(field[1]) is not None
        return f"NOT {word[1:]}" if is_named or not are_options(word, self.sizes) else word


def new_app(**settings: Any) -> typer.Typer:
    """Return a Typer application with the settings that all commands share."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        **settings,
    )


def new_group(name: str, text: str, kind: type[CommandGroup] = CommandGroup) -> None:
    """Register a group of other commands; alone it shows its help."""
    APPS[name] = new_app(cls=kind, invoke_without_command=True)
    APPS[name].callback(help=text)(help_if_alone)


def help_if_alone(context: typer.Context) -> None:
    """Show the help of a group of commands that was called without one."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@dataclass_transform(frozen_default=True, kw_only_default=True)
def arguments(kind: type[T]) -> type[T]:
    """Make a class the arguments of a command, as one value; its defaults say how Typer reads it.

    The class keeps only the true default; what is said about the option goes to the annotation.
    """
    from dataclasses import dataclass

    for name, said in list(vars(kind).items()):
        if isinstance(said, ParameterInfo):
            kind.__annotations__[name] = Annotated[kind.__annotations__[name], said]
            if said.default is ...:
                delattr(kind, name)
            else:
                setattr(kind, name, said.default)
            said.default = ...
    return dataclass(frozen=True, slots=True, kw_only=True, repr=False)(kind)


def command(
    name: str, *, within: str = "", writes: bool = False, **settings: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function that takes a `Session` first as a command.

    Args:
        name: the command's name.
        within: the group it belongs to, if it is part of one.
        writes: whether it may change the library or write other files; such commands also get
            `--dry-run`, `--yes`, `--no-input` and `--commit`.
        settings: passed on to Typer.
    """
    settings.setdefault("cls", Command)

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        app = APPS[within] if within else APPS.setdefault(name, new_app())
        app.command(name, **settings)(_with_options(function, writes=writes))
        return function

    return decorate


def _with_options(function: Callable[..., None], *, writes: bool) -> Callable[..., None]:
    """Return a function of single options, the common ones among them, as Typer wants it."""
    common = [it for it in _parameters(CommonOptions) if writes or it.name not in WRITING]
    values = [("", CommonOptions, common)]  # parameters that are several options, with these
    each: list[inspect.Parameter] = []
    for one in _parameters(function)[1:]:
        fields = [one]
        if hasattr(one.annotation, FIELDS):
            fields = _parameters(one.annotation)
            values.append((one.name, one.annotation, fields))
        each += fields

    @wraps(function)
    def run(**given: Any) -> None:
        for value, kind, its in values:
            given[value] = kind(**{field.name: given.pop(field.name) for field in its})
        options: CommonOptions = given.pop("")
        Console.run.library = options.library
        function(Session(options), **given)

    vars(run)["__signature__"] = inspect.Signature([*each, *common])
    run.__annotations__ = {}  # Typer finds them in the signature
    return run


def _parameters(function: Callable[..., object]) -> list[inspect.Parameter]:
    """Return what a function or class takes, each by its name."""
    hints = get_type_hints(function, include_extras=True)
    found, only = inspect.signature(function).parameters, inspect.Parameter.KEYWORD_ONLY
    return [found[name].replace(kind=only, annotation=hints[name]) for name in found]
