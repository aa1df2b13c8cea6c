"""Control words of RTF by what they mean for the text. Source: RTF 1.9.1."""

import re

from indexer.model.reading import Place

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?\ ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+",
)

SIGNS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "row": "\n",
    "nestrow": "\n",
    "cell": "\t",
    "nestcell": "\t",
    "tab": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "~": "\xa0",
    "_": "-",
    "-": "",
    "\n": "\n",
    "\r": "\n",
    "{": "{",
    "}": "}",
    "\\": "\\",
}

PLACES: dict[str, Place] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Place.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Place.FOOTER),
    "footnote": Place.NOTE,
    "annotation": Place.COMMENT,
    "shptxt": Place.TEXT_BOX,
    "dptxbxtext": Place.TEXT_BOX,
}

# What these groups hold is never text of the document. `shprslt` repeats a shape for old readers.
_SKIPPED = """fonttbl colortbl stylesheet pict objdata themedata colorschememapping datastore latentstyles listtable
    listoverridetable rsidtbl generator fldinst filetbl revtbl info bkmkstart bkmkend atrfstart atrfend atnid atnauthor
    atnparent atntime atndate atnref nonshppict shprslt xe tc txe rxe template private passwordhash xmlnstbl ftnsep
    ftnsepc ftncn aftnsep aftnsepc aftncn pgdsctbl mmathPr userprops docvar sp wgrffmtfilter htmltag mhtmltag
    listpicture category comment doccomm hlinkbase manager background"""
SKIPPED = frozenset(_SKIPPED.split())

# Windows code page by \fcharset. 0 (the document's own) is left out.
CODE_PAGES = {
    1: 0,
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
