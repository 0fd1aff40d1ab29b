"""What the parser and the file reader report: rules without a check of their own.

`ssmlit.bibtex.diagnostics` finds these under their names; this says what they mean.
"""

from ssmlit.checks.rule import Rule

PARSER_RULES = (
    Rule(
        "E101 broken-block",
        summary="a block that cannot be read",
        why="""BibTeX and biber lose the entry, and often the one after it. The message says what is
        missing and where; ssmlit leaves such a block alone until it is repaired.""",
        bad="@misc{gu, title = {Mamba, year = 2023}",
        good="@misc{gu, title = {Mamba}, year = 2023}",
    ),
    Rule(
        "E102 duplicate-key",
        summary="two entries with one citation key",
        why="""BibTeX stops with “repeated entry”, biber drops one of them. Keys that differ only in
        case count as one, as they do for BibTeX. `ssmlit dedupe` says whether it is the same paper;
        if not, give one of them another key, with `ssmlit rename` or, where the two are equal, in
        an editor.""",
        bad="@misc{gu, title = {Mamba}}\n@misc{Gu, title = {Hippo}}",
        good="@misc{gu, title = {Mamba}}\n@misc{gu2020, title = {Hippo}}",
    ),
    Rule(
        "E103 duplicate-field",
        summary="a field that is given twice",
        why="BibTeX uses the first, biber the last, so two readers see different papers. Keep one.",
        bad="@misc{gu, title = {Mamba}, year = 2023, year = 2024}",
        good="@misc{gu, title = {Mamba}, year = 2024}",
    ),
    Rule(
        "E104 missing-comma",
        summary="a comma is missing between two fields",
        why="BibTeX stops reading the entry there: the fields that follow are not printed.",
        bad="@misc{gu, title = {Mamba}\n  year = 2023}",
        good="@misc{gu, title = {Mamba},\n  year = 2023}",
        fix="safe",
    ),
    Rule(
        "E105 stray-comma",
        summary="two commas with nothing between them",
        why="BibTeX stops reading the entry there.",
        bad="@misc{gu, title = {Mamba},, year = 2023}",
        good="@misc{gu, title = {Mamba}, year = 2023}",
    ),
    Rule(
        "E106 missing-value",
        summary="a field without a value",
        why="BibTeX stops reading the entry there.",
        bad="@misc{gu, title = {Mamba}, year = ,}",
        good="@misc{gu, title = {Mamba}, year = 2023,}",
    ),
    Rule(
        "E107 bare-value",
        summary="a value that is neither a number nor in braces or quotes",
        why="BibTeX takes the part before the hyphen and stops.",
        bad="@misc{gu, title = {Mamba}, pages = 1--2}",
        good="@misc{gu, title = {Mamba}, pages = {1--2}}",
    ),
    Rule(
        "E108 comment-in-entry",
        summary="a % comment inside an entry",
        why="BibTeX knows no comments inside entries and stops reading; biber skips it.",
        bad="@misc{gu, title = {Mamba}, % read\n  year = 2023}",
        good="@misc{gu, title = {Mamba},\n  year = 2023}",
    ),
    Rule(
        "E109 empty-key",
        summary="an entry without a citation key",
        why="""Nothing can cite it. `ssmlit rename "" KEY` gives it a key.""",
        bad="@misc{, title = {Mamba}}",
        good="@misc{gu, title = {Mamba}}",
    ),
    Rule(
        "W110 behind-comment",
        summary="an entry after a % or a bare @comment",
        why="BibTeX still reads it, biber does not: the two produce different bibliographies.",
        bad="% @misc{gu, title = {Mamba}}",
        good="@misc{gu, title = {Mamba}}",
    ),
    Rule(
        "W111 entry-in-comment",
        summary="an entry inside an @comment",
        why="BibTeX reads it, biber and ssmlit do not.",
        bad="@comment{\nold: @misc{gu, title = {Mamba}}}",
        good="@misc{gu, title = {Mamba}}",
    ),
    Rule(
        "W112 open-comment",
        summary="an @comment that is not closed before the next entry",
        why="BibTeX does not look for its end: the entries that follow are read.",
        bad="@comment{ old entries\n@misc{gu, title = {Mamba}}",
        good="@comment{old entries}\n@misc{gu, title = {Mamba}}",
    ),
    Rule(
        "E113 lost-entry",
        summary="text that looks like an entry and is not read as one",
        why="""Usually a brace before it is missing, and the entry has become part of another; or
        its own brace is.""",
        bad="@misc{gu, note = {read\n@misc{dao, title = {Mamba-2}}\n}, title = {Mamba}}",
        good="@misc{gu, note = {read}, title = {Mamba}}\n@misc{dao, title = {Mamba-2}}",
    ),
    Rule(
        "N125 unmarked-entry",
        summary="text that would be an entry if it had its @",
        why="""Some leave out the @ to set an entry aside, since BibTeX reads nothing without one.
        If that is not meant, the entry is missing.""",
        bad="misc{gu, title = {Mamba}}",
        good="@misc{gu, title = {Mamba}}",
    ),
    Rule(
        "E114 lost-field",
        summary="a field after the end of its entry",
        why="A brace too many has closed the entry early; the field is not read.",
        bad="@misc{gu, title = {Mamba}},\n  year = {2023}\n}",
        good="@misc{gu, title = {Mamba},\n  year = {2023}\n}",
    ),
    Rule(
        "W122 long-macro",
        summary="macros that add up to more than 20,000 characters",
        why="A macro that doubles others grows without bounds; ssmlit leaves it as it is written.",
        bad="@string{a = {Journal }}\n"
        "@string{b = a # a # a # a # a # a # a # a}\n"
        "@string{c = b # b # b # b # b # b # b # b}\n"
        "@string{d = c # c # c # c # c # c # c # c}\n"
        "@string{e = d # d # d # d # d # d # d # d}",
        good="@string{a = {Journal }}\n@string{b = a # {of Letters}}",
    ),
    Rule(
        "W124 stray-at",
        summary="an @ between entries that begins no entry, as in an e-mail address",
        why="""BibTeX knows no comments: it reads every @ as the beginning of an entry, reports an
        error and continues after it. Write “(at)” instead. biber makes no bibliography where braces
        are missing behind @comment.""",
        bad="% send corrections to gu@example.org\n@misc{gu, title = {Mamba}}",
        good="% send corrections to gu (at) example.org\n@misc{gu, title = {Mamba}}",
    ),
)
READER_RULES = (
    Rule(
        "E123 encoding",
        summary="a byte that is not UTF-8, or not in the encoding that the settings name",
        why="""biber refuses the file, LaTeX prints other letters or stops. The rest is checked as
        if it were Latin-1. Save the file as UTF-8, or set `[library] encoding`.""",
        bad="@misc{gu, title = {G\\xf6del Machines}}, with the single byte F6 for ö",
        good="@misc{gu, title = {Gödel Machines}}",
    ),
)
