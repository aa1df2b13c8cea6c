"""The parts of a person's or a unit's page as their components want them. Pure."""

from collections.abc import Mapping
from typing import Any

from indexer.model.profile import Profile, Work
from webui.activity_address import PERIODS
from webui.cards import family, sure
from webui.formats import Formats
from webui.profile_address import ALL, ProfileView
from webui.rows import initials, person_page, unit_page
from webui.task_address import task_page

_COLOURS = 4


def head(profile: Profile, view: ProfileView, formats: Formats) -> dict[str, Any]:
    words = formats.words
    periods = [(period, words(f"filter.{period}")) for period in PERIODS] + [(ALL, words("profile.all"))]
    return {
        "name": profile.name,
        "initials": initials(profile.name) if view.whose == "person" else "",
        "colour": sum(map(ord, profile.name)) % _COLOURS,
        "kind": words(f"profile.{view.whose}"),
        "units": [{"name": unit, "page": unit_page(unit)} for unit in profile.units],
        "periods": periods if view.period else [*periods, ("", words("profile.dates"))],
        "period": view.period,
        "sureness": [
            (words(f"profile.{key}", n=formats.number(count)), key, count)
            for key, count in zip(("certain", "likely", "weak"), profile.figures.by_strength, strict=True)
            if count
        ],
        "coverage": coverage(profile, view, formats),
        "words": words.below("profile"),
    }


def coverage(profile: Profile, view: ProfileView, formats: Formats) -> str:
    """How much is known at all; never rounded to everything or to nothing."""
    if not profile.changes:
        return formats.words("profile.coverage_none")
    share = 100 * profile.known / profile.changes
    percent = min(max(round(share), int(profile.known > 0)), 100 if profile.known == profile.changes else 99)
    key = "profile.coverage" if view.whose == "person" else "profile.coverage_unit"
    return formats.words(key, percent=str(percent), n=formats.number(profile.changes))


def tiles(profile: Profile, formats: Formats) -> list[dict[str, str]]:
    words, number, own = formats.words, formats.number, profile.figures
    has_words = bool(own.words_added or own.words_removed)
    removed = words("profile.words_note", n=number(own.words_removed))
    values = {
        "documents": (number(own.documents), words("profile.documents_note")),
        "edits": (number(own.edits), words("profile.edits_note", n=number(own.quiet)) if own.quiet else ""),
        "words": (f"+{number(own.words_added)}", removed) if has_words else ("–", words("profile.words_none")),
        "commented": (
            number(own.commented),
            words("profile.commented_note", n=number(own.filed)) if own.filed else "",
        ),
    }
    return [{"label": words(f"profile.{name}"), "value": value, "note": note} for name, (value, note) in values.items()]


def works(profile: Profile, view: ProfileView, titles: Mapping[str, str], formats: Formats) -> dict[str, Any]:
    """`titles` of its tasks by code."""
    people = "colleagues" if view.whose == "person" else "members"
    return {
        "works": [_work(work, formats) for work in profile.works],
        "people_title": formats.words(f"profile.{people}"),
        "people": [{"name": name, "page": person_page(name)} for name in profile.colleagues],
        "no_people": formats.words(f"profile.no_{people}"),
        "tasks": [
            {
                "title": f"{code} · {titles.get(code, code)}",
                "page": task_page(code),
                "count": formats.counted("profile.task_documents", count),
            }
            for code, count in profile.tasks
        ],
        "words": formats.words.below("profile"),
    }


def _work(work: Work, formats: Formats) -> dict[str, Any]:
    folder, _, name = work.path.rpartition("/")
    type = name.rpartition(".")[2].lower() if "." in name else ""
    return {
        "name": name,
        "document": 0 if work.is_gone else work.document,
        "type": type[:4] or "?",
        "family": family(type),
        "where": " › ".join(filter(None, (work.drive, *folder.split("/")))),
        "when": formats.ago(work.last_at),
        "exactly": formats.exactly(work.last_at),
        "sure": sure(work.strength, formats),
        "edits": formats.counted("profile.edited_times", work.edits),
        "gone": formats.words("profile.gone") if work.is_gone else "",
    }
