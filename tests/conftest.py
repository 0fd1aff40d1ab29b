"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# No test may fail because the machine is busy: hypothesis' limit of time for an example is off.
settings.register_profile("ssmlit", deadline=None)
settings.load_profile("ssmlit")
