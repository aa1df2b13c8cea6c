"""Rich Text Format. Pure. Source: Rich Text Format Specification 1.9.1.

The file is ASCII; other letters stand as `\\u` with their number and a question mark for programs that know no
Unicode (the papers have no letters beyond 7FFF, whose numbers would be negative).
"""

from datetime import datetime, timedelta

from indexer.sample.paper import About, Paper
from indexer.sample.writers import layout

_VIETNAM = timedelta(hours=7)  # RTF keeps local time
_HALF = (3800, 5271)  # the two columns, in twentieths of a point
_PLAIN = r"\b0"
_RULED = "".join(rf"\clbrdr{edge}\brdrs\brdrw10" for edge in "tlbr")


def rtf(paper: Paper, about: About) -> bytes:
    parts = _opening(paper) if paper.issuer else _line(paper.subject, r"\qc\b")
    parts += "".join(_line(f"Kính gửi: {one}", r"\qc") for one in paper.addressees)
    parts += "".join(_line(text, r"\qj\fi567") for text in paper.paragraphs)
    for place, row in enumerate(paper.table):
        cells = [_escaped(layout.shown(cell)) for cell in row]
        parts += _row(cells, layout.widths(paper.table, sum(_HALF)), _RULED, r"\b" if not place else "")
    parts += _line(paper.footnote, r"\ql\i\fs20") if paper.footnote else ""
    if paper.recipients:
        parts += _line("", r"\ql") + _closing(paper)
    page = r"\paperw11906\paperh16838\margl1701\margr1134\margt1134\margb1134"
    head = (
        rf"{{\rtf1\ansi\ansicpg1258\deff0{{\fonttbl{{\f0\froman\fcharset163 Times New Roman;}}}}{_info(paper, about)}"
    )
    return f"{head}{page}\n{parts}}}".encode("ascii")


def _info(paper: Paper, about: About) -> str:
    times = f"{{\\creatim{_time(about.created)}}}{{\\revtim{_time(about.modified)}}}{{\\version{about.revision}}}"
    return (
        f"{{\\info{{\\title {_escaped(paper.subject)}}}{{\\author {_escaped(about.creator)}}}"
        f"{{\\operator {_escaped(about.last_modified_by)}}}{times}{{\\*\\company {_escaped(about.company)}}}}}\n"
    )


def _time(at: datetime) -> str:
    local = at + _VIETNAM
    return rf"\yr{local.year}\mo{local.month}\dy{local.day}\hr{local.hour}\min{local.minute}\sec{local.second}"


def _opening(paper: Paper) -> str:
    letter, heading = layout.subject_lines(paper)
    left = [
        (paper.parent, ""),
        (paper.issuer, r"\b"),
        (layout.number_line(paper), ""),
        (letter, ""),
        (paper.secrecy, r"\b"),
    ]
    right = [(layout.NATION, r"\b"), (layout.MOTTO, r"\b"), (paper.place_date, r"\i")]
    head = _row([_lines(left), _lines(right)], _HALF, "", r"\qc\fs24") + _line("", r"\ql")
    return head + (_line(heading, r"\qc\b") + _line(paper.subject, r"\qc\b") if heading else "")


def _closing(paper: Paper) -> str:
    left = _lines([("Nơi nhận:", r"\b\i"), *((f"- {one}", "") for one in paper.recipients)])
    titles = [(line, r"\b") for line in (paper.capacity, paper.position) if line]
    right = _lines([*titles, (" ", ""), (" ", ""), (paper.signer, r"\b")])
    return _row([left, rf"\qc {right}"], _HALF, "", r"\ql\fs24")


def _lines(lines: list[tuple[str, str]]) -> str:
    return r"\par ".join(f"{{{look or _PLAIN} {_escaped(text)}}}" for text, look in lines if text)


def _line(text: str, look: str) -> str:
    return f"{{\\pard\\f0\\fs28{look} {_escaped(text)}\\par}}\n"


def _row(cells: list[str], widths: tuple[int, ...], edges: str, look: str) -> str:
    ends = [sum(widths[: place + 1]) for place in range(len(widths))]
    shape = "".join(rf"{edges}\cellx{end}" for end in ends)
    written = "".join(rf"{{\pard\intbl\f0\fs24{look} {cell}\cell}}" for cell in cells)
    return f"\\trowd{shape}\n{written}\\row\n"


def _escaped(text: str) -> str:
    return "".join(letter if letter.isascii() and letter not in "\\{}" else f"\\u{ord(letter)}?" for letter in text)
