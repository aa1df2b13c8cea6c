"""What Word, Excel and PowerPoint packages share: relationships, properties, drawings, macros. Source: ECMA-376."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.package import Package, resolved
from indexer.extract.source import Source
from indexer.extract.xmltree import Element, local_name, moment, number
from indexer.model.reading import Place, Properties

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_DRAWN = ("chart", "chartUserShapes", "diagramData", "chartEx")


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of its type (`header`, `slide`), `target` a member name."""

    kind: str
    target: str


def opened(source: Source, draft: Draft) -> tuple[Package, str]:
    """The package and the name of its main part; properties and macros are noted in the draft.

    Raises RefusedError as `Package` does, DAMAGED where there is no main part.
    """
    package = Package(source.data)
    package.check_all()
    main = ""
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument":
            main = main or relation.target
    draft.properties = _properties(package)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        draft.note("macros")
    return package, main


def relations(package: Package, part: str) -> dict[str, Relation]:
    """The internal relations of a part by id; empty where it has none. `part` "" means the package itself."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if rels not in package:
        return {}
    found = {}
    for element in package.tree(rels):
        if element.get("TargetMode") != "External" and element.get("Target"):
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = Relation(kind, resolved(part, element.get("Target") or ""))
    return found


def related(package: Package, part: str, *kinds: str) -> list[str]:
    """Names of existing parts that `part` refers to, of these kinds, in the order of the relations."""
    targets = [relation.target for relation in relations(package, part).values() if relation.kind in kinds]
    return [target for target in dict.fromkeys(targets) if target in package]


def optional(package: Package, part: str, draft: Draft) -> Element | None:
    """A part the document can do without: None, with a note, where it is broken."""
    try:
        return package.tree(part)
    except RefusedError as error:
        draft.note(f"{error.reason}:{part}")
        return None


def drop_fallbacks(root: Element) -> None:
    """Of two renderings of the same thing only the first that has text stays (mc:AlternateContent)."""
    for both in list(root.iter(MC + "AlternateContent")):
        choices = [child for child in both if child.tag == MC + "Choice"]
        kept = next((choice for choice in choices if any(True for _ in _texts(choice))), None)
        if kept is not None:
            for child in [child for child in both if child is not kept]:
                both.remove(child)


def drawn(package: Package, part: str, draft: Draft, *, place: Place, label: str = "") -> None:
    """Text of the charts and diagrams that a part shows: titles, categories, values, labels."""
    for name in related(package, part, *_DRAWN):
        root = optional(package, name, draft)
        if root is not None:
            lines = [*paragraphs(root), *dict.fromkeys(v.text.strip() for v in root.iter(C + "v") if v.text)]
            draft.put(place, "\n".join(line for line in lines if line), label=label)


def paragraphs(root: Element) -> Iterator[str]:
    """DrawingML paragraphs that hold text, one line each."""
    for paragraph in root.iter(A + "p"):
        text = "".join(
            (piece.text or "") if piece.tag == A + "t" else "\n" if piece.tag == A + "br" else "\t"
            for piece in paragraph.iter(A + "t", A + "br", A + "tab")
        )
        if text.strip():
            yield text


def _texts(element: Element) -> Iterator[Element]:
    return (child for child in element.iter() if local_name(child) in ("t", "v") and child.text)


def _properties(package: Package) -> Properties:
    core: dict[str, str] = {}
    for relation in relations(package, "").values():
        if (
            relation.kind in ("core-properties", "extended-properties", "extendedProperties")
            and relation.target in package
        ):
            try:
                root = package.tree(relation.target)
            except RefusedError:
                continue
            core |= {local_name(child): child.text.strip() for child in root if child.text and child.text.strip()}
    return Properties(
        title=core.get("title", ""),
        subject=core.get("subject", ""),
        keywords=core.get("keywords", ""),
        creator=core.get("creator", ""),
        last_modified_by=core.get("lastModifiedBy", ""),
        company=core.get("Company", ""),
        application=core.get("Application", ""),
        created_at=moment(core.get("created")),
        modified_at=moment(core.get("modified")),
        revision=number(core.get("revision")),
        pages=number(core.get("Pages")) or number(core.get("Slides")),
        words=number(core.get("Words")),
        template=core.get("Template", ""),
    )
