"""ssmlit: a bibliography manager that edits library.bib without rewriting it."""

__version__ = "0.1.0"
