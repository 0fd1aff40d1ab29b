"""Changes of texts, for the tests of diffs and of patches."""

from __future__ import annotations

from hypothesis import strategies as st

from ssmlit.store import splices_between
from ssmlit.store.steps import FileChange, Kind

LINES = st.sampled_from(
    [
        "@a{k,\n",
        "@b{l,\n",
        "  x = {1},\n",
        "  y = {2},\n",
        "}\n",
        "\n",
        "% c\r\n",
        "z",
        "é\u2028",
        "\r",
    ]
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same text with a few runs of lines replaced."""
    lines = draw(st.lists(LINES, max_size=40))
    new = list(lines)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(new)))
        new[start : start + draw(st.integers(0, 3))] = draw(st.lists(LINES, max_size=3))
    return "".join(lines), "".join(new)


def change(old: str, new: str, kind: Kind = "library") -> FileChange:
    """The record of a change from one text to another."""
    a, b = old.encode(), new.encode()
    sizes, splices = (len(a), len(b)), splices_between(a, b)
    return FileChange("/x", kind, "utf-8", sizes, splices, None if kind == "library" else a)


ENTRY = "@misc{{k{0},\n  title = {{Paper {0}}},\n  year = {{2020}},\n  keywords = {{a}},\n}}\n\n"
MANY = "".join(ENTRY.format(n) for n in range(300))
