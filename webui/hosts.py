"""Under which host names the pages may be asked for. Pure.

A page on another site can make its own name lead to this computer (DNS rebinding) and would then read our answers as
its own. Only a name can be made to lead elsewhere, never a bare address; so names have to be known, addresses need not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from indexer.config.tree import WebConfig

_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """`names` in lower case. `is_local`: only this computer can reach us, so only its own addresses make sense."""

    names: frozenset[str]
    is_local: bool

    def allows(self, header: str) -> bool:
        """Whether a request's Host header (name or address, perhaps with a port) may be answered."""
        match = _HOST.fullmatch(header)
        if match is None:
            return False
        host = (match["six"] or match["name"]).lower().rstrip(".")
        return host in self.names or self._is_own_address(host)

    def allows_origin(self, header: str) -> bool:
        """The same for an Origin header: `https://host:port`."""
        return self.allows(urlsplit(header).netloc)

    def _is_own_address(self, host: str) -> bool:
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return address.is_loopback or not self.is_local


def hosts_of(web: WebConfig, own_names: Iterable[str]) -> Hosts:
    """The hosts of a configuration; `own_names` are what this computer calls itself."""
    is_local = web.address in ("localhost", "::1") or web.address.startswith("127.")
    asked_for = urlsplit(web.base_url).hostname
    names = {"localhost", web.address, asked_for or "", *(() if is_local else own_names)}
    return Hosts(frozenset(name.lower() for name in names if name), is_local)
