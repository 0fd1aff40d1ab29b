"""Completion as the shells ask for it: one command line in, what may follow out.

The three shells differ in what they count as a word, so each hands over the whole line up to the
cursor, and the program takes it apart:

    _SSMLIT_COMPLETE=bash ssmlit 'ssmlit show gu2'     →  lines of `value TAB help`

Exit code `FILES` asks the shell to offer file names. `script` is what a shell reads to learn this.
"""

from __future__ import annotations

import os
import shlex
import sys
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.cli.shared import offers
from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE = "_SSMLIT_COMPLETE"
BREAKS = "_SSMLIT_WORDBREAKS"
FILES = 100

BASH = r"""# completion of ssmlit for bash
_ssmlit() {
    local out code line IFS=$'\n'
    out=$(_SSMLIT_WORDBREAKS="$COMP_WORDBREAKS" _SSMLIT_COMPLETE=bash \
        ssmlit "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    code=$?
    COMPREPLY=()
    if [ "$code" -eq 100 ]; then
        compopt -o default 2>/dev/null
        return
    fi
    for line in $out; do
        COMPREPLY+=("${line%%$'\t'*}")
    done
    if [ "${#COMPREPLY[@]}" -eq 1 ] && [[ ${COMPREPLY[0]} == *[:=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F _ssmlit ssmlit
"""
ZSH = r"""#compdef ssmlit
# completion of ssmlit for zsh
_ssmlit() {
    local out code line
    local -a plain open shown
    out=$(_SSMLIT_COMPLETE=zsh ssmlit "${(j: :)words[1,CURRENT]}" 2>/dev/null)
    code=$?
    if (( code == 100 )); then
        _files
        return
    fi
    for line in ${(f)out}; do
        if [[ ${line%%$'\t'*} == *[:=] ]]; then
            open+=("${line%%$'\t'*}")
        else
            plain+=("${line%%$'\t'*}")
            shown+=("${line/$'\t'/  -- }")
        fi
    done
    (( $#open )) && compadd -M 'm:{a-zA-Z}={A-Za-z}' -S '' -- $open
    (( $#plain )) || return
    if [[ $out == *$'\t'* ]]; then
        compadd -M 'm:{a-zA-Z}={A-Za-z}' -l -d shown -- $plain
    else
        compadd -M 'm:{a-zA-Z}={A-Za-z}' -- $plain
    fi
}
if [[ ${funcstack[1]} == _ssmlit ]]; then
    _ssmlit "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _ssmlit ssmlit
fi
"""
FISH = r"""# completion of ssmlit for fish
function __ssmlit_complete
    set -l out (_SSMLIT_COMPLETE=fish ssmlit (commandline -cp | string collect) 2>/dev/null)
    if test $status -eq 100
        __fish_complete_path (commandline -ct)
    else if test (count $out) -gt 0
        printf '%s\n' $out
    end
end
complete --command ssmlit --no-files --arguments '(__ssmlit_complete)'
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def answer(arguments: Sequence[str], shell: str) -> int:
    """Print what may stand where the cursor is, and return the exit code.

    Whatever goes wrong, nothing is offered and nothing is said: somebody is typing.
    """
    line = arguments[0] if arguments else ""
    words, incomplete = split(line)
    try:
        offers = _offers(words[1:], incomplete)
    except Exception:  # noqa: BLE001 - see the docstring
        return 0
    if offers is None:
        return FILES
    cut = _typed_before_break(incomplete) if shell == "bash" else 0
    for value, text in offers:
        shown = value[cut:].replace(" ", "\\ ") if shell == "bash" else value
        print(f"{shown}\t{text}" if text and shell != "bash" else shown)
    return 0


def split(line: str) -> tuple[list[str], str]:
    """Split a line at the cursor into the words before and the word being typed."""
    for close in ("", '"', "'"):
        try:
            words = shlex.split(line + close)
        except ValueError:
            continue
        if not close and (not words or line[-1:].isspace()):
            return words, ""
        return words[:-1], words[-1]
    return line.split()[:-1], line.rsplit(maxsplit=1)[-1]


def _typed_before_break(incomplete: str) -> int:
    """Return where the piece of a word begins that bash takes for a word of its own."""
    breaks = os.environ.get(BREAKS, ":=")
    return max((incomplete.rfind(mark) + 1 for mark in ":=" if mark in breaks), default=0)


def _offers(words: list[str], incomplete: str) -> list[tuple[str, str]] | None:
    """Return values and their help, or `None` where a file name may stand."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    from ssmlit.cli.app import root

    _use_library_of(words)
    special = _special(words, incomplete)
    context = _resolve_context(root(), {}, "ssmlit", list(words))
    asked, word = _resolve_incomplete(context, list(words), incomplete)
    items = [] if special and words[-1] != "tag" else asked.shell_complete(context, word)
    if not items and not special and word != word.lower():
        items = asked.shell_complete(context, word.lower())
    if not items and not special and _is_free(asked):
        return None
    found = [(value, "") for value in special]
    before = incomplete.removesuffix(word) if incomplete.startswith("--") else ""  # `--option=`
    found += [(before + item.value, _first_line(item.help)) for item in items]
    return list(dict(found).items())


def _is_free(asked: object) -> bool:
    """Tell whether an option or argument has no offers of its own, as file names have."""
    return hasattr(asked, "type") and not getattr(asked, "_custom_shell_complete", None)


def _use_library_of(words: list[str]) -> None:
    """Let the callbacks look into the library that the line names with `-l` or `--library`."""
    for option, value in zip_longest(words, words[1:], fillvalue=""):
        if option in {"-l", "--library"} and value:
            name = value
        elif option.startswith("--library="):
            name = option.partition("=")[2]
        elif option.startswith("-l") and len(option) > 2:
            name = option[2:]
        else:
            continue
        os.environ["SSMLIT_LIBRARY"] = str(Path(name).expanduser())


def _special(words: list[str], incomplete: str) -> list[str]:
    """Return offers for words that look like options and are none, and for `tag`'s short form."""
    command = next((word for word in words if not word.startswith("-")), "")
    if command == "tag":
        if incomplete[:1] == "+" or (incomplete[:1] == "-" and len(incomplete) > 1):
            return offers.signed_tags(incomplete) if incomplete[:2] != "--" else []
        return offers.keys(incomplete) if words[-1] == "tag" else []
    if incomplete[:1] == "-" and ":" in incomplete:
        return offers.query(incomplete)
    return []


def _first_line(text: str | None) -> str:
    return " ".join((text or "").partition("\n")[0].split())


# -- installing -----------------------------------------------------------------------------


def this_shell() -> str:
    """Return the shell that the user has chosen.

    Raises:
        UsageError: $SHELL does not name one that can be taught.
    """
    name = Path(os.environ.get("SHELL", "")).name
    if name not in SCRIPTS:
        raise UsageError(
            f"there is no completion for your shell, {name}" if name else "$SHELL is not set",
            hint=f"name the shell behind the option: {', '.join(SCRIPTS)}",
        )
    return name


def script(shell: str) -> str:
    """Return the script that teaches a shell to complete.

    Raises:
        UsageError: no script is known for that shell.
    """
    if shell not in SCRIPTS:
        raise UsageError(
            f"there is no completion for `{shell}`", hint=f"one of: {', '.join(SCRIPTS)}"
        )
    return SCRIPTS[shell]


def install(shell: str) -> str:
    """Put the script where the shell finds it; return the path of the script.

    fish reads it from a folder of its own. For bash and zsh one line is added to the file that they
    read when they start, once.
    """
    text = script(shell)
    home = Path.home()
    if shell == "fish":
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        target = config / "fish" / "completions" / "ssmlit.fish"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        target = data / "ssmlit" / f"completion.{shell}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    if shell != "fish":
        folder = Path(os.environ.get("ZDOTDIR") or home) if shell == "zsh" else home
        _add_line(folder / f".{shell}rc", f"source {shlex.quote(str(target))}")
    return str(target)


def _add_line(path: Path, line: str) -> None:
    """Add a line to a file, unless it is there."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if line not in text.splitlines():
        gap = "" if not text or text.endswith("\n") else "\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{gap}{line}\n")


def show_script(shell: str) -> None:
    """Print the script, and end: the callback of `--show-completion`."""
    import typer

    if shell:
        sys.stdout.write(script(shell))
        raise typer.Exit


def install_script(shell: str) -> None:
    """Install the script, and end: the callback of `--install-completion`."""
    import typer

    if shell:
        print(f"installed {install(shell)}; it takes effect in new shells", file=sys.stderr)
        raise typer.Exit
