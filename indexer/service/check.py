"""What a check of `ochung doctor` says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """`detail` is what was found; `cure` what to do about it ("" where nothing needs doing)."""

    name: str
    ok: bool
    detail: str
    cure: str = ""
