"""The tables of what people say of names and events, and of who belonged where since when."""

PEOPLE_SAID = """
CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    value TEXT NOT NULL,            -- the written name
    login TEXT NOT NULL,            -- whom it stands for; '' nobody
    said_by TEXT NOT NULL,          -- login; '' the console
    is_open INTEGER NOT NULL,       -- said on an open page, where people only say who they are
    at TEXT NOT NULL,
    undoes INTEGER                  -- the id of the one it takes back
);
-- whether one was taken back
CREATE INDEX alias_undoes ON alias (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER alias_no_update BEFORE UPDATE ON alias BEGIN SELECT RAISE(ABORT, 'aliases are append-only'); END;
CREATE TRIGGER alias_no_delete BEFORE DELETE ON alias BEGIN SELECT RAISE(ABORT, 'aliases are append-only'); END;
CREATE TABLE membership (
    login TEXT NOT NULL,
    unit TEXT NOT NULL,             -- its code
    since TEXT NOT NULL,
    PRIMARY KEY (login, since)
) WITHOUT ROWID;
-- what the configuration told of somebody's units when it was last read
CREATE TABLE told (login TEXT PRIMARY KEY, units TEXT NOT NULL);
CREATE TABLE saying (
    id INTEGER PRIMARY KEY REFERENCES event (id),
    about INTEGER NOT NULL REFERENCES event (id),
    drive TEXT NOT NULL,
    is_claim INTEGER NOT NULL,
    login TEXT NOT NULL,            -- who is meant
    said_by TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL DEFAULT '',
    decided_at TEXT
);
-- what was said of an event
CREATE INDEX saying_about ON saying (about);
-- what waits for a decision
CREATE INDEX saying_pending ON saying (verdict) WHERE verdict = 'pending'
"""
