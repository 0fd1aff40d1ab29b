"""The only place that touches the network: pacing, retries, cache, offline.

Responsible for hosts, their terms of use and how HTTP fails. Does not depend on what an answer
means: a source (`ssmlit.sources`) builds the `Request` and reads the body. What a caller gets is
one of three outcomes that are never confused:

* `Found`       the service answered, and the answer could be read;
* `NotFound`    the service answered that it does not have this;
* NetworkError  the service could not be asked (`OfflineError`: was not allowed to be).

    answers.py    Request, Found, NotFound and the errors: no IO
    services.py   the hosts, their terms, and the settings that point them elsewhere
    cache.py      answers kept on disk
    pacing.py     one request at a time and a gap between two, across processes
    wire.py       one exchange over a socket; the only importer of httpx2
    client.py     Http: the four above, in order
    links.py      whether addresses still exist
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.http.answers import OfflineError
    from ssmlit.http.client import Http
    from ssmlit.http.services import SERVICES, Settings

__getattr__ = lazily(__name__, client="Http", services="SERVICES Settings", answers="OfflineError")
