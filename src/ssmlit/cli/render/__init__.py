"""What `ssmlit render` does: which views are written where."""

from __future__ import annotations
