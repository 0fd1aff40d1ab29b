"""What holds for every test."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings

# No test may fail because the machine is busy: hypothesis' limit of time for an example is off.
settings.register_profile("ssmlit", deadline=None)
settings.load_profile("ssmlit")

# No test reads the snapshots, settings, history or caches of the person who runs it.
_OWN = Path(tempfile.mkdtemp(prefix="ssmlit-tests-"))
atexit.register(shutil.rmtree, _OWN, ignore_errors=True)
os.environ |= {f"SSMLIT_{name}_DIR": str(_OWN / name) for name in ("CACHE", "DATA", "STATE")}
os.environ["SSMLIT_CONFIG_DIR"] = str(_OWN / "CONFIG")
