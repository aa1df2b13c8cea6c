"""The errors a person may meet: what happened (title) and what to do next (hint)."""


class OchungError(Exception):
    """Base of every expected failure. The CLI prints title and hint and exits with `exit_code`."""

    exit_code = 1

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint


class UsageError(OchungError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class ConfigError(OchungError):
    """The configuration holds faults; `title` lists all of them, one a line."""


class DriveError(OchungError):
    """The drive cannot be scanned or watched as configured."""


class StateError(OchungError):
    """The state folder or the catalogue in it cannot be used."""


class BusyError(StateError):
    """Another process of ours holds what is asked for."""


class SearchError(OchungError):
    """The search index cannot be opened, read or written."""


class NotVisibleError(OchungError):
    """There is no such thing, or the viewer may not know of it: both look the same on purpose."""


class SpeakingError(UsageError):
    """What somebody wants to say of a name or an event cannot be said so; `reason` is a stable key."""

    def __init__(self, reason: str, title: str, hint: str = "") -> None:
        super().__init__(title, hint)
        self.reason = reason


class RefusedError(OchungError):
    """A file cannot be read; `reason` is a stable key of `indexer.model.reading.Reason`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class MailDownError(OchungError):
    """The mail server cannot be reached, or takes nothing from us: what waits is sent later."""


class MailRefusedError(OchungError):
    """The mail server does not take this letter; `is_final`: and never will."""

    def __init__(self, title: str, *, is_final: bool) -> None:
        super().__init__(title)
        self.is_final = is_final
