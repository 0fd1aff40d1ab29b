"""Capitals that bibliography styles must not touch.

Responsible for what BibTeX's `change.case$` with "t" does: it lower-cases everything but the first
letter of the title and of what follows a colon and a blank; words in braces are left alone. So a
word with a capital of its own (Mamba, S4, U-Net, SSM, 3D) needs braces, an ordinary Title Case Word
does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.latex.decode import closing

#: Proper names of this literature and its neighbours that look like ordinary words.
NAMES = frozenset({
    "mamba", "jamba", "zamba", "samba", "vim", "hyena", "hippo", "griffin", "hawk", "falcon",
    "gemma", "llama", "mistral", "mixtral", "gpt", "bert", "rwkv", "swin", "unet", "legendre",
    "fourier", "laplace", "kalman", "markov", "gauss", "gaussian", "bayes", "bayesian", "hilbert",
    "schrödinger", "newton", "euler", "lyapunov", "volterra", "riemann", "riemannian",
    "hamiltonian", "lagrangian", "euclidean", "lipschitz", "koopman", "chebyshev", "hessian",
    "jacobian", "python", "pytorch", "jax", "triton", "cuda", "wikipedia", "english", "chinese",
    "arabic", "german", "french", "japanese", "korean", "russian", "spanish", "hindi", "alzheimer",
    "parkinson", "zipf", "occam", "nash", "shapley", "pareto", "boltzmann", "hopfield", "turing",
    "monte", "carlo", "toeplitz", "krylov", "vandermonde", "cauchy", "padé", "poisson",
    "wasserstein", "sinkhorn", "gumbel", "dirichlet", "mahalanobis", "sobolev", "atari",
    "minecraft", "reddit", "twitter", "github", "google", "android", "europe", "european", "asia",
    "asian", "africa", "african", "america", "american", "china", "india", "japan", "germany",
    "france", "mars", "kolmogorov", "arnold", "mellin", "haar", "gabor", "hadamard", "kronecker",
    "nyström", "langevin", "fokker", "planck", "maxwell", "navier", "stokes", "darcy", "burgers",
    "heisenberg", "bloch", "ising", "zigma", "dimba", "zoology",
})  # fmt: skip

#: Prefixes without a capital of their own: `Non-Euclidean`, `Multi-SSM`.
_PREFIXES = frozenset({
    "non", "multi", "semi", "cross", "quasi", "pre", "anti", "sub", "hyper", "inter", "intra",
    "self", "dual", "bi", "tri", "two", "three", "pseudo", "auto", "co", "post", "single", "sparse",
})  # fmt: skip

_WORD = r"[^\W_](?:(?:[\w'’+./-]|\\&)*[\w+])?"
_SIMPLE = regex(r"(?>(?:[^\\{}$]++|\{[^\\{}$]*+\})*)")  # no command, math or group in a group
_SIMPLE_WORD = _WORD.replace(r"(?:[\w'’+./-]|\\&)", r"[\w'’+./-]")  # in a third of the time
_GROUPS = regex(r"(\{[^{}]*\})")
_WORDS = regex(f"({_SIMPLE_WORD})")
_OPENING = regex(rf"(\s*)({_SIMPLE_WORD})(?=:)")  # alone before the colon: the name of a method
_PIECE = regex(
    r"(?P<math>\$[^$]*\$|\\\((?:(?!\\\().)*?\\\))"
    r"|(?P<command>\\(?:[A-Za-z]+|.)\s?)"
    r"|(?P<group>\{)"
    rf"|(?P<word>{_WORD})",
    re.DOTALL,
)
_FONT = regex(r"\{\\(?:it|em|sl|bf|sc|tt|rm|sf|itshape|scshape|slshape|bfseries)(?![A-Za-z])")
_ACCENTED = regex(r"\{\\(?:[^A-Za-z\s]|[A-Za-z]{1,2}(?![A-Za-z]))")
_REST = regex(r"[^\W_]+")
_ACRONYM = 6  # letters, at most
_CAPITALS = 4  # words of a title, at least, that tell capitals from acronyms
_NO_TEXT = regex(r"\$[^$]*\$|\\[A-Za-z]+")
_ACCENT = regex(r"\{?\\(?:[\"'`^~=.]|[uvHcdbkr](?![A-Za-z]))")


def in_capitals(title: str) -> bool:
    """Return whether a title of more than three words is in capitals, but for a word or two.

    Math and commands do not count: `ON $p$-ADIC FIELDS`. Of five letters one may be small, or have
    no case, as most of a Korean title with BERT. With a small word, another is longer than
    acronyms are: `CNN, RNN, LSTM and GRU` is no such title.
    """
    if title.isascii() and title[1:].islower():
        return False
    bare = _NO_TEXT.sub(" ", title)
    letters, loud = (sum(map(is_one, bare)) for is_one in (str.isalpha, str.isupper))
    if not loud or 4 * (letters - loud) > loud or len(bare.split()) < _CAPITALS:
        return False
    words = _REST.findall(bare)
    is_mixed = any(len(word) > 1 and word.islower() for word in words)
    return not is_mixed or any(len(word) > _ACRONYM and word.isupper() for word in words)


def _has_capital(text: str) -> bool:
    return any(map(str.isupper, text))


def protect(title: str) -> str:
    """Return a title with braces around the words that styles would lower-case wrongly.

    Existing braces stay, and so does a title that is in capitals. Applying it twice changes
    nothing. The title is field text: escaped Unicode or LaTeX.
    """
    if in_capitals(title):
        return title
    if not ("{" in title or "\\" in title or "$" in title) or _SIMPLE.fullmatch(title):
        return _of_words(title)
    out: list[str] = []
    place = 0
    while found := _PIECE.search(title, place):
        out.append(title[place : found.start()])
        text, place = _protected(title, found)
        out.append(text)
    out.append(title[place:])
    return "".join(out)


def _of_words(title: str) -> str:
    """Protect a simple title, as nine of ten are."""
    opening = _OPENING.match(title) if ":" in title else None
    named = opening is not None and not opening[2].islower()
    head = f"{opening[1]}{{{opening[2]}}}" if opening and named else ""
    rest = title[opening.end() :] if opening and named else title
    if "{" not in rest:
        return head + " ".join(map(_between_blanks, rest.split(" ")))
    parts = _GROUPS.split(rest)  # which are left alone
    parts[::2] = [" ".join(map(_between_blanks, part.split(" "))) for part in parts[::2]]
    return head + "".join(parts)


@lru_cache(maxsize=1 << 14)
def _between_blanks(text: str) -> str:
    """Protect a piece of a title without blanks and groups, such as a word with its comma."""
    if text.islower():
        return text
    if text.isalpha():
        return _braced(text)
    parts = _WORDS.split(text)
    parts[1::2] = map(_braced, parts[1::2])
    return "".join(parts)


def _protected(title: str, found: re.Match[str]) -> tuple[str, int]:
    """Return a piece of a title, protected, and where the next one begins."""
    text, end = found[0], found.end()
    if found["word"] and len(text) == 1 and _ACCENT.match(title, end):
        return text, end  # `M{\"a}rz` is a word like others
    if found.lastgroup == "word" and not title.startswith(":", end):
        return _braced(text), end
    if found["group"]:
        return _special(title, found.start(), closing(title, found.start()) + 1)
    if found["command"]:
        if not _has_capital(text):
            return text, end
        if title.startswith("{", end):  # `\H{o}`: styles would lower-case the command itself
            end = closing(title, end) + 1
        return f"{{{title[found.start() : end]}}}", end
    if found["math"]:
        return (f"{{{text}}}" if _has_capital(text) else text), end
    opens = not title[: found.start()].strip()
    if opens and title.startswith(":", end) and not text.islower():
        return f"{{{text}}}", end  # a word alone before the colon is the name of a method
    return _braced(text), end


def _special(title: str, start: int, end: int) -> tuple[str, int]:
    r"""Return a group, and where the next piece begins.

    BibTeX lower-cases a group that begins with a command (`{\it Escherichia coli}`, `{\"O}VP`),
    unless it is in braces (btxdoc section 4, on special characters).
    """
    group = title[start:end]
    if _FONT.match(group):
        bare = re.sub(r"\\[A-Za-z]+", "", group)
        return (f"{{{group}}}" if _has_capital(bare) else group), end
    rest = _REST.match(title, end) if _ACCENTED.match(group) else None
    if rest and _has_capital(rest[0]):
        return f"{{{group}{rest[0]}}}", rest.end()
    return group, end


@lru_cache(maxsize=1 << 14)  # titles of a library share most of their words
def _braced(word: str) -> str:
    """Brace a word, or those parts of a compound that need it: `{UNet}-Like`, `{VM-UNet}`."""
    if word.islower():
        return word
    if "-" not in word and "/" not in word:
        return f"{{{word}}}" if _needs_braces(word) else word
    parts = re.split(r"([-/])", word)
    need = [_needs_braces(part) for part in parts[::2]]
    if not any(need):
        return word
    if all(need) or _is_compound_name(parts[::2], need):
        return f"{{{word}}}"
    marks = [*parts[1::2], ""]
    return "".join(
        (f"{{{part}}}" if wanted else part) + mark
        for part, wanted, mark in zip(parts[::2], need, marks, strict=True)
    )


def _is_compound_name(parts: list[str], need: list[bool]) -> bool:
    """Distinguish names (`Swin-UMamba`, `U-Net`, `Semi-Mamba-UNet`) from words (`Non-Linear`)."""
    if not all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return False
    if len(parts[0]) == 1:  # `U-Net`, but `X-Ray`
        return parts[1].lower() != "ray"
    return need[-1] and not (len(parts) == 2 and parts[0].lower() in _PREFIXES)


def _needs_braces(part: str) -> bool:
    """Whether it has capitals inside (`ImageNet`) or beside a digit (`S4`), or is a name."""
    if part.isalpha() and part[1:].islower():  # nearly every word of a title
        return part[0].isupper() and part.casefold() in NAMES
    if not _has_capital(part):
        return False
    if len(part) == 1:
        return part != "A"
    if _has_capital(part[1:]) or any(char.isdigit() for char in part):
        return True
    return re.sub(r"['’]s?$", "", part.casefold()) in NAMES
