"""Make realistic libraries of any size: the same seed gives the same bytes.

    python benchmarks/generate.py 50000 > lib.bib

Titles are put together from the vocabulary of the state space model literature, so that one
word (`mamba`) is in a third of them and another (`echocardiography`) in one of a thousand. The
mix follows real collections: preprints and published papers, accents written as LaTeX and as
UTF-8, braced names, abstracts (about 900 bytes an entry), tags, code links, and a few percent
of entries with macros, quotes, capitals, tabs or missing trailing commas. All of it is valid
BibTeX. It knows nothing about ssmlit.
"""

from __future__ import annotations

import argparse
import sys
from random import Random

SEED = 20240101


def words(text: str) -> list[str]:
    """Split a table of words at `|` where it has any, at spaces where it has none."""
    return [word.strip() for word in text.split("|" if "|" in text else None)]


METHODS = words("""
Mamba | Vision Mamba | U-Net | UNet | S4 | S5 | SSM | Vim | VMamba | Hyena | RWKV | RetNet | H3 |
DiS | Swin | LSTM | GRU | KAN | MoE | LoRA
""")
PREFIXES = words("""
Light Ultra Swin Seg Med Point Graph Video Fusion Time Motion Dual Multi Local Plain Efficient Vi
Hyper RS Change Spike Clinical Audio Speech Res Pan Semi Weak Dense Sparse Fast Cross Deep Bi Tri
Zig Samba Cobra Jamba Octo Wave Spectral Freq Geo Bio Chem Traj Traffic Cardio Neuro
""")
SUFFIXES = words("""
Mamba -Mamba Mamba2 SSM -UNet UMamba S4 -SSM MambaNet Former VMamba -Vim 4TS 3D
""")
ADJECTIVES = words("""
Efficient Selective Structured Bidirectional Hierarchical Lightweight Multi-Scale Spatio-Temporal
Cross-Modal Self-Supervised Semi-Supervised Hybrid Linear-Time Long-Range Frequency-Enhanced
Parameter-Efficient Hardware-Aware Data-Dependent Simplified Robust Scalable Visual Spiking
Diagonal Complex-Valued Provable Convolutional Gated Recurrent Attention-Free Causal
""")
TASKS = words("""
Medical Image Segmentation|Remote Sensing Image Classification|Hyperspectral Image Classification|
Point Cloud Analysis|Long Sequence Modeling|Language Modeling|Speech Enhancement|Speech Separation|
Time Series Forecasting|Image Restoration|Image Super-Resolution|Video Understanding|
Graph Representation Learning|Reinforcement Learning|Audio Generation|Change Detection|
Polyp Segmentation|Skin Lesion Segmentation|Image Dehazing|Image Fusion|Sequential Recommendation|
Document Ranking|Motion Generation|Human Activity Recognition|Sleep Staging|Genome Modeling|
Pediatric Echocardiography|Deformable Registration|Survival Prediction|Radiotherapy Dose Prediction|
Infrared Small Target Detection|Event Cameras|Traffic Prediction|In-Context Learning|
Neural Machine Translation|Long Document Summarization|Tabular Data|Object Tracking|
Weather Forecasting|Stock Prediction|Pan-Sharpening|Depth Estimation|3D Reconstruction
""")
NOUNS = words("""
State Space Model|State-Space Model|State Space Models|Selective State Spaces|Selective Scan|
Vision Mamba|Mamba|Mamba Blocks|Structured State Spaces|Linear Recurrence|Mixture of Experts|
Diffusion Model|Transformer|World Models|Linear Attention|Bidirectional Scanning|Visual Mamba
""")
TAGS = words("""
medical-imaging remote-sensing vision/segmentation vision/restoration vision/video speech nlp
time-series graphs point-cloud reinforcement-learning surveys foundations theory architecture
multi-modal recommendation biology to-read
""")
SURNAMES = words("""
Gu Dao Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Smith Johnson
Behrouz Goel Gupta Kumar Singh Patel Rossi Russo Bianchi Kim Park Lee Choi Jung Tanaka Suzuki
Sato Nguyen Tran Pham Silva Santos Ivanov Petrov Novak Kowalski Brown Taylor Wilson Fu Poli
Massaroli Ermon Rudra Orvieto Linderman Warrington Hasani Lechner Rus Grazzi Hutter Islam
Bertasius
""")
ACCENTED = (
    ("R{\\'e}", "Ré"),
    ('M{\\"u}ller', "Müller"),
    ('Schr{\\"o}der', "Schröder"),
    ("{\\'S}liwa", "Śliwa"),
    ("G{\\'o}mez", "Gómez"),
    ("Nu{\\~n}ez", "Nuñez"),
    ("{\\O}stergaard", "Østergaard"),
    ("Pi{\\'o}ro", "Pióro"),
    ("Zubi{\\'c}", "Zubić"),
    ("{\\c C}elik", "Çelik"),
    ("Fran{\\c{c}}ois", "François"),
    ("Hoffmann-Stra{\\ss}er", "Hoffmann-Straßer"),
    ("Dvo{\\v{r}}{\\'a}k", "Dvořák"),
)
PARTICLES = ("van der Maaten", "de la Cruz", "von Neumann", "Le Bronnec")
FORENAMES = words("""
Albert Tri Karan Wei Jie Yu Ming Hao Anna Maria Elena Ivan Chris Daniel Sarah Laura Ahmed Ali Jun
Lei Xin Yan Ziyang Stefano Michael David Emma Noah Lucas Sofia Marta Pedro Jan Piotr Tomasz
""")
VENUES = (
    ("article", "IEEE Transactions on Medical Imaging"),
    ("article", "Neurocomputing"),
    ("article", "Knowledge-Based Systems"),
    ("article", "Transactions on Machine Learning Research"),
    ("article", "IEEE Transactions on Geoscience and Remote Sensing"),
    ("inproceedings", "Advances in Neural Information Processing Systems (NeurIPS)"),
    ("inproceedings", "International Conference on Learning Representations (ICLR)"),
    ("inproceedings", "International Conference on Machine Learning (ICML)"),
    ("inproceedings", "IEEE/CVF Conference on Computer Vision and Pattern Recognition"),
    ("inproceedings", "Medical Image Computing and Computer Assisted Intervention"),
    ("inproceedings", "Interspeech"),
    ("inproceedings", "Proceedings of the AAAI Conference on Artificial Intelligence"),
)
MACROS = {"neurips": "Advances in Neural Information Processing Systems", "tpami": "{IEEE} {TPAMI}"}
CATEGORIES = words("cs.LG cs.CV cs.CL eess.IV eess.AS stat.ML cs.SD cs.AI")
MONTHS = words("""
jan feb mar apr may jun jul aug sep oct nov dec
""")
SENTENCES = (
    "{a} models have become the backbone of {t}, yet their cost grows with the sequence length",
    "We introduce {m}, a {a} architecture for {t} built on {n}",
    "State space models offer linear complexity but struggle with {t}",
    "Experiments on {k} public datasets show that {m} outperforms prior methods by {p}\\%",
    "The proposed block combines {n} with a {a} scan that keeps local context",
    "{m} needs only {p}~M parameters and runs {k}$\\times$ faster than comparable Transformers",
    "Extensive ablations confirm the role of {n} and of the {a} design",
    "Our theoretical analysis bounds the memory of such models by $O(n \\log n)$",
    "Code and weights are available to make comparison with {n} easy",
)


def library(n: int, seed: int = SEED) -> str:
    """Return the text of a BibTeX file with `n` entries; equal arguments give equal text."""
    random = Random(seed)
    head = [f"@string{{{name} = {{{value}}}}}\n" for name, value in MACROS.items()]
    head.append("@comment{made by benchmarks/generate.py}\n\n")
    taken: dict[str, int] = {}
    return "".join(head) + "\n".join(_entry(random, number, taken) for number in range(n))


def _entry(random: Random, number: int, taken: dict[str, int]) -> str:
    method = _method(random)
    year = random.choices(range(2017, 2027), weights=(1, 1, 1, 2, 3, 6, 14, 30, 28, 14))[0]
    names = [_person(random) for _ in range(min(12, 1 + int(random.expovariate(0.28))))]
    title = _title(random, method)
    key = _key(names[0], year, title, taken)
    kind, fields = _publication(random, number, year)
    authors = " and ".join(f"{last}, {first}" for last, first in names)
    if random.random() < 0.04:
        authors += " and others"
    fields = [("title", title), ("author", authors), *fields]
    if random.random() < 0.6:
        code = f"https://github.com/lab{number % 977}/{method.replace(' ', '')}"
        fields.append(("code", code))
    tags = random.sample(TAGS, random.choices((0, 1, 2, 3), weights=(10, 45, 35, 10))[0])
    if tags:
        fields.append(("keywords", ", ".join(tags)))
    if random.random() < 0.72:
        fields.append(("abstract", _abstract(random, method)))
    fields.append(("timestamp", f"{min(year + 1, 2026)}-{1 + number % 12:02}-{1 + number % 28:02}"))
    return _layout(random, kind, key, fields)


def _method(random: Random) -> str:
    if random.random() < 0.25:
        return random.choice(METHODS)
    return random.choice(PREFIXES) + random.choice(SUFFIXES)


def _title(random: Random, method: str) -> str:
    task, noun = random.choice(TASKS), random.choice(NOUNS)
    adjective, other = random.choice(ADJECTIVES), random.choice(ADJECTIVES)
    name = f"{{{method}}}" if random.random() < 0.7 else method
    shape = random.random()
    if shape < 0.5:
        return f"{name}: {adjective} {noun} for {other} {task}"
    if shape < 0.7:
        return f"{adjective} {noun} with {name} for {task}"
    if shape < 0.8:
        return f"Is {name} Effective for {task}? {other} Insights from {noun}"
    if shape < 0.9:
        return f"{adjective} {task} via {{\\emph{{{noun}}}}} and {other} {random.choice(NOUNS)}"
    return f"Revisiting {noun}: {adjective} {task} -- A {other} Study"


def _person(random: Random) -> tuple[str, str]:
    first = random.choice(FORENAMES)
    if random.random() < 0.25:
        first += f" {random.choice('ABCDEFGHJKLMRSTW')}."
    kind = random.random()
    if kind < 0.86:
        return random.choice(SURNAMES), first
    if kind < 0.98:
        return random.choice(random.choice(ACCENTED)), first
    return random.choice(PARTICLES), first


def _key(name: tuple[str, str], year: int, title: str, taken: dict[str, int]) -> str:
    surname = "".join(c for c in name[0].split()[-1].lower() if c.isascii() and c.isalpha())
    words = ("".join(c for c in word.lower() if c.isalnum()) for word in title.split())
    base = f"{surname}{year}{next(word for word in words if word not in ('is', 'a', ''))}"
    count = taken[base] = taken.get(base, -1) + 1
    return base if not count else f"{base}{_letters(count)}"


def _letters(number: int) -> str:
    """Count a, b, …, z, aa, ab …; the digit-free suffix of a repeated citation key."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return f"-{text}" if len(text) > 1 else text


def _publication(random: Random, number: int, year: int) -> tuple[str, list[tuple[str, str]]]:
    """Return the entry type and the fields that say where the work appeared."""
    month = 1 + number % 12
    eprint = f"{year % 100:02}{month:02}.{number % 100000:05}"
    preprint = [
        ("eprint", eprint),
        ("archiveprefix", "arXiv"),
        ("primaryclass", random.choice(CATEGORIES)),
    ]
    when = [("year", str(year)), ("month", MONTHS[month - 1])]
    chance = random.random()
    if chance < 0.5:
        return "misc", [*preprint, *when]
    if chance < 0.52:
        return "phdthesis", [("school", "Stanford University"), *when]
    kind, venue = random.choice(VENUES)
    fields = [("journal" if kind == "article" else "booktitle", venue), *when]
    if random.random() < 0.7:
        fields.append(("doi", f"10.{1000 + number % 997}/ssm.{year}.{number}"))
    first = random.randrange(1, 9000)
    fields.append(("pages", f"{first}--{first + 12}"))
    return kind, [*fields, *(preprint if random.random() < 0.7 else [])]


def _abstract(random: Random, method: str) -> str:
    parts = random.sample(SENTENCES, 6)
    words = {
        "m": method,
        "a": random.choice(ADJECTIVES).lower(),
        "t": random.choice(TASKS).lower(),
        "n": random.choice(NOUNS).lower(),
        "k": str(random.randrange(2, 12)),
        "p": f"{random.uniform(0.2, 40):.1f}",
    }
    return ". ".join(part.format_map(words) for part in parts) + "."


def _layout(random: Random, kind: str, key: str, fields: list[tuple[str, str]]) -> str:
    style = random.random()
    if style < 0.94:
        lines = "".join(f"  {name} = {_value(name, text)},\n" for name, text in fields)
        return f"@{kind}{{{key},\n{lines}}}\n"
    if style < 0.96:  # quotes, as Scholar's neighbours write them
        lines = ",\n".join(f'    {name}="{text}"' for name, text in fields)
        return f"@{kind}{{{key},\n{lines}\n}}\n"
    if style < 0.98:  # capitals and aligned equal signs
        lines = "".join(f"\t{n.upper():<12} = {_value(n, text)},\n" for n, text in fields)
        return f"@{kind.upper()}{{{key},\n{lines}}}\n"
    macro = random.choice(list(MACROS))  # macros, `#`, no trailing comma
    kept = [item for item in fields if item[0] not in ("journal", "booktitle")]
    lines = ",\n".join(f"  {name} = {_value(name, text)}" for name, text in kept)
    return f'@{kind} {{ {key},\n{lines},\n  booktitle = {macro} # ", vol.~{len(key)}" }}\n'


def _value(name: str, text: str) -> str:
    return text if name == "month" else f"{{{text}}}"


def main() -> None:
    """Print a library of as many entries as the first argument says (the second is a seed)."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=SEED)
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(library(given.entries, given.seed))


if __name__ == "__main__":
    main()
