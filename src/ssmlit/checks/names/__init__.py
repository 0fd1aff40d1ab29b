"""Rules about lists of names: what BibTeX does not read as one person per name."""
