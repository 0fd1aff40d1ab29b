"""Queries as people type them: the tree that comes out, and what mistakes look like."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssmlit.errors import ExitCode
from ssmlit.model import Identifier
from ssmlit.query import parse_query
from ssmlit.query.errors import QueryError
from ssmlit.query.nodes import Added, AllOf, AnyOf, Has, Id, Node, Not, Tag, Type, Words, Years

TODAY = date(2026, 3, 15)
MAMBA, UNET = Words("", "mamba", ("mamba",)), Words("", "unet", ("unet",))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        pytest.param("", AllOf(), id="nothing matches everything"),
        pytest.param("  \t\x00 ", AllOf(), id="blanks and control characters"),
        pytest.param("mamba", MAMBA, id="a word"),
        pytest.param("mamba unet", AllOf((MAMBA, UNET)), id="words are ANDed"),
        pytest.param("mamba AND unet", AllOf((MAMBA, UNET)), id="AND may be written"),
        pytest.param("mamba OR unet", AnyOf((MAMBA, UNET)), id="or"),
        pytest.param("mamba unet OR mamba", AnyOf((AllOf((MAMBA, UNET)), MAMBA)),
                     id="AND binds tighter than OR"),
        pytest.param("mamba (unet OR mamba)", AllOf((MAMBA, AnyOf((UNET, MAMBA)))),
                     id="parentheses"),
        pytest.param("((mamba))", MAMBA, id="parentheses around one word"),
        pytest.param("mamba ()", MAMBA, id="empty parentheses"),
        pytest.param("-mamba", Not(MAMBA), id="hyphen negates"),
        pytest.param("NOT mamba", Not(MAMBA), id="not"),
        pytest.param("NOT -mamba", MAMBA, id="twice not"),
        pytest.param("mamba -(unet)", AllOf((MAMBA, Not(UNET))), id="a group is negated"),
        pytest.param("mamba or", AllOf((MAMBA, Words("", "or", ("or",)))),
                     id="lower case is a word"),
        pytest.param("U-Net", Words("", "U-Net", ("u", "net")), id="a hyphen within a word"),
        pytest.param('"state space"', Words("", "state space", ("state", "space"), exact=True),
                     id="phrase"),
        pytest.param(r'"a \"b\""', Words("", 'a "b"', ("a", "b"), exact=True),
                     id="quote in quotes"),
        pytest.param(r"Schr{\"o}der", Words("", r"Schr{\"o}der", ("schroder",)), id="LaTeX"),
        pytest.param("mamba - unet", AllOf((MAMBA, UNET)), id="a dash between words"),
        pytest.param("mamba & unet", AllOf((MAMBA, UNET)), id="punctuation"),
        pytest.param("the mamba of unet", AllOf((MAMBA, UNET)), id="little words beside real ones"),
        pytest.param("the", Words("", "the", ("the",)), id="a little word alone"),
        pytest.param("Mamba: unet", AllOf((Words("", "Mamba:", ("mamba",)), UNET)),
                     id="pasted title"),
        pytest.param("10:30", Words("", "10:30", ("10", "30")), id="a time is no field"),
        pytest.param("author:gu", Words("author", "gu", ("gu",)), id="author"),
        pytest.param("AUTHOR:Gu", Words("author", "Gu", ("gu",)), id="fields in any case"),
        pytest.param("author:beh*", Words("author", "beh*", ("beh",), prefix=True), id="prefix"),
        pytest.param("journal:tpami", Words("venue", "tpami", ("tpami",)), id="an alias"),
        pytest.param('author:"albert gu"',
                     Words("author", "albert gu", ("albert", "gu"), exact=True), id="quoted value"),
        pytest.param(
            "title:(mamba unet)",
            AllOf((Words("title", "mamba", ("mamba",)), Words("title", "unet", ("unet",)))),
            id="a field before a group",
        ),
        pytest.param("tag:medical", Tag((("medical",),), "medical"), id="tag"),
        pytest.param("-tag:survey", Not(Tag((("survey",),), "survey")), id="not a tag"),
        pytest.param("tag:a/b-c", Tag((("a",), ("b", "c")), "a/b-c"), id="tag with levels"),
        pytest.param("year:2024", Years(2024, 2024), id="year"),
        pytest.param("year:2023..2025", Years(2023, 2025), id="years"),
        pytest.param("year:>=2024", Years(2024, 9999), id="years from"),
        pytest.param("added:7d", Added("2026-03-08", "9999-99-99~"), id="added"),
        pytest.param("type:@Article", Type("article"), id="type"),
        pytest.param("has:code", Has(("code",)), id="has"),
        pytest.param("missing:doi", Not(Has(("doi",))), id="missing"),
        pytest.param("id:2312.00752", Id(Identifier("arxiv", "2312.00752")), id="id"),
        pytest.param("arxiv:2312.00752v2", Id(Identifier("arxiv", "2312.00752")), id="scheme"),
        pytest.param("openreview:uYLFoz1vlAC", Id(Identifier("openreview", "uYLFoz1vlAC")),
                     id="bare id"),
        pytest.param("-(mamba)", Not(MAMBA), id="a group left out"),
        pytest.param("-U-Net", Not(Words("", "U-Net", ("u", "net"))), id="a hyphen in what is"),
        pytest.param("-{mamba}", Not(Words("", "{mamba}", ("mamba",))), id="braces left out"),
        pytest.param("-$mamba$", Not(Words("", "$mamba$", ("mamba",))), id="a formula left out"),
        pytest.param(r"-\o", Not(Words("", r"\o", ("o",))), id="a command left out"),
        *(
            pytest.param(typed, Words("", typed, ("mamba",)), id=f"{typed} is punctuation")
            for typed in ("--mamba", "->mamba", "-,mamba")
        ),
        pytest.param('-"u net"', Not(Words("", "u net", ("u", "net"), exact=True)),
                     id="a phrase left out"),
        pytest.param("id:https://doi.org/10.1002/(SICI)1097-0258",
                     Id(Identifier("doi", "10.1002/(sici)1097-0258")), id="parentheses in a DOI"),
        pytest.param("(id:https://arxiv.org/abs/2312.00752)", Id(Identifier("arxiv", "2312.00752")),
                     id="id in a group"),
        pytest.param(
            "https://doi.org/10.1002/(SICI)1097-0258(x)",
            Id(
                Identifier("doi", "10.1002/(sici)1097-0258(x)"),
                Words(
                    "",
                    "https://doi.org/10.1002/(SICI)1097-0258(x)",
                    ("https", "doi", "org", "10", "1002", "sici", "1097", "0258", "x"),
                ),
            ),
            id="parentheses in a link",
        ),
        pytest.param("mamba/unet(mamba)",
                     AllOf((Words("", "mamba/unet", ("mamba", "unet")), MAMBA)),
                     id="parentheses behind a word with a slash"),
        pytest.param("+mamba", Words("", "+mamba", ("mamba",)), id="a plus before a word"),
        pytest.param("(" * 50 + "mamba" + ")" * 50, MAMBA, id="fifty parentheses"),
        pytest.param("() " * 51 + "(mamba)", MAMBA, id="more of them side by side"),
        pytest.param("mamba mamba", MAMBA, id="a word twice"),
        pytest.param("mamba OR unet mamba", AnyOf((MAMBA, AllOf((UNET, MAMBA)))),
                     id="and behind or"),
        pytest.param("mamba NOT NOT unet", AllOf((MAMBA, UNET)), id="NOT twice"),
        pytest.param("(mamba) OR (unet)", AnyOf((MAMBA, UNET)), id="a choice of groups"),
        pytest.param("NOT (mamba OR unet)", Not(AnyOf((MAMBA, UNET))), id="a choice left out"),
        pytest.param('"2312.00752"', Words("", "2312.00752", ("2312", "00752"), exact=True),
                     id="a number in quotes is not an identifier"),
        pytest.param("isbn:0-306-40615-2", Id(Identifier("isbn", "9780306406157")), id="isbn"),
        pytest.param("0-306-40615-2", Words("", "0-306-40615-2", ("0", "306", "40615", "2")),
                     id="bare isbn"),
        pytest.param("eprint:2312.00752", Id(Identifier("arxiv", "2312.00752")), id="eprint"),
        pytest.param('tag:"a b/c"', Tag((("a", "b"), ("c",)), "a b/c", exact=True), id="exact tag"),
        pytest.param(
            "title:(mamba author:unet)",
            AllOf((Words("title", "mamba", ("mamba",)), Words("author", "unet", ("unet",)))),
            id="a field in a field's group",
        ),
        pytest.param("mamba -- unet", AllOf((MAMBA, UNET)), id="two hyphens"),
    ],
)  # fmt: skip
def test_tree(query: str, tree: Node) -> None:
    """Each construct of the language gives the tree it stands for."""
    assert tree == parse_query(query, now=TODAY).root


def test_a_pasted_identifier_is_looked_up_and_also_searched() -> None:
    """A bare id is the identifier, or its digits somewhere in the text."""
    root = parse_query("2312.00752").root

    assert isinstance(root, Id)
    assert root.identifier == Identifier("arxiv", "2312.00752")
    assert root.text == Words("", "2312.00752", ("2312", "00752"))


@pytest.mark.parametrize(
    ("query", "place", "advice"),
    [
        pytest.param('mamba "unet', '"', "closing", id="open quotation"),
        pytest.param('mamba"unet', '"', "blank before", id="quotation mark inside a word"),
        pytest.param("mamba (unet", "(", ")", id="open parenthesis"),
        pytest.param("mamba) unet", ")", "", id="closing parenthesis"),
        pytest.param("auhtor:gu", "auhtor", "author:", id="unknown field"),
        pytest.param("foo:bar", "foo", '"foo:bar"', id="unknown field unlike any"),
        pytest.param("foo:bar", "foo", "title, author, tag", id="all fields are named"),
        pytest.param("Re:Zero", "Re", '"Re:Zero"', id="a colon inside a title"),
        pytest.param("mamba title:", "title:", "title:", id="no value"),
        pytest.param("mamba OR", "OR", "", id="nothing after OR"),
        pytest.param("OR mamba", "OR", "", id="nothing before OR"),
        pytest.param("mamba OR OR unet", "OR", "", id="OR twice"),
        pytest.param("mamba AND", "AND", "", id="nothing after AND"),
        pytest.param("AND mamba", "AND", "", id="nothing before AND"),
        pytest.param("mamba NOT", "NOT", "", id="nothing after NOT"),
        pytest.param("--- &", "--- &", "letter", id="nothing but punctuation"),
        pytest.param("year:2025..2023", "2025..2023", "2023..2025", id="years reversed"),
        pytest.param("year:soon", "soon", "2024", id="no year"),
        pytest.param('year:"so on"', '"so on"', "2024", id="no year in quotes"),
        pytest.param("year:..", "..", "2023", id="a range without ends"),
        pytest.param("added:2024-13-01", "2024-13-01", "month", id="no day"),
        pytest.param("added:2025..2024", "2025..2024", "2024..2025", id="days reversed"),
        pytest.param("id:banana", "banana", "2312.00752", id="no identifier"),
        pytest.param("has:cdoe", "cdoe", "has:code", id="unknown field in has"),
        pytest.param("tag:///", "///", "tag:", id="no tag"),
        pytest.param("title:/s(4/", "(", "", id="wrong regular expression"),
        pytest.param("title:/s4", "/s4", "slash", id="open regular expression"),
        pytest.param("(" * 51 + "a" + ")" * 51, "(", "", id="nested too deeply"),
        pytest.param(
            "(b) (c) " + "(" * 51 + "a" + ")" * 51, "(", "", id="too deeply behind others"
        ),
        pytest.param("mamba AND OR unet", "AND", "", id="OR behind AND"),
        pytest.param("mamba AND AND unet", "AND", "", id="AND twice"),
        pytest.param("(mamba AND) unet", "AND", "", id="AND at the end of a group"),
        pytest.param("(NOT) mamba", "NOT", "", id="NOT at the end of a group"),
        pytest.param("(OR mamba)", "OR", "", id="OR at the beginning of a group"),
        pytest.param("author:-- mamba", "--", "", id="punctuation in a field"),
        pytest.param("has:titel", "titel", "has:title", id="a slip in has"),
    ],
)
def test_mistakes_are_pointed_at(query: str, place: str, advice: str) -> None:
    """A mistake ends with exit code 2, says where it is, and what to write instead."""
    with pytest.raises(QueryError) as caught:
        parse_query(query, now=TODAY)

    error = caught.value
    assert error.exit_code == ExitCode.USAGE
    assert query[error.start : error.end] == place
    assert advice in error.advice
    assert error.hint.splitlines()[-1].strip().strip("^") == ""


@pytest.mark.slow
def test_three_thousand_words() -> None:
    """A query of three thousand words, thrice what Python calls within calls, is like any other."""
    query = parse_query(" ".join(f"word{number}" for number in range(3_000)))

    assert len(query.words) == 3_000


def test_plain_is_what_may_be_a_title() -> None:
    """`plain` keeps little words and leaves out fields and what is negated."""
    assert parse_query("The Hidden Attention of -mamba year:2024 Models").plain == (
        "the hidden attention of models"
    )


def mistake(text: str) -> QueryError | None:
    try:
        parse_query(text, now=TODAY)
    except QueryError as error:
        return error
    return None


@pytest.mark.slow
@given(st.text(alphabet='ab:"()-/ ORNTDAyear\\{}.é字\x1b', max_size=40))
@example("A:\\\x1b")
def test_any_text_is_a_query_or_a_mistake(text: str) -> None:
    """Whatever is typed: a query or a QueryError with a place inside the text, nothing else."""
    error = mistake(text)

    assert error is None or 0 <= error.start < error.end <= len(text) + 1
    assert error is None or "\x1b" not in error.hint
