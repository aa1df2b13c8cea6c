"""Accounts as systems write them, with a domain or a computer before the name: `STC\\an.nv`, `PC-07\\An`. Pure."""

import re

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.nobody import is_machine
from indexer.vietnamese.text import fold, words

_WITH_SLASH = re.compile(r"[\w.-]+/[\w.-]+")
_COMPUTER = re.compile(
    r"\b(?:pc|desktop|laptop|may|maytinh|ws|nb|comp|computer|client|workstation|localhost)(?=\d|\b)|\$$"
)


def account_of(name: str) -> str:
    """The name with a backslash behind its domain, however that was written (`stc/an.nv`)."""
    return name.replace("/", "\\") if _WITH_SLASH.fullmatch(name) else name


def computer_of(name: str) -> str:
    """The folded name of the computer whose account this is; "" for an account of a domain and for other names."""
    host, backslash, _ = account_of(" ".join(clean(name).split())).rpartition("\\")
    folded = fold(host.strip("\\ "))
    joined = "".join(words(folded))
    if not backslash or folded == "":
        return ""
    if folded == ".":
        return "localhost"
    return joined if _COMPUTER.search(folded) or is_machine(joined) else ""
