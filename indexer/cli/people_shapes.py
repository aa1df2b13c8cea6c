"""The JSON shapes of names and sayings, as docs/commands.md has them. Pure."""

from dataclasses import asdict

from indexer.cli.shapes import Shape, moment
from indexer.model.people import Alias, Saying, WrittenName


def name(one: WrittenName) -> Shape:
    return {**asdict(one), "suggestions": list(one.suggestions), "last_at": moment(one.last_at)}


def alias(one: Alias) -> Shape:
    return {**asdict(one), "at": moment(one.at)}


def saying(one: Saying) -> Shape:
    return {
        **asdict(one),
        "at": moment(one.at),
        "verdict": str(one.verdict),
        "decided_at": moment(one.decided_at),
    }
