from collections.abc import Iterator

from ssmlit.checks.census import Census, Seen
from ssmlit.checks.rule import Rule
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.latex import to_unicode
from ssmlit.venues import short_venue, venues

RULE = Rule(
    "N713 short-and-full",
    about="library",
    summary="a venue that is abbreviated here and written in full elsewhere",
    why="Pick one form; `ssmlit export --venues short|full` writes either for all entries.",
    bad="@article{a, title = {Mamba}, journal = {JMLR}}\n"
    "@article{b, title = {Hippo}, journal = {Journal of Machine Learning Research}}",
    good="@article{a, title = {Mamba}, journal = {Journal of Machine Learning Research}}\n"
    "@article{b, title = {Hippo}, journal = {Journal of Machine Learning Research}}",
    fields=CONTAINER_FIELDS,
)


def check(census: Census) -> Iterator[tuple[Seen, str]]:
    short: dict[str, list[Seen]] = {}
    full: set[str] = set()
    names = {name.casefold() for venue in venues() for name in (venue.short, *venue.aliases)}
    for text, places in census.venues.items():
        plain = to_unicode(text)
        if plain.casefold() in names:
            short.setdefault(short_venue(plain), []).extend(places)
        else:
            full.add(short_venue(plain))
    for venue in short.keys() & full:
        for place in short[venue]:
            yield place, f"elsewhere {venue} is written in full"
