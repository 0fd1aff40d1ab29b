"""Rules about titles and other printed text: what LaTeX and styles make of it."""
