"""The one web server: Streamlit as an ASGI application with our routes beside it and our gate before all of it."""

import gc
import importlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware

from indexer.config.tree import Config, WebConfig
from indexer.errors import OchungError
from indexer.library.viewers import login_of
from webui.gate import Gate
from webui.headers import SecurityHeaders
from webui.hosts import hosts_of
from webui.mishap import tell
from webui.routes import ROUTES
from webui.shell import Shell
from webui.signing import Signing

_SCRIPT = Path(__file__).with_name("app.py")
_WAITING = 1024  # connections the kernel keeps until we take them
_LAST_SECONDS = 1  # an open page's connection is cut after that long when we stop
_MEGABYTE = 1 << 20


def serve(config: Config) -> None:
    """Serves the pages until SIGTERM or ^C. Raises OchungError where the address cannot be listened on."""
    listening = listen(config.web)
    settings = uvicorn.Config(
        application(config),
        ws="websockets-sansio",
        ws_max_size=20 * _MEGABYTE,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    uvicorn.Server(settings).run(sockets=[listening])


def application(config: Config) -> st.App:
    """The ASGI application. The library has to be open (`door.open_door`) before the first request."""
    hosts = hosts_of(config.web, {socket.gethostname(), socket.getfqdn()})
    signing = Signing(config.access, lambda said: login_of(config, said))
    middleware = [
        Middleware(SecurityHeaders),
        Middleware(Gate, hosts=hosts, signing=signing, default=config.language),
        Middleware(Shell, default=config.language),
    ]
    return st.App(_SCRIPT, lifespan=_life, routes=ROUTES, middleware=middleware, on_script_error=tell)


def listen(web: WebConfig) -> socket.socket:
    """A listening socket. Its protocol is named: only then asyncio sends small answers at once (TCP_NODELAY)."""
    family = socket.AF_INET6 if ":" in web.address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where reusing an address would share it
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((web.address, web.port))
    except OSError as error:
        listening.close()
        raise OchungError(
            f"The page cannot listen on {web.address} port {web.port}: {error.strerror}",
            "Is Ổ Chung running already? Otherwise write another port under [web] in the configuration.",
        ) from error
    listening.listen(_WAITING)
    listening.setblocking(False)
    return listening


@asynccontextmanager
async def _life(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Loads what the first visitor would wait for, then takes all that is loaded out of the collector's sight."""
    importlib.import_module("webui.entrance")
    gc.collect()
    gc.freeze()
    yield {}
