"""Where the web page is, and whether it answers there."""

from http.client import HTTPConnection, HTTPException

from indexer.config.tree import WebConfig

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def shown(web: WebConfig) -> str:
    """The address to type into a browser: the configured one, else the one on this computer."""
    host = _local(web.address)
    return web.base_url or f"http://{f'[{host}]' if ':' in host else host}:{web.port}"


def answers(web: WebConfig, seconds: float = 1.0) -> bool:
    """Whether the page says that it is well. Talks to this computer directly, past any proxy."""
    connection = HTTPConnection(_local(web.address), web.port, timeout=seconds)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _local(address: str) -> str:
    return _EVERYWHERE.get(address, address)
