"""One use case a file: a library and plain values in, a frozen result out.

An action never prints, asks, opens a file or a socket. A result that changes the library has
`edits` (what to do) and `summary` (one line for each thing done, for the history).
"""
