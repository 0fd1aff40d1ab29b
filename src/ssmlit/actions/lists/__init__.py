"""Lists written from the library, and read back: rendering, edits made by hand, learning a view."""
