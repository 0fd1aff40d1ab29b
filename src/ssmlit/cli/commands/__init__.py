"""One module a command: its options, its help and a short body; `app.COMMANDS` lists them."""

from __future__ import annotations
