"""OpenDocument sheets: cells by calamine, comments and changes from the content. Raises as `odf` and `sheets` do."""

from indexer.extract.draft import Draft
from indexer.extract.formats.odf import opened
from indexer.extract.formats.odf_marks import take_annotations, take_cell_changes
from indexer.extract.formats.sheets import read_cells
from indexer.extract.source import Source
from indexer.model.reading import Place


def read(source: Source, draft: Draft) -> None:
    package = opened(source, draft)
    read_cells(source, draft)
    content = package.read("content.xml")
    if b"office:annotation" in content or b"table:tracked-changes" in content:
        root = package.tree("content.xml")
        for comment in take_annotations(root, draft):
            draft.put(Place.COMMENT, comment)
        take_cell_changes(root, draft)
