"""Which documents of a task seem to be the products expected of it. Pure.

A product is named by its kind ("Báo cáo") or by kind and title ("Báo cáo thẩm tra quyết toán"). What bears the kind
and, where there is a title, most of its words, seems to be it. Each document is one product only, and a doubt is a no.
"""

from collections.abc import Sequence

from indexer.model.document import Document
from indexer.model.product import Product
from indexer.vietnamese.text import fold, words

_MOST_OF_IT = 0.75  # of a title's words
_WITHOUT_KIND = 0.9
_EMPTY = frozenset(
    ("cua", "va", "ve", "viec", "cho", "cac", "nhung", "tai", "trong", "tren", "theo", "tu", "den", "nam", "mot")
)

Fit = tuple[float, bool, float]  # share of the title's words, whether it is final, when it changed last


def products_of(names: Sequence[str], documents: Sequence[Document]) -> tuple[Product, ...]:
    """A product for each name, in their order."""
    pairs = [
        (fit, place, one)
        for place, name in enumerate(names)
        for one in documents
        if (fit := _fit(name, one)) is not None
    ]
    chosen: dict[int, Document] = {}
    taken: set[int] = set()
    for _, place, one in sorted(pairs, key=lambda pair: (pair[0], -pair[1]), reverse=True):
        if place not in chosen and one.id not in taken:
            chosen[place] = one
            taken.add(one.id)
    return tuple(_product(name, chosen.get(place)) for place, name in enumerate(names))


def _product(name: str, document: Document | None) -> Product:
    return Product(name, document, document is not None and _is_final(document))


def _is_final(document: Document) -> bool:
    """Issued: it bears number and day, and nothing says that it is a draft."""
    header = document.header
    return bool(header.number and header.issued_on) and not header.is_draft


def _fit(name: str, document: Document) -> Fit | None:
    """None for another document."""
    wanted, kind = words(fold(name)), words(fold(document.header.kind))
    has_kind = bool(kind) and wanted[: len(kind)] == kind
    title = [word for word in (wanted[len(kind) :] if has_kind else wanted) if word not in _EMPTY]
    if not title:
        return (0.0, _is_final(document), document.modified_at.timestamp()) if has_kind else None
    held = set(words(fold(f"{document.header.subject} {document.name}")))
    share = sum(word in held for word in title) / len(title)
    if share < (_MOST_OF_IT if has_kind else _WITHOUT_KIND) or (not has_kind and len(title) < 3):
        return None
    return (share, _is_final(document), document.modified_at.timestamp())
