"""XML files: Word 2003 XML and flat Open Packaging as documents, Excel 2003 XML as sheets, the rest as text."""

from indexer.extract.draft import Draft
from indexer.extract.formats.docx import story
from indexer.extract.formats.docx_fonts import Fonts
from indexer.extract.formats.wordml import W
from indexer.extract.source import Source
from indexer.extract.xmltree import Element, all_text, local_name, moment, number, parsed
from indexer.model.reading import Place, Properties

_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD_2007 = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_word(source: Source, draft: Draft) -> None:
    """Word 2003 XML and flat OPC: the same names in another name space, or in one file."""
    root = parsed(source.data.replace(_WORD_2003, _WORD_2007))
    draft.properties = _properties(root)
    for body in root.iter(W + "body"):
        story(body, draft, Place.BODY, Fonts())
    for name, place in (
        ("hdr", Place.HEADER),
        ("ftr", Place.FOOTER),
        ("footnote", Place.NOTE),
        ("endnote", Place.NOTE),
    ):
        for side in root.iter(W + name):
            story(side, draft, place, Fonts())


def read_excel(source: Source, draft: Draft) -> None:
    root = parsed(source.data)
    draft.properties = _properties(root)
    for sheet in root.iter(SS + "Worksheet"):
        name = sheet.get(SS + "Name") or ""
        draft.put(Place.SHEET, name, label=name)
        for row in sheet.iter(SS + "Row"):
            cells = (all_text(data) for cell in row.iter(SS + "Cell") for data in cell.iterchildren(SS + "Data"))
            draft.put(Place.SHEET, "\t".join(cell for cell in cells if cell), label=name)
        for comment in sheet.iter(SS + "Comment"):
            text = all_text(comment).strip()
            draft.put(Place.COMMENT, text, label=name)
            draft.mark("commented", comment.get(SS + "Author") or "", None, len(text.split()))


def read(source: Source, draft: Draft) -> None:
    texts = (str(text).strip() for text in parsed(source.data).itertext())
    draft.put(Place.BODY, "\n".join(text for text in texts if text))


def _properties(root: Element) -> Properties:
    found: dict[str, str] = {}
    for element in root.iter():
        if local_name(element) in ("DocumentProperties", "coreProperties"):
            found |= {local_name(child).lower(): (child.text or "").strip() for child in element}
    return Properties(
        title=found.get("title", ""),
        subject=found.get("subject", ""),
        keywords=found.get("keywords", ""),
        creator=found.get("author", "") or found.get("creator", ""),
        last_modified_by=found.get("lastauthor", "") or found.get("lastmodifiedby", ""),
        company=found.get("company", ""),
        created_at=moment(found.get("created")),
        modified_at=moment(found.get("lastsaved") or found.get("modified")),
        revision=number(found.get("revision")),
        pages=number(found.get("pages")),
        words=number(found.get("words")),
    )
