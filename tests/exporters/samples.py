"""Works that tests of several formats export."""

from __future__ import annotations

from ssmlit.library import Library

LIBRARY = Library.from_text(r"""
@article{a,
  title = {=A_1 \& {B} in $O(n \log n)$}, journal = {Nature}, volume = 1, number = 2,
  pages = {3--5}, author = {Gül, Ö.}, date = {2020-05-03/2020-06}, doi = {10.1000/x_1},
}
@misc{gu2023mamba,
  title = {Mamba: Linear-Time Sequence Modeling},
  author = {Gu, Albert and van der Maaten, Jr., Laurens and {ATLAS}},
  year = {2023}, month = dec, eprint = {2312.00752}, archiveprefix = {arXiv},
  code = {https://github.com/state-spaces/mamba}, keywords = {foundations},
}
@incollection{c, title = {Chapter}, author = {Lee, Z.}, crossref = {v}, pages = {7}}
@collection{v, title = {The Volume}, editor = {Sun, X. and Liu, Y.}, publisher = {Pub: Co},
  address = {Paris}, year = {in press}}
""")
WHOLE = r"""
@incollection{k, title={T}, author={Gu, A. and others}, editor={Sun, X.}, editortype={compiler},
  bookauthor={Lee, Z.}, foreword={Ray, B. and others}, booktitle={B}, booksubtitle={C}, series={S},
  number=7, volume=2, year=2001, origdate=1925, pmid={12345678}, eprint={2312.00752},
  url={https://a.org}, langid={ngerman}, shorttitle={Short}, annote={Good}}
@book{s, title={T}, series={S}, number=7, year=2001, howpublished={\url{https://a.org/b}}}
"""
