r"""The commands of LaTeX and its packages that matter for citations, by what they do.

Responsible for which command cites, with which of its arguments; the names are those of LaTeX,
natbib, biblatex, apacite, chapterbib, multibib, bibentry, import and subfiles. Does not depend on
any text.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.strings import words

# Commands with "cite" in their names whose arguments are not keys.
_NO_KEYS = words(
    """citestyle citereset citeindextrue citeindexfalse citesetup citetrackertrue citetrackerfalse
    bibcite citenumfont citeform citedash citemid citeleft citeright citepunct newcite newcites
    shortcites setcitestyle mkbibcite citetext citesort defcitealias newcitealias citebrackets
    citenamefont citeswithoutentry nextcitefull nextciteshort citeoption externalcitedocument"""
)
# Commands that name keys without citing them: natbib's and apacite's, and biblatex's, which have
# another argument before.
_NAMING_BEHIND = words("addtocategory defbibentryset")
_NAMING = words("defcitealias shortcites assignrefcontextentries") | _NAMING_BEHIND
# Command names that happen to contain "cite": \excited, \recite, \IEEEcompsocitemizethanks.
_OTHER_WORDS = regex(r"\w*(?:ex|in|re)cite|\w*cited$|\w*citem(?:$|i[sz]e|sep)|if")
# Commands that say how to cite: \setciteinfo, \mciteSetMaxWidth, \DeclareOuterCiteDelims.
_SETS = regex(r"[sS]et[cC]ite|citeSet|Declare\w*Cite")
_CITES = regex(r"[cC]ite")
_MANY = regex(r"cites$|citetexts$|Cites$")
_VOLUME = regex(r"volcites?$", re.IGNORECASE)
#: Commands after which a lone letter or command is the key, as after any of LaTeX's.
USUAL = words(
    """cite nocite citep citet citealt citealp citeauthor citeyear citeyearpar parencite textcite
    autocite footcite fullcite footfullcite supercite onlinecite shortcite bibentry"""
)
_ALSO = frozenset({"bibentry", "nobibentry", "fullbibentry"})

VERBATIM = words(
    """verbatim verbatim* Verbatim BVerbatim LVerbatim lstlisting minted comment filecontents
    filecontents* VerbatimOut SaveVerbatim"""
)
DECLARATIONS = words(
    """DeclareCiteCommand DeclareMultiCiteCommand DeclareAutoCiteCommand AtEveryCite AtEveryCitekey
    AtNextCite AtNextCitekey AtEveryMultiCite AtNextMultiCite DeclareFieldFormat DeclareNameFormat
    DeclareListFormat newbibmacro renewbibmacro providebibmacro"""
)
PACKAGES = frozenset({"usepackage", "RequirePackage", "documentclass", "LoadClass"})
# Environments that these define are not typeset as TeX, or are again.
VERBATIM_DEFINITIONS = words(
    """DefineVerbatimEnvironment CustomVerbatimEnvironment lstnewenvironment newminted
    excludecomment includecomment excludeversion includeversion"""
)
# Commands named like conditions that take their branches in braces, without a `\fi`; those that
# `conditions` knows are not among them.
IN_BRACES = words(
    """iff ifthen ifdefmacro ifdefparam ifcsstrequal ifnotblank ifinlistcs ifrmnum ifpatchable
    ifciteseen ifcitation ifentryseen ifentrytype ifkeyword ifcategory iffieldundef iffieldequalstr
    iffieldint ifnameundef iflistundef iffootnote ifcapital ifloccit ifopcit ifhyperref ifinteger
    ifnumeral ifbibliography ifempty ifnotempty ifemptyarg ifnextchar ifpackageloaded ifclassloaded
    iflanguage iftagged ifnumerals"""
)
# Commands that bring keys, or hide them, in a way that is not followed.
UNFOLLOWED = words(
    """DeclareListParser dolistloop CatchFileDef NewEnviron RenewEnviron tcblisting
    newtcblisting NewTCBListing DeclareTCBListing"""
)


def cites(command: str) -> bool:
    """Return whether a command (its name without backslash and star) cites keys."""
    if (
        command in _NO_KEYS
        or command in DECLARATIONS
        or _OTHER_WORDS.match(command)
        or _SETS.search(command)
        or ":" in command
    ):
        return False
    return bool(_CITES.search(command)) or command in _ALSO


def names(command: str) -> bool:
    r"""Return whether a command names keys, to cite them or not: `\defcitealias{key}{Paper I}`."""
    return command in _NAMING or cites(command)


def takes_lists(command: str) -> bool:
    r"""Return whether a command takes any number of lists of keys: `\parencites{a}[12]{b}`."""
    return bool(_MANY.search(command)) and command not in _NAMING


def has_volume(command: str) -> bool:
    r"""Return whether a volume or a name is before the key: biblatex's `\volcite{2}[12]{key}`."""
    return bool(_VOLUME.search(command)) or command in _NAMING_BEHIND
