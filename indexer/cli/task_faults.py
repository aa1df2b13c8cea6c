"""What is wrong with the register, in words for the terminal."""

from indexer.model.register import RegisterState, RowFault, Why

_SAYS = {
    Why.NO_TITLE: "there is no title",
    Why.UNKNOWN_UNIT: "nobody knows the unit {value!r}",
    Why.WRONG_DATE: "{value!r} is no day",
    Why.DUPLICATE: "the code stands in row {hint} too",
    Why.KEPT_ELSEWHERE: "the code belongs to a task that is kept elsewhere",
    Why.NO_LEAD: "no unit leads it",
    Why.SEVERAL_LEADS: "several units lead it: the first one counts, the others coordinate",
    Why.VAGUE_UNIT: "{value!r} names no unit",
    Why.UNKNOWN_PERSON: "nobody knows {value!r}",
    Why.NO_START: "{value!r} counts from a day that is not there",
    Why.NO_CLOSING_DAY: "it is said to be done, but not when",
    Why.DATES_CROSS: "it is due before it was assigned",
}
STATES = {
    RegisterState.OK: "taken over",
    RegisterState.MISSING: "there is no such file on the drive",
    RegisterState.UNREADABLE: "it cannot be read: {detail}",
    RegisterState.NO_SHEET: "it has no sheet {detail!r}",
    RegisterState.NO_HEAD: "no row looks like the head of a list of tasks; name its columns in [tasks_register]",
    RegisterState.NO_COLUMN: "it has no column {detail!r}",
    RegisterState.HELD: "{detail} tasks vanished at once; if that is wanted: ochung task import --accept-removals",
}


def fault_line(fault: RowFault) -> str:
    """`row 12 (QT-01): nobody knows the unit 'Phòng Ma'. Did you mean "Phòng Mã"?`"""
    words = _SAYS[fault.why].format(value=fault.value, hint=fault.hint)
    meant = f'. Did you mean "{fault.hint}"?' if fault.hint and fault.why is Why.UNKNOWN_UNIT else ""
    return f"row {fault.row}{f' ({fault.code})' if fault.code else ''}: {words}{meant}"
