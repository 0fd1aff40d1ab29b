"""The list of rules: a new one is a file and a word in a tuple here.

Responsible for the order and the names of rules. Does not run them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ssmlit.checks.entries import (
    empty_field,
    idle_waiver,
    missing_field,
    misspelt_field,
    number_and_volume,
    two_venues,
    unknown_type,
)
from ssmlit.checks.identifiers import (
    another_paper,
    doi_as_address,
    eprint_version,
    escaped_address,
    identifiers_disagree,
    isbn_digits,
    issn_digits,
    malformed_address,
    malformed_arxiv,
    malformed_doi,
    malformed_openreview,
    missing_archive,
    other_publisher,
    prefixed_eprint,
    pubmed_id,
    repeated_work,
    shared_identifier,
    year_before_preprint,
)
from ssmlit.checks.names import (
    academic_title,
    ampersand,
    bare_institution,
    capital_names,
    commas,
    dangling_and,
    digits_in_names,
    et_al,
    extended_name,
    footnote_marks,
    lower_case_names,
    semicolons,
    trailing_comma,
    two_people,
)
from ssmlit.checks.numbers import (
    date,
    month,
    month_macro,
    odd_pages,
    odd_volume,
    page_dash,
    page_words,
    reversed_pages,
    volume_words,
    year,
    years_disagree,
)
from ssmlit.checks.references import (
    aliased_reference,
    circular_reference,
    colliding_ids,
    dangling_reference,
    dead_link,
    early_parent,
    similar_tags,
    unknown_tag,
)
from ssmlit.checks.syntax import (
    bare_value,
    behind_comment,
    broken_block,
    circular_macro,
    comment_in_entry,
    conflict_marker,
    duplicate_field,
    duplicate_key,
    empty_key,
    encoding,
    entry_in_comment,
    invisible_character,
    key_characters,
    long_macro,
    lost_entry,
    lost_field,
    missing_comma,
    missing_value,
    mojibake,
    open_comment,
    redefined_macro,
    stray_at,
    stray_comma,
    undefined_macro,
)
from ssmlit.checks.titles import (
    broken_word,
    capitals,
    doubled_word,
    html,
    open_math,
    special_characters,
    straight_quotes,
    trailing_stop,
    unknown_command,
    unprotected,
)
from ssmlit.checks.venues import (
    known_publication,
    misspelt_venue,
    mixed_versions,
    other_version,
    preprint_venue,
    short_and_full,
    two_spellings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.checks.census import CensusRule
    from ssmlit.checks.kinds import EntryRule, FileRule, SyntaxRule
    from ssmlit.checks.rule import Rule

SYNTAX_RULES: tuple[SyntaxRule, ...] = (
    broken_block, duplicate_key, duplicate_field, missing_comma, stray_comma, missing_value,
    bare_value, comment_in_entry, empty_key, behind_comment, entry_in_comment, open_comment,
    lost_entry, lost_field, long_macro, stray_at,
)  # fmt: skip
READER_RULES: tuple[SyntaxRule, ...] = (encoding,)  # found where files are read
WAIVER_RULES = (idle_waiver,)  # asked when it is known what the others found
FILE_RULES: tuple[FileRule, ...] = (conflict_marker, circular_macro, redefined_macro)
ENTRY_RULES: tuple[EntryRule, ...] = (
    undefined_macro, key_characters, invisible_character, mojibake,
    missing_field, unknown_type, misspelt_field, empty_field, number_and_volume, two_venues,
    malformed_arxiv, malformed_doi, doi_as_address, prefixed_eprint, eprint_version,
    missing_archive, isbn_digits, issn_digits, identifiers_disagree, year_before_preprint,
    shared_identifier, other_publisher, another_paper, malformed_address, escaped_address,
    pubmed_id, repeated_work, malformed_openreview,
    et_al, semicolons, commas, ampersand, dangling_and, capital_names, digits_in_names,
    footnote_marks, two_people, lower_case_names, bare_institution, academic_title, trailing_comma,
    extended_name,
    capitals, trailing_stop, unprotected, straight_quotes, special_characters, open_math,
    unknown_command, html, doubled_word, broken_word,
    page_dash, reversed_pages, page_words, odd_pages, volume_words, odd_volume, month, month_macro,
    year, date, years_disagree,
    misspelt_venue, preprint_venue, mixed_versions, other_version, known_publication,
    dangling_reference, aliased_reference, early_parent, circular_reference, colliding_ids,
    unknown_tag, dead_link,
)  # fmt: skip
CENSUS_RULES: tuple[CensusRule, ...] = (two_spellings, short_and_full, similar_tags)


def entry_rules(rules: Iterable[Rule]) -> list[EntryRule]:
    """Return the modules of those rules that are about entries."""
    codes = {rule.code for rule in rules}
    return [one for one in ENTRY_RULES if one.RULE.code in codes]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by number."""
    modules = (
        *SYNTAX_RULES,
        *READER_RULES,
        *FILE_RULES,
        *ENTRY_RULES,
        *CENSUS_RULES,
        *WAIVER_RULES,
    )
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.code[1:]))
