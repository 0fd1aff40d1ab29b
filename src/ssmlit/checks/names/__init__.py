"""Rules about lists of names: what BibTeX does not take for one person after the other."""
