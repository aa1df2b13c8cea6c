"""The ledger beside the script that was acted: what is missing, what is too much, who is named rightly. Pure."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from indexer.model.event import Event, Strength

Key = tuple[str, str, str]  # action, path, where it came from


@dataclass(frozen=True, slots=True)
class Line:
    """What the ledger has to say of one document. `by`: names; of several at once, whoever was last comes first."""

    action: str
    path: str
    source: str = ""
    by: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return (self.action, self.path, self.source)


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one person: a line for every document it touches, in whatever order. Aware UTC."""

    lines: tuple[Line, ...]
    began: datetime
    ended: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """`named`: for each strength (right, all). `misplaced`: the fewest lines that would have to stand elsewhere.

    `wrong`: lines whose event names somebody else.
    """

    lines: int
    missing: tuple[Key, ...]
    surplus: tuple[Key, ...]
    misplaced: tuple[Key, ...]
    named: dict[Strength, tuple[int, int]] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()

    def precision(self, strength: Strength) -> float:
        """Of those named with this strength, the share named rightly; 1 where nobody is."""
        right, every = self.named.get(strength, (0, 0))
        return right / every if every else 1.0

    @property
    def recall(self) -> float:
        """The share of the script's lines that name the right person as certain or likely."""
        right = sum(self.named.get(strength, (0, 0))[0] for strength in (Strength.CERTAIN, Strength.LIKELY))
        return right / self.lines if self.lines else 1.0

    def __str__(self) -> str:
        told = ", ".join(f"{strength} {self.named.get(strength, (0, 0))[1]}" for strength in Strength)
        certain, likely = self.precision(Strength.CERTAIN), self.precision(Strength.LIKELY)
        return (
            f"{self.lines} lines: missing {len(self.missing)}, too many {len(self.surplus)}, out of order"
            f" {len(self.misplaced)}; {told}; precision certain {certain:.3f}, likely {likely:.3f};"
            f" recall {self.recall:.3f}"
        )


def judge(steps: Sequence[Step], events: Iterable[Event]) -> Judgement:
    """`events` in the order of time."""
    left: dict[Key, list[Event]] = defaultdict(list)
    for event in events:
        left[(event.action.value, event.path, event.source_path or "")].append(event)
    missing: list[Key] = []
    order: list[tuple[datetime, Key]] = []
    wrong: list[str] = []
    named: dict[Strength, Counter[bool]] = defaultdict(Counter)
    count = 0
    for step in steps:
        found = [(line, left[line.key].pop(0) if left[line.key] else None) for line in step.lines]
        count += len(found)
        for line, event in found:
            if event is None:
                missing.append(line.key)
                continue
            is_right = event.person == line.by[0]
            named[event.strength][is_right] += 1
            if not is_right and event.person:
                wrong.append(f"{line.key} by {line.by[0]}: {event.strength} {event.person}")
        order += sorted((event.at, line.key) for line, event in found if event)
    surplus = tuple(key for key, events in left.items() for _ in events)
    shares = {strength: (told[True], told.total()) for strength, told in named.items()}
    return Judgement(count, tuple(missing), surplus, _misplaced(order), shares, tuple(wrong))


def _misplaced(order: Sequence[tuple[datetime, Key]]) -> tuple[Key, ...]:
    """What is left out of a longest run that never goes back in time."""
    ends: list[datetime] = []  # the earliest end of a run of each length
    lengths = []
    for at, _ in order:
        length = bisect_right(ends, at)
        ends[length : length + 1] = [at]
        lengths.append(length)
    out, wanted = [], len(ends) - 1
    for (_, key), length in zip(reversed(order), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            out.append(key)
    return tuple(reversed(out))
