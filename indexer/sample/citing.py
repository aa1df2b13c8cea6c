"""Which earlier papers of its matter a paper refers to. Pure.

An answer names the letter it answers, a decision the submission it follows and the former decision that it replaces;
what a paper names of other matters is made up with its text and lies on no drive.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indexer.sample.topics import PROVINCE_OFFICE, Reference, Topic

_DECISION = "Quyết định"
_SUBMISSION = "Tờ trình"
_NAMING_NONE = frozenset({"Biên bản", "Giấy mời", "Kế hoạch", "Phương án", "Hướng dẫn", "Quy chế"})


def linked(topics: Sequence[Topic]) -> list[Topic]:
    """The topics in their order, those that follow upon others saying so. Give them numbered."""
    matters: dict[str, list[Topic]] = defaultdict(list)
    for one in topics:
        if one.number:
            matters[one.matter.project].append(one)
    return [replace(one, cites=_cites(one, matters[one.matter.project])) for one in topics]


def _cites(topic: Topic, matter: Sequence[Topic]) -> tuple[Reference, ...]:
    earlier = sorted((one for one in matter if one.day < topic.day), key=lambda one: one.day, reverse=True)
    if not topic.is_official or topic.kind in _NAMING_NONE:
        return ()
    if topic.kind != _DECISION:
        asked = next((one for one in earlier if one.issuer != topic.issuer), None)
        return (
            (_reference(asked, "carries_out" if asked.issuer.name == PROVINCE_OFFICE else "answers"),) if asked else ()
        )
    submitted = next((one for one in earlier if one.kind == _SUBMISSION), None)
    former = next((one for one in earlier if one.form == topic.form), None)
    found = (
        _reference(submitted, "answers") if submitted else None,
        _reference(former, "replaces") if former else None,
    )
    return tuple(one for one in found if one)


def _reference(topic: Topic, relation: str) -> Reference:
    return Reference(relation, topic.kind, topic.written_number, topic.day, topic.issuer.name, topic.subject)
