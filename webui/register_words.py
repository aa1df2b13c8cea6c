"""What is wrong with the register of tasks, in the reader's words: its state as a whole, and a row of it."""

from indexer.model.register import RegisterState, RegisterStatus, RowFault, Why
from webui.words import Words


def state(status: RegisterStatus, words: Words) -> str:
    """One sentence that says what to do where there is something."""
    detail = status.detail
    if status.state is RegisterState.UNREADABLE and f"reason.{detail}" in words:
        detail = words(f"reason.{detail}")
    return words(f"register.state_{status.state}", detail=detail)


def fault(one: RowFault, words: Words) -> str:
    """What is wrong with the row and what may be meant, without its number and code."""
    said = words(f"register.why_{one.why}", value=one.value, hint=one.hint)
    is_meant = bool(one.hint) and one.why is Why.UNKNOWN_UNIT
    return f"{said} {words('register.meant', hint=one.hint)}" if is_meant else said


def place(one: RowFault, words: Words) -> str:
    """`Dòng 12 (QT-01)`, as the spreadsheet counts."""
    if not one.code:
        return words("register.row", row=str(one.row))
    return words("register.row_of", row=str(one.row), code=one.code)


def worth(one: RowFault, words: Words) -> str:
    """Whether the row counts all the same."""
    return words("register.is_taken" if one.is_taken else "register.is_refused")
