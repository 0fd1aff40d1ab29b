r"""A small TeX: what a LaTeX paper cites, found by running through it as LaTeX does."""
