"""The services, their terms of use, and where a user points them.

A base address comes from the environment (`SSMLIT_ARXIV_URL`), else from `[network]` in ssmlit.toml
(`arxiv = "https://…"`), else from the table here. The gap between two requests can be shortened
only for the user's own address (`SSMLIT_ARXIV_GAP`, `arxiv-gap`): the public hosts' terms are not
ours to change. A key comes from the environment alone (`SSMLIT_OPENALEX_KEY`), and goes to the
public host or to an address that the environment named, never to one of ssmlit.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ssmlit.errors import UsageError
from ssmlit.http.hosts import HOSTS
from ssmlit.paths import own_folder

DAY = 24 * 60 * 60.0  # seconds: arXiv's results change once a day
PATIENCE = 30.0  # seconds without a byte; arXiv may delay a 429 by 15
CONTACT = "https://github.com/ssmlit/ssmlit"


class Service(NamedTuple):
    """One metadata service."""

    name: str  # as settings and requests spell it
    title: str  # as messages spell it
    base: str  # the address requests start with, without a final slash
    gap: float = 0.5  # seconds between the end of one request and the start of the next
    # seconds to wait after "too many requests" when the service names no time
    cooldown: float = 15.0
    # the header that carries the user's key, or `?name` for a parameter; "" for none
    key_name: str = ""
    key: str = ""  # the user's key, or ""

    @property
    def host(self) -> str:
        """Host and port: what is paced."""
        return urlsplit(self.base).netloc.rpartition("@")[2].lower()


# arXiv: one request every three seconds, one connection (https://info.arxiv.org/help/api/tou.html).
# Crossref: 5 a second in the public pool, one at a time, by its x-rate-limit headers of June 2026.
# DataCite: 500 in five minutes for an address without an account
# (https://support.datacite.org/docs/rate-limit). Semantic Scholar: one a second with a key.
# DBLP: one or two seconds (https://dblp.org/faq/1474706.html).
# The others publish no figure; half a second is what someone reading causes.
_TERMS: Mapping[str, Mapping[str, Any]] = {
    "arxiv": {"gap": 3.0},
    "crossref": {"gap": 0.25},
    "datacite": {"gap": 0.65},
    "semanticscholar": {"gap": 1.0, "key_name": "x-api-key"},
    "openalex": {"gap": 0.15, "key_name": "?api_key"},
    "dblp": {"gap": 1.5},
}
SERVICES: Mapping[str, Service] = {
    name: Service(name, *host, **_TERMS.get(name, {})) for name, host in HOSTS.items()
}


class Settings(NamedTuple):
    """Everything about the network that a user can set."""

    # name → service, with the user's addresses and gaps
    services: Mapping[str, Service] = SERVICES
    timeout: float = PATIENCE  # seconds without a byte before giving up
    fresh: float = DAY  # seconds during which a stored answer is used without asking again
    offline: bool = False  # whether to open no socket
    # address in the User-Agent, so that a service can complain before blocking
    contact: str = CONTACT
    # where answers and pacing are kept; None for the user's cache folder
    cache_dir: Path | None = None

    @classmethod
    def read(
        cls,
        environment: Mapping[str, str],
        table: Mapping[str, str | float] | None = None,
        *,
        path: str = "",
        line_of: Callable[[str], int] = lambda _: 0,
        offline: bool = False,
    ) -> Settings:
        """Return the settings of an environment and of the `[network]` table of ssmlit.toml.

        Args:
            environment: `os.environ`, or a part of it.
            table: what the `[network]` table has, each of its kind; the environment wins over it.
            path: the configuration file, for messages.
            line_of: returns the line of a setting in it.
            offline: the `--offline` switch; `SSMLIT_OFFLINE` (any value but "0") and
                `offline = true` set it too.

        Raises:
            UsageError: an address that is not http(s), or an invalid number.
        """
        values = _Values(environment, table or {}, path, line_of)
        return cls(
            services={name: values.service(service) for name, service in SERVICES.items()},
            timeout=values.seconds("timeout", PATIENCE),
            fresh=values.seconds("fresh", DAY),
            offline=offline or values.text("offline").lower() not in {"", "0", "false"},
            contact=values.text("contact") or CONTACT,
            cache_dir=own_folder("cache", environment)
            if environment.get("SSMLIT_CACHE_DIR")
            else None,
        )


def _is_address(base: str) -> bool:
    try:
        parts = urlsplit(base)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # an unclosed bracket, a port that is not a number
        return False


class _Values(NamedTuple):
    """The two places of a setting, the environment first."""

    environment: Mapping[str, str]
    table: Mapping[str, str | float]
    path: str
    line_of: Callable[[str], int]

    def text(self, name: str) -> str:
        return self.environment.get(_variable(name)) or str(self.table.get(name, ""))

    def seconds(self, name: str, default: float) -> float:
        text = self.text(name)
        try:
            value = float(text) if text else default
        except ValueError:
            value = -1.0
        if not 0 <= value < float("inf"):
            message = f"must be a number of seconds, not {text!r}"
            raise self._wrong(name, _variable(name), message, "write 30, or leave it out")
        return value

    def service(self, service: Service) -> Service:
        name = service.name
        variable = _variable(f"{name}-url")
        chosen = self.environment.get(variable, "").strip()
        base = (chosen or str(self.table.get(name, ""))).rstrip("/")
        key = self.environment.get(_variable(f"{name}-key"), "").strip()
        keyed = service._replace(key=key if service.key_name else "")
        if not base or base == service.base:
            return keyed
        if chosen:  # an address from ssmlit.toml, which may be a stranger's, gets no key
            service = keyed
        if not _is_address(base):
            message = f"must be an http:// or https:// address, not {base!r}"
            raise self._wrong(name, variable, message, f"for example {service.base}")
        mirror = service._replace(base=base)
        if mirror.host == service.host:
            return mirror
        gap = self.seconds(f"{name}-gap", service.gap)
        return mirror._replace(gap=gap, cooldown=min(service.cooldown, max(gap, 0.1) * 5))

    def _wrong(self, name: str, variable: str, message: str, hint: str) -> UsageError:
        """Return the failure about a setting, at the place where its value comes from."""
        if self.environment.get(variable):
            return UsageError(f"{variable} {message}", hint=hint)
        return UsageError(
            f"setting network.{name} {message}",
            hint=hint,
            path=self.path,
            line=self.line_of(name),
        )


def _variable(name: str) -> str:
    return f"SSMLIT_{name.upper().replace('-', '_')}"
