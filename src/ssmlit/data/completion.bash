# completion of ssmlit for bash
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
