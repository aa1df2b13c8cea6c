"""The font a stretch of Word text is set in, for documents that use the old Vietnamese fonts.

Most documents use none; then nobody asks. Order: run, character style, paragraph style, document defaults.
"""

import re
from dataclasses import dataclass, field

from indexer.errors import RefusedError
from indexer.extract.formats.ooxml import related
from indexer.extract.formats.wordml import RUN, P, W
from indexer.extract.package import Package
from indexer.extract.xmltree import Element

LEGACY_NAME = re.compile(rb"\"\.?(?:Vn[A-Z]|VNI|VPS|VI |VK |ABC[ -]|SVN|VN[a-z]|TCVN)")

_FONTS, _R_STYLE, _P_STYLE = W + "rFonts", W + "rStyle", W + "pStyle"


@dataclass(slots=True)
class Fonts:
    """`styles` maps a style id to its font ("" where it says nothing) and the style it is based on."""

    is_needed: bool = False
    default: str = ""
    normal: str = ""
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package, main: str) -> "Fonts":
        names = [main, *related(package, main, "styles", "header", "footer", "footnotes", "endnotes")]
        try:
            if not any(LEGACY_NAME.search(package.read(name)) for name in names):
                return cls()
            fonts = cls(is_needed=True)
            for name in related(package, main, "styles"):
                fonts._learn(package.tree(name))
        except RefusedError:
            return cls()
        return fonts

    def of_text(self, text: Element) -> str:
        """The font of a `w:t` or the like: its own run's, else its style's, else its paragraph's, else the default."""
        run = _above(text, RUN)
        if run is None:
            return self.default
        own = _font(run.find(f"{W}rPr/{_FONTS}"))
        if own:
            return own
        style = run.find(f"{W}rPr/{_R_STYLE}")
        paragraph = _above(run, P)
        above = None if paragraph is None else paragraph.find(f"{W}pPr/{_P_STYLE}")
        return self._of_style(style) or self._of_style(above) or self._of_id(self.normal) or self.default

    def _learn(self, root: Element) -> None:
        self.default = _font(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{_FONTS}"))
        for style in root.iter(W + "style"):
            based = style.find(W + "basedOn")
            name = style.get(W + "styleId") or ""
            self.styles[name] = (
                _font(style.find(f"{W}rPr/{_FONTS}")),
                "" if based is None else based.get(W + "val") or "",
            )
            if style.get(W + "default") in ("1", "true", "on") and style.get(W + "type") == "paragraph":
                self.normal = name

    def _of_style(self, element: Element | None) -> str:
        return "" if element is None else self._of_id(element.get(W + "val") or "")

    def _of_id(self, style: str) -> str:
        for _ in range(12):  # styles may be based on each other in a ring
            font, style = self.styles.get(style, ("", ""))
            if font or not style:
                return font
        return ""


def _font(element: Element | None) -> str:
    return "" if element is None else element.get(W + "ascii") or element.get(W + "hAnsi") or ""


def _above(element: Element, tag: str) -> Element | None:
    holder = element.getparent()
    while holder is not None and holder.tag != tag:
        holder = holder.getparent()
    return holder
