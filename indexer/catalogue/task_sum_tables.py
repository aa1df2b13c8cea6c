"""Tables of what is counted of tasks: which documents serve which tasks now, and what was done for each, all time.

All of it is derived, by triggers: whatever tags or moves a document, the pairs follow. Where something changes of a
task's documents or of the work on them, its sums are dropped and the task is *stale*: whoever asks counts them from
`effort`, until `TaskSums.settle` keeps them again. So they are right at any moment, and writing stays cheap.
"""

from indexer.catalogue.effort_tables import COLUMNS

SERVING = (  # what stands beside a document unless somebody said no, and tags; `{which}` is its id
    "SELECT j.value AS task FROM document d, json_each(d.tasks) j WHERE d.id = {which} AND NOT EXISTS"
    " (SELECT 1 FROM tag x WHERE x.document = d.id AND x.task = j.value AND x.is_on = 0)"
    " UNION SELECT x.task FROM tag x WHERE x.document = {which} AND x.is_on = 1"
)
_ALL = (
    "SELECT j.value, d.id FROM document d, json_each(d.tasks) j WHERE NOT EXISTS"
    " (SELECT 1 FROM tag x WHERE x.document = d.id AND x.task = j.value AND x.is_on = 0)"
    " UNION SELECT task, document FROM tag WHERE is_on = 1"
)
WORK = "edits, unweighed, certain, words, remarks, others, first_at, last_at, changes, sure, likely"
_ADDED = (
    "count(DISTINCT CASE WHEN f.person != '' AND f.edits + f.remarks > 0 THEN f.document END), sum(f.edits),"
    " sum(f.unweighed), sum(f.certain), sum(f.words), sum(f.remarks), sum(f.others), min(f.first_at), max(f.last_at),"
    " sum(f.changes), sum(f.sure), sum(f.likely)"
)
_WORK_ON = "JOIN task_document t ON t.task = s.task CROSS JOIN effort f ON f.document = t.document"
SUMS = "task, whole, unit, login, person, drive, files, " + WORK
"""Columns of `task_effort`."""


def sums(stale: str) -> str:
    """SQL of the sums of the tasks in the table `s` that `stale` is, in the order of `SUMS`."""
    return (
        f"SELECT s.task, 0, f.unit, f.login, f.person, f.drive, {_ADDED} FROM {stale} s CROSS {_WORK_ON}"
        " GROUP BY 1, 3, 4, 5, 6 UNION ALL"
        f" SELECT s.task, 1, f.unit, '', '', f.drive, {_ADDED} FROM {stale} s CROSS {_WORK_ON} AND f.person != ''"
        " GROUP BY 1, 3, 6"
    )


def files(stale: str) -> str:
    """SQL of the present files of the tasks in `stale`: task, drive, how many, the last change."""
    return (
        "SELECT s.task, d.drive, count(*), max(d.modified_at)"
        f" FROM {stale} s CROSS JOIN task_document t ON t.task = s.task CROSS JOIN document d ON d.id = t.document"
        " WHERE d.is_gone = 0 GROUP BY 1, 2"
    )


def _trigger(name: str, when: str, *statements: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN " + " ".join(f"{one};" for one in statements) + " END"


def _stale(tasks: str) -> tuple[str, str, str]:
    """Whatever a statement's ON CONFLICT says, it would go for these too: so nothing here conflicts."""
    return (
        f"INSERT INTO task_stale (task) {tasks} EXCEPT SELECT task FROM task_stale",
        f"DELETE FROM task_effort WHERE task IN ({tasks})",
        f"DELETE FROM task_files WHERE task IN ({tasks})",
    )


def _of(document: str) -> tuple[str, str, str]:
    return _stale(f"SELECT task FROM task_document WHERE document = {document}")


def _serve(document: str) -> tuple[str, str]:
    now = SERVING.format(which=document)
    return (
        f"DELETE FROM task_document WHERE document = {document} AND task NOT IN ({now})",
        f"INSERT INTO task_document (task, document) SELECT task, {document} FROM ({now})"
        f" EXCEPT SELECT task, document FROM task_document WHERE document = {document}",
    )


TASK_SUMS = (
    # which documents serve which tasks, gone ones too
    "CREATE TABLE task_document (task TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (task, document))"
    " WITHOUT ROWID",
    "CREATE INDEX task_document_document ON task_document (document, task)",
    # what was done for a task, as in `effort`; `whole` 1: by a unit as a whole, a file once, however many worked on it
    "CREATE TABLE task_effort (task TEXT NOT NULL, whole INTEGER NOT NULL, unit TEXT NOT NULL, login TEXT NOT NULL,"
    " person TEXT NOT NULL, drive TEXT NOT NULL, files INTEGER NOT NULL, edits INTEGER NOT NULL,"
    " unweighed INTEGER NOT NULL, certain INTEGER NOT NULL, words INTEGER NOT NULL, remarks INTEGER NOT NULL,"
    " others INTEGER NOT NULL, first_at TEXT NOT NULL, last_at TEXT NOT NULL, changes INTEGER NOT NULL,"
    " sure INTEGER NOT NULL, likely INTEGER NOT NULL, PRIMARY KEY (task, whole, unit, login, person, drive))"
    " WITHOUT ROWID",
    "CREATE TABLE task_files (task TEXT NOT NULL, drive TEXT NOT NULL, files INTEGER NOT NULL, last_at TEXT NOT NULL,"
    " PRIMARY KEY (task, drive)) WITHOUT ROWID",
    "CREATE TABLE task_stale (task TEXT PRIMARY KEY) WITHOUT ROWID",
    f"INSERT INTO task_document (task, document) {_ALL}",
    f"INSERT INTO task_effort ({SUMS}) {sums('(SELECT DISTINCT task FROM task_document)')}",
    f"INSERT INTO task_files (task, drive, files, last_at) {files('(SELECT DISTINCT task FROM task_document)')}",
    _trigger("task_document_on", "INSERT ON task_document", *_stale("SELECT new.task")),
    _trigger("task_document_off", "DELETE ON task_document", *_stale("SELECT old.task")),
    _trigger("effort_on", "INSERT ON effort", *_of("new.document")),
    _trigger("effort_off", "DELETE ON effort", *_of("old.document")),
    _trigger("document_serves", "INSERT ON document WHEN new.tasks != '[]'", *_serve("new.id")),
    _trigger("document_serves_else", "UPDATE OF tasks ON document WHEN new.tasks != old.tasks", *_serve("new.id")),
    _trigger(
        "document_changed",
        "UPDATE OF is_gone, modified_at ON document"
        " WHEN new.is_gone != old.is_gone OR new.modified_at != old.modified_at",
        *_of("new.id"),
    ),
    _trigger("tag_on", "INSERT ON tag", *_serve("new.document")),
    _trigger("tag_changed", "UPDATE ON tag", *_serve("new.document")),
    _trigger("tag_off", "DELETE ON tag", *_serve("old.document")),
    # whole periods from one place: nothing else of a row is looked up
    "DROP INDEX effort_day",
    f"CREATE INDEX effort_day ON effort (day, {', '.join(one for one in COLUMNS.split(', ') if one != 'day')})",
    # whom a log has ever named for certain
    "CREATE INDEX effort_certain ON effort (login, drive) WHERE certain > 0",
)
