"""Capitals that bibliography styles must not touch.

Knows what BibTeX's `change.case$` with "t" does: everything is lower-cased but the first letter of
the title and of what follows a colon and a blank; words in braces are left alone. So a word that
has a capital of its own (Mamba, S4, U-Net, SSM, 3D) needs braces, an ordinary Title Case Word none.
"""

from __future__ import annotations

import re
from collections.abc import Collection

#: Proper names of this literature and its neighbours that look like ordinary words.
NAMES = frozenset(
    [
        "mamba",
        "jamba",
        "zamba",
        "samba",
        "vim",
        "hyena",
        "hippo",
        "griffin",
        "hawk",
        "falcon",
        "gemma",
        "llama",
        "mistral",
        "mixtral",
        "gpt",
        "bert",
        "rwkv",
        "transformer-xl",
        "legendre",
        "fourier",
        "laplace",
        "kalman",
        "markov",
        "gauss",
        "gaussian",
        "bayes",
        "bayesian",
        "hilbert",
        "schrödinger",
        "newton",
        "euler",
        "lyapunov",
        "volterra",
        "riemann",
        "riemannian",
        "hamiltonian",
        "lagrangian",
        "euclidean",
        "lipschitz",
        "koopman",
        "chebyshev",
        "hessian",
        "jacobian",
        "python",
        "pytorch",
        "jax",
        "triton",
        "cuda",
        "wikipedia",
        "english",
        "chinese",
        "arabic",
        "german",
        "french",
        "japanese",
        "korean",
        "russian",
        "spanish",
        "hindi",
        "alzheimer",
        "parkinson",
        "zipf",
        "occam",
        "nash",
        "shapley",
        "pareto",
        "boltzmann",
        "hopfield",
        "turing",
        "monte",
        "carlo",
        "toeplitz",
        "krylov",
        "vandermonde",
        "cauchy",
        "padé",
        "poisson",
        "wasserstein",
        "sinkhorn",
        "gumbel",
        "dirichlet",
        "mahalanobis",
        "sobolev",
        "atari",
        "minecraft",
        "reddit",
        "twitter",
        "github",
        "google",
        "android",
        "europe",
        "european",
        "asia",
        "asian",
        "africa",
        "african",
        "america",
        "american",
        "china",
        "india",
        "japan",
        "germany",
        "france",
        "mars",
        "kolmogorov",
        "arnold",
        "mellin",
        "haar",
        "gabor",
        "hadamard",
        "kronecker",
        "nyström",
        "langevin",
        "fokker",
        "planck",
        "maxwell",
        "navier",
        "stokes",
        "darcy",
        "burgers",
        "heisenberg",
        "bloch",
        "ising",
        "zigma",
        "dimba",
        "zoology",
    ]
)

_WORD = re.compile(
    r"(\$[^$]*\$|\\\(.*?\\\)|\\[A-Za-z]+\s?|\{)|([^\W_](?:[\w'’+.&/-]*[\w+])?)", re.DOTALL
)


def protect(title: str, names: Collection[str] = ()) -> str:
    """Return a title with braces around the words that styles would lower-case wrongly.

    Braces, math and commands that are there stay as they are. Applying it twice changes nothing.

    Args:
        title: field text: escaped Unicode or LaTeX.
        names: more proper names, in any case, beside `NAMES`.
    """
    known = NAMES.union(name.casefold() for name in names)
    out: list[str] = []
    place = 0
    while found := _WORD.search(title, place):
        out.append(title[place : found.start()])
        place = found.end()
        if found[1] == "{":
            place = _closing(title, found.start())
            out.append(title[found.start() : place])
        elif found[1]:
            out.append(found[1])
        else:
            coined = _before_colon(title, found)
            out.append(_braced(found[2], known, coined=coined))
    out.append(title[place:])
    return "".join(out)


def _before_colon(title: str, found: re.Match[str]) -> bool:
    """Tell whether a word alone before the colon opens the title: the name of a method."""
    return not title[: found.start()].strip() and title.startswith(":", found.end())


def _braced(word: str, known: Collection[str], *, coined: bool) -> str:
    if coined and not word.islower():
        return f"{{{word}}}"
    if not any(char.isupper() for char in word):
        return word
    if _has_own_capitals(word) or _is_name(word, known):
        return f"{{{word}}}"
    return word


def _has_own_capitals(word: str) -> bool:
    """Tell capitals inside a part (`ImageNet`, `SSMs`), or with a digit (`S4`, `3D`), from `Title-Case`."""
    if len(word) == 1:
        return False
    parts = [part for part in re.split(r"[-/]", word) if part]
    if any(any(char.isupper() for char in part[1:]) for part in parts):
        return True
    if any(any(c.isdigit() for c in part) and any(c.isupper() for c in part) for part in parts):
        return True
    return len(parts) > 1 and any(
        len(part) == 1 and part.isupper() and part != "A" for part in parts
    )


def _is_name(word: str, known: Collection[str]) -> bool:
    stem = re.sub(r"['’]s?$", "", word.casefold())
    parts = re.split(r"[-/]", stem)
    return any(part in known for part in (stem, *parts))


def _closing(text: str, place: int) -> int:
    level = 0
    for brace in re.finditer(r"[{}]", text[place:]):
        level += 1 if brace[0] == "{" else -1
        if level == 0:
            return place + brace.end()
    return len(text)
