"""The sentences of the coordination report: what the numbers say, and what they cannot say. Pure."""

from indexer.model.report import CoordinationReport, SilentUnit, Verdict
from indexer.model.task import Involvement, TaskState
from indexer.reports.words import Say, say

_SAY = say("vi")


def subject(report: CoordinationReport) -> str:
    of = f" của {report.name(report.unit)}" if report.unit else ""
    return f"Kết quả phối hợp thực hiện nhiệm vụ{of}\n{_period(report)}"


def overview(report: CoordinationReport) -> tuple[str, ...]:
    if not report.tasks:
        return (f"Trong kỳ báo cáo ({_period(report)}) không có nhiệm vụ nào phải theo dõi.",)
    counts = "; ".join(f"{_SAY(f'state.{state}').lower()}: {report.count(state)}" for state in TaskState)
    worked = [row for row in report.rows if row.state is Involvement.CONTRIBUTED]
    people = len({row.person for row in worked if row.person})
    units = len({row.unit for row in worked if row.unit})
    edits = sum(row.edits for row in worked)
    return (
        f"Trong kỳ báo cáo ({_period(report)}) có {len(report.tasks)} nhiệm vụ phải thực hiện; trong đó {counts}.",
        f"Trên ổ dùng chung ghi nhận {edits} lượt sửa có nội dung phục vụ các nhiệm vụ trên, của {people} người thuộc"
        f" {units} đơn vị.",
    )


def silence(report: CoordinationReport) -> str:
    if not report.silent:
        return "Không có đơn vị nào được giao nhiệm vụ đang thực hiện mà chưa ghi nhận đóng góp."
    return (
        f"Có {len(report.silent)} trường hợp chưa ghi nhận đóng góp trên ổ dùng chung. Việc trao đổi trực tiếp, qua"
        " điện thoại hoặc trên hệ thống khác không được ghi nhận; cần hỏi lại đơn vị trước khi đánh giá."
    )


def silent_unit(one: SilentUnit) -> str:
    said = verdict(one, _SAY)
    if one.verdict is Verdict.TOO_LITTLE_KNOWN:
        return said
    if one.used is None:
        return said
    return f"{said}; {'đã hết hạn' if one.used >= 1 else f'đã dùng {_share(one.used)} thời gian'}"


def verdict(one: SilentUnit, spoken: Say) -> str:
    """What may be said of the unit; where nothing can be told, with the reason."""
    said = spoken(f"verdict.{one.verdict}")
    return f"{said}: {spoken(f'doubt.{one.why}')}" if one.why else said


def coverage(report: CoordinationReport) -> tuple[str, ...]:
    reach = report.reach
    said = [f"Trong kỳ có {reach.changes} thay đổi có nội dung; {_known(reach.known, reach.changes)}."]
    said.append(f"Ổ dùng chung được theo dõi {_share(reach.watched)} thời gian của kỳ.")
    if reach.is_partial:
        said.append(f"{_SAY('coverage.partial')}.")
    return tuple(said)


def closing(report: CoordinationReport) -> str:
    return f"Trên đây là báo cáo kết quả phối hợp thực hiện nhiệm vụ {_period(report)}"


def recipients(report: CoordinationReport) -> tuple[str, ...]:
    symbol = report.unit or report.letterhead.symbol or "…"
    return ("- Lãnh đạo cơ quan (để báo cáo);", "- Các đơn vị có tên trong báo cáo;", f"- Lưu: VT, {symbol}.")


def _known(known: int, changes: int) -> str:
    if not changes:
        return "không có thay đổi nào phải xác định người làm"
    return f"đã biết người làm của {known} thay đổi ({_share(known / changes)})"


def _share(share: float) -> str:
    """Rounded down: 99,6 % is not all."""
    return f"{int(share * 100)}%"


def _period(report: CoordinationReport) -> str:
    return f"từ ngày {report.since:%d/%m/%Y} đến ngày {report.until:%d/%m/%Y}"
