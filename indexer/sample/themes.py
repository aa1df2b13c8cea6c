"""What the sample's papers talk about: themes with their forms, legal grounds and sentences, from `texts/*.toml`.

Gaps in the texts. The same in every paper of a matter: {project} {place} {year} {amount} {rest} {saving} {households}
{contractor} {investor} {citizen}. Anew each time: {percent} {days} {number} {quarter}. {month} is the paper's own.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Form:
    """A document that matters of a theme bring with them.

    `shape`: paper (official layout) | sheet | slides | note | mail. `kind` is "" for an official letter and for what is
    no official paper. `by` is who issues it: "" the department itself | investor | commune | contractor | province.
    """

    subject: str
    kind: str = ""
    by: str = ""
    shape: str = "paper"


@dataclass(frozen=True, slots=True)
class Theme:
    """`words` are what somebody types who looks for it; `lead` and `coordinating` are codes of units."""

    key: str
    words: str
    lead: str
    coordinating: tuple[str, ...]
    title: str
    folder: str
    products: tuple[str, ...]
    projects: tuple[str, ...]
    grounds: tuple[str, ...]
    sentences: tuple[str, ...]
    articles: tuple[str, ...]
    rows: tuple[str, ...]
    forms: tuple[Form, ...]


DAILY = "daily"  # the theme that no task is about


@cache
def themes() -> tuple[Theme, ...]:
    """All themes in the order of their keys."""
    texts = sorted((one for one in files("indexer.sample").joinpath("texts").iterdir()), key=lambda one: one.name)
    return tuple(_theme(tomllib.loads(one.read_text(encoding="utf-8"))) for one in texts if one.name.endswith(".toml"))


def _theme(data: dict[str, object]) -> Theme:
    plain = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key != "forms"}
    forms = data["forms"]
    assert isinstance(forms, list)
    return Theme(**plain, forms=tuple(map(_form, forms)))  # type: ignore[arg-type]


def _form(data: dict[str, str]) -> Form:
    return Form(data["subject"], data.get("kind", ""), data.get("by", ""), data.get("as", "paper"))
