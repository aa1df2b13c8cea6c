"""Excel packages (xlsx, xlsm, xltx, xlsb): what stands beside the cells - comments, text boxes, charts, headers.

Source: ECMA-376 part 1, chapter 18. Cells are read by `sheets`, or by `xlsx_cells` where a sheet is mostly empty.
"""

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.ooxml import drawn, opened, optional, paragraphs, related
from indexer.extract.formats.sheets import read_cells
from indexer.extract.formats.xlsx_cells import is_too_wide, read_sparse
from indexer.extract.package import Package
from indexer.extract.source import Source
from indexer.extract.xmltree import Element, moment
from indexer.model.reading import Place, Reason

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


def read(source: Source, draft: Draft) -> None:
    package, main = opened(source, draft)
    if not main or main not in package:
        raise RefusedError(Reason.DAMAGED, "no workbook")
    sheets = related(package, main, "worksheet", "chartsheet", "dialogsheet")
    if main.endswith(".bin"):
        read_cells(source, draft)
    else:
        _cells(source, package, main, draft)
    people = _people(package, main, draft)
    for sheet in sheets:
        _beside(package, sheet, draft, people)


def _cells(source: Source, package: Package, main: str, draft: Draft) -> None:
    """By calamine; one by one where it cannot: a sheet too wide for memory, or a workbook it does not understand."""
    if not any(is_too_wide(package, sheet) for sheet in related(package, main, "worksheet")):
        before = draft.room
        try:
            read_cells(source, draft)
            return
        except RefusedError as error:
            if error.reason not in (Reason.DAMAGED, Reason.CRASHED) or draft.room < before:
                raise
    draft.note("cell_by_cell")
    read_sparse(package, main, draft)


def _beside(package: Package, sheet: str, draft: Draft, people: dict[str, str]) -> None:
    threads = related(package, sheet, "threadedComment")
    for name in threads:
        root = optional(package, name, draft)
        if root is not None:
            _threaded(root, draft, people)
    for name in related(package, sheet, "comments") if not threads else ():
        root = optional(package, name, draft) if name.endswith(".xml") else None
        if root is not None:
            _comments(root, draft)
    for name in related(package, sheet, "drawing"):
        root = optional(package, name, draft)
        if root is not None:
            draft.put(Place.TEXT_BOX, "\n".join(paragraphs(root)))
            drawn(package, name, draft, place=Place.SHEET)


def _comments(root: Element, draft: Draft) -> None:
    authors = [element.text or "" for element in root.iter(S + "author")]
    for comment in root.iter(S + "comment"):
        text = "".join(element.text or "" for element in comment.iter(S + "t")).strip()
        number = comment.get("authorId") or ""
        author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        draft.put(Place.COMMENT, text)
        draft.mark("commented", author, None, len(text.split()))


def _threaded(root: Element, draft: Draft, people: dict[str, str]) -> None:
    for comment in root.iter(THREADED + "threadedComment"):
        text = "".join(element.text or "" for element in comment.iter(THREADED + "text")).strip()
        draft.put(Place.COMMENT, text)
        author = people.get(comment.get("personId") or "", "")
        draft.mark("commented", author, moment(comment.get("dT")), len(text.split()))


def _people(package: Package, main: str, draft: Draft) -> dict[str, str]:
    found = {}
    for name in related(package, main, "person"):
        root = optional(package, name, draft)
        for person in root.iter(THREADED + "person") if root is not None else ():
            found[person.get("id") or ""] = person.get("displayName") or ""
    return found
