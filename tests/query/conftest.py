"""A small library that the tests of this folder search; every entry is there for a reason."""

from __future__ import annotations

import pytest

from ssmlit import bibtex

LIBRARY = r"""
@misc{gu2023mamba,
  title = {{Mamba}: Linear-Time Sequence Modeling with Selective State Spaces},
  author = {Gu, Albert and Dao, Tri},
  year = {2023}, month = dec,
  eprint = {2312.00752}, archiveprefix = {arXiv},
  code = {https://github.com/state-spaces/mamba},
  keywords = {foundations, architecture},
  abstract = {Foundation models are almost universally based on the Transformer.},
  timestamp = {2024-01-10},
}
@inproceedings{rimon2024mamba,
  title = {{MAMBA}: an Effective World Model Approach for Meta-Reinforcement Learning},
  author = {Rimon, Zohar and Jurgenson, Tom},
  booktitle = {International Conference on Learning Representations},
  year = {2024},
  keywords = {reinforcement-learning},
  timestamp = {2024-05-01},
}
@misc{wang2024mambaunet,
  title = {{Mamba-UNet}: {UNet}-Like Pure Visual Mamba for Medical Image Segmentation},
  author = {Wang, Ziyang and Zheng, Jian-Qing},
  year = {2024}, eprint = {2402.05079}, archiveprefix = {arXiv},
  keywords = {medical-imaging/segmentation},
  timestamp = {2024-11-20},
}
@misc{ruan2024vmunet,
  title = {VM-UNet: Vision Mamba UNet for Medical Image Segmentation},
  author = {Ruan, Jiacheng and Li, Jincheng},
  year = {2024}, keywords = {vision/medical},
  timestamp = {2024-11-21},
}
@misc{liao2024lightmunet,
  title = {LightM-UNet: Mamba Assists in Lightweight {U-Net} for Segmentation},
  author = {Liao, Weibin}, year = {2024}, keywords = {medical-imaging},
}
@misc{ma2024umamba,
  title = {U-Mamba: Enhancing Long-range Dependency for Biomedical Image Segmentation},
  author = {Ma, Jun and Wang, Bo}, year = {2024}, keywords = {biology},
}
@misc{zhu2024vision,
  title = {Vision Mamba: Efficient Visual Representation Learning},
  author = {Zhu, Lianghui}, year = {2024},
  code = {https://github.com/hustvl/Vim},
}
@misc{yang2024vivim,
  title = {Vivim: a Video Vision Mamba for Object Segmentation},
  author = {Yang, Yijun}, year = {2024},
}
@inproceedings{gu2021efficiently,
  title = {Efficiently Modeling Long Sequences with Structured State Spaces},
  author = {Gu, Albert and Goel, Karan and R{\'e}, Christopher},
  booktitle = {ICLR}, year = {2022}, openreview = {uYLFoz1vlAC},
  eprint = {2111.00396}, archiveprefix = {arXiv},
  code = {https://github.com/state-spaces/s4},
  keywords = {foundations},
}
@article{schroder2022recurrent,
  title = {Resurrecting Recurrent Neural Networks, \emph{na{\"i}vely}},
  author = {Schr{\"o}der, Anna and {\O}stergaard, Kim},
  journal = {Neural Information Processing Systems}, year = 2022,
  doi = {10.1000/xyz_123}, keywords = {surveys},
}
@phdthesis{gu2023modeling,
  title = {Modeling sequences with structured state spaces},
  author = {Gu, Albert}, school = {Stanford University}, year = {2023},
  note = {330 pages},
}
@misc{dong2024dual,
  title = {Dual Hyperspectral Mamba for Spectral Compressive Imaging},
  author = {Dong, Jiahua and Guo, Li and Gutierrez, Maria}, year = {2024},
}
"""


@pytest.fixture(scope="session")
def document() -> bibtex.Document:
    return bibtex.parse_document(LIBRARY)
