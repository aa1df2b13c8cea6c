"""How long to wait before a dead process is started again. Pure."""

LONGEST = 30.0
HEALTHY = 60.0


def pause(deaths: int) -> float:
    """Seconds before the next start after that many deaths in a row: 1, 2, 4, ... 30."""
    return min(LONGEST, 2.0 ** max(0, min(deaths, 10) - 1))


def deaths_in_a_row(before: int, lived: float) -> int:
    """The count after one more death; a process that lived for a minute starts anew at one."""
    return 1 if lived >= HEALTHY else before + 1
