"""The tables of the first version; what came later stands in `schema`. Never to be changed."""

FIRST_TABLES = """
CREATE TABLE drive (
    name TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    device INTEGER,                 -- of the root, when it was last whole: another one there means it is not our drive
    last_scan_at TEXT,
    held TEXT NOT NULL DEFAULT '',
    held_files INTEGER NOT NULL DEFAULT 0,
    watch TEXT NOT NULL DEFAULT '{}',
    errors TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    drive TEXT NOT NULL,
    folder BLOB NOT NULL,
    raw BLOB NOT NULL,              -- bytes on disk below the root; two Unicode forms of a name are two files
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    handle BLOB NOT NULL,
    hash BLOB NOT NULL DEFAULT x'',
    gone_at TEXT
);
-- reconcile: the files of one folder as last seen
CREATE INDEX file_folder ON file (drive, folder) WHERE gone_at IS NULL;
-- one present file per path; the way from a change to its document
CREATE UNIQUE INDEX file_raw ON file (drive, raw) WHERE gone_at IS NULL;
-- restored: a path that was there before
CREATE INDEX file_gone ON file (drive, raw, gone_at) WHERE gone_at IS NOT NULL;
-- duplicates, and the source of a copy
CREATE INDEX file_hash ON file (hash) WHERE gone_at IS NULL AND hash != x'';
CREATE TABLE document (
    id INTEGER PRIMARY KEY REFERENCES file (id),
    drive TEXT NOT NULL,
    path TEXT NOT NULL,             -- shown: NFC
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_at TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    tasks TEXT NOT NULL DEFAULT '[]',
    kind TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    issued_on TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    cited TEXT NOT NULL DEFAULT '[]',
    properties TEXT NOT NULL DEFAULT '{}',
    people TEXT NOT NULL DEFAULT '[]',
    version INTEGER NOT NULL DEFAULT 1,
    is_gone INTEGER NOT NULL DEFAULT 0
);
-- the start page's newest documents
CREATE INDEX document_newest ON document (modified_at) WHERE is_gone = 0;
CREATE TABLE text (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    body BLOB NOT NULL              -- zlib, UTF-8
);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    action TEXT NOT NULL,
    drive TEXT NOT NULL,
    path TEXT NOT NULL,
    source_path TEXT,
    document INTEGER NOT NULL REFERENCES document (id),
    person TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    strength TEXT NOT NULL DEFAULT 'unknown',
    evidence TEXT NOT NULL DEFAULT '[]',
    words_added INTEGER,
    words_removed INTEGER,
    tasks TEXT NOT NULL DEFAULT '[]',
    is_past INTEGER NOT NULL DEFAULT 0
);
-- the feed, newest first
CREATE INDEX event_at ON event (at, id);
-- a document's history, and who worked on it
CREATE INDEX event_document ON event (document, at);
-- the feed of one person, of one unit
CREATE INDEX event_person ON event (person, at);
CREATE INDEX event_unit ON event (unit, at);
-- events are append-only
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL,
    version INTEGER NOT NULL,
    urgent INTEGER NOT NULL
);
-- what somebody just saved goes before a backlog
CREATE INDEX outbox_order ON outbox (urgent DESC, seq);
CREATE TABLE failure (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1,
    extractor INTEGER NOT NULL
);
CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    arguments TEXT NOT NULL DEFAULT '{}',
    asked_at TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    answer TEXT,
    error TEXT
);
CREATE TABLE work (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL
)
"""
