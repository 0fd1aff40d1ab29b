"""The words by which titles and authors are judged: plain sets, no rules.

All are in the folded form of `latex.fold`: lower case, accents off, apostrophes gone.
"""

from __future__ import annotations

from ssmlit import ordinals
from ssmlit.strings import words


def _numbered(text: str) -> dict[str, str]:
    return {word: str(number) for number, word in enumerate(text.split(), 1)}


NUMBER_WORDS = _numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
NUMBER_NAMES = {number: name for name, number in NUMBER_WORDS.items()}
ORDINALS = _numbered(" ".join(ordinals.WORDS))
# One-letter numerals count only at the end or after a word of BEFORE_NUMERAL.
ROMAN = _numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
BEFORE_NUMERAL = words(
    "part parts volume vol phase type level class chapter section book act stage grade"
)

# What letters tell apart in titles of any case: vitamin A, hepatitis B, group A streptococci.
BEFORE_LETTER = BEFORE_NUMERAL | words(
    "vitamin vitamins hepatitis influenza group cohort cluster coenzyme bisphenol haemophilia "
    "hemophilia immunoglobulin"
)

# At an end of one title and not in the other: not the article, but something about it.
ABOUT_AN_ARTICLE = words(
    "reply response erratum errata corrigendum correction corrections comment comments commentary "
    "discussion retraction retracted rejoinder addendum preface foreword editorial"
)
# … or another form of the work, which may be this one where the authors agree.
ANOTHER_FORM = words(
    "tutorial demo demonstration poster thesis dissertation supplement towards toward revisiting "
    "revisited"
)
# Before the name of a document in a note, that is another one or was only looked at.
POINTS_ELSEWHERE = words(
    "see cf also siehe voir accessed visited retrieved abgerufen aufgerufen zugriff consulte "
    "consultee consultado consultada consultato acesso acessado"
)
NEGATIONS = words("without not no non")

# What is not an author: marks of absence, and sites that databases and crawlers list as one.
NOBODY = words(
    "anonymous anon unknown na nan none null nil nobody author authors editor editors et al others "
    "various no not listed available given name names untitled staff admin administrator"
)
SITES = words(
    "digital library online portal website site web www com org net home page database archive "
    "repository publisher press journal proceedings conference"
)

# A title of only these recurs every year, or in every volume.
RECURRING = words(
    "editorial editorials editor editors preface foreword introduction introductory book books "
    "review reviews column letter letters comment comments commentary reply response erratum "
    "errata correction corrections corrigendum index contents table abstract abstracts "
    "announcement announcements news guest message chair chairs chairman welcome special issue "
    "section obituary memoriam reminiscences influential papers paper conclusion conclusions "
    "report reports note notes summary overview acknowledgement acknowledgements acknowledgments "
    "discussion panel keynote tutorial workshop author authors president presidents committee "
    "conference proceedings journal annual call about this research articles article questions "
    "answers untitled miscellaneous appendix bibliography references glossary front matter back "
    "cover perspective perspectives viewpoint update remarks opening closing session board"
)
RECURRING_PAIRS = frozenset(
    {("special", "issue"), ("special", "section"), ("guest", "editorial"), ("guest", "editors")}
)

# Words that say nothing about which publisher it is.
USUAL_IN_PUBLISHERS = words(
    "press publishers publisher publishing publications publication verlag books book edition "
    "editions university group house company co corporation corp ltd limited inc llc gmbh sons"
)
