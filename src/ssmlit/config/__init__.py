"""Settings: `ssmlit.toml` beside the library, the user's own file, and where the library is.

`toml_tables` reads TOML, `locate` finds the library and its settings, `reference` lists every
setting with its meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.config.locate import find_library, library_of, load
    from ssmlit.config.toml_tables import Config, toml_value

__getattr__ = lazily(
    __name__, locate="find_library library_of load", toml_tables="Config toml_value"
)
