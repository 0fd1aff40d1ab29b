"""What the parts of a written name look like.

Responsible for distinguishing whole names from parts. Does not depend on any rule.
"""

from __future__ import annotations

import re

from ssmlit.checks.words import words
from ssmlit.latex import to_unicode

_SPOKEN = re.compile(
    r"(?:[^\W\d_]\.[\s~-]*)+(?:[a-z]+ )*[^\W\d_][\w'’-]+(?:[\s~][^\W\d_][\w'’-]+)?"
)
_REVERSED = re.compile(r"[^\W\d_][\w'’-]+[\s~](?:[^\W\d_]\.[\s~-]*)+")

#: First names that are common and hardly ever surnames, of many languages: with one of them in
#: front, two words are a whole person.
GIVEN = words("""
    aaron adam adrian ahmed aidan alan albert alejandro alessandro alex alexander alexandra ali
    alice alicia amanda amir amit amy ana anders andre andrea andreas andrei andrew andrey angela
    anna anne anthony antoine antonio anil arjun arthur arvind ashish astrid barbara beatrice
    benjamin bernhard bjorn brandon brian bruno carl carla carlos carmen caroline catherine cecilia
    charles charlotte chelsea chen chiara christian christina christine christoph christopher
    claire clara claudia daniel daniela david deborah deepak dmitry dominik donald edward eleanor
    elena elisabeth elizabeth emanuele emily emma eric erik ernst esther eva evan felix fernando
    filip florian francesca francesco francis francois frank frederic fredrik gabriel george
    georgios gerhard giovanni giulia giuseppe grace greg gregory guido guillaume hannah hans harry
    heather heinrich helen helena henrik henry hiroshi hugo igor irene isabel isabella ivan jack
    jacob jakob james jan jane janet javier jean jeffrey jennifer jeremy jessica joachim joan johan
    johannes john jonas jonathan jorge jose joseph joshua juan judith julia julian julie jurgen
    justin karen karl katarina katherine katja keiko kenneth kenji kevin klaus kristina kumar lars
    laura lauren laurent leonardo leslie linda lisa louis louise luca lucas lucia luis luke magnus
    manuel marc marco margaret maria marie marina mario mark markus marta martin mary massimo
    matteo matthew matthias maurice max maxim maya megan melissa michael michel michelle miguel
    mikhail mohamed mohammad mohammed monica nadia natalia nathan nicholas nicolas nicole nikita
    nikolai nina noah olga oliver olivier oscar pablo paolo patricia patrick paul paula pavel pedro
    peter philip philipp philippe pierre piotr priya rachel rafael rahul rajesh ravi rebecca
    ricardo richard robert roberto roger roland ronald ruth ryan samuel sandra sanjay sara sarah
    sebastian sergei sergey shreya silvia simon sofia sophie stefan stefano stephanie stephen steven
    susan suresh sven takashi tatiana teresa theodore theresa thomas timothy tobias tri ulrich
    valentina vanessa veronica victor victoria vijay vincent vladimir walter wei wolfgang xavier
    yann yoshua alastair allan antony barry benedict bernard bob boris brendan bryan calvin cameron
    cedric clark cleo clement clifford colin conrad craig cyril dale damian darren dave dean denis
    dennis derek diana diane dieter doris dorothy douglas duncan edgar edith edmund edwin ellen
    elliot ernest eugene evelyn fabian felicity fiona florence fred gareth gavin geoffrey gerald
    gilbert giles glenn gordon graham guy gwen harold harriet harvey hazel herbert hilary horace
    howard hubert hugh ian ida ingrid irving isaac jeremiah jerome jesse jill jim joel josephine
    joyce kate keith kelly kent kim kirk kurt lawrence leon leonard leslie lewis lionel lloyd
    lorenzo lucy lydia mabel malcolm marcel marcus marian marilyn marshall marvin maud maxwell
    meredith mike miles miriam morris mortimer moses nancy natalie neil nelson nigel norman oscar
    otto owen pamela pauline percy phil phyllis ralph ramon raphael raymond reginald rex rita rodney
    ross roy rudolf rupert russell sally sam samantha saul sean seth sheila sidney simone stanley
    stella stuart sylvia ted terence terry todd tom tony trevor ursula valerie vera vernon vincenzo
    viola virginia vivian wade wallace wanda warren wendy wilfred wilhelm william winifred yvonne
    yann yoshua yuki yuri yves zoe""")


def parts(name: str) -> list[str]:
    """Return the parts of a name between commas, outside braces."""
    if "{" not in name:
        return [part.strip() for part in name.split(",")]
    found, level, start = [], 0, 0
    for place, letter in enumerate(name):
        level += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "," and level == 0:
            found.append(name[start:place].strip())
            start = place + 1
    return [*found, name[start:].strip()]


def is_whole(part: str) -> bool:
    """Return whether a text is a person's whole name: `A. Gu`, `Gu A.`, `Albert Gu`."""
    if part.startswith("{") and part.endswith("}"):
        return False
    text = to_unicode(part)
    if _SPOKEN.fullmatch(text) or _REVERSED.fullmatch(text):
        return True
    words = text.split()
    return 2 <= len(words) <= 3 and words[0].lower() in GIVEN and words[-1].lower() not in GIVEN


def may_be_whole(part: str) -> bool:
    """Return whether a text may be a whole name rather than first names: `Tri Dao`, `T. Dao`."""
    words = to_unicode(part).split()
    if len(words) < 2 or part.startswith("{"):
        return False
    return words[-1].lower() not in GIVEN and words[-1][-1:] != "." and len(words[-1]) > 1
