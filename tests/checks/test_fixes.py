"""What `check --fix` does to a file: all in one run, and nothing is found then that was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.actions import checking
from ssmlit.checks import find_rule, run
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.name_parts import with_names
from ssmlit.checks.registry import all_rules
from ssmlit.latex import name_spans, split_names
from ssmlit.library import Library
from ssmlit.model import Entry, Field
from tests.checks.test_rules import IN_TEXT, OUTSIDE, codes
from tests.conftest import at_most

if TYPE_CHECKING:
    from ssmlit.checks import Rule

RULES = all_rules()
EXAMPLES = [
    entry
    for rule in RULES
    for text in (rule.bad, rule.good)
    for entry in Library.from_text(text).entries
]
FIELDS = sorted({(it.name.lower(), it.text) for entry in EXAMPLES for it in entry.fields})

MANY = """\
@article{gu,
  title = {Search & rescue.},
  author = {Gu, Albert and and Dao, Tri,},
  journal = {Land & sea},
  publisher = {Sand & sons},
  year = {2023},
  volume = {Vol. 12},
  number = {No. 3},
  pages = {pp. 1-5},
  note = {Bread & butter},
  doi = {https://doi.org/10.1000/1},
  url = {example.org/a},
}
"""
MENDED = """\
@article{gu,
  title = {Search \\& rescue},
  author = {Gu, Albert and Dao, Tri},
  journal = {Land \\& sea},
  publisher = {Sand \\& sons},
  year = {2023},
  volume = {12},
  number = {3},
  pages = {1--5},
  note = {Bread \\& butter},
  doi = {10.1000/1},
  url = {https://example.org/a},
}
"""
BY_AN_OLD_KEY = """\
@proceedings{icml2023, booktitle = {ICML}, publisher = {ACM}, ids = {icml23}}
@inproceedings{gu, author = {Gu, Albert}, title = {Mamba}, crossref = {icml23}}
"""


def fixed(text: str, *, unsafe: bool = True) -> str:
    library = Library.from_text(text)
    result = checking.fix(library, RULES, OUTSIDE, unsafe=unsafe)
    return library.document.apply(result.edits).document.text


@pytest.mark.parametrize(
    ("code", "field", "text"),
    [
        ("W407", "author", "Gu, Albert1 and Dao, Tri2 and R2 and Roe, Al3"),
        ("E413", "author", "Gu, and Dao, Tri and Poe,"),
        ("E403", "author", "Albert Gu, Tri Dao and Stefano Ermon, Chris Re"),
        ("W411", "author", "Wide Web Consortium and Gu, Albert and University of Sand"),
        ("W509", "title", "The the Art of of A a in a a Library"),
    ],
)
def test_a_rule_corrects_all_places_of_a_value_at_once(code: str, field: str, text: str) -> None:
    """One by one, a list of names takes as many runs of all rules as it is long."""
    library = Library.from_text(f"@misc{{gu, {field} = {{{text}}}}}")
    (rule,) = (rule for rule in RULES if rule.code == code)
    (fix, *others) = (one.fix for one in checking.check(library, [rule], OUTSIDE).problems)
    assert {fix, *others} == {fix} != {()}
    assert checking.check(library.edited(fix), [rule], OUTSIDE).problems == ()


def test_a_month_in_full_gets_its_macro() -> None:
    """Not where the file defines it, be it too late, and not in other fields."""
    entry = "@article{gu, title = {Mamba}, month = %s, journal = %s, year = 2023}\n"
    defined = '@string{june = "Brachet"}\n'

    assert fixed(entry % ("June", "June")) == entry % ("jun", "June")
    assert fixed(entry % ("sept # 1", "{A}")) == entry % ("sept # 1", "{A}")
    assert fixed(entry % ("june", "{A}") + defined) == entry % ("june", "{A}") + defined
    assert fixed(defined + entry % ("june", "{A}")) == defined + entry % ("june", "{A}")


@pytest.mark.slow
def test_an_entry_with_many_faults_is_mended_in_one_run() -> None:
    assert fixed(MANY) == MENDED


@pytest.mark.parametrize("rule", [rule for rule in IN_TEXT if rule.fix], ids=lambda it: it.name)
def test_what_is_fixed_is_not_found_again(rule: Rule) -> None:
    """A fix leaves no finding of its own rule."""
    library = Library.from_text(rule.bad)
    result = checking.fix(library, [rule], OUTSIDE, unsafe=True)

    if result.edits:
        assert codes(library.document.apply(result.edits).document.text, rule) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("eprint = {arXiv:2312.00752v2 [cs.LG]}",
                     "eprint = {2312.00752v2}, primaryclass = {cs.LG}, archiveprefix = {arXiv}",
                     id="the subject of an eprint"),
        pytest.param("eprint = {arXiv:2312.00752 [cs.LG]}, eprinttype = {arxiv}, eprintclass = {c}",
                     "eprint = {2312.00752}, eprinttype = {arxiv}, eprintclass = {c}",
                     id="a subject beside another"),
        pytest.param(r"author = {Gu\thanks{Supported by a grant.}, A and Dao*, T}", "",
                     id="the words of a footnote"),
        pytest.param(r"author = {Gu\textsuperscript{a,b}, A and Dao$^{\dagger}$, T}",
                     "author = {Gu, A and Dao, T}", id="marks in braces"),
        pytest.param("author = {and others}", "", id="nobody and others"),
        pytest.param("author = {and Gu, A and others}", "author = {Gu, A and others}",
                     id="somebody and others"),
    ],
)  # fmt: skip
def test_a_safe_fix_loses_nothing(before: str, after: str) -> None:
    """What is more than a mark stays, if nowhere else, where it is."""
    text = "@misc{{gu, title = {{Mamba}}, {}}}\n"

    assert fixed(text.format(before), unsafe=False) == text.format(after or before)


PREPRINT = "@{}{{gu, title = {{Mamba}}, author = {{Gu, Albert}}, year = 2023, {}}}\n"
EPRINT = "eprint = {2312.00752}, archiveprefix = {arXiv}"
DBLP = "eprinttype = {arXiv}, eprint = {2312.00752}"
VERSION = "journal = {arXiv preprint arXiv:2312.00752v2 [cs.LG]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("article journal = {arXiv preprint arXiv:2312.00752}", f"misc {EPRINT}"),
        (f"inproceedings booktitle = {{ArXiv e-prints}}, {EPRINT}", f"misc {EPRINT}"),
        (f"article journal = {{CoRR}}, volume = {{abs/2312.00752}}, {DBLP}", f"misc {DBLP}"),
        (
            "article journal = {arXiv preprint hep-th/9901001}",
            "misc eprint = {hep-th/9901001}, archiveprefix = {arXiv}",
        ),
        (
            "article journal = {CoRR}, volume = {cs.LO/0106001}",
            "misc eprint = {cs/0106001}, archiveprefix = {arXiv}",
        ),
        (f"book publisher = {{arXiv}}, {EPRINT}", f"book {EPRINT}"),
        (f"article publisher = {{arXiv}}, {EPRINT}", f"misc {EPRINT}"),
        (
            f"article journal = {{Nature}}, publisher = {{arXiv}}, {EPRINT}",
            f"article journal = {{Nature}}, {EPRINT}",
        ),
        (f"article {VERSION}", f"article {VERSION}"),
        ("article journal = {bioRxiv}", "article journal = {bioRxiv}"),
    ],
    ids=[
        "Scholar",
        "proceedings",
        "DBLP",
        "Scholar, an old id",
        "DBLP, an old id",
        "publisher",
        "Zotero",
        "published",
        "more than the id",
        "no id",
    ],
)
def test_a_preprint_server_is_no_venue(before: str, after: str) -> None:
    """What only says that there is a preprint goes; nothing else is lost."""
    rules = [rule for rule in RULES if rule.name == "preprint-venue"]
    library = Library.from_text(PREPRINT.format(*before.split(" ", 1)))
    result = checking.fix(library, rules, OUTSIDE, unsafe=True)

    text = library.document.apply(result.edits).document.text
    assert text == PREPRINT.format(*after.split(" ", 1))


def test_a_parent_that_an_old_key_names_is_looked_at_before_the_fix() -> None:
    """biber follows `ids`, so that what the child lacks, and their order, is known before."""
    assert sorted(codes(BY_AN_OLD_KEY)) == sorted([*codes(fixed(BY_AN_OLD_KEY)), "N807"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{gu, title = {Mamba}, volume = {Vol. 12\\}}", id="it would be refused"),
        pytest.param(
            "@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, booktitle = {ICML},"
            " year = 2023, volume = {12(3)}}",
            id="BibTeX would not print the number",
        ),
        pytest.param(
            "@inproceedings{gu, crossref = {icml23, icml}}\n@proceedings{icml2023, ids = {icml23}}",
            id="it would lose the other key",
        ),
    ],
)
def test_no_fix(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("author", "Smith, and Smith, John", "Smith and Smith, John"),
        ("author", "Smith, John and Smith,", "Smith, John and Smith"),
        (
            "author", "Acme Laboratories and Lee, Acme Laboratories",
            "{Acme Laboratories} and Lee, Acme Laboratories",
        ),
        ("author", "Gu, A1 and Gu, A12", "Gu, A1 and Gu, A12"),
        ("author", "Gu, Al1 and {Gu, Al1 Lab}", "Gu, Al and {Gu, Al1 Lab}"),
        ("author", "Roe, B and Gu,\n    Al1", "Roe, B and Gu, Al"),
        (
            "author", "Albert Gu, Martin Dao and {Albert Gu, Martin Dao Lab}",
            "Albert Gu and Martin Dao and {Albert Gu, Martin Dao Lab}",
        ),
        ("journal", "Journal of sciense and omnisciensey", "Journal of science and omnisciensey"),
    ],
)  # fmt: skip
def test_a_fix_changes_what_it_is_about(field: str, before: str, after: str) -> None:
    """Not the same letters in other names and words."""
    text = f"@article{{a, title = {{T}}, {field} = {{%s}}}}"
    assert fixed(text % before, unsafe=True) == text % after


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        (r"10.1007/978-0{\_}1", "10.1007/978-0_1"),
        (r"10.1007/978-0{\\_}1", "10.1007/978-0_1"),
        (r"10.1007/978-0\_1", "10.1007/978-0_1"),
        (r"10.1007/{978-0\_1}", "10.1007/978-0_1"),
        (r"10.1007/a{\textunderscore}b", "10.1007/a_b"),
        (r"10.1007/$\sim$a/{$\sim$}b/\string~c/\texttildelow d", "10.1007/~a/~b/~c/~d"),
    ],
)
def test_an_address_is_freed_of_tex(written: str, clean: str) -> None:
    library = Library.from_text(f"@misc{{a, title = {{Mamba}}, doi = {{{written}}}}}\n", "a.bib")
    (problem,) = run(library, [find_rule("escaped-address")], OUTSIDE).problems
    assert library.document.apply(problem.fix).document.entries[0].get("doi") == clean


@pytest.mark.parametrize(
    ("rule", "field", "written", "clean"),  # None: nothing is found
    [
        ("broken-word", "title", "Seg- mentation of Seals", "Segmentation of Seals"),
        ("broken-word", "title", "The State-of-the- art", "The State-of-the-art"),
        ("broken-word", "title", "Multi-head Self-atten- tion", "Multi-head Self-attention"),
        ("broken-word", "title", "Self- supervised Seals", "Self-supervised Seals"),
        ("broken-word", "title", "Grey Sealo- graphs", "Grey Sealographs"),
        ("broken-word", "title", "Pre- and Post-war", None),
        ("broken-word", "title", "{Seals , Snails and Shells .}", "{Seals, Snails and Shells.}"),
        ("broken-word", "title", "Seals . . .", None),
        ("broken-word", "title", "Using .NET $x$ , Again", None),
        ("broken-word", "author", "Hale , Bo", None),
        ("straight-quotes", "title", 'Film" Mamba" and " Seals"', "Film ``Mamba'' and ``Seals''"),
        ("straight-quotes", "title", '"Mamba "and (" Seals ")', "``Mamba'' and (``Seals'')"),
        ("straight-quotes", "title", r'G{\"o}del Says "Yes', r'G{\"o}del Says "Yes'),
        ("straight-quotes", "title", 'Pipes of 6" and 7" width', 'Pipes of 6" and 7" width'),
        ("volume-words", "volume", "v. 2", "2"),
        ("volume-words", "volume", "V. 2", None),
        ("page-dash", "pages", "85–-92, 97---9", "85--92, 97--9"),
        ("page-dash", "pages", "1--2, 5–6, 3-12--3-20", None),
        ("digits-in-names", "author", "Sensor ESP8266", "Sensor ESP8266"),
        ("bare-institution", "author", "OECD, Organisation for Co-operation and Development",
         "OECD, Organisation for Co-operation and Development"),
        ("bare-institution", "author", "Xerox Corporation and Roe, Al",
         "{Xerox Corporation} and Roe, Al"),
        ("ampersand", "author", r"{Amt der Justiz und f{\"u}r Schutz}", None),
        ("commas", "author", "Gu, Albert (Institute of Seas, Shells, and Snails)",
         "Gu, Albert (Institute of Seas, Shells, and Snails)"),
        ("commas", "author", "Fuente, Ma. Eulàlia, dir.", "Fuente, Ma. Eulàlia, dir."),
        ("commas", "author", "Aquinas, Thomas, Saint", "Aquinas, Thomas, Saint"),
        ("commas", "author", "Gu, Dao, Ermon", "Gu and Dao and Ermon"),
        ("commas", "author", "Gu A, da Luz TB, Ermon S.", "Gu, A and da Luz, TB and Ermon, S."),
        ("commas", "author", "Gu A, Dao TB", "Gu, A and Dao, TB"),
        ("commas", "author", "Gu A, Dao TBCD, Seal Lab", "Gu, A and Dao, TBCD and Seal Lab"),
        ("commas", "author", "Al Gu, Senior Member, IEEE", "Al Gu"),
        ("commas", "author", "Gu, Al, Fellow, IEEE and Bo Xu", "Gu, Al and Bo Xu"),
        ("commas", "author", "Gu JR, Tri D", None),
        ("commas", "author", "Gu, Anna B, Dao, Mary C", "Gu, Anna B and Dao, Mary C"),
        *(("commas", "author", ", ".join(people), " and ".join(people)) for people in (
            ("Mark Chen", "Jerry Tworek", "Heewoo Jun", "Qiming Yuan"),
            ("Yu Sun", "Xiaolong Wang", "Zhuang Liu", "Moritz Hardt"),
            ("Yu Sun", "Xu Wang", "Bo Liu", "Lu Hardt", "Mo Jun", "Qi Yuan"),
            ("Jan van der Berg", "Xu Wang", "Bo Liu", "Mo Jun"), ("Yu Sun", "Xu Wang", "Bo Liu"),
        )),
        ("commas", "author", "van der Berg, Jan Willem, de la Cruz, Maria Jose",
         "van der Berg, Jan Willem and de la Cruz, Maria Jose"),
        ("commas", "author", "Garcia Marquez, Gabriel Jose, Vargas Llosa, Mario Pedro",
         "Garcia Marquez, Gabriel Jose and Vargas Llosa, Mario Pedro"),
        *(("commas", "author", name, name) for name in (  # may be two people, three or four
            "Garcia Marquez, Gabriel Jose, Vargas Llosa, Mario Ignacio", "Albert Gu, Tri, Xu, Bo",
            "van der Berg, Jan Willem, Yu Sun", "Gu, Albert, Yu Sun", "Yu Sun, Gu, Albert, Bo Xu",
        )),
        ("initials-behind", "author", "J-L.Gu and A.B.O'Dao", "J-L. Gu and A.B. O'Dao"),
        *(("date", "urldate", date, clean) for date, clean in (
            ("2024.03.21", "2024-03-21"), ("2024-3-1", "2024-03-01"), ("2024/3/21", "2024-03-21"),
            ("2024.3", "2024-03"), ("2024.13.01", "2024.13.01"), ("21.03.2024", "21.03.2024"),
            ("2024/13", "2024/13"), ("1998-9", "1998-9"), ("2004.21", "2004.21"),  # two years
        )),
        ("digits-in-names", "author", "Gu, Albert1,2", "Gu, Albert"),
        ("digits-in-names", "author", r"Ren{\'{e}} Gu 0001", r"Ren{\'{e}} Gu"),
        ("doi-as-address", "doi", "https://doi.org/10.1000/x%3Cy%3E", "10.1000/x<y>"),
        ("doi-as-address", "doi", "doi:10.1000%2Fx", "10.1000/x"),
        ("doi-as-address", "doi", "doi:10.1000/x%3Cy", "10.1000/x<y"),
        ("escaped-address", "doi", "10.1000/(SICI)1:2%3C3::A%3E4", "10.1000/(SICI)1:2<3::A>4"),
        ("escaped-address", "doi", "10.1000/a&lt;3::A&gt;4", "10.1000/a<3::A>4"),
        ("escaped-address", "doi", r"10.1000/a$<$3{\textgreater}4", "10.1000/a<3>4"),
        ("escaped-address", "url", "https://a.org/b%20c?d=1&lt=2", None),
        ("malformed-address", "url", "https://a.org/My Seal 2.pdf", "https://a.org/My%20Seal%202.pdf"),
        ("malformed-address", "url", "https://a.org/b in May 2020", "https://a.org/b in May 2020"),
        ("html", "title", "A 2 /spl mu/m H/sub /spl infin// loop",
         r"A 2 {\ensuremath{\mu}}m H\textsubscript{{\ensuremath{\infty}}} loop"),
        ("html", "title", "Peri/sub urban/rural &c; SiO/sub 2/",
         r"Peri/sub urban/rural &c; SiO\textsubscript{2}"),
        ("html", "title", "Peri/sub urban/rural, /spl seals/", None),
    ],
)  # fmt: skip
def test_one_rule_mends(rule: str, field: str, written: str, clean: str | None) -> None:
    """What is put together keeps its hyphens; a DOI is unquoted, an address is not."""
    library = Library.from_text(f"@misc{{a, {field} = {{{written}}}}}\n", "a.bib")
    found = run(library, [find_rule(rule)], OUTSIDE).problems
    mended = [library.document.apply(it.fix).document.entries[0].get(field) for it in found]
    assert mended == ([] if clean is None else [clean])


def test_no_rule_proposes_a_value_that_breaks_its_entry() -> None:
    view = EntryView(Entry("misc", "a", (Field("doi", "{10.1000/x}", "10.1000/x"),)))
    assert view.rewritten(view.fields["doi"], "10.1000/{x") == ()


@pytest.mark.parametrize(
    ("rule", "entry"),
    [
        ("special-characters", "@misc{a, title = {\x1b$B%G!<%?\x1b(B}}"),  # ISO-2022-JP
        ("invisible-character", "@misc{a, title = {Int\x92l Trade, 1990\x961995}}"),  # Windows-1252
        ("invisible-character", "@misc{a, title = {E\x02cient Models}}"),  # a ligature of a PDF
        ("invisible-character", "@misc{a, title = {\x1b$B%G!<%?\x1b(B}}"),
        ("special-characters", "@misc{a, editor = {Le Cam & Neyman}}"),  # another rule says `and`
        ("empty-field", '@string{pub:adr = ""} @misc{a, address = pub:adr}'),  # yet to be filled in
    ],
)
def test_what_is_not_understood_is_found_and_not_fixed(rule: str, entry: str) -> None:
    library = Library.from_text(entry, "a.bib")
    (problem,) = run(library, [find_rule(rule)], OUTSIDE).problems
    assert problem.fix == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("author = {Hale, Bo M., Jr. and Roe, A.}", "author = {Hale, Jr., Bo M. and Roe, A.}"),
        ("editor = {Hale, Ralph, III}", "editor = {Hale, III, Ralph}"),
        ("number = {vol. 6}", "number = {vol. 6}"),
        (
            "author = {Hale M. and Roe~Gu A.-B. and Ann Lee}",
            "author = {Hale, M. and Roe~Gu, A.-B. and Ann Lee}",
        ),
        ("author = {Hale MB and Roe A}", "author = {Hale, MB and Roe, A}"),
        ("series = {Seals}, number = {Bd. 6}", "series = {Seals}, number = {6}"),
        ("edition = {Second Edition}", "edition = {Second}"),
        ("url = {10.1000/j.x.2007}", "url = {https://doi.org/10.1000/j.x.2007}"),
        ("edition = {3rd ed.}", "edition = {3rd}"),
        ("booktitle = {42Nd and 22th Seal Days}", "booktitle = {42nd and 22nd Seal Days}"),
        (
            r"booktitle = {Seals, and \& Sand (SAS), 2013 IEEE 18th Conference on}",
            r"booktitle = {2013 IEEE 18th Conference on Seals, and \& Sand (SAS)}",
        ),
        ("booktitle = {Seals, 2009. SEAL'09. 18th Conference on}",) * 2,
        ("note = {Publisher: Sea Service}",) * 2,  # which nothing else says
        ("journal = {M}, note = {{ISSN}: 2643-7171\n\\_eprint: https://x.org}", "journal = {M}"),
        ("date = {1952}, volume = {30(72)}",) * 2,
        ("date = {1952}, volume = {30(7)}", "date = {1952}, volume = {30}, number = {7}"),
        ("volume = {Vol. 6}", "volume = {6}"),
        ("number = {No. 6}", "number = {6}"),
    ],
)  # fmt: skip
def test_the_fix_writes(before: str, after: str) -> None:
    """A suffix goes to its place, a name is turned back; a volume in `number` is yours to move."""
    assert fixed(f"@book{{a, {before}}}", unsafe=True) == f"@book{{a, {after}}}"


NAMES = ["Gu", "a", "Gu, A", "{Gu and Dao}", "Anders", "and others", "and", "\n"]


@at_most(fast=8)
@given(
    st.lists(st.sampled_from(NAMES), min_size=1).map(" and ".join), st.integers(0, 5), st.booleans()
)
def test_another_name_leaves_the_others(text: str, nth: int, braces: bool) -> None:
    """Whatever is written between them stays, too."""
    names = split_names(text)
    assert [*names] == [" ".join(text[start:end].split()) for start, end in name_spans(text)]
    if nth < len(names):
        made = with_names(text, {nth: (name := "{N}" if braces else "N")})
        assert split_names(made) == (*names[:nth], name, *names[nth + 1 :])
        assert with_names(made, {nth: names[nth]}).split() == text.split()


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Entries whose values are examples of rules, some with a mark too many."""
    chosen = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=14))
    marks = st.sampled_from(["", "", "", ".", ",", " &", "\u200b", " and", "\\", "--"])
    lines = [f"  {name} = {{{text}{draw(marks)}}}," for name, text in chosen]
    return "\n".join((f"@{draw(st.sampled_from(EXAMPLES)).type}{{a,", *lines, "}\n"))


@pytest.mark.slow
@given(entries(), st.booleans())
def test_a_second_run_finds_nothing_to_fix(text: str, unsafe: bool) -> None:
    once = fixed(text, unsafe=unsafe)
    assert fixed(once, unsafe=unsafe) == once
