"""How people of an office name their files. Pure."""

from random import Random

from indexer.sample.papers import Topic
from indexer.vietnamese.text import fold

_BAD = str.maketrans({character: "-" for character in '/\\:*?"<>|'})


def file_name(random: Random, topic: Topic, ending: str) -> str:
    """One of the habits met on real shares: number first, kind first, no marks, a draft's round, "bản cuối"."""
    subject = topic.subject if len(topic.subject) < 70 else " ".join(topic.subject.split()[:11])
    kind = topic.kind or "Công văn"
    if not topic.number:
        habit = random.choice(
            ("Dự thảo lần {n} - {kind} {subject}", "{kind} {subject} (bản cuối)", "DT {kind} {subject} v{n}")
        )
    else:
        habit = random.choice(
            ("{number} {subject}", "{number} {kind} {subject}", "{kind} {number} {subject}", "{day} {kind} {subject}")
        )
    name = habit.format(
        n=random.randint(1, 4),
        kind=kind,
        subject=subject,
        number=topic.written_number,
        day=topic.issued_on.strftime("%Y%m%d"),
    )
    if random.random() < 0.3:
        name = bare(name)
    return f"{name.translate(_BAD)}.{ending}"


def bare(text: str) -> str:
    """Without marks, capitals kept."""
    return "".join(flat.upper() if letter.isupper() else flat for letter, flat in zip(text, fold(text), strict=True))
