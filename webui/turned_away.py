"""The plain page for whom a proxy did not sign in, or signed in under a name that nobody has here. Pure."""

from html import escape

from starlette.requests import HTTPConnection
from starlette.types import Scope

from webui.signing import Turned
from webui.visit import LANGUAGE
from webui.words import Language, as_language, words

_LONGEST = 80  # letters shown of a name


def page(turned: Turned, scope: Scope, default: Language) -> str:
    """HTML: what happened and what to do."""
    spoken = words(as_language(HTTPConnection(scope).query_params.get(LANGUAGE)) or default)
    who = turned.login[:_LONGEST]
    title, hint = (escape(spoken(f"{turned.key}{part}", login=who)) for part in ("", "_hint"))
    name = spoken("site.name")
    return (
        f'<!doctype html><html lang="{spoken.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{name}</title>'
        "<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.2rem;"
        "color:#1b2430;background:#fff;overflow-wrap:anywhere}@media(prefers-color-scheme:dark){"
        "body{color:#e6ebf1;background:#10151c}}</style></head>"
        f"<body><h1>{name}</h1><p><strong>{title}</strong></p><p>{hint}</p></body></html>"
    )
