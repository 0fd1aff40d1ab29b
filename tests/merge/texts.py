"""A library, and what a branch makes of it."""

from __future__ import annotations

BASE = """\
% Our papers
@string{neurips = {NeurIPS}}

@misc{gu2023mamba,
  title = {Mamba},
  author = {Gu, Albert and Dao, Tri},
  year = 2023,
}

% second
@inproceedings{dao2024transformers,
  title = "Transformers are {SSM}s",
  booktitle = neurips,
  year = {2024},
}
"""
AUTHOR = "  author = {Gu, Albert and Dao, Tri},\n"
NEW = "\n@misc{%s,\n  title = {%s},\n}\n"


def changed(*pairs: tuple[str, str]) -> str:
    """The base with some places, each of which is once, replaced."""
    text = BASE
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def marked(ours: str, theirs: str) -> str:
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"
