"""Short and familiar forms of given names that begin or end otherwise: Bill is William.

Responsible for which of two given names may be the other, by custom. Names that are the beginning
of the other (Dan, Daniel) or another transcription are told by their letters, in `names`.
"""

from __future__ import annotations

from functools import cache

# A full name with its own forms, a line each, folded: those that authors of papers go by.
_FORMS = """
abraham avi
albert bert
alejandro alex
aleksandr aleksander alexandre alexander alex alec sasha sascha sandy oleksandr
aleksandra alexandra alex sasha sandra sandy
aleksei alexey alexei oleksii
alfred fred
andrew andy drew
anthony antony tony
antonio toni
benjamin benny
catherine cathy kate katie
charles charlie
christina tina
david dave
dmitry dmitri dima
edward ed ted
ekaterina katerina katja
helena lena
elizabeth elisabeth beth lisa elsa elise
emmanuel manuel manu
evgeny yevgeny eugene zhenya
francis frank
frederick freddy
george jorge georg
gerald jerry
grigory greg
henry harry harold
hendrik henk rik
ilya ilia eli
irina ira
jacob jakob jake yakov
james jim jimmy jamie
jeffrey geoffrey jeff geoff
jennifer jenny
johannes hans jan johan
john jack jon
jonathan jon john
joseph giuseppe joe joey
josephine jo
judith judy
katherine kathryn kathy kate katie
kenneth kenny
konstantin constantine
lawrence laurence larry
leonid lev leo
margaret maggie peggy margot
maria marie mary
matthew matthias
michael mike misha
mikhail michail misha mike michael
mohamed mohammed mohammad muhammad muhammed mohamad
nathaniel nathan nate
natalia natasha
nicholas nicolas nikolas nick nico niko klaus
nikolai nikolay nick
pavel paul
richard rick ricky rich
robert rob bob bobby bert
stanislav slava
stephen steven stefan steve
susan susanne suzanne sue
tatiana tanya
terence terrence terry
theodore ted teddy theo
thomas tom tommy
viacheslav slava
victoria vicky
vladimir volodymyr vlad
vladislav vlad slava
willi wim
william will bill liam
zachary zack
"""


@cache
def _forms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for line, names in enumerate(_FORMS.split("\n")):
        for name in names.split():
            found.setdefault(name, set()).add(line)
    return {name: frozenset(lines) for name, lines in found.items()}


def are_forms_of_one(name: str, other: str) -> bool:
    """Whether two given names, folded, may be a person's by custom: Misha and Mikhail."""
    forms = _forms()
    return name in forms and not forms[name].isdisjoint(forms.get(other, frozenset()))
