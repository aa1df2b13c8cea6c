"""How people of an office name their files and folders. Pure."""

from random import Random

from indexer.sample.tasks import Task
from indexer.sample.topics import LETTER, Topic
from indexer.vietnamese.text import fold

_BAD = str.maketrans({character: "-" for character in '/\\:*?"<>|'})
_SHORT = {"Quyết định": "QĐ", "Báo cáo": "BC", "Tờ trình": "TTr", "Kế hoạch": "KH", "Biên bản": "BB", LETTER: "CV"}
_ISSUED = (
    "{number} {subject}",
    "{number} {kind} {subject}",
    "{kind} {number} {subject}",
    "{day} {kind} {subject}",
    "{n}. {kind} {subject}",
    "{bare_number}_{kind} {subject}",
)
_INCOMING = ("{n} {short} {subject}.signed", "{number} {subject} (van ban den)", "{day}_{n} {kind} {subject}")
_DRAFT = (
    "Dự thảo lần {round} - {kind} {subject}",
    "{kind} {subject} (bản cuối)",
    "DT {kind} {subject} v{round}",
    "du thao lan {round} {short} {subject}",
    "{kind} {subject} bản cuối (2)",
)
_OTHER = ("{subject}", "{subject} {day}", "{round}. {subject}", "{subject} (sửa)", "{subject} cập nhật {date}")


def file_name(random: Random, topic: Topic, ending: str) -> str:
    """One of the habits met on real shares: number first, kind first, no marks, a draft's round, "bản cuối"."""
    habits = _OTHER if not topic.is_official else _DRAFT if not topic.number else _ISSUED
    habit = random.choice(_INCOMING if topic.number and topic.is_incoming else habits)
    kind = topic.kind or LETTER
    name = habit.format(
        n=topic.number,
        round=random.randint(1, 4),
        kind=kind,
        short=_SHORT.get(kind, kind),
        subject=_shortened(topic.subject),
        number=topic.written_number,
        bare_number=bare(topic.written_number),
        day=topic.day.strftime("%Y%m%d"),
        date=topic.day.strftime("%d.%m.%Y"),
    )
    if random.random() < 0.3:
        name = bare(name)
    return f"{name.translate(_BAD)}.{ending}"


def folder(random: Random, topic: Topic, task: Task | None) -> str:
    """Where its author puts it: the task's folder, the own unit's folder for the task, or the unit's work by year."""
    unit = topic.unit
    if task is None:
        matter = _shortened(topic.matter.project).translate(_BAD)
        return f"{unit.folder}/{topic.matter.theme.folder}/{topic.day.year}/{matter[0].upper()}{matter[1:]}"
    if unit == task.lead or random.random() < 0.6:
        return task.folder
    return f"{unit.folder}/Phối hợp/{task.code}"


def bare(text: str) -> str:
    """Without marks, capitals kept."""
    return "".join(flat.upper() if letter.isupper() else flat for letter, flat in zip(text, fold(text), strict=True))


def _shortened(text: str) -> str:
    return text if len(text) < 70 else " ".join(text.split()[:12])
