"""What the letter of a day or a week says. Pure."""

from collections.abc import Mapping

from indexer.model.reminder import Digest, DigestNews, DigestTask, NoteKind
from indexer.model.task import ActKind
from indexer.notify.page import Line, Page, Section
from indexer.notify.reminding import address, left
from indexer.notify.words import Words, words

_LONGEST = 300
_SAID = (ActKind.COMMENTED, ActKind.FEEDBACK, ActKind.PROBLEM, ActKind.LESSON, *NoteKind)


def digesting(digest: Digest, name: str, units: Mapping[str, str], base: str, language: str) -> Page:
    """`name`: whose it is; `units`: names by code."""
    spoken = words(language)
    parts = (
        ("mine", [_task(one, base, spoken) for one in digest.mine]),
        ("for_unit", [_news(one, units, base, spoken) for one in digest.feedback]),
        ("news", [_news(one, units, base, spoken) for one in digest.news]),
    )
    return Page(
        spoken(f"subject.{digest.occasion}", day=spoken.day(digest.day)),
        spoken("letter.greeting", name=name),
        tuple(Section(spoken(f"section.{key}"), tuple(lines)) for key, lines in parts if lines),
        spoken("letter.end"),
        (spoken("letter.open_page"), base),
    )


def _task(task: DigestTask, base: str, spoken: Words) -> Line:
    below = spoken("fact.no_limit")
    if task.limit:
        key = "fact.limit_words" if task.words else "fact.limit"
        below = spoken(key, day=spoken.day(task.limit), words=task.words)
        below += f"; {left(task.left, spoken)}" if task.left is not None else ""
    return Line(spoken("fact.task", code=task.code, title=task.title), (below,), address(base, task.code))


def _news(news: DigestNews, units: Mapping[str, str], base: str, spoken: Words) -> Line:
    what = spoken(f"news.{news.kind or 'files'}")
    text = news.text if len(news.text) <= _LONGEST else news.text[:_LONGEST].rpartition(" ")[0] + " …"
    if news.kind in _SAID:
        below = spoken("news.said", what=what, name=news.by or "Ổ Chung", text=text)
    else:
        below = spoken("news.done", what=what, name=news.by) if news.by else what
    unit = units.get(news.unit, news.unit)
    below = (
        spoken("news.for_unit", unit=unit, text=below) if unit and news.kind in (ActKind.FEEDBACK, *NoteKind) else below
    )
    return Line(spoken("fact.task", code=news.code, title=news.title), (below,), address(base, news.code))
