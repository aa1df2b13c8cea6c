"""Names that programs, devices and installations put where a person's name should stand. Pure."""

import re

_DEFAULTS = """
    administrator admin adminuser localadmin root user users username owner guest author authors default defaultuser
    defaultuser0 unknown anonymous nobody none null test system service sysadmin quantri quantrivien nguoidung
    nguoisudung tacgia khach vanthu maytinh mytinh microsoftuser microsoftofficeuser microsoftcop microsoftcorporation
    microsoft windowsuser windows winuser office officeuser msoffice wpsuser wps home welcome customer client computer
    microsoftaccount accountmicrosoft unknownauthor
    pc laptop desktop dell hp lenovo asus acer vaio samsung macbook imac apple openpyxl pythondocx pythonpptx calc
    writer impress libreoffice openoffice apachepoi poi aspose docx4j xlsxwriter phpword phpspreadsheet phpexcel
    pandoc scanner scan scanuser canon epson ricoh xerox toshiba konicaminolta brother fujixerox hpscan copier
    googledocs google onlyoffice foxit adobe acrobat pdfcreator
"""
_NOBODY = frozenset(_DEFAULTS.split())
_MACHINE = re.compile(
    r"(?:(?:user|pc|may|laptop|desktop|computer|client|admin|administrator|home|win|windows|winxp|vp|scan)\d+"
    r"|(?:desktop|laptop|win)[a-z0-9]*\d[a-z0-9]*"
    r"|(?:dell|hp|lenovo|asus|acer|canon|epson|ricoh|xerox|brother|toshiba|konica)[a-z]{0,8}\d[a-z0-9]*"
    r"|(?:user|admin|owner|dell|hp|lenovo|asus|acer|office|home|vp)(?:pc|desktop|laptop)|\d+)"
)
_PROGRAM = re.compile(
    r"\b(?:microsoft (?:office|word|excel|powerpoint|corporation)|libreoffice|openoffice|python|openpyxl|apache poi"
    r"|aspose|wps office|adobe|acrobat|foxit|pdf ?creator|google docs|konica minolta|fuji ?xerox|scanner)\b"
)


def is_machine(folded: str) -> bool:
    """Whether a folded name (words joined, or with single blanks between) is a default, a device or a program."""
    joined = folded.replace(" ", "")
    return not joined or joined in _NOBODY or bool(_MACHINE.fullmatch(joined) or _PROGRAM.search(folded))
