"""What `ssmlit update` needs beside its command module."""

from __future__ import annotations
