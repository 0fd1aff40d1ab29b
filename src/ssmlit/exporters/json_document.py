"""Works → one JSON object: `papers`, each in the form that every command prints. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssmlit.exporters.json_lines import paper

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options


def write(bibliography: Bibliography, _: Options) -> str:
    """Return an object with the works, in their order."""
    papers = [paper(work) for work in bibliography.works]
    return json.dumps({"papers": papers}, ensure_ascii=False, indent=2) + "\n"
