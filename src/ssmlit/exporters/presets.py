"""What publishers ask of a bibliography, as options.

Responsible for the table: style, names of venues, when lists of authors are cut, fields that are
not printed. Does not depend on entries. The sources are the publishers' instructions, named in
each row; what a row leaves open, the options decide. Where they are found:

* ACL: https://acl-org.github.io/ACLPUB/formatting.html
* ACM: "The Name of the Title is Hope", the sample of acmart, and ACM-Reference-Format.bst
* APS: REVTeX 4.2 Author's Guide (December 2018), and apsrev4-2.bst
* ICLR: "Formatting Instructions for ICLR 2026 Conference Submissions", section 4.1
* IEEE: the IEEE Reference Guide, part II (https://journals.ieeeauthorcenter.ieee.org)
* Nature: Guide to authors, section 5 "References"
* NeurIPS: "Formatting Instructions For NeurIPS 2025", section "References"
* Springer: the instructions for authors of LNCS (llncs, typeinst.tex)
* AAAI: "AAAI Press Anonymous Submission Instructions for Authors Using LaTeX" (2023)
* ICML: the example paper of its author kit

Known second-hand, from styles, copies of templates and what their users say, not confirmed
against the publisher's own text: AAAI, the guide of the APS, the sample of acmart, the abbreviated
journals of Elsevier and Springer, and how many names the IEEE prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ssmlit.exporters.options import Options, Venues

_UNPRINTED = frozenset({"abstract", "file", "annote", "annotation"})


class Preset(NamedTuple):
    """The instructions of one publisher."""

    name: str  # as the user gives it
    style: str  # the .bst file for the paper to name; "" where the author kit names its own
    venues: Venues = "full"  # how venues are written
    max_authors: int = 0  # longer lists are cut; 0 for none
    min_authors: int = 0  # to how many names
    # fields that the style prints but the publisher does not want
    drop: frozenset[str] = frozenset()
    source: str = ""  # where this is said


PRESETS = {
    one.name: one
    for one in (
        Preset(
            "aaai", "",
            source="AAAI author kit: natbib; its style file names the .bst of the year itself",
        ),
        Preset(
            "acl", "",
            source="ACL formatting guidelines, References: authors' full names, a DOI or a link to "
            "the ACL Anthology; acl.sty names the style",
        ),
        Preset(
            "acm", "ACM-Reference-Format",
            source="acmart: all authors, with full first names; volume, pages and the DOI",
        ),
        Preset("aps", "apsrev4-2", "iso4", source="REVTeX 4.2 author's guide; apsrev4-2.bst"),
        Preset(
            "elsevier", "elsarticle-num", "iso4",
            source="Elsevier guides for authors: journals after the ISSN list of abbreviations",
        ),
        Preset(
            "iclr", "",
            source="ICLR instructions: natbib, any style as long as it is consistent; the kit has "
            "iclrYYYY_conference.bst",
        ),
        Preset(
            "icml", "",
            source="ICML instructions, Citations and References: icmlYYYY.bst, all that is "
            "relevant (pages), capitals of names protected",
        ),
        Preset(
            "ieee", "IEEEtran", "iso4", 6, 1,
            source="IEEE Reference Guide, Style: of more than six names the first and et al.",
        ),
        Preset(
            "nature", "naturemag", "iso4", 5, 1,
            source="Nature guide to authors, References: of more than five names the first and et "
            "al.; journals abbreviated",
        ),
        Preset("neurips", "plainnat", source="NeurIPS instructions: any consistent style; natbib"),
        Preset(
            "springer", "splncs04", "iso4",
            source="Springer's guidelines for LNCS: journals abbreviated (J. Mol. Biol.)",
        ),
    )
}  # fmt: skip


def applied(preset: Preset, options: Options) -> Options:
    """Return options with a publisher's instructions where the user asked for nothing else."""
    cut = options.max_authors == 0
    return options._replace(
        venues=preset.venues if options.venues == "keep" else options.venues,
        max_authors=preset.max_authors if cut else options.max_authors,
        min_authors=preset.min_authors if cut else options.min_authors,
        drop=options.drop | preset.drop | _UNPRINTED,
    )
