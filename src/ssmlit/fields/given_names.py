"""Short and familiar forms of given names that are spelled differently: Bill is William.

Responsible for which of two given names may be the other, by custom, and for initials of two
letters: Yu. of Юрий, Th., Wm. A name that is the beginning of the other (Dan, Daniel) or another
transcription of it is recognised by its letters, in `person_names`.
"""

from __future__ import annotations

from functools import cache

from ssmlit._lazy import regex
from ssmlit.latex import fold

_OF_TWO_LETTERS = regex(r"\b([^\W\d_])[^\W\d_]\.")

# A full name with its own forms, a line each; in folded form.
_FORMS = """
abraham abe avi
albert bert
alejandro alex ale
aleksandr aleksander alexandre alexander alex alec sasha sascha sandy xander oleksandr
aleksandra alexandra alex sasha sandra sandy
aleksei alexey alexei alyosha oleksii
alfred fred
anatoly tolya
andrew andy drew
anthony antony tony
antonio toni tono
barbara barb babs
benjamin ben benny
bernard bernie
boris borya
catherine cathy kate katie cate
charles charlie chuck chas
christina tina
christopher kit topher
clifford cliff
david dave davy
deborah debra debbie deb
dmitry dmitri dima mitya
donald don donnie
edward ed eddie ted ned
ekaterina katerina katya katja
elena helena lena olena
elizabeth elisabeth liz lizzy beth betty lisa eliza elsa elise
emmanuel manuel manu manny
evgeny evgeni yevgeny yevgeni eugene zhenya
francis frank fran
francisco paco pancho
franklin frank
frederick fred freddy fritz
friedrich fritz
galina galya
gennady gena
george jorge georg gyorgy
gerald jerry gerry
gerard gerry
gregory grigory greg grisha
henry hank harry harold
hendrik henk rik
ilya ilia elijah eli
irina ira
isabel isabelle bella
ivan vanya
jacob jakob jake yakov
james jim jimmy jamie
jeffrey geoffrey jeff geoff
jennifer jenny jen
jessica jess
johannes hans jan johan
john jack johnny jon
jonathan jon john
joseph giuseppe joe joey
jose pepe
josephine josie jo
joshua josh
judith judy
katherine katharine kathryn kathy kate katie kat
kenneth ken kenny
konstantin constantine kostya
lawrence laurence larry
leonid lev leo
leonard len lenny leo
lyudmila ludmila lyuda mila
margaret maggie meg peggy greta margot
maria masha marie mary
matthew matt matthias
maximilian max
michael mike mick mikey misha
mikhail michail misha mike michael
mohamed mohammed mohammad muhammad muhammed mohamad
nathaniel nathan nate nat
natalia natalya natasha
nicholas nicolas nikolas nick nico niko klaus
nikita nik
nikolai nikolay nick kolya
oleg olezhka
olga olya
pamela pam
patricia pat patty tricia trish
patrick pat paddy
pavel pasha paul
peter pete petya
philip phillip phil
pyotr petr peter petya
rebecca becky becca
reginald reg reggie
richard rick ricky rich dick
robert rob bob bobby robbie bert
roberto beto
ronald ron ronnie
rudolf rudi
russell russ
samuel sam sammy
sergei sergey serge seryozha
stanislav stas slava
stephen steven stefan steve
stephanie steph
susan susanne suzanne sue susie
svetlana sveta lana
tatiana tatyana tanya
terence terrence terry
theodore ted teddy theo
thomas tom tommy
timothy tim timmy
valery valera
vasily vasya
viacheslav vyacheslav slava
victoria viktoria vicky vika tori
viktor victor vitya vic
vladimir volodymyr vova volodya vlad
vladislav vlad slava
walter walt wally
wilhelm willi wim
william will bill billy willy liam
yuri yury yura
zachary zach zack
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


def of_one_letter(first: str) -> str:
    """Return given names with the first letter alone of their initials."""
    return _OF_TWO_LETTERS.sub(r"\1.", first)


def lacks_letter_of_initial(one: str, other: str) -> bool:
    """Whether a first name lacks the second letter of the other's initial: Yu. is not Yaroslav.

    Before another letter it is not an initial: "Dr. Mohammad".
    """
    for short, full in ((one, other), (other, one)):
        found, word = _OF_TWO_LETTERS.match(short), fold(full).partition(" ")[0]
        if found and len(word) > 1:
            initial = fold(found[0])
            if initial[0] == word[0] and initial[1] not in word[1:]:
                return True
    return False
