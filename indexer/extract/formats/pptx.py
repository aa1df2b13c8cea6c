"""PowerPoint packages (pptx, ppsx, pptm): slides, tables, notes, comments. Source: ECMA-376 part 1, chapter 19."""

from collections.abc import Iterator

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.ooxml import A, R, drawn, drop_fallbacks, opened, optional, paragraphs, related, relations
from indexer.extract.package import Package
from indexer.extract.source import Source
from indexer.extract.xmltree import Element, detach, local_name, moment
from indexer.model.reading import Place, Reason

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FURNITURE = ("sldNum", "dt", "hdr")  # placeholders that repeat on every page


def read(source: Source, draft: Draft) -> None:
    package, main = opened(source, draft)
    if not main or main not in package:
        raise RefusedError(Reason.DAMAGED, "no presentation")
    authors = _authors(package, main, draft)
    for number, slide in enumerate(_slides(package, main), 1):
        root = optional(package, slide, draft)
        if root is not None:
            _slide(package, slide, root, draft, str(number))
            _beside(package, slide, draft, str(number), authors)


def _slides(package: Package, main: str) -> Iterator[str]:
    """Member names in the order of the show; in the order of the relations where that list is missing."""
    targets = relations(package, main)
    listed = [element.get(R + "id") or "" for element in package.tree(main).iter(P + "sldId")]
    names = [targets[key].target for key in listed if key in targets] or related(package, main, "slide")
    return (name for name in names if name in package)


def _slide(package: Package, slide: str, root: Element, draft: Draft, label: str) -> None:
    if root.get("show") in ("0", "false"):
        draft.note("hidden_slides")
    draft.put(Place.SLIDE, shapes_text(root), label=label)
    drawn(package, slide, draft, place=Place.SLIDE, label=label)


def shapes_text(root: Element) -> str:
    """Text of all shapes, one line a paragraph; rows of tables with tabs between cells."""
    drop_fallbacks(root)
    for shape in list(root.iter(P + "sp")):
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is not None and placeholder.get("type") in _FURNITURE:
            detach(shape)
    lines = []
    for block in root.iter(A + "tr", P + "txBody", P + "txSp"):
        if block.tag == A + "tr":
            cells = ("\n".join(paragraphs(cell)) for cell in block.iter(A + "tc"))
            lines.append("\t".join(cell for cell in cells if cell))
        else:
            lines += paragraphs(block)
    return "\n".join(line for line in lines if line)


def _beside(package: Package, slide: str, draft: Draft, label: str, authors: dict[str, str]) -> None:
    for name in related(package, slide, "notesSlide"):
        root = optional(package, name, draft)
        if root is not None:
            draft.put(Place.SLIDE_NOTE, shapes_text(root), label=label)
    for name in related(package, slide, "comments", "comment"):
        root = optional(package, name, draft)
        for comment in root.iter() if root is not None else ():
            if local_name(comment) in ("cm", "reply"):
                _comment(comment, draft, label, authors)


def _comment(comment: Element, draft: Draft, label: str, authors: dict[str, str]) -> None:
    """An old comment (`p:cm` with `p:text`) or one of a thread (`p188:cm`, `p188:reply` with `p188:txBody`)."""
    bodies = [child for child in comment if local_name(child) in ("text", "txBody")]
    text = "\n".join(body.text or "\n".join(paragraphs(body)) for body in bodies).strip()
    at = comment.get("dt") or comment.get("created")  # the old ones say local time, threads UTC
    draft.put(Place.COMMENT, text, label=label)
    draft.mark(
        "commented",
        authors.get(comment.get("authorId") or "", ""),
        moment(at),
        len(text.split()),
        is_local=bool(comment.get("dt")),
    )


def _authors(package: Package, main: str, draft: Draft) -> dict[str, str]:
    found = {}
    for name in related(package, main, "commentAuthors", "authors"):
        root = optional(package, name, draft)
        for author in root if root is not None else ():
            found[author.get("id") or ""] = author.get("name") or ""
    return found
