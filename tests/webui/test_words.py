import re
from pathlib import Path

import pytest

from indexer.library.exporting import COLUMNS
from indexer.model import register
from indexer.model.event import SAYINGS, Action, Strength
from indexer.model.hit import FACETS, Why
from indexer.model.reading import Place, Reason
from indexer.search.parser import HINTS
from webui import components
from webui.activity_address import NATURES, PERIODS, STRENGTHS
from webui.activity_page import _ACTIONS
from webui.why import _SOURCES
from webui.words import LANGUAGES, as_language, texts_of, words

PARTS = Path(components.__file__).with_name("parts")
# Which tables a part's `words` are made of.
TABLES = {
    "box": ["box"],
    "experts": ["experts"],
    "facets": ["facet"],
    "feed": ["feed", "event"],
    "filters": ["filter"],
    "foot": ["site"],
    "heat": ["heat"],
    "lessons": ["lessons"],
    "names": ["names", "saying"],
    "open": ["open"],
    "please_read": ["names", "reading"],
    "preview": ["preview"],
    "profile": ["profile"],
    "pulse": ["feed"],
    "reading_list": ["names", "reading"],
    "reminders": ["names", "reminders"],
    "results": ["search", "saved"],
    "rules": ["rules"],
    "saved": ["saved"],
    "why": ["names", "saying", "sighted"],
    "works": ["profile"],
}


def test_both_languages_hold_the_same_keys() -> None:
    assert texts_of("vi").keys() == texts_of("en").keys()


def test_both_languages_take_the_same_arguments() -> None:
    def arguments(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    english = texts_of("en")
    assert {key for key, text in texts_of("vi").items() if arguments(text) != arguments(english[key])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_and_everything_of_the_model_has_words(language: str) -> None:
    texts = texts_of(as_language(language) or "vi")
    assert [key for key, text in texts.items() if not text.strip()] == []
    wanted = {f"reason.{reason.value}" for reason in Reason} | {f"facet.{facet}" for facet in FACETS}
    wanted |= {f"event.{action.value}" for action in Action} | {f"event.said_{saying.value}" for saying in SAYINGS}
    wanted |= {f"sighted.{key}_{one.replace('.', '_')}" for key in ("source", "said") for one in (*_SOURCES, "other")}
    wanted |= {f"sighted.{one.value}" for one in Strength} | {f"sighted.worth_{one.value}" for one in Strength}
    wanted |= {f"table.{one}" for one in (*COLUMNS, "part_commented", "part_edited")}
    wanted |= {f"filter.{one}" for one in (*_ACTIONS, *STRENGTHS, *PERIODS)} | {
        f"filter.nature_{one}" for one in NATURES
    }
    wanted |= {f"event.{one.value}" for one in (Strength.LIKELY, Strength.WEAK)}
    wanted |= {
        f"banner.{held}" for held in ("root_missing", "root_empty", "other_device", "mass_removal", "mass_change")
    }
    wanted |= {f"box.{kind}" for kind in ("name", "number", "person", "folder", "task", "phrase", "recent", "saved")}
    wanted |= {f"why.{why.value}" for why in Why}
    wanted |= {f"place.{place.value}" for place in Place if place is not Place.BODY}
    wanted |= {f"search.hint_{hint.removeprefix('query.')}" for hint in HINTS}
    wanted |= {f"register.why_{one.value}" for one in register.Why}
    wanted |= {f"register.state_{one.value}" for one in register.RegisterState}
    assert wanted - texts.keys() == set()


@pytest.mark.parametrize("part", TABLES)
def test_scripts_ask_for_words_that_exist(part: str) -> None:
    asked = set(re.findall(r"\bwords\??\.(\w+)", (PARTS / f"{part}.js").read_text(encoding="utf-8")))
    known = {name for table in TABLES[part] for name in words("vi").below(table)} | {"unknown_person"}
    assert asked - known == set()


def test_one_has_a_text_of_its_own() -> None:
    assert words("en").counted("search.results", 1, "1") == "1 result"
    assert words("en").counted("search.results", 0, "0") == "0 results"


def test_a_language_nobody_speaks_is_none() -> None:
    assert (as_language("vi"), as_language("fr"), as_language(None)) == ("vi", None, None)
