"""The one path of a work into the library: matched, placed, written."""
