"""What publishers ask of a bibliography, as options.

Responsible for the table: style, names of venues, when lists of authors are cut, fields that are
not printed. Does not depend on entries. Sources are the publishers' own instructions, named in
each row; what a row leaves open, the options decide.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ssmlit.exporters.options import Options, Venues

_UNPRINTED = frozenset({"abstract", "file", "annote", "annotation"})


class Preset(NamedTuple):
    """The instructions of one publisher.

    Attributes:
        name: as people ask for it.
        style: the .bst file for the paper to name; "" where the author kit names its own.
        venues: how venues are written.
        max_authors: longer lists are cut; 0 for none.
        min_authors: to how many names.
        drop: fields that the style would print and the publisher does not want.
        source: where this is said.
    """

    name: str
    style: str
    venues: Venues = "full"
    max_authors: int = 0
    min_authors: int = 0
    drop: frozenset[str] = frozenset()
    source: str = ""


PRESETS = {
    one.name: one
    for one in (
        Preset("aaai", "", source="AAAI author kit: its package names the style of the year"),
        Preset("acl", "", source="ACL formatting guidelines: full venues, DOI or URL; see acl.sty"),
        Preset("acm", "ACM-Reference-Format", source="acmart: venues in full, all authors, DOIs"),
        Preset("aps", "apsrev4-2", "iso4", source="REVTeX author's guide"),
        Preset("elsevier", "elsarticle-num", "iso4", source="elsarticle: journals after LTWA"),
        Preset("iclr", "", source="ICLR author guide: natbib, with the kit's .bst of the year"),
        Preset("icml", "", source="ICML: as complete as possible, with the kit's .bst of the year"),
        Preset(
            "ieee", "IEEEtran", "iso4", 6, 1,
            source="IEEE Reference Guide: more than six names become the first and et al.",
        ),
        Preset(
            "nature", "naturemag", "iso4", 5, 1,
            source="Nature: of more than five names the first and et al.",
        ),
        Preset("neurips", "plainnat", source="NeurIPS instructions: natbib, any consistent style"),
        Preset("springer", "splncs04", "iso4", source="LNCS author guidelines"),
    )
}  # fmt: skip


def applied(preset: Preset, options: Options) -> Options:
    """Return options with a publisher's instructions, where nothing else was asked."""
    cut = options.max_authors == 0
    return replace(
        options,
        venues=preset.venues if options.venues == "keep" else options.venues,
        max_authors=preset.max_authors if cut else options.max_authors,
        min_authors=preset.min_authors if cut else options.min_authors,
        drop=options.drop | preset.drop | _UNPRINTED,
    )
