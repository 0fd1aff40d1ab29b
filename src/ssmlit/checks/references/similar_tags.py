from collections.abc import Iterator

from ssmlit.checks.census import Census, Seen
from ssmlit.checks.rule import Rule
from ssmlit.checks.variants import tag_variants

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
    once=True,
)


def check(census: Census) -> Iterator[tuple[Seen, str]]:
    counts = {tag: len(places) for tag, places in census.tags.items()}
    for rare, usual in tag_variants(counts).items():
        for place in census.tags[rare]:
            yield place, f"the tag {rare} is spelled elsewhere as {usual}"
