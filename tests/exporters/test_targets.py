"""What an entry becomes for BibTeX and for biblatex: a table of kinds, each with its whole text."""

from __future__ import annotations

import pytest

from ssmlit.exporters import Options
from tests.exporters.entries import export

CASES = {
    "tags-for-readers": (
        "@misc{k, keywords={a tag, needs-metadata; b}}",
        "@misc{k}",
        "@misc{k, keywords = {a tag, needs-metadata; b}}",
    ),
    "tags-with-bookkeeping": (
        "@misc{k, keywords={vision, needs-metadata, inbox}}",
        "@misc{k}",
        "@misc{k, keywords = {vision}}",
    ),
    "only-bookkeeping": ("@misc{k, keywords = {inbox}}", "@misc{k}", "@misc{k}"),
    "a-key-that-biber-cannot-read": (
        "@misc{o'neil, ids={old}}",
        "@misc{o'neil}",
        "@misc{oneil, ids = {old,o'neil}}",
    ),
    "a-key-with-an-open-brace": (
        "@misc{a{b, note={x}}",
        "@misc{a{b, note = {x}}",
        "@misc{ab, note = {x}}",
    ),
    "a-renamed-key-in-other-fields": (
        "@misc{o'neil}\n@misc{k, note={o'neil}, related={o'neil,m}}\n@misc{m, related={k}}",
        "@misc{o'neil}\n@misc{k, note = {o'neil}, related = {o'neil,m}}\n@misc{m, related = {k}}",
        (
            "@misc{oneil, ids = {o'neil}}\n@misc{k, note = {o'neil}, related = {oneil,m}}\n"
            "@misc{m, related = {k}}"
        ),
    ),
    "an-edition-that-is-none": (
        "@book{k, edition={0}}\n@book{m, edition={1}}\n@book{n, edition={100}}",
        "@book{k, edition = {0}}\n@book{m, edition = {First}}\n@book{n, edition = {100}}",
        "@book{k, edition = {0}}\n@book{m, edition = {1}}\n@book{n, edition = {100}}",
    ),
    "a-sharp-in-a-title": (
        r"@misc{k, title={Slow C\# in Ada}}",
        r"@misc{k, title = {Slow {C}\# in Ada}}",
        r"@misc{k, title = {Slow {C}\# in Ada}}",
    ),
    "the-year-of-the-original": (
        "@book{k, origyear={1936}}\n@book{m, origyear={c. 1936}}",
        "@book{k, origyear = {1936}}\n@book{m, origyear = {c. 1936}}",
        "@book{k, origdate = {1936}}\n@book{m, origyear = {c. 1936}}",
    ),
    "an-archive-alone": (
        "@online{k, eprinttype={Netflix}}\n@misc{m, archiveprefix={arXiv}}",
        "@misc{k, archivePrefix = {Netflix}}\n@misc{m, archivePrefix = {arXiv}}",
        "@online{k, eprinttype = {Netflix}}\n@misc{m}",
    ),
    "an-eprint-with-its-class": (
        "@misc{k, eprint={arXiv:0803.0939v1 [cs.LG]}}",
        "@misc{k, eprint = {0803.0939v1}, archivePrefix = {arXiv}, primaryClass = {cs.LG}}",
        "@online{k, eprint = {0803.0939v1}, eprinttype = {arxiv}, eprintclass = {cs.LG}}",
    ),
    "a-key-that-is-none": (
        "@misc{, note={A}}\n@misc{k, related={k,}}",
        "@misc{entry1, note = {A}}\n@misc{k, related = {k,}}",
        "@misc{entry1, note = {A}}\n@misc{k, related = {k,}}",
    ),
    "an-address-of-the-parent-is-not-hidden": (
        (
            "@inproceedings{k, code={https://x.org/c}, crossref={p}}\n"
            "@proceedings{p, url={https://x.org}}"
        ),
        "@inproceedings{k, crossref = {p}}\n@proceedings{p, url = {https://x.org}}",
        "@inproceedings{k, crossref = {p}}\n@proceedings{p, url = {https://x.org}}",
    ),
    "an-address-where-the-parent-has-none": (
        "@inproceedings{k, code={https://x.org/c}, crossref={p}}\n@proceedings{p, note={P}}",
        "@inproceedings{k, crossref = {p}, url = {https://x.org/c}}\n@proceedings{p, note = {P}}",
        "@inproceedings{k, crossref = {p}, url = {https://x.org/c}}\n@proceedings{p, note = {P}}",
    ),
    "a-crossref-to-nothing": (
        "@inbook{k, chapter={2}, crossref={gone}}",
        "@inbook{k, chapter = {2}}",
        "@inbook{k, chapter = {2}, crossref = {gone}}",
    ),
    "a-crossref-to-an-old-key": (
        "@inbook{k, chapter={2}, crossref={old}}@book{b, ids={old}, title={It}}",
        "@inbook{k, chapter = {2}, crossref = {b}}\n@book{b, title = {It}}",
        "@inbook{k, chapter = {2}, crossref = {old}}\n@book{b, ids = {old}, title = {It}}",
    ),
    "a-year-beside-days": (
        "@inproceedings{k, year={1989}, month=sep, date={27-29}}",
        "@inproceedings{k, year = {1989}, month = sep, day = {27-29}}",
        "@inproceedings{k, date = {1989-09-27/1989-09-29}}",
    ),
    "a-year-and-a-date-of-it": (
        "@article{k, year={2020}, date={2020-05}}",
        "@article{k, year = {2020}, month = may}",
        "@article{k, date = {2020-05}}",
    ),
    "a-day-and-a-date-of-it": (
        "@article{k, date={2020-05-06}, day={6}}",
        "@article{k, year = {2020}, month = may, day = {6}}",
        "@article{k, date = {2020-05-06}}",
    ),
    "a-month-and-a-date-of-another": (
        "@article{k, date={2020-05-06}, month=apr}",
        "@article{k, year = {2020}, month = apr}",
        "@article{k, date = {2020-05-06}}",
    ),
    "a-year-and-a-date-of-another": (
        "@article{k, year={2019}, date={2020-05}}",
        "@article{k, year = {2019}}",
        "@article{k, date = {2020-05}}",
    ),
    "entities-that-a-service-left": (
        "@article{k, journal={Snails &amp; Slugs}, note={H<sub>2</sub>O}, publisher={A # B}}",
        r"@article{k, journal = {Snails \& Slugs}, note = {H$_{2}$O}, publisher = {A # B}}",
        r"@article{k, journaltitle = {Snails \& Slugs}, note = {H$_{2}$O}, publisher = {A # B}}",
    ),
    "an-address-in-an-address": (
        "@misc{k, howpublished={https://web.example.org/1/https://x.org/}}",
        "@misc{k, howpublished = {https://web.example.org/1/https://x.org/}}",
        "@misc{k, howpublished = {https://web.example.org/1/https://x.org/}}",
    ),
    "two-months": (
        "@article{k, year=2020, month={July/August}}",
        "@article{k, year = 2020, month = {July/August}}",
        "@article{k, date = {2020-07/2020-08}}",
    ),
    "a-range-of-macros": (
        '@article{k, year=2019, month="4 " # jan # {--} # "6 " # dec}',
        '@article{k, year = 2019, month = "4 " # jan # {--} # "6 " # dec}',
        "@article{k, date = {2019-01-04/2019-12-06}}",
    ),
    "a-month-that-is-none": (
        "@article{k, year=2019, month={Michaelmas}}",
        "@article{k, year = 2019, month = {Michaelmas}}",
        "@article{k, year = 2019, month = {Michaelmas}}",
    ),
    "a-year-that-is-none": (
        "@article{k, year={in press}}",
        "@article{k, year = {in press}}",
        "@article{k, year = {in press}}",
    ),
    "a-date-that-is-none": (
        "@article{k, date={in press}}",
        "@article{k, year = {in press}}",
        "@article{k, year = {in press}}",
    ),
    "an-uncertain-date": (
        "@article{k, date={199X}}",
        "@article{k, year = {199X}}",
        "@article{k, date = {199X}}",
    ),
    "a-range-of-years": (
        "@article{k, date={1487/1490}}",
        "@article{k, year = {1487--1490}}",
        "@article{k, date = {1487/1490}}",
    ),
    "a-doi-with-tex": (
        r"@article{k, doi={10.1007/978-3-032-00942-5\_12}}",
        "@article{k, doi = {10.1007/978-3-032-00942-5_12}}",
        "@article{k, doi = {10.1007/978-3-032-00942-5_12}}",
    ),
    "an-archive-by-both-names": (
        "@misc{k, eprint={2010.01785}, archiveprefix={arXiv}, eprinttype={arxiv}}",
        "@misc{k, eprint = {2010.01785}, archivePrefix = {arXiv}}",
        "@online{k, eprint = {2010.01785}, eprinttype = {arxiv}}",
    ),
    "two-archives": (
        "@misc{k, eprint={x}, archiveprefix={JSTOR}, eprinttype={hdl}}",
        "@misc{k, eprint = {x}, archivePrefix = {JSTOR}, eprinttype = {hdl}}",
        "@online{k, eprint = {x}, archiveprefix = {jstor}, eprinttype = {hdl}}",
    ),
    "a-doi-with-escapes": (
        "@article{k, doi={10.1002/(SICI)1:2%3C3::A&gt;4.CO;2-K}}",
        "@article{k, doi = {10.1002/(SICI)1:2<3::A>4.CO;2-K}}",
        "@article{k, doi = {10.1002/(SICI)1:2<3::A>4.CO;2-K}}",
    ),
    "two-dois": (  # a link to both leads nowhere
        "@article{k, doi={10.1007/abc_1,\n 10.1007/x}}",
        "@article{k, doi = {10.1007/abc_1}}",
        "@article{k, doi = {10.1007/abc_1}}",
    ),
    "a-doi-as-an-address": (
        "@article{k, doi={https://doi.org/10.1007/abc_1}}",
        "@article{k, doi = {10.1007/abc_1}}",
        "@article{k, doi = {10.1007/abc_1}}",
    ),
    "an-eprint-without-braces": (
        "@misc{k, eprint=2010.01785, archiveprefix={arXiv}}",
        "@misc{k, eprint = {2010.01785}, archivePrefix = {arXiv}}",
        "@online{k, eprint = {2010.01785}, eprinttype = {arxiv}}",
    ),
    "an-address-without-braces": (
        "@misc{k, url=http://example.org/a}",
        "@misc{k, url = {http://example.org/a}}",
        "@online{k, url = {http://example.org/a}}",
    ),
    "a-value-that-is-missing": (
        "@misc{k, note=, year=2020}",
        "@misc{k, note = {}, year = 2020}",
        "@misc{k, note = {}, date = {2020}}",
    ),
    "several-addresses": (
        "@misc{k, url={http://example.org/a http://example.org/b}}",
        "@misc{k, url = {http://example.org/a}}",
        "@online{k, url = {http://example.org/a}}",
    ),
    "an-address-over-two-lines": (
        "@misc{k, url={http://example.org/a\n   /b}}",
        "@misc{k, url = {http://example.org/a/b}}",
        "@online{k, url = {http://example.org/a/b}}",
    ),
    "an-eprint-with-a-prefix": (
        "@article{k, eprint={arXiv:1803.11173}}",
        "@article{k, eprint = {1803.11173}, archivePrefix = {arXiv}}",
        "@article{k, eprint = {1803.11173}, eprinttype = {arxiv}}",
    ),
    "an-eprint-with-a-prefix-and-its-archive": (
        "@article{k, eprint={arXiv:1803.11173}, archiveprefix={arXiv}}",
        "@article{k, eprint = {1803.11173}, archivePrefix = {arXiv}}",
        "@article{k, eprint = {1803.11173}, eprinttype = {arxiv}}",
    ),
    "an-old-eprint": (
        "@article{k, eprint={hep-ph/9609357}}",
        "@article{k, eprint = {hep-ph/9609357}, archivePrefix = {arXiv}}",
        "@article{k, eprint = {hep-ph/9609357}, eprinttype = {arxiv}}",
    ),
    "an-eprint-of-another-archive": (
        "@article{k, eprint={12345}, eprinttype={pubmed}}",
        "@article{k, eprint = {12345}, archivePrefix = {PubMed}}",
        "@article{k, eprint = {12345}, eprinttype = {pubmed}}",
    ),
    "only-the-code-is-there": (
        "@misc{k, code={https://github.com/x/y}}",
        "@misc{k, url = {https://github.com/x/y}}",
        "@online{k, url = {https://github.com/x/y}}",
    ),
    "only-openreview-is-there": (
        "@misc{k, openreview={tEYskw1VY2}}",
        "@misc{k, url = {https://openreview.net/forum?id=tEYskw1VY2}}",
        "@online{k, url = {https://openreview.net/forum?id=tEYskw1VY2}}",
    ),
    "code-beside-a-doi": (
        "@article{k, doi={10.1/x}, code={https://github.com/x/y}}",
        "@article{k, doi = {10.1/x}}",
        "@article{k, doi = {10.1/x}}",
    ),
    "an-address-as-howpublished": (
        "@misc{k, howpublished={http://www.w3.org/TR/x_y/}}",
        r"@misc{k, howpublished = {\url{http://www.w3.org/TR/x_y/}}}",
        "@online{k, url = {http://www.w3.org/TR/x_y/}}",
    ),
    "an-address-with-words-behind-it": (
        r"@misc{k, howpublished={\url{http://x.org/}, accessed 2008}}",
        r"@misc{k, howpublished = {\url{http://x.org/}, accessed 2008}}",
        r"@misc{k, howpublished = {\url{http://x.org/}, accessed 2008}}",
    ),
    "howpublished-in-words": (
        "@misc{k, howpublished={Talk}}",
        "@misc{k, howpublished = {Talk}}",
        "@misc{k, howpublished = {Talk}}",
    ),
    "an-edition": (
        "@book{k, edition={2}}",
        "@book{k, edition = {Second}}",
        "@book{k, edition = {2}}",
    ),
    "an-edition-in-words": (
        "@book{k, edition={Third}}",
        "@book{k, edition = {Third}}",
        "@book{k, edition = {3}}",
    ),
    "a-late-edition": (
        "@book{k, edition={22}}",
        "@book{k, edition = {22nd}}",
        "@book{k, edition = {22}}",
    ),
    "an-article-number": (
        "@article{k, eid={0123}}",
        "@article{k, eid = {0123}, pages = {0123}}",
        "@article{k, eid = {0123}}",
    ),
    "a-bachelor's-thesis": (
        "@thesis{k, type={bathesis}, institution={U}}",
        "@phdthesis{k, type = {Bachelor's thesis}, school = {U}}",
        "@thesis{k, type = {bathesis}, institution = {U}}",
    ),
    "a-master's-thesis": (
        "@mastersthesis{k, school={U}}",
        "@mastersthesis{k, school = {U}}",
        "@thesis{k, institution = {U}, type = {mathesis}}",
    ),
    "titles-of-volumes": (
        "@incollection{k, booktitle={B}, booksubtitle={S}, maintitle={M}, volume={2}}",
        "@incollection{k, booktitle = {B: S}, series = {M}, volume = {2}}",
        "@incollection{k, booktitle = {B}, booksubtitle = {S}, maintitle = {M}, volume = {2}}",
    ),
    "bibtex's-inbook": (
        "@inbook{k, title={The book}, chapter={2}}",
        "@inbook{k, title = {The book}, chapter = {2}}",
        "@book{k, title = {The book}, chapter = {2}}",
    ),
    "extended-names": (
        "@book{k, author={family=Hoven, given=Jeroen, prefix=van den, useprefix=true and B, C}}",
        "@book{k, author = {van den Hoven, Jeroen and B, C}}",
        "@book{k, author = {family=Hoven, given=Jeroen, prefix=van den, useprefix=true and B, C}}",
    ),
    "markup-of-services": (
        "@article{k, title={<i>Ab initio</i> co<sub>2</sub> &amp; {\\&amp;} $a<b$}}",
        "@article{k, title = {Ab initio co$_{2}$ \\& {\\&} $a<b$}}",
        "@article{k, title = {Ab initio co$_{2}$ \\& {\\&} $a<b$}}",
    ),
    "german-nouns": (
        "@book{k, title={Das Leben der Tiere}, langid={ngerman}}",
        "@book{k, title = {{Das Leben der Tiere}}, langid = {ngerman}}",
        "@book{k, title = {{Das Leben der Tiere}}, langid = {ngerman}}",
    ),
    "letters-of-other-scripts": (
        "@article{k, author={Иванов, Мария and Παππάς, Άρης}}",
        "@article{k, author = {Иванов, Мария and Παππάς, Άρης}}",
        "@article{k, author = {Иванов, Мария and Παππάς, Άρης}}",
    ),
    "a-title-of-a-volume": (
        (
            "@incollection{k, title={Lebanon}, crossref={p}}\n"
            "@collection{p, title={Civil Society}, date={2004}}"
        ),
        (
            "@incollection{k, title = {Lebanon}, crossref = {p}, booktitle = {Civil Society}}\n"
            "@book{p, title = {Civil Society}, year = {2004}}"
        ),
        (
            "@incollection{k, title = {Lebanon}, crossref = {p}}\n"
            "@collection{p, title = {Civil Society}, date = {2004}}"
        ),
    ),
    "a-month-of-a-volume": (
        "@inproceedings{k, year={2003}, crossref={p}}\n@proceedings{p, year={2003}, month=may}",
        (
            "@inproceedings{k, year = {2003}, crossref = {p}}\n"
            "@proceedings{p, year = {2003}, month = may}"
        ),
        "@inproceedings{k, date = {2003-05}, crossref = {p}}\n@proceedings{p, date = {2003-05}}",
    ),
    "a-parent-before-its-child": (
        "@proceedings{p, booktitle={P}}\n@inproceedings{k, crossref={p}}",
        "@inproceedings{k, crossref = {p}}\n@proceedings{p, booktitle = {P}}",
        "@inproceedings{k, crossref = {p}}\n@proceedings{p, booktitle = {P}}",
    ),
    "shared-data": (
        "@inproceedings{k, xdata={x}}\n@xdata{x, booktitle={Conf}, date={2019-05}}",
        "@inproceedings{k, booktitle = {Conf}, year = {2019}, month = may}",
        "@inproceedings{k, xdata = {x}}\n@xdata{x, booktitle = {Conf}, date = {2019-05}}",
    ),
    "shared-data-inside-values": (
        (
            "@book{k, author={Own, A. and xdata=x-author-2}, publisher={xdata=x-publisher},"
            " author+an={1=hl}}\n@xdata{x, author={One, B. and Two, C.}, publisher={P}}"
        ),
        "@book{k, author = {Own, A. and Two, C.}, publisher = {P}, author+an = {1=hl}}",
        (
            "@book{k, author = {Own, A. and xdata=x-author-2}, publisher = {xdata=x-publisher},"
            " author+an = {1=hl}}\n@xdata{x, author = {One, B. and Two, C.}, publisher = {P}}"
        ),
    ),
    "a-parent-with-a-parent": (
        (
            "@inbook{k, title={One}, crossref={p}}\n@book{p, title={Book}, crossref={q}}\n"
            "@mvbook{q, title={Main}, publisher={P}}"
        ),
        (
            "@incollection{k, title = {One}, booktitle = {Book}, maintitle = {Main},"
            " publisher = {P}}\n"
            "@book{p, title = {Book}, maintitle = {Main}, publisher = {P}}\n"
            "@book{q, title = {Main}, publisher = {P}}"
        ),
        (
            "@inbook{k, title = {One}, crossref = {p}}\n@book{p, title = {Book}, crossref = {q}}\n"
            "@mvbook{q, title = {Main}, publisher = {P}}"
        ),
    ),
    "entries-in-a-circle": (
        "@book{k, title={One}, crossref={p}}\n@book{p, publisher={P}, crossref={k}}",
        "@book{k, title = {One}, publisher = {P}}\n@book{p, publisher = {P}, title = {One}}",
        "@book{p, publisher = {P}, crossref = {k}}\n@book{k, title = {One}, crossref = {p}}",
    ),
    "a-volume-of-a-series-in-bibtex": (
        (
            "@inbook{k, title={Volume One}, series={The Set}, chapter={1}, crossref={p}}\n"
            "@book{p, title={The Set}, author={K, D.}}"
        ),
        (
            "@inbook{k, title = {Volume One}, series = {The Set}, chapter = {1}, crossref = {p},"
            " bookauthor = {K, D.}}\n@book{p, title = {The Set}, author = {K, D.}}"
        ),
        (
            "@inbook{k, title = {Volume One}, series = {The Set}, chapter = {1}, crossref = {p}}\n"
            "@book{p, title = {The Set}, author = {K, D.}}"
        ),
    ),
    "a-chapter-of-a-book-in-bibtex": (
        "@inbook{k, chapter={2}, crossref={p}}\n@book{p, title={It}, author={K, D.}}",
        (
            "@inbook{k, chapter = {2}, crossref = {p}, bookauthor = {K, D.}}\n"
            "@book{p, title = {It}, author = {K, D.}}"
        ),
        "@inbook{k, chapter = {2}, crossref = {p}}\n@book{p, title = {It}, author = {K, D.}}",
    ),
    "a-part-with-a-volume-and-a-year-of-its-own": (
        (
            "@inbook{k, title={One}, volume={2}, year={1999}, crossref={p}}\n"
            "@collection{p, title={Book}, editor={E, F.}, year={1998}}"
        ),
        (
            "@incollection{k, title = {One}, volume = {2}, year = {1999}, booktitle = {Book},"
            " editor = {E, F.}}\n@book{p, title = {Book}, editor = {E, F.}, year = {1998}}"
        ),
        (
            "@inbook{k, title = {One}, volume = {2}, date = {1999}, crossref = {p}}\n"
            "@collection{p, title = {Book}, editor = {E, F.}, date = {1998}}"
        ),
    ),
    "a-volume-without-a-title": (
        "@collection{k, volume={2}, crossref={p}}\n@mvcollection{p, title={Works}}",
        "@book{k, volume = {2}, title = {Works}}\n@book{p, title = {Works}}",
        "@collection{k, volume = {2}, crossref = {p}}\n@mvcollection{p, title = {Works}}",
    ),
    "a-part-of-a-type-that-bibtex-does-not-know": (
        "@softwareversion{k, year={2020}, crossref={p}}\n@software{p, title={It}, publisher={P}}",
        (
            "@misc{k, year = {2020}, title = {It}, publisher = {P}}\n"
            "@misc{p, title = {It}, publisher = {P}}"
        ),
        (
            "@softwareversion{k, date = {2020}, crossref = {p}}\n"
            "@software{p, title = {It}, publisher = {P}}"
        ),
    ),
    "where-a-name-may-be-broken": (
        r"@book{k, author={Zu\-kow\-sky, Jo}, title={Hy\-phen}}",
        r"@book{k, author = {Zukowsky, Jo}, title = {Hy\-phen}}",
        r"@book{k, author = {Zu\-kow\-sky, Jo}, title = {Hy\-phen}}",
    ),
    "several-addresses-in-one-url": (
        "@misc{k, url={http://x.org/a; http://y.org/b}}",
        "@misc{k, url = {http://x.org/a; http://y.org/b}}",
        "@online{k, url = {http://x.org/a; http://y.org/b}}",
    ),
    "a-file-in-the-web": (
        (
            "@misc{k, file={ftp://x.org/a_b.ps}}\n"
            "@misc{l, file={/home/me/a.pdf}, isbn={9780205309023}}"
        ),
        "@misc{k, url = {ftp://x.org/a_b.ps}}\n@misc{l, isbn = {9780205309023}}",
        "@online{k, url = {ftp://x.org/a_b.ps}}\n@misc{l, isbn = {9780205309023}}",
    ),
    "files-whatever-they-are-called": (
        (
            "@misc{k, Local-Url={file://localhost/Users/me/a.pdf}, Bdsk-File-1={YnBs}, y={1}}\n"
            r"@misc{l, filename={C:\\me\a.pdf}, file-2={/Users/me/a.pdf}, url={file:///a}, x={/a}}"
        ),
        "@misc{k, y = {1}}\n@misc{l, url = {file:///a}, x = {/a}}",
        "@misc{k, y = {1}}\n@online{l, url = {file:///a}, x = {/a}}",
    ),
    "names-of-works-and-commands-are-no-files": (
        (
            r"@misc{k, title={/tmp/ is full}, author={\\me\Aho}, note={\\me}}"
            "\n"
            r"@misc{l, booktitle={file:/x}, note={File: X}, type={file:/x}, x={\\me\x}}"
        ),
        (
            r"@misc{k, title = {/tmp/ is full}, author = {\\me\Aho}, note = {\\me}}"
            "\n@misc{l, booktitle = {file:/x}, note = {File: X}}"
        ),
        (
            r"@misc{k, title = {/tmp/ is full}, author = {\\me\Aho}, note = {\\me}}"
            "\n@misc{l, booktitle = {file:/x}, note = {File: X}}"
        ),
    ),
    "a-patent": (
        "@patent{k, type={patentus}, number={US1}}\n@standard{l, number={ISO 690}}",
        (
            "@misc{k, type = {U.S. patent}, number = {US1}, howpublished = {U.S. patent US1}}\n"
            "@misc{l, number = {ISO 690}, howpublished = {ISO 690}}"
        ),
        "@patent{k, type = {patentus}, number = {US1}}\n@standard{l, number = {ISO 690}}",
    ),
    "a-set": (
        "@set{s, entryset={k}}\n@book{k, title={The book}}",
        "@book{k, title = {The book}}",
        "@set{s, entryset = {k}}\n@book{k, title = {The book}}",
    ),
}


def on_one_line(bib: str) -> str:
    """Return each entry in a line of its own."""
    entries = [entry.split(",\n") for entry in bib.strip().split("\n\n")]
    return "\n".join(", ".join(map(str.strip, lines[:-1])) + "}" for lines in entries)


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
@pytest.mark.parametrize("case", CASES)
def test_entries(case: str, form: str) -> None:
    """Each kind, and nothing beside it, changes."""
    source, for_bibtex, for_biblatex = CASES[case]
    text = export(source, form)

    assert on_one_line(text) == (for_bibtex if form == "bibtex" else for_biblatex)


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    "tex", [r"\newcommand{\noopsort}[1]{}", r"\@ifundefined{url}{\newcommand{\url}[1]{#1}}{}"]
)
def test_preambles_are_exported(form: str, tex: str) -> None:
    r"""An entry that uses `\noopsort` does not compile without its definition."""
    preamble = f'@preamble{{"{tex}" # more}}'
    text = export(f"@string{{more = {{%}}}}\n{preamble}\n@misc{{k, note={{a}}}}\n", form)

    assert text == f"@string{{more = {{%}}}}\n{preamble}\n\n@misc{{k,\n  note = {{a}},\n}}\n"


def test_parents_that_nothing_names_stay_at_home() -> None:
    """A part that has all of its book needs the book no more; one that BibTeX completes does."""
    source = (
        "@inbook{a, title={A}, crossref={p}}\n@book{p, title={P}}\n"
        "@inproceedings{b, title={B}, crossref={q}}\n@proceedings{q, title={Q}}\n"
    )
    text = export(source, "bibtex", "a", "b")

    heads = [line for line in text.splitlines() if line[:1] == "@"]
    assert heads == ["@incollection{a,", "@inproceedings{b,", "@proceedings{q,"]


def test_a_chapter_whose_book_is_written_out() -> None:
    """Without its `crossref` a chapter of BibTeX's kind has the title of the book as its own."""
    source = "@inbook{a, chapter={2}, crossref={p}}\n@book{p, title={Pq}, year={1999}}\n"
    text = export(source, "bibtex", "a", options=Options(drop=frozenset({"crossref"})))

    assert on_one_line(text) == "@inbook{a, chapter = {2}, title = {Pq}, year = {1999}}"


def test_keys_for_biber_stay_apart() -> None:
    """What names an entry follows its key; no two entries get one."""
    source = "@misc{a'b, year=1}\n@misc{ab, year=2}\n@inbook{c, crossref={a'b}, related={ab,a'b}}\n"
    text = export(source, "biblatex")

    heads = [line for line in text.splitlines() if line[:1] == "@" or "ids" in line]
    assert heads == ["@misc{ab,", "@inbook{c,", "@misc{abx,", "  ids = {a'b},"]
    assert "  crossref = {abx},\n  related = {ab,abx},\n" in text


@pytest.mark.parametrize(
    ("form", "library", "after"),
    [
        pytest.param(
            "bibtex",
            "@inbook{k, crossref={b}} @book{b, crossref={c}} @book{c, publisher={House}}",
            "@inbook{k, crossref = {b}, publisher = {House}}\n@book{b, publisher = {House}}",
            id="a-parent-has-what-its-parent-says",
        ),
        pytest.param(
            "biblatex",
            "@book{k, publisher={xdata=x-publisher}} @xdata{x, publisher={House}}",
            "@book{k, publisher = {xdata=x-publisher}}\n@xdata{x, publisher = {House}}",
            id="data-that-a-field-names",
        ),
        pytest.param(
            "bibtex",
            "@book{k, publisher={xdata=x-publisher}} @xdata{x, publisher={House}}",
            "@book{k, publisher = {House}}",
            id="data-in-the-entry-itself",
        ),
    ],
)
def test_one_entry_and_those_it_names(form: str, library: str, after: str) -> None:
    """Parents go along, complete; others stay at home."""
    assert on_one_line(export(library, form, "k")) == after
