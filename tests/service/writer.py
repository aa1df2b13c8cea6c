"""A real LibreOffice without a screen that holds a document open, saves and closes it when told, by a macro."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data">
<prop oor:name="givenname" oor:op="fuse"><value>{given}</value></prop>
<prop oor:name="sn" oor:op="fuse"><value>{family}</value></prop>
</item>
</oor:items>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Work"/></library:library>
"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work" script:language="StarBasic">
Sub Hold
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL("{document}", "_blank", 0, hidden())
  Do Until FileExists("{folder}/close")
    If FileExists("{folder}/save") Then
      Kill "{folder}/save"
      text = document.getText()
      text.insertString(text.getEnd(), " more", False)
      document.store()
    End If
    Wait 50
  Loop
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


def is_installed() -> bool:
    return shutil.which("soffice") is not None


class Writer:
    """Use as a `with` block. `folder` is its own; `name` is shown to whoever opens the same document."""

    def __init__(self, folder: Path, *, name: str) -> None:
        self._folder = folder
        profile = folder / "profile"
        self._office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        given, _, family = name.rpartition(" ")
        (profile / "user").mkdir(parents=True)
        settings = _SETTINGS.format(given=given, family=family)
        (profile / "user/registrymodifications.xcu").write_text(settings, encoding="utf-8")
        self._start("--terminate_after_init").wait(60)  # makes the rest of the profile; macros of before would be lost
        self._process: subprocess.Popen[bytes] | None = None

    def open(self, document: Path) -> None:
        """Returns at once; the document is open when its lock file is there."""
        basic = self._folder / "profile/user/basic/Standard"
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        macro = _MACRO.format(document=document.as_uri(), folder=self._folder)
        (basic / "Work.xba").write_text(macro, encoding="utf-8")
        self._process = self._start("macro:///Standard.Work.Hold")

    def save(self) -> None:
        """Another word in the text, and saved, soon."""
        (self._folder / "save").touch()

    def close(self) -> None:
        """Soon, and in good order."""
        (self._folder / "close").touch()

    def crash(self) -> None:
        """As a power cut would."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self.crash()

    def _start(self, wish: str) -> subprocess.Popen[bytes]:
        command = [*self._office, wish]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
