"""Who asks, as the access mode has it: anybody on an open page, or whom a proxy in front has signed in. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.types import Scope

from indexer.config.tree import AccessConfig
from indexer.library.viewers import ANYBODY


@dataclass(frozen=True, slots=True)
class Turned:
    """A request that is not let in: HTTP's status, and the key of what to say."""

    status: int
    key: str
    login: str = ""


class Signing:
    """`login_of` gives the login of the configuration that a proxy's word stands for, None for a stranger's."""

    def __init__(self, access: AccessConfig, login_of: Callable[[str], str | None]) -> None:
        self._is_open = access.mode == "open"
        self._networks = tuple(ip_network(one) for one in access.proxies)
        self._login_of = login_of
        self.header = access.header.lower().encode("latin-1")

    def visitor(self, scope: Scope) -> str | Turned:
        """The visitor's login; ANYBODY on an open page.

        The header counts only from a proxy's own address, and only where it stands once: a second one would be
        what the visitor sent.
        """
        if self._is_open:
            return ANYBODY
        said = [value for name, value in scope["headers"] if name.lower() == self.header]
        if not self._is_proxy(scope) or len(said) != 1 or not said[0].strip():
            return Turned(401, "access.unsigned")
        try:
            name = said[0].decode("utf-8").strip()
        except UnicodeDecodeError:
            name = said[0].decode("latin-1").strip()
        login = self._login_of(name)
        return login if login is not None else Turned(403, "access.stranger", name)

    def _is_proxy(self, scope: Scope) -> bool:
        peer = (scope.get("client") or ("",))[0]
        try:
            address: IPv4Address | IPv6Address = ip_address(peer.partition("%")[0])
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self._networks)
