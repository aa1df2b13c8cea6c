"""The one door for every question, asked on behalf of a Viewer. Pages and commands know nothing behind it.

What a viewer may not see is left out inside each query: counts, facets, suggestions and snippets cannot tell of it.
"""

from indexer.library.library import Library, open_library

__all__ = ["Library", "open_library"]
