"""The one way of a work into the library: found, completed, matched, placed."""
