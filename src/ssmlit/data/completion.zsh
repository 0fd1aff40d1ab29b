#compdef ssmlit
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
