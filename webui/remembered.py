"""Answers that are dear to work out, kept for a while: a sum over the whole ledger need not follow every event.

An answer is kept while nothing is new; and even then for a time that grows with what it cost, so that working it out
takes a small share of the machine however many pages are open and however busy the drive is.
"""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

_SHARE = 0.02  # of one core that one question may take
_CHEAP = 0.003  # seconds; what costs less is never kept beyond the next news
_MOST = 500  # answers

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Kept:
    value: Any
    pulse: str
    until: float


@dataclass(slots=True)
class Remembered:
    """`clock` gives monotonic seconds."""

    clock: Callable[[], float] = time.monotonic
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _kept: dict[Hashable, _Kept] = field(default_factory=dict)

    def answer(self, key: Hashable, pulse: str, work_out: Callable[[], Answer]) -> tuple[Answer, bool]:
        """(the answer, whether it is that of this pulse)"""
        kept = self._kept.get(key)
        if kept and (kept.pulse == pulse or self.clock() < kept.until):
            return kept.value, kept.pulse == pulse
        started = self.clock()
        value = work_out()
        cost = self.clock() - started
        until = started if cost < _CHEAP else self.clock() + cost / _SHARE
        with self._lock:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[key] = _Kept(value, pulse, until)
        return value, True


sums = Remembered()
