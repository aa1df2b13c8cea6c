"""What a letter says, as sections of lines, and that as plain text and as simple HTML. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_STYLE = "font-family:Arial,'Liberation Sans',sans-serif;font-size:15px;line-height:1.5;color:#1c2430;max-width:640px"


@dataclass(frozen=True, slots=True)
class Line:
    """`text`, more below it, and the address it leads to ("" none)."""

    text: str
    below: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A letter to read. `subject` is one line."""

    subject: str
    greeting: str
    sections: tuple[Section, ...]
    end: str
    link: tuple[str, str] = ("", "")  # (label, address) at its foot


def as_text(page: Page) -> str:
    pieces = [page.greeting]
    for section in page.sections:
        lines = [section.title.upper() if not section.title.endswith(":") else section.title]
        for line in section.lines:
            lines += [f"- {line.text}", *(f"  {one}" for one in line.below), *([f"  {line.link}"] if line.link else [])]
        pieces.append("\n".join(lines))
    if page.link[1]:
        pieces.append(f"{page.link[0]}: {page.link[1]}")
    return "\n\n".join((*pieces, f"-- \n{page.end}")) + "\n"


def as_html(page: Page) -> str:
    """A whole document without pictures, scripts or anything fetched from elsewhere."""
    inner = [f"<p>{escape(page.greeting)}</p>"]
    for section in page.sections:
        inner.append(f'<h2 style="font-size:16px;margin:20px 0 6px">{escape(section.title)}</h2>')
        inner.append(f'<ul style="padding-left:20px;margin:0">{_items(section.lines)}</ul>')
    if page.link[1]:
        inner.append(f'<p><a href="{escape(page.link[1])}">{escape(page.link[0])}</a></p>')
    inner.append(f'<p style="color:#5b6673;font-size:13px;margin-top:24px">{escape(page.end)}</p>')
    head = f'<meta charset="utf-8"><title>{escape(page.subject)}</title>'
    return f'<!DOCTYPE html><html><head>{head}</head><body><div style="{_STYLE}">{"".join(inner)}</div></body></html>'


def _items(lines: Sequence[Line]) -> str:
    return "".join(_item(line) for line in lines)


def _item(line: Line) -> str:
    text = escape(line.text).replace("\n", "<br>")
    text = f'<a href="{escape(line.link)}">{text}</a>' if line.link else text
    below = "".join(f"<br>{escape(one)}".replace("\n", "<br>") for one in line.below)
    return f'<li style="margin-bottom:8px">{text}<span style="color:#3d4754">{below}</span></li>'
