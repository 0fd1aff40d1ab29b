"""Protecting capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ssmlit.latex import protect

if TYPE_CHECKING:
    from collections.abc import Callable

TITLES = [
    pytest.param(
        "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        "{Mamba}: Linear-Time Sequence Modeling with Selective State Spaces",
        "Mamba: Linear-time sequence modeling with selective state spaces",
        id="method-before-colon",
    ),
    pytest.param(
        "Mamba-UNet: UNet-Like Pure Visual Mamba for Medical Images",
        "{Mamba-UNet}: {UNet}-Like Pure Visual {Mamba} for Medical Images",
        "Mamba-UNet: UNet-like pure visual Mamba for medical images",
        id="compounds",
    ),
    pytest.param(
        "A 3D SSM on ImageNet with S4++",
        "A {3D} {SSM} on {ImageNet} with {S4++}",
        "A 3D SSM on ImageNet with S4++",
        id="acronyms-and-digits",
    ),
    pytest.param(
        "ImageNet Is Easy: The U-Net Case",
        "{ImageNet} Is Easy: The {U-Net} Case",
        "ImageNet is easy: The U-Net case",
        id="first-word-and-after-colon",
    ),
    pytest.param(
        "Swin-UMamba versus Non-Euclidean X-Ray Models",
        "{Swin-UMamba} versus Non-{Euclidean} {X}-Ray Models",
        "Swin-UMamba versus non-Euclidean X-ray models",
        id="name-or-compound",
    ),
    pytest.param(
        "Learning in $O(N)$ with {HiPPO} and mmWave Radar",
        "Learning in {$O(N)$} with {HiPPO} and {mmWave} Radar",
        "Learning in $O(N)$ with HiPPO and mmWave radar",
        id="math-and-braces",
    ),
    pytest.param(
        r"Class C of \LaTeX Typesetting: Q\&A",
        r"Class {C} of {\LaTeX }Typesetting: {Q\&A}",
        r"Class C of \LaTeX typesetting: Q\&A",
        id="single-letter-and-command",
    ),
    pytest.param(
        r"Vom 9. M{\"a}rz f\"ur die {\"O}VP und M\"uhlen",
        r"Vom 9. M{\"a}rz f\"ur die {{\"O}VP} und M\"uhlen",
        r"Vom 9. m\"arz f\"ur die \"OVP und m\"uhlen",
        id="a-letter-before-an-accent",
    ),
    pytest.param(
        "A Survey of State Space Models", "A Survey of State Space Models",
        "A survey of state space models", id="ordinary-words",
    ),
    pytest.param(
        "A 2nd Survey of 12 Whales", "A 2nd Survey of 12 Whales",
        "A 2nd survey of 12 whales", id="digits-without-capitals",
    ),
    pytest.param(
        "Kalman's Filter and Markov Chains", "{Kalman's} Filter and {Markov} Chains",
        "Kalman's filter and Markov chains", id="people",
    ),
    pytest.param(
        "A NEW APPROACH TO FILTERING", "A NEW APPROACH TO FILTERING",
        "A new approach to filtering", id="shouted",
    ),
    pytest.param(
        "A $p$-ADIC APPROACH TO FILTERING in situ",
        "A $p$-ADIC APPROACH TO FILTERING in situ",
        "A $p$-adic approach to filtering in situ", id="shouted but for a few letters",
    ),
    pytest.param(
        "GAN, VAE and SSM Models", "{GAN}, {VAE} and {SSM} Models",
        "GAN, VAE and SSM models", id="mostly acronyms",
    ),
    pytest.param(
        "NASA, ESA, JAXA and ISRO", "{NASA}, {ESA}, {JAXA} and {ISRO}",
        "NASA, ESA, JAXA and ISRO", id="only acronyms",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("title", "expected", "printed"), TITLES)
def test_protect(title: str, expected: str, printed: str) -> None:
    """Words with capitals of their own get braces, ordinary words none; twice is once."""
    assert printed
    assert protect(title) == expected
    assert protect(expected) == expected


@pytest.mark.programs
@pytest.mark.parametrize(("title", "expected", "printed"), TITLES)
def test_bibtex_prints(
    title: str, expected: str, printed: str, bibtex: Callable[[str, str], str]
) -> None:
    """BibTeX's plain style prints protected titles as they should read."""
    assert expected
    bbl = bibtex("plain", f"@misc{{a, author = {{A}}, title = {{{protect(title)}}}}}")

    body = " ".join(re.sub(r"[{}]", "", bbl).split())
    assert f"newblock {printed}." in body.replace(r"\LaTeX t", r"\LaTeX t")


@pytest.mark.parametrize(
    ("title", "protected"),
    [
        (r"Growth of {\it Escherichia coli}", r"Growth of {{\it Escherichia coli}}"),
        (r"On {\em in vitro} trials", r"On {\em in vitro} trials"),
        (r"Die {\"O}VP gewinnt", r"Die {{\"O}VP} gewinnt"),
        (r"Ein {\"O}sterreich", r"Ein {\"O}sterreich"),
        (r"{{\it E. coli}} and {GPUs}", r"{{\it E. coli}} and {GPUs}"),
        (r"Ein \H{o} und \LaTeX{}", r"Ein {\H{o}} und {\LaTeX{}}"),
        ("한국어 BERT 모델의 성능 비교", "한국어 {BERT} 모델의 성능 비교"),
        ("基于 LSTM 的 模型 研究", "基于 {LSTM} 的 模型 研究"),
    ],
)
def test_groups_that_a_command_opens(title: str, protected: str) -> None:
    """BibTeX lower-cases them, unlike other groups, and commands with capitals."""
    assert protect(title) == protected
    assert protect(protected) == protected
