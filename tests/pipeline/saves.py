"""Saves made by a real LibreOffice: opens a document, does one thing to it, stores it where it was."""

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Saves" script:language="StarBasic">
Sub Save(path As String, deed As String, words As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
  Select Case deed
    Case "bold"
      search = document.createSearchDescriptor()
      search.SearchString = words
      found = document.findFirst(search)
      found.CharWeight = 150
    Case "append"
      document.Text.insertString(document.Text.End, words, False)
    Case "track"
      document.RecordChanges = True
      document.Text.insertString(document.Text.End, words, False)
    Case "comment"
      note = document.createInstance("com.sun.star.text.textfield.Annotation")
      note.Author = "Le Van Binh"
      note.Content = words
      document.Text.insertTextContent(document.Text.End, note, False)
    Case "cell"
      document.Sheets.getByIndex(0).getCellByPosition(1, 1).String = words
    Case "row"
      document.Sheets.getByIndex(0).Rows.insertByIndex(1, 1)
      document.Sheets.getByIndex(0).getCellByPosition(0, 1).String = words
    Case "bold cell"
      document.Sheets.getByIndex(0).getCellByPosition(1, 1).CharWeight = 150
    Case "title"
      document.DocumentProperties.Title = words
  End Select
  document.setModified(True)
  document.store()
  document.close(True)
End Sub
</script:module>
"""


class Office:
    """LibreOffice with a profile of its own below `home`."""

    def __init__(self, home: Path) -> None:
        self._profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        self._run("--convert-to", "txt", "--outdir", str(home), str(_empty(home)))  # makes the profile
        macros = home / "profile/user/basic/Standard"
        (macros / "Saves.xba").write_text(_MODULE, encoding="utf-8")
        listed = macros / "script.xlb"
        entry = '<library:element library:name="Saves"/></library:library>'
        listed.write_text(listed.read_text(encoding="utf-8").replace("</library:library>", entry), encoding="utf-8")

    def convert(self, file: Path, to: str) -> Path:
        self._run("--convert-to", to, "--outdir", str(file.parent), str(file))
        return file.with_suffix(f".{to}")

    def save(self, file: Path, deed: str = "", words: str = "") -> None:
        """Raises AssertionError where the file is still the same."""
        before = file.read_bytes()
        self._run(f'macro:///Standard.Saves.Save("{file}","{deed}","{words}")')
        assert file.read_bytes() != before, f"{file.name} was not saved"

    def _run(self, *arguments: str) -> None:
        command = [SOFFICE or "", self._profile, "--headless", *arguments]
        # headless LibreOffice 7.4 ends with 1 when a document with a comment was closed; what counts is the file
        subprocess.run(command, check=False, capture_output=True, timeout=120)


def _empty(home: Path) -> Path:
    file = home / "empty.txt"
    file.write_text("x", encoding="utf-8")
    return file
