"""Known-item search on the project's own library: what people type, and what they meant.

The queries were written from memory of the literature (method names, half titles, author and year,
acronyms, typos of the finger), not from the ranking. The mean reciprocal rank is the measure
that search engines use for this (Voorhees, TREC-8 question answering track, 1999).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ssmlit import bibtex, fields
from ssmlit.query import DocumentCorpus, parse_query, search

LIBRARY = Path(__file__).resolve().parents[2] / "library.bib"

# what is typed | the arXiv id, or the beginning of the title, of what was meant
TABLE = """
mamba                                   | 2312.00752
Mamba                                   | 2312.00752
mamba gu dao                            | 2312.00752
gu dao 2023                             | 2312.00752
linear-time sequence modeling           | 2312.00752
linear time sequence modelling with selective state spaces | 2312.00752
mamba meta rl                           | 2403.09859
meta reinforcement learning             | 2403.09859
s4                                      | 2111.00396
S4                                      | 2111.00396
efficiently modeling long sequences     | 2111.00396
gu 2021 structured state spaces         | 2111.00396
s4++                                    | s4++
s4nd                                    | 2210.06583
s4m                                     | 2503.00900
w4s4                                    | 2506.07920
walrus                                  | 2506.07920
s5                                      | 2208.04933
simplified state space layers           | 2208.04933
smith warrington linderman              | 2208.04933
h3                                      | 2212.14052
hungry hippos                           | 2212.14052
hungry hungry hippos                    | 2212.14052
hippo                                   | 2008.07669
hippo recurrent memory                  | 2008.07669
how to train your hippo                 | 2206.12037
lssl linear state-space layers          | 2110.13985
its raw                                 | 2202.09729
sashimi audio generation                | 2202.09729
diagonal state spaces                   | 2203.14343
gupta 2022                              | 2203.14343
s4d parameterization initialization     | 2206.11893
s4d                                     | 2206.11893
dss                                     | 2203.14343
lru                                     | 2303.06349
sashimi                                 | 2202.09729
liquid-s4                               | 2209.12951
gss                                     | 2206.13947
bigs                                    | 2212.10544
gated state spaces                      | 2206.13947
liquid                                  | 2209.12951
liquid s4                               | 2209.12951
hyena                                   | 2302.10866
hyena hierarchy                         | 2302.10866
laughing hyena                          | 2310.18780
retnet                                  | 2307.08621
retentive network                       | 2307.08621
dreamerv3                               | 2301.04104
dreamer                                 | 2301.04104
hafner                                  | 2301.04104
LRU orvieto                             | 2303.06349
resurrecting rnn                        | 2303.06349
resurrecting recurrent                  | 2303.06349
zoology recall                          | 2312.04927
flashfftconv                            | 2311.05908
gateloop                                | 2311.01927
hgrn                                    | 2311.04823
moe mamba                               | 2401.04081
moe-mamba                               | 2401.04081
blackmamba                              | 2402.01771
black mamba                             | 2402.01771
jamba                                   | 2403.19887
vim                                     | 2401.09417
vision mamba                            | 2401.09417
vision-mamba                            | 2401.09417
vmamba                                  | 2401.10166
v-mamba                                 | 2401.10166
liu vmamba                              | 2401.10166
u-mamba                                 | 2401.04722
umamba                                  | 2401.04722
u mamba                                 | 2401.04722
mamba unet                              | 2402.05079
mamba-unet                              | 2402.05079
semi mamba unet                         | 2402.07245
weak mamba unet                         | 2402.10887
vm-unet                                 | 2402.02491
vmunet                                  | 2402.02491
vm unet v2                              | 2403.09157
lightm-unet                             | 2403.05246
lightmunet                              | 2403.05246
ultralight vm-unet                      | 2403.20035
swin umamba                             | 2402.03302
h-vmunet                                | 2403.13642
lma-unet                                | 2403.07332
segmamba                                | 2401.13560
nnmamba                                 | 2402.03526
mambabyte                               | 2401.13660
mamba byte                              | 2401.13660
mamba in mamba                          | 2403.02148
mim-istd                                | 2403.02148
mamba nd                                | 2402.05892
pan mamba                               | 2402.12192
graph-mamba                             | 2402.00789
behrouz graph mamba                     | 2402.08678
pointmamba                              | 2402.10739
point mamba                             | 2403.06467
pcm point cloud mamba                   | 2403.00762
videomamba                              | 2403.06977
video mamba suite                       | 2403.09626
vivim                                   | 2401.14168
motion mamba                            | 2403.07487
timemachine                             | 2403.09898
time machine                            | 2403.09898
is mamba effective for time series      | 2403.11144
cobra                                   | 2403.14520
simba                                   | 2403.15360
zigma                                   | 2403.13802
plainmamba                              | 2403.17695
mambamixer                              | 2403.19888
decision mamba                          | 2403.19925
samba remote sensing                    | 2404.01705
rs3mamba                                | 2404.02457
rs-mamba                                | 2404.02668
rsmamba                                 | 2403.19654
changemamba                             | 2404.03425
hidden attention                        | 2403.01590
the hidden attention of mamba models    | 2403.01590
hidden attention ali zimerman           | 2403.01590
mamba360                                | 2404.16112
mamba-360 survey                        | 2404.16112
survey on visual mamba                  | 2404.15956
from s4 to mamba                        | 2503.18970
event cameras                           | 2402.15584
zubic                                   | 2402.15584
Zubić event                             | 2402.15584
pioro                                   | 2401.04081
stablessm                               | 2311.14495
spectral state space models             | 2312.06837
agarwal spectral                        | 2312.06837
slot ssm                                | 2406.12272
mamba4rec                               | 2403.03900
sequential recommendation               | 2403.03900
point2ssm                               | 2305.14486
bigs pretraining without attention      | 2212.10544
diffusion models without attention      | 2311.18257
mambair                                 | 2402.15648
mamba ir                                | 2402.15648
gu thesis                               | modeling sequences
modeling sequences with structured state spaces | modeling sequences
2312.00752                              | 2312.00752
arxiv.org/abs/2401.09417v2              | 2401.09417
dehazing                                | 2402.04139
polyp                                   | 2403.13660
stock prediction                        | 2402.18959
weak lensing                            | 2007.12795
vison mamba                             | 2401.09417
hyprspectral mamaba                     | 2406.00449
retnetive network                       | 2307.08621
efficently modeling long sequnces       | 2111.00396
pointmmaba                              | 2402.10739
segmabma                                | 2401.13560
resurecting recurrent neural netwroks   | 2303.06349
blakmamba                               | 2402.01771
flashftconv                             | 2311.05908
orvietto resurrecting                   | 2303.06349
"""

ROWS = [row.split("|") for row in TABLE.strip().splitlines()]
ITEMS = [(typed.strip(), meant.strip()) for typed, meant in ROWS]


@cache
def corpus() -> DocumentCorpus:
    return DocumentCorpus(bibtex.parse_document(LIBRARY.read_text(encoding="utf-8")))


def rank(query: str, meant: str) -> int:
    """Return the place of what was meant among the hits, or 0."""
    for place, hit in enumerate(search(parse_query(query), corpus()), start=1):
        names = {identifier.value for identifier in fields.identifiers(hit.entry)}
        if meant in names or fields.title(hit.entry).lower().startswith(meant):
            return place
    return 0


@pytest.mark.slow
def test_mean_reciprocal_rank() -> None:
    """Over the whole table, what was meant is nearly always the first hit."""
    ranks = {item: rank(*item) for item in ITEMS}

    missed = {query: place for (query, _), place in ranks.items() if place != 1}
    reciprocal = [1 / place if place else 0.0 for place in ranks.values()]
    assert len(ITEMS) >= 60
    assert sum(reciprocal) / len(reciprocal) >= 0.95, missed


@pytest.mark.parametrize(
    "name", ["mamba", "s4", "hippo", "hyena", "vim", "vmamba", "h3", "u-mamba", "mamba-unet"]
)
def test_a_method_name_finds_the_method_first(name: str) -> None:
    """The bare name of a method finds the work that introduced it, before all that mention it."""
    meant = dict(ITEMS)[name]

    assert rank(name, meant) == 1
