"""What the parts of a written name look like.

Responsible for distinguishing whole names from parts. Does not depend on any rule.
"""

from __future__ import annotations

from collections.abc import Mapping

from ssmlit._lazy import regex
from ssmlit.latex import name_spans, to_unicode
from ssmlit.latex.around_names import PARTICLES
from ssmlit.latex.name_lists import cut
from ssmlit.strings import words

#: The expression of initials with their stops: `A.`, `J.-P. `.
INITIALS = r"(?:[^\W\d_]\.[\s~-]*)+"
_SPOKEN = regex(rf"{INITIALS}(?:[a-z]+ )*[^\W\d_][\w'’-]+(?:[\s~][^\W\d_][\w'’-]+)?")
_INITIALS = regex(rf"{INITIALS}|[^\W\d_]")
_AND = regex(r"^and\s+")
_NO_SEMICOLON = regex(r"&#?\w+;|\\;")
_REVERSED = regex(rf"[^\W\d_][\w'’-]+[\s~]{INITIALS}")

#: First names that are common and hardly ever surnames, of many languages: with one of them in
#: front, two words are a whole person.
GIVEN = words("""
    aaron adam adrian ahmed aidan alan alastair albert alejandro alessandro alex alexander
    alexandra ali alice alicia allan amanda amir amit amy ana anders andre andrea andreas andrei
    andrew andrey angela anil anna anne anthony antoine antonio antony arjun arthur arvind ashish
    astrid barbara barry beatrice benedict benjamin bernard bernhard bjorn bob boris brandon
    brendan brian bruno bryan calvin cameron carl carla carlos carmen caroline catherine cecilia
    cedric charles charlotte chelsea chen chiara christian christina christine christoph
    christopher claire clara clark claudia clement cleo clifford colin conrad craig cyril dale
    damian daniel daniela darren dave david dean deborah deepak denis dennis derek diana diane
    dieter dmitry dominik donald doris dorothy douglas duncan edgar edith edmund edward edwin
    eleanor elena elisabeth elizabeth ellen elliot emanuele emily emma eric erik ernest ernst
    esther eugene eva evan evelyn fabian felicity felix fernando filip fiona florence florian
    francesca francesco francis francois frank fred frederic fredrik gabriel gareth gavin geoffrey
    george georgios gerald gerhard gilbert giles giovanni giulia giuseppe glenn gordon grace graham
    greg gregory guido guillaume guy gwen hannah hans harold harriet harry harvey hazel heather
    heinrich helen helena henrik henry herbert hilary hiroshi horace howard hubert hugh hugo ian
    ida igor ingrid irene irving isaac isabel isabella ivan jack jacob jakob james jan jane janet
    javier jean jeffrey jennifer jeremiah jeremy jerome jesse jessica jill jim joachim joan joel
    johan johannes john jonas jonathan jorge jose joseph josephine joshua joyce juan judith julia
    julian julie jurgen justin karen karl katarina kate katherine katja keiko keith kelly kenji
    kenneth kent kevin kim kirk klaus kristina kumar kurt lars laura lauren laurent lawrence leon
    leonard leonardo leslie lewis linda lionel lisa lloyd lorenzo louis louise luca lucas lucia
    lucy luis luke lydia mabel magnus malcolm manuel marc marcel marco marcus margaret maria marian
    marie marilyn marina mario mark markus marshall marta martin marvin mary massimo matteo matthew
    matthias maud maurice max maxim maxwell maya megan melissa meredith michael michel michelle
    miguel mike mikhail miles miriam mohamed mohammad mohammed monica morris mortimer moses nadia
    nancy natalia natalie nathan neil nelson nicholas nicolas nicole nigel nikita nikolai nina noah
    norman olga oliver olivier oscar otto owen pablo pamela paolo patricia patrick paul paula
    pauline pavel pedro percy peter phil philip philipp philippe phyllis pierre piotr priya rachel
    rafael rahul rajesh ralph ramon raphael ravi raymond rebecca reginald rex ricardo richard rita
    robert roberto rodney roger roland ronald ross roy rudolf rupert russell ruth ryan sally sam
    samantha samuel sandra sanjay sara sarah saul sean sebastian sergei sergey seth sheila shreya
    sidney silvia simon simone sofia sophie stanley stefan stefano stella stephanie stephen steven
    stuart suresh susan sven sylvia takashi tatiana ted terence teresa terry theodore theresa
    thomas timothy tobias todd tom tony trevor tri ulrich ursula valentina valerie vanessa vera
    vernon veronica victor victoria vijay vincent vincenzo viola virginia vivian vladimir wade
    wallace walter wanda warren wei wendy wilfred wilhelm william winifred wolfgang xavier yann
    yoshua yuki yuri yves yvonne zoe""")

# The form of nearly all lists of names, in which no rule about names finds anything.
_ACCENT = r"\{\\[\"'`^~=.uvHcdbkr] ?\{?\\?%s\}?\}"
_UPPER = f"(?:[A-Z\u00c0-\u00de]|{_ACCENT % '[A-Z]'})"
_LOWER = f"(?:[a-z\u00df-\u017f]|{_ACCENT % '[a-z]'})"
_LAST = f"{_UPPER}{_LOWER}++(?:-{_UPPER}{_LOWER}++)?"
_FIRST = rf"{_UPPER}(?:{_LOWER}++|\.)(?:[ -]{_UPPER}(?:{_LOWER}++|\.))?"
_NAME = f"{_LAST}, {_FIRST}"
PLAIN = regex(rf"(?:(?:^|(?<=\S) and ){_NAME})+(?: and others)?")  # each name compiled once
"""`Gu, Albert and Dao, Tri and others`: names of two parts, a comma in each."""


def without_semicolons(text: str) -> str:
    """Return names with `and` for the semicolons between them; "" if there are none.

    Those in braces and those of entities (`&ouml;`) are in names.
    """
    marked = _NO_SEMICOLON.sub(lambda found: found[0].replace(";", "\0"), text)
    names = parts(marked, ";")
    joined = " and ".join(_AND.sub("", name) for name in names if name)
    return joined.replace("\0", ";") if len(names) > 1 else ""


def with_names(text: str, names: Mapping[int, str]) -> str:
    """Return a list of names with other texts for some, as `latex.split_names` counts them.

    All at once: corrected one by one, a long list takes as many runs of all rules.
    """
    parts, at = [], 0
    for nth, (start, end) in enumerate(name_spans(text)):
        if nth in names:
            old = text[start:end]
            first = start + len(old) - len(old.lstrip())
            parts += [text[at:first], names[nth]]
            at = first + len(old.strip())
    return "".join([*parts, text[at:]])


def parts(name: str, mark: str = ",") -> list[str]:
    """Return the parts of a name between commas, or other marks, outside braces."""
    return [part.strip() for part in cut(name, mark)]


def is_whole(part: str) -> bool:
    """Return whether a text is a person's whole name: `A. Gu`, `Gu A.`, `Albert Gu`."""
    if part.startswith("{") and part.endswith("}"):
        return False
    text = to_unicode(part)
    if _SPOKEN.fullmatch(text) or _REVERSED.fullmatch(text):
        return True
    words = text.split()
    return 2 <= len(words) <= 3 and words[0].lower() in GIVEN and words[-1].lower() not in GIVEN


def is_one_word(part: str) -> bool:
    """Return whether a text has one word but for those in lower case: `Gu`, `van der Berg`."""
    return sum(not word.islower() for word in to_unicode(part).split()) < 2


def has_particle(part: str) -> bool:
    """Return whether a text begins with a surname's particle: `van der Berg`, `De Matos`."""
    return to_unicode(part).split()[0].lower() in PARTICLES


def has_particle_inside(part: str) -> bool:
    """Return whether a word in lower case is within a text: `Franchi de' Cavalieri`."""
    return any(map(str.islower, to_unicode(part).split()[1:-1]))


def begins_given(part: str) -> bool:
    """Return whether a text begins with a first name: `Mark Chen`."""
    return to_unicode(part).split()[0].lower() in GIVEN


def is_initials(part: str) -> bool:
    """Return whether a text is initials of first names: `A.`, `J.-P.`, `T`."""
    text = to_unicode(part)
    return _INITIALS.fullmatch(text) is not None and text.isupper()


def may_be_whole(part: str) -> bool:
    """Return whether a text may be a whole name rather than first names: `Tri Dao`, `T. Dao`."""
    words = to_unicode(part).split()
    if len(words) < 2 or part.startswith("{"):
        return False
    return words[-1].lower() not in GIVEN and words[-1][-1:] != "." and len(words[-1]) > 1
