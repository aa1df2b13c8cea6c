"""The empty page that the pages are drawn into: Streamlit's own, with our name, our language and our mark."""

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from webui.words import LANGUAGES, Language, as_language, words

PAGES = (
    *("/", "/search", "/activity", "/document", "/person", "/unit", "/names"),
    *("/reading", "/experts"),
    *("/reminders", "/rules"),
    *("/task", "/tasks", "/overview"),
)
# First parts of paths.
_NOT_PAGES = frozenset(("_stcore", "static", "media", "component", "api", "exports", "feeds", "files", "healthz"))
# On paper: what is around a page's own content goes, and what scrolls on a screen stands whole.
_STATIC = Path(__file__).with_name("static")
_MARK, _PRINTED = _STATIC / "favicon.png", _STATIC / "print.css"


class Shell:
    """ASGI middleware: answers for the addresses of the pages and for the browser's little mark."""

    def __init__(self, app: ASGIApp, default: Language) -> None:
        self._app = app
        self._default = default
        index = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
        self._pages = {language: shell_page(index, language) for language in LANGUAGES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
        elif path in PAGES:
            language = as_language(Request(scope).query_params.get("lang")) or self._default
            page = HTMLResponse(self._pages[language], headers={"Cache-Control": "no-cache"})
            await page(scope, receive, send)
        elif path == "/favicon.png":
            await FileResponse(_MARK, headers={"Cache-Control": "max-age=86400"})(scope, receive, send)
        elif is_lost(path):
            asked = as_language(Request(scope).query_params.get("lang"))
            await RedirectResponse(f"/?lang={asked}" if asked else "/", 303)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_lost(path: str) -> bool:
    """Whether somebody asks for a page that there is none of; Streamlit would answer in English under its own name."""
    parts = path.strip("/").split("/")
    is_page = f"/{parts[0]}" in PAGES  # with a slash too many, or Streamlit looking for its own routes below a page
    is_file = "." in parts[-1] and parts != ["index.html"]
    return not (is_page or is_file or parts[0] in _NOT_PAGES)


def shell_page(index: str, language: Language) -> str:
    """Streamlit's index.html as ours. Its remarks go, and scripts within the page: our policy would not run them."""
    name = words(language)("site.name")
    page = re.sub(r"<!--.*?-->|<script>.*?</script>", "", index, flags=re.DOTALL)
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    page = page.replace('<html lang="en">', f'<html lang="{language}" translate="no">')
    ours = f'<title>{name}</title>\n    <meta name="robots" content="noindex">'
    printed = _PRINTED.read_text(encoding="utf-8")
    page = page.replace("<title>Streamlit</title>", f"{ours}\n    <style>\n{printed}    </style>")
    return re.sub(r"<noscript>.*?</noscript>", f"<noscript>{name}: JavaScript</noscript>", page, flags=re.DOTALL)
