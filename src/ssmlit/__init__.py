"""ssmlit: a bibliography manager that edits library.bib without rewriting it."""
