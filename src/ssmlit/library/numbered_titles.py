"""Titles that differ only in their numbers: "Part 1" to "Part 9000".

Responsible for which titles of a long series are worth comparing. Does not depend on works or word
frequencies. Without it each title of a series would be compared with every other.
"""

from __future__ import annotations

from collections import defaultdict

from ssmlit._lazy import regex

CROWD = 20  # works of a title, or similar titles, that are all compared; of more, a part
_NUMBER = regex(r"\d+")


class NumberedTitles:
    """The numbers in titles, by index, and the titles that differ only by them."""

    def __init__(self) -> None:
        self._numbers: list[tuple[str, ...]] = []  # in each title
        self._forms: list[str] = []  # each without them; "" if it has none
        self._of_form: defaultdict[str, list[int]] = defaultdict(list)
        self._with: defaultdict[tuple[str, str], list[int]] = defaultdict(list)  # form, number

    def found_by(self, title: str, words: set[str]) -> set[str]:
        """Add the next title, and return the words it is found by: all, or its numbers.

        The first titles of a series stand for the others.
        """
        numbers = tuple(_NUMBER.findall(title))
        form = _NUMBER.sub("0", title) if numbers else ""
        at = len(self._forms)
        self._numbers.append(numbers)
        self._forms.append(form)
        if not numbers:
            return words
        self._of_form[form].append(at)
        for number in {*numbers}:
            self._with[form, number].append(at)
        is_long = len(self._of_form[form]) > CROWD + 1  # so that many stand for it
        return {word for word in words if _NUMBER.search(word)} if is_long else words

    def completed(self, found: set[int], title: str) -> set[int]:
        """Return titles, and those of their series that share a number with a title.

        A number that a whole series has ("Part 3 of 900") says nothing; without another, all of the
        series is returned.
        """
        mine = {*_NUMBER.findall(title)}
        more: list[list[int]] = []
        for form in {self._forms[at] for at in found}:
            series = self._of_form.get(form, [])
            if len(series) > CROWD:
                having = [self._with.get((form, number), []) for number in mine]
                more += [some for some in having if len(some) < len(series)] or [series]
        return found.union(*more)

    def indistinguishable(self, found: set[int], title: str) -> set[int]:
        """Return the similar titles without a different number: "Part 1" is not "Part 2"."""
        if len(found) <= CROWD:
            return found
        mine, theirs = frozenset(_NUMBER.findall(title)), self._numbers
        return {n for n in found if mine.issubset(theirs[n]) or mine.issuperset(theirs[n])}
