"""Whether addresses still exist: one short request each, a few at a time.

Responsible for asking politely (one request per host at a time) and for distinguishing “gone” from
“no answer”. Does not follow redirects: an address that redirects exists. Does not depend on the
services.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ssmlit.http.wire import load, open_client

if TYPE_CHECKING:
    import httpx2

_AT_ONCE = 8  # hosts
_NOT_FOR_HEAD = frozenset({403, 404, 405, 410, 501})  # answers of servers without HEAD


def statuses(addresses: Iterable[str], *, timeout: float, contact: str) -> Mapping[str, int]:
    """Return the HTTP status of the addresses whose servers answered.

    Args:
        addresses: absolute http and https addresses.
        timeout: seconds without a byte before giving up on one.
        contact: an address in the User-Agent.

    Raises:
        UnreachedError: proxies or certificates that the environment names cannot be used.
    """
    from concurrent.futures import ThreadPoolExecutor

    load()
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[_host(address)].append(address)
    agent = f"ssmlit (+{contact})"
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        jobs = [pool.submit(_of_host, group, timeout, agent) for group in hosts.values()]
        return {address: status for job in jobs for address, status in job.result().items()}


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _of_host(addresses: Sequence[str], timeout: float, agent: str) -> dict[str, int]:
    import httpx2

    headers = {"User-Agent": agent}
    found: dict[str, int] = {}
    with open_client(addresses[0], timeout=timeout, headers=headers) as client:
        for address in addresses:
            try:
                found[address] = _status(client, address)
            except (httpx2.HTTPError, httpx2.InvalidURL, ValueError):
                continue  # no answer says nothing about the page
    return found


def _status(client: httpx2.Client, address: str) -> int:
    status = client.head(address).status_code
    if status not in _NOT_FOR_HEAD:
        return status
    with client.stream("GET", address) as response:
        return response.status_code
