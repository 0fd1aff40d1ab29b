"""The scripts that teach bash, zsh and fish to complete, and where each shell looks for them.

Responsible for the user's shell set-up. Does not depend on commands: what is offered is
answered by `ssmlit.cli.completion`, which these scripts ask.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from ssmlit.errors import UsageError

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
    """Add a line to a file in whatever encoding, unless it is there."""
    from ssmlit.store.failures import refusing
    from ssmlit.store.reading import read_bytes

    data = read_bytes(path) if path.exists() else b""
    if line.encode() in data.splitlines():
        return
    gap = b"" if not data or data.endswith(b"\n") else b"\n"
    with refusing(path, "writing"), path.open("ab") as file:
        file.write(gap + line.encode() + b"\n")
