"""What single rules find and leave alone, beyond their own examples: one row a case."""

from __future__ import annotations

import pytest

from ssmlit.checks import find_rule, people_lists, run
from ssmlit.library import Library
from tests.checks.test_rules import OUTSIDE, codes

NBSP = "\u00a0"

S4ND = (
    "author = {Nguyen, Eric and others}, eprint = {2210.06583}, archiveprefix = {arXiv}, title = "
    "{S4ND: Modeling Images and Videos as Multidimensional Signals "
)
AT_NEURIPS = f"@inproceedings{{a, booktitle = {{NeurIPS}}, {S4ND}"

FOUND = [
    ("odd-volume", "with the number that it has besides",
     "@article{a, volume = {12(3)}, number = 3}"),
    ("other-version", "a preprint's title under the published venue",
     AT_NEURIPS + "Using State Spaces}}"),
    ("invisible-character", "a no-break blank within a name",
     f"@misc{{a, author = {{Albert{NBSP}Gu}}, title = {{Mamba}}}}"),
    ("invisible-character", "in the key", "@misc{gu\u200b, title = {Mamba}}"),
    ("invisible-character", "a no-break blank before a name",
     f"@misc{{a,{NBSP}title = {{Mamba}}}}"),
    ("page-dash", "of numbers of five digits", "@article{a, pages = {16416-16421}}"),
    ("reversed-pages", "of numbers of five digits", "@article{a, pages = {16421--16416}}"),
    ("et-al", "in German", "@misc{a, author = {Albert Gu u. a.}, title = {Mamba}}"),
    ("malformed-address", "a host without a scheme",
     "@misc{a, title = {M}, pdf = {x.org/mamba.pdf}}"),
    ("commas", "people, though one has an equals sign",
     "@misc{a, author = {A=B Gu, Tri Dao, Ann Aho, Ben Bock}, title = {Mamba}}"),
    ("trailing-stop", "a sentence", "@misc{a, title = {A Survey of Models.}}"),
    ("trailing-stop", "a sentence with two shortened words",
     "@misc{a, title = {Songs of Whal. and of Models.}}"),
    *(("preprint-venue", f"an address, {text}", f"@article{{a, journal = {{{text}}}}}")
      for text in ("https://arxiv.org/abs/2312.00752", r"\url{https://www.biorxiv.org/a}")),
    *(("academic-title", f"a role, {text}", f"@book{{a, author = {{{text}}}}}")
      for text in ("Gu, A and Dao, T (Eds.)", "Tri Dao (ed)", "Dao, T. (Hrsg.)")),
    ("isbn-digits", "twenty-one digits", "@book{a, isbn = {0 306 40615 2 0 306 40615 23}}"),
    ("isbn-digits", "two ISSNs, as Mendeley has them",
     r"@misc{a, isbn = {0899-7667 (Print)$\backslash$r0899-7668 (Linking)}}"),
    ("preprint-venue", "as a journal", "@article{a, title = {Mamba}, journal = {OpenReview}}"),
    ("mixed-versions", "of OSF, beside a journal",
     "@article{a, title = {Mamba}, journal = {Nature}, doi = {10.31219/osf.io/ab12c}}"),
    ("misspelt-venue", "in English",
     "@article{a, title = {Mamba}, journal = {Methods of Information in Medecine}}"),
    ("misspelt-venue", "with the letter of a section",
     "@article{a, title = {Mamba}, journal = {Phisical Review E}}"),
    ("malformed-openreview", "an address",
     "@misc{a, title = {M}, openreview = {https://openreview.net/forum?id=AL1fq05o7H}}"),
    ("missing-archive", "an old id", "@misc{a, title = {M}, eprint = {hep-th/9901001}}"),
    ("idle-waiver", "a rule that there is not", "@misc{a, title = {M}, nocheck = {E999 so}}"),
    ("misspelt-venue", "with a letter less",
     "@article{a, title = {Mamba}, journal = {Mathematcs of Computation}}"),
    ("misspelt-venue", "with a letter more",
     "@article{a, title = {Mamba}, journal = {Mathemattics of Computation}}"),
    ("other-version", "another known venue",
     f"@inproceedings{{a, booktitle = {{ICML}}, {S4ND}with State Spaces}}}}"),
    ("capitals", "in Cyrillic", "@misc{a, title = {О НЕКОТОРЫХ СВОЙСТВАХ РЕШЕНИЙ}}"),
    ("capitals", "two words, one of six letters", "@misc{a, title = {VISION MAMBA}}"),
    ("capitals", "in Greek, but for a word and math",
     "@misc{a, title = {ΠΕΡΙ ΤΗΣ $p$-ΑΔΙΚΗΣ ΑΝΑΛΥΣΗΣ: ένα}}"),
    ("year", "a word", "@misc{a, title = {Mamba}, year = {Mamba}}"),
    ("year", "in three years", "@misc{a, title = {Mamba}, year = {2029}}"),
    ("year", "of three digits", "@misc{a, title = {Mamba}, year = {202}}"),
    *(("year", f"a whole date, {text}", f"@misc{{a, title = {{Mamba}}, year = {{{text}}}}}")
      for text in ("30-Mar-2020", "1 Jan 2021", "2007 Aug 14", "2020-03-30", "14.08.2007",
                   "August 14, 2007")),
    *(("date", f"no date, {text}", f"@misc{{a, title = {{Mamba}}, date = {{{text}}}}}")
      for text in ("2020-13", "2020-20", "2020-25", "2020-00", "2020-21-01", "2020-04-31",
                   "2021-02-29", "2020-05-00", "2021/2020", "2020/2021/2022", "/", "May 2020")),
    ("digits-in-names", "behind an accent",
     r"@misc{a, author = {G\'u2, Albert}, title = {Mamba}}"),
    ("digits-in-names", "beside braces", "@misc{a, author = {{Gu}, Albert2}, title = {Mamba}}"),
    *(("two-people", name, f"@misc{{a, author = {{{text}}}, title = {{Mamba}}}}")
      for name, text in (
          ("`and` glued to a first name", "Gu, Albertand Dao, Tri"),
          ("`and` glued to a stop", "Gu, A.and Dao, T."),
          ("`and` glued to what follows", "Albert Gu andTri Dao"),
          ("initials, one after the other", "A. Gu T. Dao"),
          ("one between the commas of two", "Gu, Albert Dao, Tri"),
          ("of three and two words", "Albert Ann Gu Tri Dao"),
          ("a comma between them", "Mark Chen, Jerry Tworek"),
          ("a comma behind a particle", "Mark van Chen, Jerry Tworek"),
          ("a comma between rare names", "Yu Sun, Xiaolong Wang"),
          ("braces around all", r"{Gu, A. and M{\\'u}ller, Martin}"),
          ("braces around all, spoken", r"{A. Gu and Martin M{\'u}ller and Dao, T.}"),
      )),
    ("commas", "two whole names", "@misc{a, author = {Albert Gu, Martin Dao}, title = {M}}"),
    ("commas", "a surname in braces", "@misc{a, author = {Albert {Gu}, Martin {Dao}}}"),
    ("commas", "two whole names, initials", "@misc{a, author = {A. Gu, T. Dao}, title = {M}}"),
    ("trailing-comma", "in two names, said once", "@misc{a, author = {Gu, and Dao,}}"),
    ("misspelt-field", "in three letters more", "@misc{a, titel = {Mamba}}"),
    ("shared-identifier", "two works",
     "@misc{a, title = {M}, doi = {10.1000/1}}\n@misc{b, title = {H}, doi = {10.1000/1}}"),
    ("repeated-work", "one without its subtitle",
     "@misc{a, title = {M: A}, doi = {10.1000/1}}\n@misc{b, title = {M}, doi = {10.1000/1}}"),
    ("month", "a day and a month in digits", "@misc{a, title = {Mamba}, month = {22.08.}}"),
    *(("month", f"digits, {text}", f"@misc{{a, title = {{Mamba}}, month = {{{text}}}}}")
      for text in ("05/31", "2013-05", "0--1")),
    ("month", "what counts quarters, alone", "@misc{a, title = {Mamba}, month = {First}}"),
    ("month", "no word", "@misc{a, title = {Mamba}, month = {?}}"),
    ("month", "a month cut after two letters", "@misc{a, title = {Mamba}, month = {Ju}}"),
    ("leftover-note", "a day of acceptance",
     "@article{a, journal = {Seals}, note = {Accepted: 2020-05-01T10:00:00Z}}"),
    ("leftover-note", "of several fields",
     "@article{a, journal = {Seals}, note = {Place: Ulm\nPublisher: Shells}}"),
    ("odd-pages", "an end that ADS does not know", "@article{a, pages = {164-+}}"),
    ("page-words", "behind the number", "@misc{a, title = {Mamba}, pages = {12 pages}}"),
    ("open-math", "a bracket", r"@misc{a, title = {Attention in \(O(n) time}}"),
    ("mojibake", "a lost letter", "@misc{a, title = {G\ufffddel Machines}}"),
    *(("capital-names", name, f"@misc{{a, author = {{{text}}}}}")
      for name, text in (("the first of three", "GUAN, ALI and Dao, Tri and Ho, Ben"),
                         ("two of three", "Gu, Al and DAOUD, TRI and HOFF, BEN"),
                         ("one of two", "Gu, Al and DAOUD, TRI"),
                         ("a surname", "Gu, Al and DAOUD, Tri"), ("spoken", "A. TRI DAOUD"))),
    ("malformed-address", "a command in `url`",
     r"@misc{a, title = {M}, url = {\url{https://x.org/m}}}"),
    ("malformed-address", "angle brackets in `url`",
     "@misc{a, title = {M}, url = {<https://x.org/m>}}"),
    ("aliased-reference", "another case", "@inbook{a, crossref = {B}}\n@book{b, title = {B}}"),
    ("malformed-doi", "two of them", "@misc{a, title = {M}, doi = {10.1000/1, 10.1000/2}}"),
    ("malformed-doi", "an arXiv id", "@misc{a, title = {M}, doi = {arXiv:2310.12345}}"),
    ("malformed-doi", "arXiv's page", "@misc{a, doi = {https://arxiv.org/abs/2310.12345}}"),
    ("malformed-doi", "the Anthology's page", "@misc{a, doi = {aclanthology.org/P19-1001}}"),
    ("malformed-doi", "a stop at its end", "@misc{a, title = {M}, doi = {10.1000/1.}}"),
    ("malformed-doi", "a registrant's number that nobody has",
     "@misc{a, title = {Mamba}, doi = {10.99990/rpln.3164744}}"),
]  # fmt: skip

FOR_BIBLATEX = "@article{z, journaltitle = {Seals}, date = {2024}}\n"

LEFT_ALONE = [
    ("odd-volume", "in two countings, and with a number",
     "@article{a, volume = {98(40)}, number = {3(11)}}"),
    ("odd-volume", "in two countings", "@article{a, volume = {98(140)}}"),
    ("undefined-macro", "of IEEEabrv.bib, which every TeX has",
     "@misc{a, journal = IEEE_J_PAMI}"),
    ("undefined-macro", "of plain.bst", "@misc{a, journal = CACM}"),
    ("two-spellings", "the name of a macro, whose text is unknown",
     "@misc{a, journal = jmlr}\n@misc{b, journal = {JMLR}}\n@misc{c, journal = {JMLR}}"),
    ("two-spellings", "the name of a macro of plain.bst",
     "@misc{a, journal = tods}\n@misc{b, journal = {TODS}}\n@misc{c, journal = {TODS}}"),
    ("short-and-full", "the name of a macro, whose text is unknown",
     "@misc{a, journal = jmlr}\n@misc{b, journal = {Journal of Machine Learning Research}}"),
    *((rule, "in a file for biblatex", FOR_BIBLATEX + entry) for rule, entry in (
        ("page-dash", "@article{a, pages = {12-34}}"),
        ("extended-name", "@book{a, author = {family=Gu, given=Albert}}"),
        ("number-and-volume", "@book{a, title = {Mamba}, number = 2}"),
        ("early-parent", "@book{b, title = {B}}\n@inbook{a, title = {A}, crossref = {b}}"),
        ("aliased-reference", "@inbook{a, crossref = {c}}\n@book{b, title = {B}, ids = {c}}"),
    )),
    ("aliased-reference", "in another case, which is an old key as well",
     "@inbook{a, crossref = {B}}\n@book{b, title = {B}, ids = {B}}"),
    ("other-version", "the published title, spelled differently",
     AT_NEURIPS.replace("Modeling", "Modelling") + "with State Spaces}}"),
    ("other-version", "a preprint's title on the preprint",
     f"@misc{{a, {S4ND}Using State Spaces}}}}"),
    ("invisible-character", "a no-break blank in a title",
     f"@misc{{a, author = {{Gu, Albert}}, title = {{Mamba{NBSP}2}}}}"),
    ("et-al", "initials", "@misc{a, author = {U. A. M. Gu and Dao, U. A.}, title = {Mamba}}"),
    ("unknown-command", "fonts and boxes",
     r"@misc{a, title = {{\normalfont A} \fbox{B} $a \neq b$ \kern1pt $\det A$}}"),
    ("malformed-address", "a file beside the library",
     "@misc{a, title = {M}, pdf = {papers/mamba.pdf}}"),
    ("identifiers-disagree", "escaped for LaTeX",
     (r"@misc{a, title = {M}, doi = {10.1002/(SICI)1097<1::AID>3.0}, "
     r"url = {https://doi.org/10.1002/\%28SICI\%291097\%3C1\%3A\%3AAID\%3E3.0}}")),
    ("commas", "an option before the parts of a name (biblatex 4.2.3)",
     "@book{a, author = {id=testid, given=Alfred, family=Adler}, title = {Mamba}}"),
    ("commas", "several options",
     "@book{a, author = {sortingnamekeytemplatename=x, uniquename=false, given={H}, family=J}}"),
    ("trailing-stop", "two shortened words side by side",
     "@inproceedings{a, title = {Mamba}, booktitle = {Symposium on Comp. Geom.}}"),
    ("trailing-stop", "a name whose words are all shortened",
     "@inproceedings{a, title = {Mamba}, booktitle = {Proc. Int. Conf. Commun.}}"),
    ("preprint-venue", "an address of a journal",
     "@article{a, journal = {https://seals.org/arxiv}}"),
    ("preprint-venue", "OpenReview as publisher of proceedings, as DBLP has it",
     "@inproceedings{a, title = {Mamba}, booktitle = {ICLR}, publisher = {OpenReview.net}}"),
    ("misspelt-venue", "words of titles that are nearly words of venues",
     "@article{a, title = {Mamba}, journal = {Journal of Literacy and Generics}}"),
    ("misspelt-venue", "in the plural",
     "@article{a, title = {Mamba}, journal = {Organic Syntheses}}"),
    ("misspelt-venue", "in British spelling",
     "@article{a, title = {Mamba}, journal = {Journal of Paediatrics}}"),
    ("trailing-stop", "a state", "@misc{a, title = {A House in Springfield, Mass.}}"),
    ("trailing-stop", "an ordinal", "@book{a, title = {Die Wale Heinrichs {VIII}.}}"),
    ("trailing-stop", "a title of one shortened word", "@book{a, title = {elem.}}"),
    ("page-dash", "the page of an article with a number", "@article{a, pages = {1650007-1}}"),
    ("reversed-pages", "the page of an article with a number", "@article{a, pages = {1650007-1}}"),
    ("unknown-command", "a journal of the Astrophysics Data System",
     r"@article{a, title = {Mamba}, journal = {\apjl}}"),
    ("misspelt-venue", "in another language",
     "@article{a, title = {Mamba}, journal = {Annali di Matematica Pura}}"),
    ("malformed-openreview", "an id with a hyphen", "@misc{a, openreview = {ryQu7f-RZ}}"),
    ("other-version", "a workshop of another known venue",
     f"@inproceedings{{a, booktitle = {{ICML 2022 Workshop on X}}, {S4ND}with State Spaces}}}}"),
    ("capitals", "two words of five letters", "@misc{a, title = {MAMBA SEALS}}"),
    ("capitals", "a list of acronyms", "@misc{a, title = {GAN, VAE and SSM Models}}"),
    ("capitals", "nothing but acronyms", "@misc{a, title = {NASA, ESA, JAXA and ISRO}}"),
    *(("capitals", f"acronyms in Korean, {name}",
       f"@misc{{a, {name} = {{한국어 BERT 모델의 IEEE 학회와 GPUS 비교 연구}}}}")
      for name in ("title", "booktitle")),
    ("unprotected-capitals", "a title in capitals, but for a word",
     "@misc{a, title = {О СХОДИМОСТИ РЯДОВ GPS В ПРОСТРАНСТВЕ: обзор}}"),
    ("year", "in a command that the preamble defines",
     "@misc{a, title = {M}, year = {{\\sortas{73a}}{\\turned{--90}{1968}}}}"),
    ("year", "in two years", "@misc{a, title = {Mamba}, year = {2028}}"),
    ("year", "of a book before printing", "@book{a, title = {Mamba}, year = {802}}"),
    ("year", "of three digits beside a date", "@misc{a, title = {M}, year = {802}, date = {0802}}"),
    ("year", "in Roman numerals", "@book{a, title = {Mamba}, year = {MCMLXXXV}}"),
    *(("year", f"no date, {text}", f"@misc{{a, title = {{Mamba}}, year = {{{text}}}}}")
      for text in ("Summer 1991", "1998/99", "March 2020", "2003--2005", "accepted 12 May 2020")),
    *(("date", text, f"@misc{{a, title = {{Mamba}}, date = {{{text}}}}}")
      for text in ("2020-12-31", "2020-21", "2020-24", "2020-05-XX", "2020-XX", "2020-02-29",
                   "2020/", "../2020", "2020/2020", "2020-01-01/2020-01-01", "2020-01?", "199X",
                   "2020-01-01T10:30:00Z", "2020-01-01T09:30/2020-01-01T10:30")),
    ("digits-in-names", "a name in braces", "@misc{a, author = {{R2 Team}}, title = {Mamba}}"),
    ("digits-in-names", "an ordinal", "@misc{a, author = {Gu, 3rd, Al}, title = {Mamba}}"),
    ("dangling-and", "beside a brace that is text",
     r"@misc{a, author = {Gu \{ and and Dao}, title = {Mamba}}"),
    *((rule, f"between {sign}", f"@misc{{a, title = {{The \\verb{sign}{text}{sign} flag}}}}")
      for rule, text in (("special-characters", "a_b&c%"), ("open-math", "$x")) for sign in "|+!"),
    ("special-characters", "for formulas only",
     r"@misc{a, title = {At 5 \ifmmode^\circ\else\textdegree\fi{}C}}"),
    ("month", "in Polish", "@misc{a, title = {Mamba}, month = {lipiec}}"),
    ("shared-identifier", "one work twice",
     "@article{a, title = {M: A}, doi = {10.1000/1}}\n@online{b, title = {M}, doi = {10.1000/1}}"),
    ("repeated-work", "two works",
     "@misc{a, title = {M}, doi = {10.1000/1}}\n@misc{b, title = {H}, doi = {10.1000/1}}"),
    *(("two-people", name, f"@misc{{a, author = {{{text}}}, title = {{Mamba}}}}")
      for name, text in (
          ("a name that ends in -and", "Ferdinand Ann Gu"),
          ("four words, nobody besides", "Maria Clara Marco Polo"),
          ("initials around a first name", "J. Maria K. Lopez"),
          ("initials around a particle", "J. P. De S. R. Gago"),
          ("a suffix", "Gu, Jr., Tri"),
          ("a particle", "van der Berg, Jan Willem"),
          ("several particles", "de la Cruz, Maria Jose"),
          ("a particle in capitals", "De Matos, Miguel Godinho"),
          ("a particle inside", "Rossi de' Monti, Pio Carlo"),
          ("two surnames", "Garcia Marquez, Gabriel Jose"),
          ("two surnames beside others", "Leite Lopes, Manuel Alvim and Gu, Al"),
          ("a surname between the commas", "Gu, Xu Dao, Tri"),
          ("of an institution", "{Albert Gu Tri Dao Lab} and Gu, Xu"),
          ("of a ministry", "{Ministry of Food, Tea and Ministry of Seas, Shells}"),
          ("of a firm", "{A. Gu and Sons}"),
          ("braces around each", "{Gu}, {Albert} and {Dao}, {Tri}"),
      )),
    *(("commas", f"a double surname and {name}",
       f"@misc{{a, author = {{Martin Garcia, {text}}}, title = {{Mamba}}}}")
      for name, text in (("two first names", "Jose Luis"), ("an initial", "Juan P."),
                         ("a bare initial", "Juan P"), ("a first name", "Juan"),
                         ("braces", "{Juan Perez}"))),
    ("commas", "an institution and its place", "@misc{a, author = {{Albert Gu}, Martin Dao}}"),
    ("trailing-comma", "a whole name", "@misc{a, author = {Gu, Albert and Dao, Tri}}"),
    ("misspelt-field", "of three letters", "@misc{a, nte = {x}, urn = {x}}"),
    ("malformed-arxiv", "with its label",
     "@misc{a, title = {M}, eprint = {arXiv:2312.00752}, archiveprefix = {arXiv}}"),
    *(("shared-identifier", f"which one names in {name}",
       ("@misc{a, title = {M}, doi = {10.1000/1}}\n"
        f"@misc{{b, title = {{H}}, doi = {{10.1000/1}}, {name} = {{{keys}}}}}"))
      for name in ("related", "entryset", "xref", "crossref") for keys in ("x,A", "x, A ,y")),
    ("shared-identifier", "a chapter of the book",
     "@book{a, title = {M}, doi = {10.1000/1}}\n@inbook{b, title = {H}, doi = {10.1000/1}}"),
    ("month", "a month cut after three letters", "@misc{a, title = {Mamba}, month = {Jul}}"),
    ("open-math", "brackets", r"@misc{a, title = {Attention in \(O(n)\) time at \$2}}"),
    *(("capital-names", name, f"@misc{{a, author = {{{text}}}}}")
      for name, text in (("short ones", "LIU, XU and NGO, AL"), ("one word", "Gu, Al and CERN"),
                         ("one of three", "Gu, Al and DAOUD, TRI and Ho, Ben"))),
    ("malformed-address", "a command in `note`",
     r"@misc{a, title = {M}, pdf = {\url{https://x.org/m}}}"),
    ("malformed-doi", "a young registrant",
     "@misc{a, title = {Muse}, doi = {10.82901/nemar.nm000287}}"),
    # written for other styles, by other hands
    ("commas", "a suffix with a command", r"@book{a, author = {Hale, Jr.\hbox{}, B. C.}}"),
    ("commas", "a suffix and a role",
     r"@book{a, author = {Hale, Jr.\hbox{} {\protect\role{(Speaker)}}, B. C.}}"),
    ("two-people", "a suffix behind first names", "@book{a, author = {Hale, Edward M., Jr.}}"),
    ("ampersand", "a noble name", "@book{a, author = {von und zu Adlerstein und Bachtal}}"),
    ("dangling-and", "a surname", "@book{a, author = {Ann Lee and Many Others and Bo Roe}}"),
    ("digits-in-names", "a body of one word", "@misc{a, author = {W3C and 3GPP}}"),
    ("initials-behind", "a name of one letter", "@misc{a, author = {Weinan E}}"),
    ("initials-behind", "a host", "@misc{a, author = {i.Seals and a.org and U.S.}}"),
    ("initials-behind", "a first name", "@misc{a, author = {Jessica B. and {Elizabeth I}}}"),
    ("initials-behind", "suffixes", "@misc{a, author = {Ann Roe III and Bo Hale JR}}"),
    ("misspelt-venue", "a word with another end", "@article{a, journal = {Informatica}}"),
    ("misspelt-venue", "another science", "@article{a, journal = {Journal of Enology}}"),
    ("misspelt-field", "another word of four letters", "@misc{a, film = {Seals}}"),
    ("malformed-doi", "arXiv's", "@misc{a, doi = {https://doi.org/10.48550/arXiv.2310.12345}}"),
    ("malformed-doi", "the Anthology's", "@misc{a, doi = {10.18653/v1/P19-1001}}"),
    ("malformed-doi", "a short DOI", "@misc{a, doi = {10/cn2h9c}}"),
    ("malformed-doi", "a label, which W303 takes off", "@misc{a, doi = {DOI: 10.1000/a_b}}"),
    ("digits-in-names", "an institution, for which there is another rule",
     r"@misc{a, author = {The \LaTeX3 Project Team}}"),
    ("swallowed-field", "a set in an abstract", "@misc{a, abstract = {For some A,\n  B = {1, 2}}}"),
    ("swallowed-field", "on one line", "@misc{a, note = {See there, year = 2020}}"),
    ("similar-tags", "languages that signs tell apart",
     "@misc{a, keywords = {C, F}}\n@misc{b, keywords = {C\\#, C++, F\\#}}"),
    ("similar-tags", "numbers with other stops",
     "@misc{a, keywords = {7.1.1}}\n@misc{b, keywords = {7.1.1}}\n@misc{c, keywords = {7.11}}"),
    ("month", "a quarter", "@misc{a, month = {Second Quarter}}"),
    ("month", "two in digits", "@misc{a, month = {5/6}}"),
    ("month", "in Croatian", "@misc{a, month = {prosinac}}"),
    ("month", "in Russian", "@misc{a, month = {августа}}"),
    ("year", "a command of the style", r"@misc{a, year = {\nodate}}"),
    ("year", "a word of the style", r"@misc{a, year = {\bibstring{nodate}}}"),
    ("unknown-command", "biblatex's own",
     r"@misc{a, note = {\nopunct\unspace\printtext{a}\parentext{b}\mkbibacro{C}}}"),
    ("unknown-command", "in an @string, which all its users share",
     "@string{tub = {\\TUGB{}}}\n@article{a, title = {Mamba}, journal = tub}"),
    ("broken-word", "a hyphen that waits, in Dutch",
     "@article{a, journal = {Tijdschrift voor taal-, land- en zeekunde}}"),
    ("broken-word", "a hyphen that waits, in Norwegian", "@misc{a, title = {Hav- og landkart}}"),
    ("trailing-stop", "of a sentence in quotes",
     r"@misc{a, title = {\enquote{All the seals are gone today.}}}"),
    ("trailing-stop", "behind one letter in a command", r"@misc{a, title = {Seal, \emph{N}.}}"),
    ("malformed-address", "a DOI of Wiley's with < and >",
     "@misc{a, url = {https://doi.org/10.1002/(SICI)1522-2594(1999)42:3<526::AID>3.0.CO;2-J}}"),
    ("misspelt-field", "derived by a letter, as biblatex does",
     "@misc{a, publishera = {Roe}, locationa = {Ulm}, versionb = {App}}"),
    ("misspelt-field", "another word before a standard name",
     "@online{a, blogtitle = {Seals}, blogsubtitle = {A Blog}}"),
    ("missing-field", "a publisher, in a file for biblatex",
     ("@book{a, author = {Gu, A}, title = {M}, year = 2023}\n"
     "@article{b, author = {Gu, A}, title = {M}, journaltitle = {S}, year = 2023}")),
    ("missing-field", "a report's institution that is its author",
     "@report{a, author = {{Home Office}}, title = {Mamba}, date = {2023}}"),
    ("missing-field", "a report's author that is its institution",
     "@report{a, institution = {Home Office}, title = {Mamba}, date = {2023}}"),
    ("missing-field", "an author, beside a translator",
     "@book{a, translator = {Gu, A}, title = {Mamba}, date = {2023}}"),
    ("missing-field", "a booktitle, beside a maintitle",
     "@inreference{a, title = {Mamba}, maintitle = {Snakes}, date = {2023}}"),
    ("volume-words", "an edition in words, for biblatex",
     "@book{a, edition = {Second Edition}, date = {2023}}"),
    ("inverted-venue", "a comma and another end",
     "@article{a, journal = {Seals, Transactions on Shells}}"),
    ("leftover-note", "where the work was accepted", "@misc{a, note = {Accepted: ICML 2020}}"),
    ("academic-title", "a pet name in brackets", "@misc{a, author = {Edward (Ed) Gu}}"),
    ("leftover-note", "a note of one's own",
     "@misc{a, note = {Publisher: see the cover\nThanks to all}}"),
    ("misspelt-venue", "ordinals",
     "@misc{a, booktitle = {1st, 2nd, 3rd, 11th, 22nd, 113th and 42ND Workshop}}"),
    ("missing-field", "the year of the parent's parent",
     ("@article{a, author = {Gu, A}, title = {M}, crossref = {b}}\n"
     "@misc{b, title = {Issue}, crossref = {c}}\n@misc{c, title = {All}, year = 2023}")),
    ("year", "a macro that nothing defines, named by a digit", "@misc{a, title = {M}, year = ²}"),
    ("missing-field", "a publisher, beside a field of biblatex's",
     "@book{a, author = {Gu, A}, title = {M}, year = 2023, shorthand = {G}}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(row[0], row[2]) for row in FOUND],
                         ids=[f"{row[0]}: {row[1]}" for row in FOUND])  # fmt: skip
def test_found(name: str, text: str) -> None:
    rule = find_rule(name)
    assert codes(text, rule) == [rule.code]


@pytest.mark.parametrize(("name", "text"), [(row[0], row[2]) for row in LEFT_ALONE],
                         ids=[f"{row[0]}: {row[1]}" for row in LEFT_ALONE])  # fmt: skip
def test_left_alone(name: str, text: str) -> None:
    assert codes(text, find_rule(name)) == []


def test_a_waiver_is_idle_when_what_it_waives_is_not_found() -> None:
    text = "@misc{a, title = {Mamba}, nocheck = {W502 the page has it, commas}}"
    idle, stop, commas = map(find_rule, ("idle-waiver", "trailing-stop", "commas"))
    assert codes(text, idle, stop) == ["N207"]
    assert codes(text, idle, stop, commas) == ["N207", "N207"]
    assert codes(text.replace("Mamba", "Mamba Models."), idle, stop) == []


def test_a_bare_character_is_shown_where_it_is() -> None:
    """Not where the same one stands escaped before it."""
    text = r"@misc{a, title = {10\% of Sand and 90% of Mud}}"
    library = Library.from_text(text, "a.bib")
    (problem,) = run(library, [find_rule("special-characters")], OUTSIDE).problems
    assert text[problem.column - 1 :].startswith("90%")


@pytest.mark.parametrize(
    ("rule", "entries", "said"),
    [
        ("academic-title", "@misc{a, author = {Gu, Al and info@lib.example.edu}}",
                     "info@lib.example.edu is not part of a name"),
        ("malformed-address", "@misc{a, url = {https://x.org https://y.org/seals}}",
                     "url is more than one address: https://x.org https://y.org/seals"),
        ("isbn-digits", "@book{a, isbn = {0899-7667}}",
                     "0899-7667 is not an ISBN: it is an ISSN"),
        ("isbn-digits", "@book{a, isbn = {0899-7668}}",
                     "0899-7668 is not an ISBN: it has 8 digits"),
        ("month", "@misc{a, month = {3 Feb and Walrus}}", "walrus is not a month"),
        ("month", "@misc{a, month = {22.08.}}", "22.08. is not a month"),
        ("volume-words", "@book{a, number = {vol. 6}}",
                     "number contains the word vol.; that belongs in `volume`"),
        ("volume-words", "@article{a, volume = {No. 6}}",
                     "volume contains the word No.; that belongs in `number`"),
        ("unknown-type", "@walrus{a, title = {Mamba}}",
                     "@walrus is a type of neither BibTeX nor biblatex"),
        ("unknown-type", "@bok{a, title = {Mamba}}",
                     "@bok is a type of neither BibTeX nor biblatex; did you mean @book?"),
        ("unprotected-capitals", "@misc{a, title = {A {BERT} model of GPT-4 in Python and iOS}}",
                     "many styles print GPT, Python, iOS in lower case"),
        ("misspelt-field", "@misc{a, shortitle = {Mamba}}",
                     "no style knows the field shortitle; did you mean shorttitle?"),
        ("undefined-macro", "@misc{a, journal = tub}\n@misc{b, journal = tub}",
         "nothing defines the macro tub of journal (and in 1 more place)"),
        ("unknown-type", "@seal{a}\n@seal{b}\n@seal{c}",
         "@seal is a type of neither BibTeX nor biblatex (and in 2 more places)"),
        ("similar-tags", "\n".join(
            f"@misc{{a, keywords = {{{tag}}}}}" for tag in [*["Seals"] * 3, *["seals"] * 2]),
         "the tag seals is spelled elsewhere as Seals (and in 1 more place)"),
    ],
)  # fmt: skip
def test_the_message_says_what_is_wrong(rule: str, entries: str, said: str) -> None:
    """In one finding, however often it is used."""
    (problem,) = run(Library.from_text(entries, "a.bib"), [find_rule(rule)], OUTSIDE).problems
    assert problem.message == said


def test_one_entry_for_biblatex_does_not_decide_about_its_file() -> None:
    entries = "\n".join(f"@article{{a{n}, year = 2024, pages = {{1-9}}}}" for n in range(20))
    library = Library.from_text(FOR_BIBLATEX + entries, "a.bib")
    assert len(run(library, [find_rule("page-dash")]).problems) == 20


def test_a_field_is_shown_where_it_is_itself() -> None:
    """Not where one whose name ends in its own has the same value, or a value looks like it."""
    text = "@misc{a, note = {month = dez}, xmonth = dez, month = dez}"
    found = run(Library.from_text(text, "a.bib"), [find_rule("undefined-macro")]).problems
    assert [text[one.column - 1 :] for one in found] == ["dez, month = dez}", "dez}"]


@pytest.mark.parametrize("before", ["", "é: ", "@misc{b, title = {S4}}, ", "\ufeff", "x\r \t"])
def test_what_is_before_an_entry_in_its_line_counts(before: str) -> None:
    """A finding is where it is in the line, not in its entry; a byte order mark is in no column."""
    text = before + "@misc{a, month = dez}\n@misc{c, month =\n mai}"
    shown = text.removeprefix("\ufeff").replace("\r", "\n").split("\n")
    found = run(Library.from_text(text, "a.bib"), [find_rule("undefined-macro")]).problems
    assert [shown[one.line - 1][one.column - 1 :] for one in found] == ["dez}", "mai}"]


def test_a_macro_at_the_beginning_of_a_value_is_shown_alone() -> None:
    text = "@misc{a, title = {Mamba}, journal = songs # { of Whales}}"
    (problem,) = run(Library.from_text(text, "a.bib"), [find_rule("undefined-macro")]).problems
    assert text[problem.column - 1 :][: problem.length] == "songs"


@pytest.mark.parametrize(
    "rest", ["\n  title = {M},\n}", " title = {M}, year = 2020}", "year = 2020}"]
)
def test_of_an_entry_type_and_key_are_shown(rest: str) -> None:
    """What is about a whole entry underlines its head, also where the entry is one long line."""
    text = f"@article{{gu ,{rest}"
    (problem, *_) = run(Library.from_text(text, "a.bib"), [find_rule("missing-field")]).problems
    assert (problem.column, problem.length) == (1, len("@article{gu"))


def test_a_conflict_marker_is_shown_alone() -> None:
    text = "@misc{gu, title = {Mamba}}\n<<<<<<< ours\n"
    (problem,) = run(Library.from_text(text, "a.bib"), [find_rule("conflict-marker")]).problems
    line = text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :][: problem.length] == "<<<<<<<"


def test_blanks_without_end_in_a_list_of_names() -> None:
    """What is written instead of `and others` is looked for in linear time."""
    assert (
        people_lists.with_others(f"Carver, Anna{' ' * 20_000}et al.") == "Carver, Anna and others"
    )
    assert people_lists.with_others(f"Carver, Anna{' ' * 20_000}Holm") == ""
