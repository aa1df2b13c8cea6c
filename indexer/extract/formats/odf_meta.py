"""What an OpenDocument file says of itself."""

from indexer.extract.formats.odf_names import DC, META
from indexer.extract.xmltree import Element, moment, number
from indexer.model.reading import Properties


def properties_of(root: Element) -> Properties:
    """From `meta.xml` or a flat document. Times carry no zone and count as UTC."""

    def text(name: str) -> str:
        found = next(root.iter(name), None)
        return (found.text or "").strip() if found is not None else ""

    counts = next(root.iter(META + "document-statistic"), None)
    counted = {} if counts is None else {str(key): str(value) for key, value in counts.attrib.items()}
    template = next(root.iter(META + "template"), None)
    return Properties(
        title=text(DC + "title"),
        subject=text(DC + "subject"),
        keywords=", ".join(element.text for element in root.iter(META + "keyword") if element.text),
        creator=text(META + "initial-creator") or text(DC + "creator"),
        last_modified_by=text(DC + "creator"),
        application=text(META + "generator"),
        created_at=moment(text(META + "creation-date")),
        modified_at=moment(text(DC + "date")),
        revision=number(text(META + "editing-cycles")),
        pages=number(counted.get(META + "page-count")),
        words=number(counted.get(META + "word-count")),
        template="" if template is None else template.get("{http://www.w3.org/1999/xlink}title") or "",
    )
