from collections.abc import Iterator

from ssmlit._lazy import regex
from ssmlit.checks.census import Census, Seen
from ssmlit.checks.rule import Rule
from ssmlit.checks.variants import variants

RULE = Rule(
    "N805 similar-tags",
    about="library",
    summary="a tag that is nearly the same as another",
    why="""Searches and lists find only half of the papers. `ssmlit tag rename OLD NEW` makes one of
    the two.""",
    bad="@misc{a, title = {Mamba}, keywords = {time-series}}\n"
    "@misc{b, title = {Hippo}, keywords = {time-series}}\n"
    "@misc{c, title = {S4}, keywords = {Time Series}}",
    good="@misc{a, title = {Mamba}, keywords = {time-series}}\n"
    "@misc{c, title = {S4}, keywords = {time-series}}",
    fields=("keywords",),
)

_NOISE = regex(r"[\W_]+")


def check(census: Census) -> Iterator[tuple[Seen, str]]:
    counts = {tag: len(places) for tag, places in census.tags.items()}
    for rare, usual in variants(counts, _key).items():
        for place in census.tags[rare]:
            yield place, f"the tag {rare} is spelled elsewhere as {usual}"


def _key(tag: str) -> str:
    """Return the letters and digits of a tag; levels (`a/b`) stay apart, a plural counts as one."""
    return "/".join(_NOISE.sub("", level.casefold()).removesuffix("s") for level in tag.split("/"))
