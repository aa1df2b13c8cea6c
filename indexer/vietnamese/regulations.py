"""Documents that set rules until they are replaced: regulations, procedures, house rules, guides. Pure.

A decision that issues one counts as it. What only speaks of one (a report on carrying it out, a letter that asks for
opinions on its draft) does not.
"""

import re

from indexer.vietnamese.text import fold, words

RULES = {
    "quy che": "Quy chế",
    "quy dinh": "Quy định",
    "quy trinh": "Quy trình",
    "noi quy": "Nội quy",
    "huong dan": "Hướng dẫn",
    "so tay": "Sổ tay",
    "cam nang": "Cẩm nang",
}
DECISION = "Quyết định"
KINDS = ("", DECISION, "Quy chế", "Quy định", "Hướng dẫn", "Quy trình", "Nội quy")
"""Kinds of documents among which such rules are found; "" where a document has no header."""

_RULE = rf"(?P<rule>{'|'.join(RULES)})"
_ISSUING = re.compile(
    rf"^(?:ve viec |viec |v v )?(?:ban hanh|phe duyet|cong bo)(?: kem theo)?(?: (?:bo|cuon|tap))? {_RULE}\b"
)
_NAMED = re.compile(rf"^(?:\d\w* )*(?:bo |cuon |tap )?{_RULE}\b")
_AMENDING = re.compile(r"^(?:sua doi|bo sung|bai bo|thay the)\b")
_NO_RULE = re.compile(r"\b(?:du thao|ban nhap|mau so|gop y|y kien)\b")


def rule_of(kind: str, subject: str, name: str) -> str:
    """The sort of rule that a document is ("Quy chế"), "" for any other. `name`: of the file, without its ending."""
    said, called = _plain(subject), _plain(name)
    if _AMENDING.match(said) or _NO_RULE.search(called):
        return ""
    if kind == DECISION:
        found = _ISSUING.match(said)
    elif kind:
        return RULES.get(fold(kind), "")
    else:
        found = _NAMED.match(called) or _NAMED.match(said)
    return RULES[found["rule"]] if found else ""


def topic_of(subject: str, name: str) -> str:
    """What the rule is about, for telling whether two documents hold the same one; "" where nothing is said."""
    said = _plain(subject) or _plain(name)
    found = _ISSUING.match(said) or _NAMED.match(said)
    return said[found.end() :].strip() if found else said


def _plain(text: str) -> str:
    return " ".join(words(fold(text).replace("_", " ")))
