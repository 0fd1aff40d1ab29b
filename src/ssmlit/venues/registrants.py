"""Who registers the DOIs of a venue, to recognise those that cannot be its own.

Responsible for registrants and for series that never changed hands. Does not depend on the entry
that names both.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Registrant → its name, as doi.org's handle records and Crossref's list of members say. Those that
# register anybody's papers (JSTOR, arXiv, Zenodo, 10.5555) are not among them.
_NAMES = {
    "10.1109": "the IEEE", "10.1145": "the ACM", "10.1007": "Springer", "10.1016": "Elsevier",
    "10.1038": "Nature", "10.1126": "the AAAS (Science)", "10.1073": "PNAS", "10.1371": "PLOS",
    "10.1103": "the APS", "10.1137": "SIAM", "10.18653": "the ACL", "10.3390": "MDPI",
    "10.3389": "Frontiers", "10.1609": "the AAAI", "10.1111": "Wiley", "10.1002": "Wiley",
    "10.1093": "Oxford University Press", "10.1017": "Cambridge University Press",
    "10.1162": "MIT Press", "10.1080": "Taylor & Francis", "10.1177": "SAGE",
    "10.1021": "the ACS", "10.1039": "the RSC", "10.1063": "the AIP", "10.1088": "IOP",
    "10.24963": "IJCAI", "10.21437": "ISCA", "10.1101": "bioRxiv", "10.5194": "Copernicus",
}  # fmt: skip

# Whose DOIs a venue can have, by its name. Only series that never changed hands.
_OWNERS = (
    ("10.1109 10.1145", "IEEE/ACM|ACM/IEEE"),
    ("10.1109", (r"IEEE (?:Transactions|Trans\.|Journal|Access|Signal|Geosc|Internet|Robotics|"
     "Micro|Computer|Communications|Control|Software|Network|Spectrum|Sensors|Photonics)")),
    ("10.1145", (r"ACM (?:Transactions|Trans\.|Computing Surveys|Comput\. Surv\.)|"
     "Journal of the ACM|Communications of the ACM")),
    ("10.1007 10.1023",
     "Lecture Notes in|Machine Learning$|International Journal of Computer Vision$"),
    ("10.1038", ("Nature$|Scientific Reports$|Nature (?:Machine|Communications|Methods|Biotech|"
     "Medicine|Physics|Genetics|Neuroscience|Reviews)")),
    ("10.1126", "Science$|Science (?:Advances|Robotics)"),
    ("10.1073", "National Academy of Sciences|PNAS$"),
    ("10.1371", "PL[oO]S "),
    ("10.1103", r"Physical Review|Phys\. Rev\.|Reviews of Modern Physics"),
    ("10.1137", r"SIAM (?:Journal|J\.|Review|Rev\.)"),
    ("10.18653 10.3115", "Annual Meeting of the Association for Computational Linguistics"),
    ("10.1162",
     "Neural Computation$|Transactions of the Association for Computational Linguistics"),
    ("10.1016 10.1006", ("Neurocomputing$|Pattern Recognition$|Medical Image Analysis$|"
     "Neural Networks$|Information Fusion$|NeuroImage$|Knowledge-Based Systems$|"
     "Expert Systems with Applications$")),
    ("10.3389", "Frontiers in "),
    ("10.1093", "Bioinformatics$|Nucleic Acids Research$|Briefings in Bioinformatics$"),
)  # fmt: skip


def contradiction(venue: str, doi: str) -> str:
    """Return why a DOI cannot be one of the venue's, or "" when it can or that is unknown."""
    found = re.search(r"10\.\d{4,5}(?=/)", doi)
    if not venue or not found or found[0] not in _NAMES:
        return ""
    name = re.sub(r"[{}]", "", venue).removeprefix("The ").removeprefix("Proceedings of the ")
    if found[0] in (_owners(name) or found[0]).split():
        return ""
    return f"{found[0]} is the prefix of {_NAMES[found[0]]}, not of {venue}"


@lru_cache(maxsize=1 << 10)
def _owners(name: str) -> str:
    return next((owners for owners, pattern in _OWNERS if re.match(pattern, name)), "")
