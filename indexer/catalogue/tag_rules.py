"""Owner of table `tag_rule`: the rules of tagging that somebody made on the page."""

import sqlite3

from indexer.model.task import How, TagRule


class TagRuleRows:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, rule: TagRule) -> None:
        self._sql.execute("INSERT OR IGNORE INTO tag_rule (task, how, value) VALUES (?, ?, ?)", _values(rule))

    def drop(self, rule: TagRule) -> None:
        self._sql.execute("DELETE FROM tag_rule WHERE task = ? AND how = ? AND value = ?", _values(rule))

    def all(self, task: str = "") -> tuple[TagRule, ...]:
        """Of one task where it is named."""
        found = self._sql.execute(
            "SELECT task, how, value FROM tag_rule WHERE ? = '' OR task = ? ORDER BY task, how, value", (task, task)
        )
        return tuple(TagRule(code, How(how), value) for code, how, value in found)


def _values(rule: TagRule) -> tuple[str, str, str]:
    return (rule.task, rule.how.value, rule.value)
