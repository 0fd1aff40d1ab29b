# completion of ssmlit for fish
function __ssmlit_complete
    set -l out (_SSMLIT_COMPLETE=fish ssmlit (commandline -cp | string collect) 2>/dev/null)
    if test $status -eq 100
        __fish_complete_path (commandline -ct)
    else if test (count $out) -gt 0
        printf '%s\n' $out
    end
end
complete --command ssmlit --no-files --arguments '(__ssmlit_complete)'
