"""Presentations: a title slide, a slide for every few paragraphs, speaker's notes. Pure. Source: ECMA-376 part 1."""

from xml.sax.saxutils import escape

from indexer.sample.paper import About, Paper
from indexer.sample.writers.package import (
    HEAD,
    OFFICE,
    app_xml,
    content_types,
    core_xml,
    relations,
    root_relations,
    zip_of,
)
from indexer.sample.writers.pptx_frame import FRAME, FRAME_TYPES, NAMES, SHAPE_TREE, TYPE

_ON_A_SLIDE = 3  # paragraphs
_WIDE, _HIGH = 9144000, 6858000  # a slide of 4:3, in 914,400ths of an inch


def pptx(paper: Paper, about: About) -> bytes:
    """The paper's subject, its paragraphs as bullets; the footnote and the place of each slide as notes."""
    slides = _slides(paper)
    numbers = range(1, len(slides) + 1)
    types = FRAME_TYPES | {f"ppt__slides__slide{number}": f"{TYPE}slide+xml" for number in numbers}
    types |= {f"ppt__notesSlides__notesSlide{number}": f"{TYPE}notesSlide+xml" for number in numbers}
    members = [
        ("[Content_Types].xml", content_types(**types)),
        ("_rels/.rels", root_relations("ppt/presentation.xml")),
        ("ppt/presentation.xml", _presentation(len(slides))),
        ("ppt/_rels/presentation.xml.rels", _presentation_relations(len(slides))),
        *FRAME,
        ("docProps/core.xml", core_xml(paper, about)),
        ("docProps/app.xml", app_xml(about, "Microsoft Office PowerPoint", pages=len(slides))),
    ]
    for number, (title, bullets) in zip(numbers, slides, strict=True):
        members += [
            (f"ppt/slides/slide{number}.xml", _slide(title, bullets)),
            (f"ppt/slides/_rels/slide{number}.xml.rels", _slide_relations(number)),
            (f"ppt/notesSlides/notesSlide{number}.xml", _notes(paper, number, len(slides))),
            (f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", _notes_relations(number)),
        ]
    return zip_of(members, about.modified)


def _slides(paper: Paper) -> list[tuple[str, tuple[str, ...]]]:
    """(title, bullets)"""
    said = paper.paragraphs
    groups = [said[start : start + _ON_A_SLIDE] for start in range(0, len(said), _ON_A_SLIDE)]
    first = (paper.subject, tuple(line for line in (paper.issuer, paper.place_date) if line))
    return [first, *((f"Nội dung {number}", group) for number, group in enumerate(groups, start=1))]


def _presentation(count: int) -> str:
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{2 + number}"/>' for number in range(1, count + 1))
    return (
        f'{HEAD}<p:presentation {NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{_WIDE}" cy="{_HIGH}"/><p:notesSz cx="{_HIGH}" cy="{_WIDE}"/>'
        "</p:presentation>"
    )


def _presentation_relations(count: int) -> str:
    slides = [("slide", f"slides/slide{number}.xml") for number in range(1, count + 1)]
    return relations(
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        *slides,
        ("theme", "theme/theme1.xml"),
    )


def _slide_relations(number: int) -> str:
    return relations(
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        (f"{OFFICE}/notesSlide", f"../notesSlides/notesSlide{number}.xml"),
    )


def _notes_relations(number: int) -> str:
    return relations(("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", f"../slides/slide{number}.xml"))


def _slide(title: str, bullets: tuple[str, ...]) -> str:
    shapes = _shape(2, "title", (title,), top=400000, height=1300000, size=3200)
    shapes += _shape(3, "body", bullets, top=1800000, height=4500000, size=2000)
    return f"{HEAD}<p:sld {NAMES}>{SHAPE_TREE.format(shapes)}</p:sld>"


def _notes(paper: Paper, number: int, count: int) -> str:
    lines = (f"Trang {number} trên {count}: {paper.subject}", *((paper.footnote,) if paper.footnote else ()))
    shape = _shape(2, "body", lines, top=4400000, height=4000000, size=1200)
    return f"{HEAD}<p:notes {NAMES}>{SHAPE_TREE.format(shape)}</p:notes>"


def _shape(number: int, kind: str, lines: tuple[str, ...], *, top: int, height: int, size: int) -> str:
    text = "".join(
        f'<a:p><a:r><a:rPr lang="vi-VN" sz="{size}"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in lines
    )
    place = 'type="title"' if kind == "title" else 'type="body" idx="1"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr/><p:nvPr><p:ph {place}/></p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="{top}"/><a:ext cx="8229600" cy="{height}"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text or '<a:p/>'}</p:txBody></p:sp>"
    )
