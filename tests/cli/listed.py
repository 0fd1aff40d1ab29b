"""A list of papers in Markdown, and the report of its rows, for tests of `import`."""

from __future__ import annotations

import json

# line 5: new, in the catalogue; 6: there already; 7: there, with a code link that is new;
# 10: a title of the library with the link of another paper; 11: unknown to everybody;
# 12: nearly a title of the library; 15 and 16: no papers.
LIST = """\
# Awesome Mamba

## Surveys
Papers that summarise others.
- [From S4 to Mamba: A Comprehensive Survey on Structured State Space Models](https://arxiv.org/abs/2503.18970v2)
- [VM-UNet: Vision Mamba UNet for Medical Image Segmentation](https://arxiv.org/abs/2402.02491) [[Code](https://github.com/JCruan519/VM-UNet)]
- [Efficiently Modeling Long Sequences with Structured State Spaces](https://arxiv.org/abs/2111.00396) [[Code](https://github.com/state-spaces/s4)]

## Medical Imaging
- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces](https://arxiv.org/abs/2402.02491)
- **Snail Mamba: Slow Selective State Spaces**, Ana Pérez [[Paper](https://arxiv.org/abs/2401.00001)]
- **Vision Mamba UNet for Medical Image Segmentation**, Jiacheng Ruan, Suncheng Xiang (2024)

## Contributing
- Please open a pull request.
- [mamba-minimal](https://github.com/johnma2006/mamba-minimal) a simple implementation
"""  # noqa: E501 - rows of lists are long


def rows(out: str) -> dict[int, dict[str, object]]:
    """Return the rows of a JSON report by line."""
    return {row["line"]: row for row in json.loads(out)["rows"]}
