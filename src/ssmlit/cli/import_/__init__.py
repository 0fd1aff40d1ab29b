"""What `ssmlit import` does: reading files in, its questions and its report."""

from __future__ import annotations
