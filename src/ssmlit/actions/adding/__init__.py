"""The one path of a work into the library: found, completed, matched, placed."""
