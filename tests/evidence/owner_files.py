"""Owner files of Office, byte by byte as documented in LibreOffice's `msodocumentlockfile.cxx`."""


def word(name: str, ansi: bytes | None = None) -> bytes:
    first, second = _copies(name, ansi)
    return (first.ljust(54, b"\0") + second).ljust(162, b"\0")


def excel(name: str, ansi: bytes | None = None) -> bytes:
    first, second = _copies(name, ansi)
    return _with_blanks(first.ljust(55, b" ") + second)


def powerpoint(name: str, ansi: bytes | None = None) -> bytes:
    first, second = _copies(name, ansi)
    return _with_blanks((first + b"\0").ljust(55, b" ") + second)


def _copies(name: str, ansi: bytes | None) -> tuple[bytes, bytes]:
    ansi = name.encode("cp1252", "replace")[:52] if ansi is None else ansi
    wide = name.encode("utf-16-le")
    return bytes([len(ansi)]) + ansi, (len(wide) // 2).to_bytes(2, "little") + wide


def _with_blanks(data: bytes) -> bytes:
    return (data + b" \0" * 60)[:165]
