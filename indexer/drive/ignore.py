"""Which names on the drive are not documents: temporary, backup, lock and system files (drive-independent rules below)
and what the configuration adds. Pure."""

import re
from fnmatch import translate

from indexer.model.paths import name_of, shown

# Owner files of Office and LibreOffice, WPS on Linux, AutoCAD, and editors' swap files: somebody has the document open.
_LOCKS = rb"""~\$.* | \.~lock\..*\# | \.~.+\.(?:docx?|docm|dotx?|rtf|xls[xm]?|ppt[xm]?|wps|et|dps) | .*\.dwl2?
    | \..*\.sw[pxo]"""

_FILES = (
    rb"~WR[A-Z]\w*\.tmp",  # Word: written, then renamed over the document
    rb".*\.(?:tmp|temp|bak|wbk|xlk|sv\$|ac\$|asd|laccdb|ldb)",
    rb"(?-i:(?=[0-9A-F]*[A-F])[0-9A-F]{7,8})",  # Excel; all digits may be a person's date
    rb".*\.(?:crdownload|part|partial|download|opdownload|filepart|!ut)",  # browsers, WinSCP
    rb"\.goutputstream-.*",  # GLib
    rb".*~ | 4913 | .*\.sw[pxo]",  # vim, emacs, kate
    rb"\#.*\#",
    rb"(?-i:\..+\.[A-Za-z0-9]{6})",  # rsync
    rb"\.~.*",  # WPS (somebody has it open), LibreOffice, sync clients
    rb"\..+\.~[0-9a-f]+",  # Nextcloud, ownCloud: being fetched
    rb"\.syncthing\..* | ~syncthing~.* | \.stignore | \.dropbox(?:\.attr)? | \.(?:_?sync)_.*\.db.*",
    rb"\._.* | \.DS_Store | \.AppleDouble | \.localized | Icon\r",  # macOS
    rb"Thumbs\.db(?::encryptable)? | ehthumbs\.db | desktop\.ini",  # Windows
    rb"\.nfs[0-9a-f]{8,} | \.fuse_hidden[0-9a-f]+ | \.smbdelete.*",  # deleted while open
)
_FOLDERS = (
    rb"\.recycle | \#recycle | @Recycle | \$RECYCLE\.BIN | RECYCLER | \.Trash-\d+ | \.Trashes | lost\+found",
    rb"\.snapshots? | ~snapshot | \#snapshot | @Recently-Snapshot | \.zfs",
    rb"System\ Volume\ Information | @eaDir | @tmp",
    rb".*\.sb-[0-9a-f]{8}-\w{6}",  # macOS safe save
    rb"\.~tmp~ | \.rsync-partial",  # rsync --delay-updates
    rb"\.tmp\.drive(?:down|up)load | \.dropbox\.cache | \.stversions | \.stfolder | nppBackup",
    rb"\.AppleDouble | \.TemporaryItems | \.Spotlight-V100 | \.fseventsd | \.DocumentRevisions-V100",
)
# A short cut for nearly every name: no rule for files meets a name that ends so, unless it starts with one of these.
_USUAL = frozenset((b"docx", b".doc", b"xlsx", b".xls", b"pptx", b".ppt", b".pdf", b".jpg", b".png", b".txt", b".zip"))
_ODD_STARTS = b"~.#"

# Of those the ones that a program renames to the document's name when they are whole.
_UNFINISHED = (
    rb"~WR[^L]\w*\.tmp | (?!~WRL).*\.(?:tmp|temp)",
    rb"(?-i:(?=[0-9A-F]*[A-F])[0-9A-F]{7,8})",
    rb".*\.(?:crdownload|part|partial|download|opdownload|filepart|!ut)",
    rb"\.goutputstream-.* | (?-i:\..+\.[A-Za-z0-9]{6}) | \..+\.~[0-9a-f]+",
    rb".*\.sb-[0-9a-f]{8}-\w{6}",
)

_FLAGS = re.VERBOSE | re.IGNORECASE | re.DOTALL
_LOCK = re.compile(_LOCKS, _FLAGS)
_FILE = re.compile(b"|".join((_LOCKS, *_FILES)), _FLAGS)
_FOLDER = re.compile(b"|".join(_FOLDERS), _FLAGS)
_UNDERWAY = re.compile(b"|".join(_UNFINISHED), _FLAGS)


def is_lock_file(name: bytes) -> bool:
    """Whether a file of this name says that somebody has a document open."""
    return _LOCK.fullmatch(name) is not None


def is_unfinished(name: bytes) -> bool:
    """Whether a file or folder of this name is something that a program writes to put it in a document's place."""
    return _UNDERWAY.fullmatch(name) is not None


class Ignore:
    """The rules above plus the configured globs. Everything takes raw paths relative to the drive's root.

    A glob without `/` is matched with the name, one with `/` with the whole shown path; `*` crosses folders; letter
    case does not matter. A glob ending in `/` means folders only.
    """

    def __init__(self, globs: tuple[str, ...] = ()) -> None:
        self._names = _any_of(tuple(glob for glob in globs if "/" not in glob))
        self._paths = _any_of(tuple(glob.lstrip("/") for glob in globs if "/" in glob and not glob.endswith("/")))
        folders = tuple(glob.rstrip("/") for glob in globs if glob.endswith("/"))
        self._folder_names = _any_of(tuple(glob for glob in folders if "/" not in glob))
        self._folder_paths = _any_of(tuple(glob.lstrip("/") for glob in folders if "/" in glob))
        self._has_globs = bool(globs)

    def skips_file(self, raw: bytes) -> bool:
        """Whether the file's own name or path is ignored (its folders are not asked)."""
        start = raw.rfind(b"/") + 1
        if (raw[-4:] not in _USUAL or raw[start] in _ODD_STARTS) and _FILE.fullmatch(raw, start):
            return True
        return self._has_globs and self._is_listed(raw)

    def skips_folder(self, raw: bytes) -> bool:
        """Whether the folder, and so everything below it, is ignored (the folders above are not asked)."""
        if _FOLDER.fullmatch(raw, raw.rfind(b"/") + 1):
            return True
        return self._has_globs and (self._is_listed(raw) or _matches(raw, self._folder_names, self._folder_paths))

    def skips(self, raw: bytes) -> bool:
        """Whether a file is ignored by itself or by any folder above it: for a path that no walk has led to."""
        return self.skips_file(raw) or self.skips_below(raw.rpartition(b"/")[0])

    def skips_below(self, folder: bytes) -> bool:
        """Whether a folder or any above it is ignored."""
        while folder:
            if self.skips_folder(folder):
                return True
            folder = folder.rpartition(b"/")[0]
        return False

    def _is_listed(self, raw: bytes) -> bool:
        return _matches(raw, self._names, self._paths)


def _matches(raw: bytes, names: re.Pattern[str] | None, paths: re.Pattern[str] | None) -> bool:
    return bool(
        (names and names.fullmatch(shown(name_of(raw)).casefold()))
        or (paths and paths.fullmatch(shown(raw).casefold()))
    )


def _any_of(globs: tuple[str, ...]) -> re.Pattern[str] | None:
    from_globs = "|".join(translate(shown(glob.encode()).casefold()) for glob in globs)
    return re.compile(from_globs) if globs else None
