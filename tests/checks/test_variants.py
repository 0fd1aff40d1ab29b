"""Which texts of a collection are one, spelled in two ways."""

from __future__ import annotations

import pytest

from ssmlit.checks.variants import variants


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        pytest.param({"Neural Nets": 2, "neural nets": 1}, {"neural nets": "Neural Nets"},
                     id="one key"),
        pytest.param({"segmentation": 3, "segmentaton": 1}, {"segmentaton": "segmentation"},
                     id="a letter is missing"),
        pytest.param({"segmentation": 3, "segmentatioon": 1}, {"segmentatioon": "segmentation"},
                     id="a letter too many"),
        pytest.param({"segmentation": 3, "segmentadion": 1}, {"segmentadion": "segmentation"},
                     id="another letter"),
        pytest.param({"segmentation": 3, "segmentadiom": 1}, {}, id="two letters"),
        pytest.param({"segmentation": 1, "segmentaton": 1}, {}, id="neither is the usual one"),
        pytest.param({"Ethnologie": 2, "Ethologie": 1}, {}, id="not much more usual"),
        pytest.param({"vision": 3, "vison": 1}, {}, id="too short to tell"),
        pytest.param({"Physical Review A": 3, "Physical Review B": 1}, {}, id="a short word"),
        pytest.param({"Workshop 2023x": 3, "Workshop 2024x": 1}, {}, id="a number"),
        pytest.param({"Snail Letters": 3, "Snail Letter": 1}, {}, id="a plural"),
        pytest.param({"segmentation snails": 3, "segmentaton": 1}, {}, id="a word more"),
    ],
)  # fmt: skip
def test_variants(counts: dict[str, int], found: dict[str, str]) -> None:
    """The rarer spelling, with the usual one; one typo in a long word counts, no other word."""
    assert variants(counts, str.casefold) == found
