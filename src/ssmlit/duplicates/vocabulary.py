"""The words by which titles, venues and page numbers are judged: plain sets, no rules.

All are in the folded form of `latex.fold`: lower case, accents off, apostrophes gone.
"""

from __future__ import annotations

from ssmlit import ordinals
from ssmlit.strings import words
from ssmlit.venues import HOUSES
from ssmlit.venues.vocabulary import MEETING_WORDS


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split(","))


def _numbered(text: str) -> dict[str, str]:
    return {word: str(number) for number, word in enumerate(text.split(), 1)}


# Which of these says by what means is a matter of taste: authors exchange them.
BY_MEANS = words("by via with using through")
STOP_WORDS = BY_MEANS | words(
    "a an the of for in on and or to from at as is are its s t "
    "der die das und de la le les des du et el y"
)
NUMBER_WORDS = _numbered("one two three four five six seven eight nine ten eleven twelve")
NUMBER_NAMES = {number: name for name, number in NUMBER_WORDS.items()}
ORDINALS = _numbered(" ".join(ordinals.WORDS))
# One-letter numerals count only at the end or after a word of BEFORE_NUMERAL.
ROMAN = _numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
BEFORE_NUMERAL = words(
    "part parts volume vol phase type level class chapter section book act stage grade"
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

# A venue of only these, one of the first among them, names no place of publication.
NO_PLACE = words(
    "unpublished manuscript submitted preparation technical tech lecture lncs department dept "
    "working proc proceedings tr"
)
BESIDE_NO_PLACE = MEETING_WORDS | words(
    "report reports rep notes paper papers computer science draft appear "
    "international intl int annual"
)
# A venue that begins with one of these is the publisher, or the site that has it:
# "ACM Press New York, NY, USA", "portal.acm.org", "Springer".
PUBLISHERS = _phrases(f"""
{HOUSES},
acm press, ieee press, ieee computer society, acm new york, ieee service center,
association for computing machinery, usenix association, aaai press, ios press,
world scientific, curran associates, taylor francis, wiley online library,
citeseer, portal acm org, dl acm org,
ieeexplore ieee org, doi ieeecomputersociety org, books google, google, sciencedirect, springerlink,
ingentaconnect, jstor, ncbi nlm nih, pubmed, researchgate, semantic scholar
""")
# A venue of only this is the publisher, too; with more words it is a journal: "IEEE Micro".
PUBLISHERS_ALONE = words("acm ieee siam pmlr mdpi iop")
# Words that say nothing about which venue it is.
USUAL_IN_VENUES = MEETING_WORDS.union(ordinals.ENDINGS) | words(
    "international annual proceeding journal j acm ieee int intl intern world european american "
    "national"
)
# … and which publisher.
USUAL_IN_PUBLISHERS = words(
    "press publishers publisher publishing publications publication verlag books book edition "
    "editions university group house company co corporation corp ltd limited inc llc gmbh sons"
)
