"""The one library of this process. The launcher opens it before the first page is asked for."""

from indexer.config.tree import Config
from indexer.library import Library, open_library

_opened: list[Library] = []


def open_door(config: Config) -> Library:
    """Opens the library of a configuration for all pages and routes; takes the place of one opened before."""
    library = open_library(config)
    _opened[:] = [library]
    return library


def library() -> Library:
    return _opened[0]
