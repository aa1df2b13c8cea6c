"""The tables. Migrations are only ever appended; every index says which question needs it."""

from pathlib import Path

from indexer.catalogue.family_tables import FAMILIES
from indexer.catalogue.lock import FileLock
from indexer.catalogue.sqlite import Database, Migrations
from indexer.errors import StateError
from indexer.vietnamese.numbers import number_key

MIGRATIONS = Migrations("ochung")


def migrate(database: Database, file: Path) -> None:
    """Brings the tables up to this version. Raises StateError if a newer version of the program made them."""
    known = {migration.name for migration in MIGRATIONS._migrations}
    applied = {migration.name for migration in MIGRATIONS.applied(database)}
    if applied - known:
        raise StateError(
            f"{file} was written by a newer version of Ổ Chung", "Install that version again, or restore a backup."
        )
    if applied == known:
        return
    lock = FileLock(file.with_suffix(".migrating"))
    if not lock.acquire(60):
        raise StateError(f"{file} is being brought up to date by another process", "Try again when it is done.")
    try:
        MIGRATIONS.apply(database)
    finally:
        lock.release()


@MIGRATIONS()
def first_tables(database: Database) -> None:
    for statement in _FIRST.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def states_of_a_folder_from_its_index(database: Database) -> None:
    """A pass over an unchanged drive reads nothing but this: the table's own pages stay untouched."""
    database.execute("DROP INDEX file_folder")
    database.execute(
        "CREATE INDEX file_folder ON file (drive, folder, raw, size, mtime_ns, ctime_ns, inode, gone_at)"
        " WHERE gone_at IS NULL"
    )


_FIRST = """
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


@MIGRATIONS()
def places_and_notes(database: Database) -> None:
    database.execute(
        # document: of the text whose parts these are; stretches: zlib, JSON [[place, label, start], ...]
        "CREATE TABLE place (document INTEGER PRIMARY KEY REFERENCES document (id), stretches BLOB NOT NULL)"
    )
    database.execute("ALTER TABLE document ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'")


@MIGRATIONS()
def documents_understood(database: Database) -> None:
    for statement in _UNDERSTOOD.split(";\n"):
        database.execute(statement)


_UNDERSTOOD = """
ALTER TABLE document ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN signer TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN position TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN capacity TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN recipients TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document ADD COLUMN urgency TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN is_draft INTEGER NOT NULL DEFAULT 0;
-- the version of the rules that described it
ALTER TABLE document ADD COLUMN described INTEGER NOT NULL DEFAULT 0;
-- what older rules described, to be described again
CREATE INDEX document_described ON document (described)
"""


@MIGRATIONS()
def former_texts(database: Database) -> None:
    database.execute(
        # body: zlib, UTF-8; of those that are not whole only what differs from the next newer one
        "CREATE TABLE former_text (document INTEGER NOT NULL REFERENCES document (id), number INTEGER NOT NULL,"
        " at TEXT NOT NULL, person TEXT NOT NULL, words INTEGER NOT NULL, is_whole INTEGER NOT NULL,"
        " body BLOB NOT NULL, PRIMARY KEY (document, number))"
    )


@MIGRATIONS()
def citations(database: Database) -> None:
    for statement in _CITATIONS.split(";\n"):
        database.execute(statement)
    numbers = database.execute("SELECT number, id FROM document WHERE number != ''").fetchall()
    database.conn.executemany(
        "UPDATE document SET number_key = ? WHERE id = ?", [(number_key(number), id) for number, id in numbers]
    )


_CITATIONS = """
CREATE TABLE citation (
    document INTEGER NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL,      -- in the order of the text
    number_key TEXT NOT NULL,       -- to compare by; `number` is the one to show
    number TEXT NOT NULL,
    relation TEXT NOT NULL,
    about TEXT NOT NULL,
    issued_on TEXT,
    year INTEGER,
    issuer TEXT NOT NULL,
    is_national INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
-- who cites a number, by what they do to it, the newest first
CREATE INDEX citation_number ON citation (number_key, relation, document);
-- the document's own number, "" where it has none
ALTER TABLE document ADD COLUMN number_key TEXT NOT NULL DEFAULT '';
-- which documents bear a number
CREATE INDEX document_number ON document (number_key, issued_on) WHERE number_key != ''
"""


@MIGRATIONS()
def scanned_pages(database: Database) -> None:
    for statement in _SCANS.split(";\n"):
        database.execute(statement)


_SCANS = """
CREATE TABLE scan (                 -- a content with pages that are pictures
    hash BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    pages TEXT NOT NULL,            -- to be read: 1-4,7
    wanted INTEGER NOT NULL,        -- how many they are
    done INTEGER NOT NULL DEFAULT 0,
    ended INTEGER NOT NULL DEFAULT 0
);
-- the next one to read
CREATE INDEX scan_waiting ON scan (ended) WHERE ended = 0;
CREATE TABLE scan_page (
    hash BLOB NOT NULL,
    page INTEGER NOT NULL,
    body BLOB NOT NULL,             -- zlib, UTF-8
    confidence INTEGER NOT NULL,
    fault TEXT NOT NULL,
    PRIMARY KEY (hash, page)
);
CREATE TABLE reread (document INTEGER PRIMARY KEY REFERENCES document (id));
-- forgetting the scans of files long gone
CREATE INDEX file_hash_gone ON file (hash) WHERE gone_at IS NOT NULL AND hash != x''
"""


@MIGRATIONS()
def families(database: Database) -> None:
    for statement in FAMILIES.split(";\n"):
        database.execute(statement)
