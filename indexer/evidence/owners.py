"""The accounts that own files: who made an inode, as far as the drive's files tell their makers apart at all.

A save by a new file and a renaming makes the saver the owner; an edit in place leaves the owner of before. On a
network mount, and with `force user`, one account owns everything, which says nothing of anybody.
"""

from collections.abc import Mapping
from contextlib import suppress

try:
    import pwd
except ImportError:  # Windows has no such accounts
    pwd = None  # type: ignore[assignment]

_ROOT = 0  # owns whatever nobody does
_FEW = 0.02  # of the files; what so few of them show may be left from a restore


def account_of(uid: int) -> str:
    """The name of an account, "" for root and for one that this machine does not know."""
    if pwd is not None and uid > _ROOT:
        with suppress(KeyError):
            return pwd.getpwuid(uid).pw_name
    return ""


def tell_people_apart(files: Mapping[int, int]) -> bool:
    """Whether owners mean anything on a drive; `files`: how many each account owns, by uid."""
    total, most = sum(files.values()), max(files.values(), default=0)
    return len(files) > 1 and total - most > _FEW * total
