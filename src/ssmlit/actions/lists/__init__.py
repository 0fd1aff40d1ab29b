"""Lists written from the library, and read back: rendering, comparing, learning a view."""
