"""Works → JSON Lines: a paper a line, as `list --format jsonl` prints it. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssmlit.exporters.paper_json import paper_as_json

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a line for each work, in their order."""
    return "".join(
        f"{json.dumps(paper(work), ensure_ascii=False)}\n" for work in bibliography.works
    )


def paper(work: Work) -> dict[str, object]:
    """Return a work under the key it is wanted by."""
    return {**paper_as_json(work.record, work.entry), "key": work.key}
