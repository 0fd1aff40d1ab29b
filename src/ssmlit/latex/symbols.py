"""Tables of LaTeX's text commands: accents, letters, signs, Greek, and commands without a text.

Responsible for the encodings of LaTeX's own text commands (The LaTeX Companion, chapter 7; T1 and
TS1); everything rarer is left to pylatexenc.
"""

from __future__ import annotations

from functools import lru_cache

from ssmlit.latex.journals import JOURNALS
from ssmlit.strings import words

#: Accent command to the combining character that follows the letter.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030e",
    "h": "\u0309", "textcommabelow": "\u0326",
    "polhk": "\u0328", "ocirc": "\u030a", "soft": "\u030c", "udot": "\u0323",  # of MathSciNet
}  # fmt: skip

#: Accent command of math to that of text.
MATH_ACCENTS = {
    "grave": "`", "acute": "'", "hat": "^", "tilde": "~", "bar": "=", "breve": "u", "dot": ".",
    "ddot": '"', "mathring": "r", "check": "v",
}  # fmt: skip

#: Commands of math that put a sign above a letter.
ABOVE = frozenset(MATH_ACCENTS) | words("overline vec widehat widetilde")

#: Commands of math of which folded Unicode has nothing: p̄, 10 °C, B → D, z ∼ 6 and 4 × 4; not
#: what compares or joins, ≤ or ∪.
UNSAID = ABOVE | words("circ to rightarrow longrightarrow sim simeq approx times pm cdot")

LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip

SIGNS = {
    "&": "&", "%": "%", "#": "#", "_": "_", "$": "$", "{": "{", "}": "}", " ": " ", "\\": " ",
    ",": " ", ";": " ", ":": " ", "~": "~", "!": "", "/": "", "-": "", "@": "", "(": "", ")": "",
    "[": "", "]": "", "*": "", "+": "", "|": "", "<": "", ">": "", "\n": " ", "\t": " ",
    "quad": " ", "qquad": " ", "space": " ", "newline": " ", "par": " ", "slash": "/",
    "hyphen": "-", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">", "textbar": "|", "textbraceleft": "{", "textbraceright": "}",
    "textunderscore": "_", "textdollar": "$", "textquotesingle": "'", "textquotedblleft": "“",
    "textquotedbl": '"', "guillemetleft": "«", "guillemetright": "»",
    "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "textendash": "–",
    "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "textcopyright": "©", "textdegree": "°", "S": "§",
    "P": "¶", "dag": "†", "ddag": "‡", "pounds": "£", "textsterling": "£", "euro": "€",
    "texteuro": "€", "textmu": "µ", "texttimes": "×", "textpm": "±", "textexclamdown": "¡",
    "textquestiondown": "¿", "guillemotleft": "«", "guillemotright": "»", "lq": "‘", "rq": "’",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "nobreakspace": " ",
    "textregisteredsymbol": "®", "textordfeminine": "ª", "textordmasculine": "º", "ast": "*",
    "colon": ":", "backslash": "\\", "lbrace": "{", "rbrace": "}", "textsubscript": "",
    "textsuperscript": "", "textperiodcentered": "·", "textbullet": "•", "cprime": "'",
    "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "glq": "‚", "grq": "‘", "flq": "‹",
    "frq": "›", "og": "« ", "fg": " »", "hyp": "-", "nobreakdash": "",
    "ier": "er", "iere": "re", "ieme": "e", "iemes": "es", "degre": "°", "degres": "°",  # babel's
    "cdprime": '"', "Dbar": "Đ", "dbar": "đ",  # of MathSciNet
    "psq": " sq.", "psqq": " sqq.",  # the last of biblatex: and what follows
    "today": "today",  # a value says the same on every day
}  # fmt: skip

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
    "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "l",
}  # fmt: skip

#: Commands whose first argument is not text: what sorts (btxdoc, section 4), addresses, lengths.
UNPRINTED = frozenset({
    "noopsort", "sortnoop", "SortNoop", "noop", "href", "texorpdfstring", "foreignlanguage",
    "selectlanguage", "hspace", "vspace", "nocite", "color", "textcolor", "raisebox", "phantom",
    "hphantom", "vphantom",
})  # fmt: skip
#: Commands that change how their argument looks, not what it says.
SILENT = frozenset({
    "emph", "textbf", "textit", "textsc", "texttt", "textrm", "textsf", "textup", "textsl",
    "textmd", "textnormal", "text", "mbox", "hbox", "em", "it", "bf", "sc", "tt", "rm", "sf", "sl",
    "bfseries", "itshape", "scshape", "ttfamily", "rmfamily", "sffamily", "upshape", "mdseries",
    "tiny", "scriptsize", "small", "footnotesize", "normalsize", "large", "Large", "LARGE", "huge",
    "Huge", "normalfont", "selectfont", "fbox", "strut", "uline", "underline", "uppercase",
    "lowercase",
    "MakeUppercase", "MakeLowercase", "protect", "url", "path", "relax", "mathrm",
    "mathbf", "mathbb", "mathcal", "mathit", "mathsf", "mathtt", "mathfrak", "mathscr", "cal",
    "frak",
    "boldsymbol", "bm", "operatorname", "left", "right", "big", "Big", "bigl", "bigr",
    "displaystyle", "textstyle", "null", "noindent", "centering", "unskip",
    "ignorespaces", "leavevmode", "allowbreak",
    "enquote", "mkbibquote", "mkbibemph",
    "switchargs", "bgroup", "egroup", "begingroup", "endgroup", "fi",
}) | UNPRINTED  # fmt: skip


def command_of(char: str) -> str:
    r"""Return the LaTeX command for a character as pylatexenc knows it (`\ensuremath{\Delta}`)."""
    return _commands().get(ord(char), "")


@lru_cache(maxsize=1024)
def symbol(formula: str) -> str:
    r"""Return the character that `\ensuremath{formula}` stands for, or "": `\Delta` → Δ."""
    if formula[1:] in GREEK:
        return GREEK[formula[1:]]
    wanted = f"\\ensuremath{{{formula}}}"
    return next((chr(code) for code, command in _commands().items() if command == wanted), "")


@lru_cache(maxsize=1)
def _commands() -> dict[int, str]:
    from pylatexenc import latexencode  # type: ignore[import-untyped]  # it ships no types

    return dict(latexencode.get_builtin_uni2latex_dict())


@lru_cache(maxsize=1024)
def rare(name: str) -> str:
    r"""Return the text of a command that takes no argument (`\textcent`) as pylatexenc knows it.

    The command of a journal (`\apj`) is its name. An unknown one is a macro of the author's own
    (`\ours`): its own name is its text.
    """
    if name in JOURNALS:
        return JOURNALS[name]
    text = _replacement(name)
    if text is None:
        return name
    is_text = isinstance(text, str) and "%" not in text and "<" not in text
    return str(text) if is_text else ""  # a template (`%s`), a placeholder (`<cit.>`) is not text


def is_unknown(name: str) -> bool:
    r"""Return whether a command is of a package or a macro: with an argument, that is its text."""
    return name not in JOURNALS and _replacement(name) is None


@lru_cache(maxsize=1024)
def _replacement(name: str) -> object:
    """Return what pylatexenc writes for a command, or None if it does not know it."""
    from pylatexenc import latex2text

    spec = latex2text.get_default_latex_context_db().get_macro_spec(name)
    return spec.simplify_repl or "" if spec and spec.macroname == name else None


#: Commands of plain TeX, LaTeX and the styles of bibliographies that stand for no text.
_OTHERS = words("""
    kern mkern mskip hskip raise lower penalty vskip hfil hfill hss hsize break nobreak goodbreak
    linebreak pagebreak enspace thinspace negthinspace smallskip medskip bigskip smash char symbol
    string number the let def gdef edef newcommand providecommand renewcommand DeclareRobustCommand
    ifx ifnum ifmmode else csname endcsname expandafter noexpand vbox mathop mathbin mathrel
    mathord mathopen mathclose mathchoice mathchar over atop choose above limits nolimits
    scriptstyle scriptscriptstyle cal frak Bbb mit oldstylenums cyr cydot lasp natexlab
    bibinfo bibnamefont bibfnamefont citenamefont urlprefix doi eprint nolinkurl burl hyperlink
    cite citep citet citeauthor citeyear citealp parencite textcite autocite footcite ref label
    footnote footnotemark thanks verb item index nohyphenation bibstring autocap mkbibparens
    mkbibbrackets mkbibsuperscript addcomma addspace addcolon adddot mkbibacro mkbibbold
    mkbibitalic mkbibsubscript mkbibfootnote mkbibendnote parentext brackettext printtext nopunct
    unspace addsemicolon addslash addhyphen adddotspace addabbrvspace addnbspace addthinspace
    bibxstring biblstring bibsstring bibrangedash bibopenparen bibcloseparen bibopenbracket
    bibclosebracket newunit fullcite footfullcite citetitle citedate smartcite addperiod isdot
    textins norm abs set tfrac dfrac binom xspace ensuremath textasteriskcentered textcompwordmark
    textvisiblespace textnumero textcyrillic textgreek textlang iflanguage MakeSentenceCase
    MakeTitleCase NoCaseChange mathnormal mathds mathpzc textohm textcelsius numero degree
    degreecelsius si SI ce num unit qty accent cedla vec widetilde widehat overline overbrace
    underbrace not mod bmod pmod newblock ne
    neg land lor Re Im ddagger triangle det dim ker deg gcd arg stackrel underset overset substack
    sfrac lbrack rbrack textcircled checkmark fontsize makebox framebox parbox rule dotfill
    hrulefill newpage sout bibliographystyle input unhbox sb sp""")


@lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    r"""Return whether LaTeX, amsmath, a class of astronomy or of bibliographies defines `\name`."""
    tables = (ACCENTS, MATH_ACCENTS, LETTERS, SIGNS, GREEK, SILENT, JOURNALS, _OTHERS)
    if len(name) == 1 or any(name in table for table in tables):
        return True
    from pylatexenc import latex2text, latexwalker

    known = (it.get_default_latex_context_db() for it in (latex2text, latexwalker))
    specs = [it.get_macro_spec(name) for it in known]
    return any(spec is not None and spec.macroname == name for spec in specs)
