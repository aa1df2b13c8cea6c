"""The tables of tasks and of what people do about them, as their migration makes them."""

TASKS = """
CREATE TABLE task (                 -- as it stands now, wherever it is kept
    code TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    due_on TEXT,
    closed_on TEXT,
    origin TEXT NOT NULL,
    is_draft INTEGER NOT NULL,
    is_gone INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL              -- JSON: all the rest
);
-- the list, by deadline
CREATE INDEX task_due ON task (is_gone, closed_on, due_on);
CREATE TABLE task_unit (
    task TEXT NOT NULL,
    unit TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (task, unit)
) WITHOUT ROWID;
-- the tasks of a unit
CREATE INDEX task_unit_unit ON task_unit (unit, role);
CREATE TABLE act (                  -- what people did: append-only and chained, as the ledger
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    task TEXT NOT NULL,
    document INTEGER REFERENCES document (id),
    unit TEXT NOT NULL,
    person TEXT NOT NULL,
    about INTEGER,
    body TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    hash BLOB NOT NULL
);
-- a task's discussion; a document's; what is asked of a person; what was taken back
CREATE INDEX act_task ON act (task, id) WHERE task != '';
CREATE INDEX act_document ON act (document, kind, id) WHERE document IS NOT NULL;
CREATE INDEX act_kind ON act (kind, person, id);
CREATE INDEX act_about ON act (about) WHERE about IS NOT NULL;
CREATE TRIGGER act_no_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;
CREATE TABLE tag (
    document INTEGER NOT NULL REFERENCES document (id),
    task TEXT NOT NULL,
    how TEXT NOT NULL,
    detail TEXT NOT NULL,
    is_on INTEGER NOT NULL,
    by TEXT NOT NULL,
    at TEXT,
    PRIMARY KEY (document, task)
) WITHOUT ROWID;
-- the documents of a task
CREATE INDEX tag_task ON tag (task, is_on, document)
"""
