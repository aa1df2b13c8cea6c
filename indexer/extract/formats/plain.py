"""Plain text in any encoding: txt, csv, tsv, md and whatever else people write by hand."""

from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.extract.text_encoding import text_in
from indexer.model.reading import Place


def read(source: Source, draft: Draft) -> None:
    # Four bytes hold one letter at most, so what is beyond cannot fit in the draft anyway.
    data = source.data[: 4 * draft.room + 4]
    text, encoding = text_in(data)
    draft.is_cut = len(data) < len(source.data)
    if encoding not in ("utf-8", "cp1252"):
        draft.note(f"encoding:{encoding}")
    draft.put(Place.BODY, text.replace("\r\n", "\n").replace("\r", "\n"))
