"""Fuzz the BibTeX engine for a given time: random files, random edits, damaged files.

    python benchmarks/fuzz_bibtex.py --seconds 600

Runs the property tests of tests/bibtex with fresh seeds until the time is up or one fails; the
failing example is printed, to become a test. Exit code 1 when something was found.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

os.environ.setdefault("SSMLIT_FUZZ_EXAMPLES", "300")

from hypothesis import seed  # noqa: E402 # path and environment come first
from tests.bibtex import test_prefilter, test_properties, test_reader  # noqa: E402

PROPERTIES: tuple[Callable[[], None], ...] = (
    test_properties.test_one_edit_changes_what_was_asked_and_nothing_else,
    test_properties.test_several_edits_keep_the_blocks_of_others,
    test_properties.test_never_raises_on_a_damaged_file,
    test_properties.test_entries_are_read_as_written,
    test_reader.test_fields_are_those_that_the_parser_finds,
    test_reader.test_entries_one_by_one,
    test_prefilter.test_nothing_that_matches_is_missed,
    test_prefilter.test_single_blocks_are_those_of_the_whole_scan,
)


def run(seconds: float) -> int:
    """Run all properties in turn until the time is up; return the number of rounds, or -1."""
    end = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < end:
        for check in PROPERTIES:
            number = random.getrandbits(32)
            try:
                seed(number)(check)()
            except Exception:  # noqa: BLE001 # whatever it is, it is a finding
                traceback.print_exc()
                print(f"{check.__name__} failed with seed {number}", file=sys.stderr)
                return -1
            if time.monotonic() >= end:
                break
        rounds += 1
    return rounds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=60.0)
    arguments = parser.parse_args()
    rounds = run(arguments.seconds)
    print(f"{rounds} rounds of {len(PROPERTIES)} properties" if rounds >= 0 else "found something")
    return 0 if rounds >= 0 else 1


if __name__ == "__main__":
    sys.exit(main())
