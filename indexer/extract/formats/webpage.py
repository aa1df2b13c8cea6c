"""HTML pages, also those that Word and Excel save: visible text, title, author."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.extract.text_encoding import text_in
from indexer.model.reading import Place, Properties

_HIDDEN = ["script", "style", "noscript", "template", "svg", "iframe", "object", "head"]
_BLOCKS = """address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr legend li main nav ol optgroup option p pre section summary table tbody tfoot thead title tr ul"""
_NEW_LINE = frozenset(_BLOCKS.split())
_CELLS = ("td", "th")
_BLANKS = re.compile(r"[ \r\n\f]+")
_LINE_ENDS = re.compile(r"[ \t]*\n\s*")


def read(source: Source, draft: Draft) -> None:
    text, encoding = text_in(source.data)
    if encoding not in ("utf-8", "cp1252"):
        draft.note(f"encoding:{encoding}")
    tree = LexborHTMLParser(text)
    title = tree.css_first("title")
    draft.properties = Properties(
        title=_BLANKS.sub(" ", title.text()).strip()[:1000] if title else "",
        creator=_meta(tree, "author"),
        keywords=_meta(tree, "keywords"),
        application=_meta(tree, "generator"),
    )
    draft.put(Place.BODY, visible(tree))


def text_of(html: str) -> str:
    """The visible text of a page, one line a block, tabs between cells."""
    return visible(LexborHTMLParser(html))


def visible(tree: LexborHTMLParser) -> str:
    tree.strip_tags(_HIDDEN)
    root = tree.body or tree.root
    if root is None:
        return ""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        _piece(node, pieces)
    return _LINE_ENDS.sub("\n", "".join(pieces)).strip()


def _piece(node: LexborNode, pieces: list[str]) -> None:
    tag = node.tag
    if tag == "-text":
        pieces.append(_BLANKS.sub(" ", node.text_content or ""))
    elif tag in _NEW_LINE:
        pieces.append("\n")
    elif tag in _CELLS and node.prev is not None:
        pieces.append("\t")


def _meta(tree: LexborHTMLParser, name: str) -> str:
    found = tree.css_first(f'meta[name="{name}" i]')
    return (found.attributes.get("content") or "").strip()[:1000] if found else ""
