"""LibreOffice as one employee runs it: opens a document of the drive, types, saves after a while, closes it."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_MACRO = """Sub Work(file As String, text As String, rounds As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(file, "_blank", 0, hidden())
  For turn = 1 To CInt(rounds)
    Wait 1500
    If document.supportsService("com.sun.star.text.TextDocument") Then
      document.Text.insertString(document.Text.End, text, False)
    Else
      document.Sheets.getByIndex(0).getCellByPosition(0, turn).String = text
    End If
    document.store()
  Next turn
  Wait 1000
  document.close(True)
  StarDesktop.terminate()
End Sub"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def require() -> None:
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui")


class LibreOffice:
    """`name` is what stands in its user data."""

    def __init__(self, profile: Path, name: str) -> None:
        self._profile = profile
        (profile / "user").mkdir(parents=True)
        registry = (
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item'
            ' oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>'
            f"{escape(name)}</value></prop></item></oor:items>"
        )
        (profile / "user/registrymodifications.xcu").write_text(_HEAD + registry, "utf-8")
        self._run("--terminate_after_init").wait(60)  # the first start writes over the macros of the profile
        (profile / "user/basic/Standard/Module1.xba").write_text(
            f'{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
            f' script:language="StarBasic">{escape(_MACRO)}</script:module>',
            "utf-8",
        )

    def work(self, file: Path, text: str, saves: int = 1) -> "subprocess.Popen[bytes]":
        """Begins to work on it; the process ends when the document is closed."""
        macro = f"macro:///Standard.Module1.Work({file.as_uri()},{text},{saves})"
        return self._run(macro)

    def _run(self, what: str) -> "subprocess.Popen[bytes]":
        where = f"-env:UserInstallation={self._profile.as_uri()}"
        command = ["soffice", "--headless", "--norestore", "--nologo", where, what]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
