"""How long hints wait before the drive is looked at."""

from dataclasses import dataclass

from indexer.drive.hint import Hint, HintKind


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds since the last hint (`longest` since the first, `writing_longest` since writing began).

    A file that is being copied over a slow network pauses for longer than one that is being saved, and looking at
    half of it only makes work: it is waited for until it is closed, or has rested for `writing`.
    """

    quiet: float = 0.4
    removal: float = 1.0
    writing: float = 1.5
    longest: float = 10.0
    writing_longest: float = 300.0
    crowd: int = 200  # more paths than this in one folder become the folder
    flood: int = 20_000  # more paths than this become everything

    def delay(self, hint: Hint) -> float:
        """The wait after this hint. A removal waits longer (programs save by removing and renaming), but the source
        of a known move need not: its file has been seen to arrive."""
        if hint.kind is HintKind.WRITING:
            return self.writing
        if hint.kind in (HintKind.GONE, HintKind.FOLDER_GONE) and hint.partner is None:
            return self.removal
        return self.quiet
