"""LaTeX and Unicode: decoding, escaping, folding for comparison, protecting capitals, names.

Each file does one direction; none depends on entries or fields. Importing this package is
cheap: pylatexenc is loaded only for commands and letters that the tables here do not hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.latex.capitals import in_capitals, protect
    from ssmlit.latex.decode import to_unicode
    from ssmlit.latex.encode import escape, to_latex
    from ssmlit.latex.folding import fold, fold_all, split_words, squash
    from ssmlit.latex.institutions import INSTITUTION_WORDS, is_institution
    from ssmlit.latex.markup import as_html, from_markup, without_markup
    from ssmlit.latex.name_lists import (
        as_meant,
        format_names,
        format_person,
        is_extended,
        is_others,
        name_spans,
        parse_names,
        parse_person,
        parse_spoken,
        safe_initials,
        split_names,
    )
    from ssmlit.latex.run_together import apart, paired, with_initials_behind
    from ssmlit.latex.similarity import likeness, resembling
    from ssmlit.latex.wrong_encoding import decoded, misread

__getattr__ = lazily(
    __name__,
    capitals="in_capitals protect",
    decode="to_unicode",
    encode="escape to_latex",
    institutions="INSTITUTION_WORDS is_institution",
    folding="fold fold_all split_words squash",
    run_together="apart paired with_initials_behind",
    similarity="likeness resembling",
    wrong_encoding="decoded misread",
    markup="as_html from_markup without_markup",
    name_lists=(
        "format_names format_person is_extended is_others name_spans parse_names "
        "parse_person parse_spoken safe_initials split_names as_meant"
    ),
)
