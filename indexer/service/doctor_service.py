"""Checks of what runs: the service, and the page or the port it will need."""

from indexer.catalogue.lock import FileLock
from indexer.config.tree import Config
from indexer.errors import OchungError
from indexer.service.address import answers, shown
from indexer.service.check import Check
from indexer.service.first import RUN_LOCK, require_port


def check_service(config: Config) -> Check:
    """Not running is no fault: the checks are often made before the first start."""
    return Check("service", ok=True, detail="running" if _is_running(config) else "not running")


def check_page(config: Config) -> Check:
    if answers(config.web):
        return Check("web page", ok=True, detail=f"answers at {shown(config.web)}")
    if _is_running(config):
        logs = config.state.path / "logs" / "web.log"
        cure = f"It may have been started with --no-web; otherwise look at the end of {logs}."
        return Check("web page", ok=False, detail="The service runs, but the page does not answer.", cure=cure)
    try:
        require_port(config.web.address, config.web.port)
    except OchungError as error:
        return Check("web page", ok=False, detail=error.title, cure=error.hint)
    return Check("web page", ok=True, detail=f"port {config.web.port} is free")


def _is_running(config: Config) -> bool:
    return FileLock(config.state.path / RUN_LOCK).is_held()
