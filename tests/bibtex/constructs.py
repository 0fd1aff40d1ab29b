"""One snippet for each construct of the format, and what must be read from it."""

# ruff: noqa: E501 - a table, one construct a row

from __future__ import annotations

from dataclasses import dataclass

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Construct:
    """A block, its kind, the entry it holds (key and texts), and the codes of its problems."""

    name: str
    source: str
    kind: str = "entry"
    key: str = "k"
    fields: Fields = ()
    problems: tuple[str, ...] = ()


def _good(name: str, source: str, *fields: tuple[str, str], key: str = "k") -> Construct:
    return Construct(name, source, "entry", key, fields)


WELL_FORMED = (
    _good("braces", "@article{k, title = {A}}", ("title", "A")),
    _good("quotes", '@article{k, title = "A"}', ("title", "A")),
    _good("number", "@article{k, year = 2020}", ("year", "2020")),
    _good("trailing comma", "@article{k,\n  a = {1},\n}", ("a", "1")),
    _good("no fields", "@misc{k}"),
    _good("no fields, comma", "@misc{k,}"),
    _good("parentheses", "@misc(k, a = {)}, b = 1)", ("a", ")"), ("b", "1")),
    _good("nested braces", "@misc{k, a = {{A} {b {c}}}}", ("a", "{A} {b {c}}")),
    _good("deep braces", f"@misc{{k, a = {'{' * 12}x{'}' * 12}}}", ("a", "{" * 11 + "x" + "}" * 11)),
    _good("quotes with braces", '@misc{k, a = "x {"} y", b = 2}', ("a", 'x {"} y'), ("b", "2")),
    _good("accent in quotes", '@misc{k, a = "G{\\"o}del"}', ("a", 'G{\\"o}del')),
    _good("escaped braces", "@misc{k, a = {x \\{y\\}}}", ("a", "x \\{y\\}")),
    _good("month", "@misc{k, month = jan}", ("month", "jan")),
    _good("month upper", "@misc{k, month = JAN}", ("month", "jan")),
    _good("concatenation", '@misc{k, month = jan # "~1"}', ("month", "jan~1")),
    _good("tight concatenation", '@misc{k, a = "x"#{y}#3}', ("a", "xy3")),
    _good("hash in braces", "@misc{k, a = {C# and F#}}", ("a", "C# and F#")),
    _good("macro", "@misc{k, journal = known}", ("journal", "Known Journal")),
    _good("macro joined", '@misc{k, a = "x " # KNOWN # " y"}', ("a", "x Known Journal y")),
    _good("unknown macro", "@misc{k, a = Unknown}", ("a", "Unknown")),
    _good("duplicate fields", "@misc{k, a = {1}, A = {2}}", ("a", "1"), ("A", "2")),
    _good("biblatex names", "@online{k, author = {given=Al, family=Gu}}", ("author", "given=Al, family=Gu")),
    _good("biblatex options", "@misc{k, author+an:x = {1=y}}", ("author+an:x", "1=y")),
    _good("type with minus", "@my-type{k, a = {1}}", ("a", "1")),
    _good("brace on next line", "@article\n{k, a = {1}}", ("a", "1")),
    _good("blank behind @", "@ article {k, a = {1}}", ("a", "1")),
    _good("blank around key", "@misc{ k , a = {1} }", ("a", "1")),
    _good("tabs", "@misc{k,\n\ta\t=\t{1},\n\tb = 2}", ("a", "1"), ("b", "2")),
    _good("crlf", "@misc{k,\r\n  a = {1},\r\n  b = {x\r\n y}\r\n}", ("a", "1"), ("b", "x\r\n y")),
    _good("cr", "@misc{k,\r  a = {1}\r}", ("a", "1")),
    _good("mixed line ends", "@misc{k,\r\n  a = {1},\n  b = 2}", ("a", "1"), ("b", "2")),
    _good("leading commas", "@misc{k\n, a = {1}\n, b = {2}\n}", ("a", "1"), ("b", "2")),
    _good("one line", "@misc{k,a={1},b={2}}", ("a", "1"), ("b", "2")),
    _good("at in value", "@misc{k, a = {me@x.org}}", ("a", "me@x.org")),
    _good("at word at line start", "@misc{k, a = {see\n@handle says}}", ("a", "see\n@handle says")),
    Construct("type at line start in value", "@misc{k, a = {see\n@word{x, y}}}", "entry", "k",
              (("a", "see\n@word{x, y}"),), ("lost-entry",)),
    _good("brace, comma, line end in value", "@misc{k, a = {x {y},\n z}, b = 1}", ("a", "x {y},\n z"), ("b", "1")),
    _good("percent in value", "@misc{k, a = {50% of}}", ("a", "50% of")),
    _good("equals in value", "@misc{k, a = {b = {c}, d = {e}}}", ("a", "b = {c}, d = {e}")),
    _good("empty value", '@misc{k, a = {}, b = ""}', ("a", ""), ("b", "")),
    _good("odd key", "@misc{DBLP:conf/nips/O'B_2+3, a = 1}", ("a", "1"), key="DBLP:conf/nips/O'B_2+3"),
    _good("key with parenthesis", "@misc{k(2), a = 1}", ("a", "1"), key="k(2)"),
    _good("unicode", "@misc{kü, título = {状態 Ł}}", ("título", "状態 Ł"), key="kü"),
    _good("behind percent", "% @misc{k, a = {1}}", ("a", "1")),
    _good("behind text", "text @misc{k, a = {1}}", ("a", "1")),
)  # fmt: skip

TOLERATED = (
    Construct("missing comma", "@misc{k, a = {1}\n b = {2}}", "entry", "k",
              (("a", "1"), ("b", "2")), ("missing-comma",)),
    Construct("missing comma after key", "@misc{k\n a = {1}}", "entry", "k",
              (("a", "1"),), ("missing-comma",)),
    Construct("two commas", "@misc{k, a = {1},, b = 2}", "entry", "k",
              (("a", "1"), ("b", "2")), ("stray-comma",)),
    Construct("missing value", "@misc{k, a = , b = 2}", "entry", "k",
              (("a", ""), ("b", "2")), ("missing-value",)),
    Construct("bare value", "@misc{k, pages = 1--2}", "entry", "k",
              (("pages", "1--2"),), ("bare-value",)),
    Construct("comment line", "@misc{k,\n % a, b\n a = {1}}", "entry", "k",
              (("a", "1"),), ("comment-in-entry",)),
    Construct("comment with braces", '@misc{k,\n a = {1}, % }{ "\n b = 2}', "entry", "k",
              (("a", "1"), ("b", "2")), ("comment-in-entry",)),
    Construct("empty key", "@misc{, a = 1}", "entry", "", (("a", "1"),), ("empty-key",)),
)  # fmt: skip

BROKEN = (
    Construct("unclosed entry", "@misc{k, a = {1}", "broken", problems=("broken-block",)),
    Construct("unclosed entry, comma", "@misc{k, a = {1},\n", "broken", problems=("broken-block",)),
    Construct("unclosed value", "@misc{k, a = {1, b = 2}", "broken", problems=("broken-block",)),
    Construct("unclosed quote", '@misc{k, a = "1, b = 2}', "broken", problems=("broken-block",)),
    Construct("brace closed in quotes", '@misc{k, a = "1}"}', "broken", problems=("broken-block",)),
    Construct("no key", "@misc{title = {x}}", "broken", problems=("broken-block",)),
    Construct("blank in key", "@misc{a b, title = {x}}", "broken", problems=("broken-block",)),
    Construct("no equals", "@misc{k, title {x}}", "broken", problems=("broken-block",)),
    Construct("text behind value", "@misc{k, a = {x} y}", "broken", problems=("broken-block",)),
    Construct("broken string", "@string{a = }", "broken", problems=("broken-block",)),
)

OTHERS = (
    Construct("string", '@string{new = "N"}', "string"),
    Construct("string in parentheses", "@STRING(new = {N} # known)", "string"),
    Construct("preamble", '@preamble{ "\\newcommand{\\x}{y}" # {z} }', "preamble"),
    Construct("comment", "@comment{jabref-meta: x {y} z}", "comment"),
    Construct("comment in parentheses", "@Comment(x {)} y)", "comment"),
    Construct("comment with an entry", "@comment{ @misc{k, a = 1} }", "comment",
              problems=("entry-in-comment",)),
    Construct("comment over lines", "@comment{\nx @misc{k, a = 1}\n}", "comment",
              problems=("entry-in-comment",)),
)  # fmt: skip

CONSTRUCTS = WELL_FORMED + TOLERATED + BROKEN + OTHERS
