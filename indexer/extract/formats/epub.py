"""Electronic books: the chapters' text in the order of the package."""

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.webpage import text_of
from indexer.extract.package import Package, resolved
from indexer.extract.source import Source
from indexer.extract.text_encoding import text_in
from indexer.extract.xmltree import local_name
from indexer.model.reading import Place, Properties, Reason

_DC = "{http://purl.org/dc/elements/1.1/}"


def read(source: Source, draft: Draft) -> None:
    package = Package(source.data)
    package.check_all()
    container = package.tree("META-INF/container.xml")
    main = next((e.get("full-path") or "" for e in container.iter() if local_name(e) == "rootfile"), "")
    if main not in package:
        raise RefusedError(Reason.DAMAGED, "no package document")
    root = package.tree(main)
    draft.properties = Properties(
        title=next((e.text or "" for e in root.iter(_DC + "title")), ""),
        creator=next((e.text or "" for e in root.iter(_DC + "creator")), ""),
    )
    items = {e.get("id") or "": resolved(main, e.get("href") or "") for e in root.iter() if local_name(e) == "item"}
    spine = [e.get("idref") or "" for e in root.iter() if local_name(e) == "itemref"]
    for name in (items[key] for key in spine if key in items):
        if name in package and draft.room > 0:
            draft.put(Place.BODY, text_of(text_in(package.read(name))[0]))
