"""The parts every presentation needs and none of the sample's changes: masters, a layout, a theme. Pure data."""

from indexer.sample.writers.package import HEAD, OFFICE, relations

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
NAMES = f'xmlns:a="{_DRAWING}" xmlns:r="{OFFICE}" xmlns:p="{_PRESENTATION}"'
TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

SHAPE_TREE = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    "<p:grpSpPr/>{}</p:spTree></p:cSld>"
)
_EMPTY = SHAPE_TREE.format("")
_COLOURS = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_MASTER = (
    f'{HEAD}<p:sldMaster {NAMES}>{_EMPTY}<p:clrMap {_COLOURS}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649"'
    ' r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'
)
_LAYOUT = f'{HEAD}<p:sldLayout {NAMES} type="obj">{_EMPTY}</p:sldLayout>'
_NOTES_MASTER = f"{HEAD}<p:notesMaster {NAMES}>{_EMPTY}<p:clrMap {_COLOURS}/></p:notesMaster>"

_SHADES = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F3A5F",
    "lt2": "F2F2F2",
    "accent1": "1F5FA8",
    "accent2": "B5462F",
    "accent3": "5F8A3A",
    "accent4": "8A5FA8",
    "accent5": "2F8A8A",
    "accent6": "C98A1F",
    "hlink": "1F5FA8",
    "folHlink": "8A5FA8",
}
_FONT = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _theme() -> str:
    shades = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _SHADES.items())
    return (
        f'{HEAD}<a:theme xmlns:a="{_DRAWING}" name="Chung"><a:themeElements><a:clrScheme name="Chung">{shades}'
        f'</a:clrScheme><a:fontScheme name="Chung"><a:majorFont>{_FONT}</a:majorFont><a:minorFont>{_FONT}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Chung"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>'
        f"{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


FRAME: tuple[tuple[str, str], ...] = (
    ("ppt/slideMasters/slideMaster1.xml", _MASTER),
    (
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relations(("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")),
    ),
    ("ppt/slideLayouts/slideLayout1.xml", _LAYOUT),
    (
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
    ),
    ("ppt/notesMasters/notesMaster1.xml", _NOTES_MASTER),
    ("ppt/notesMasters/_rels/notesMaster1.xml.rels", relations(("theme", "../theme/theme2.xml"))),
    ("ppt/theme/theme1.xml", _theme()),
    ("ppt/theme/theme2.xml", _theme()),
)
FRAME_TYPES = {
    "ppt__presentation": f"{TYPE}presentation.main+xml",
    "ppt__slideMasters__slideMaster1": f"{TYPE}slideMaster+xml",
    "ppt__slideLayouts__slideLayout1": f"{TYPE}slideLayout+xml",
    "ppt__notesMasters__notesMaster1": f"{TYPE}notesMaster+xml",
    "ppt__theme__theme1": _THEME_TYPE,
    "ppt__theme__theme2": _THEME_TYPE,
}
