"""The tables. Migrations are only ever appended; every index says which question needs it."""

from pathlib import Path

from indexer.catalogue.chain import link
from indexer.catalogue.event_rows import CHAINED
from indexer.catalogue.family_tables import FAMILIES
from indexer.catalogue.first_tables import FIRST_TABLES
from indexer.catalogue.lock import FileLock
from indexer.catalogue.log_positions import LOG_POSITION, SIGHTING_TIME
from indexer.catalogue.openings import OPENING
from indexer.catalogue.people_tables import PEOPLE_SAID
from indexer.catalogue.rule_books import RULES_INDEX
from indexer.catalogue.sqlite import Database, Migrations
from indexer.catalogue.task_sources import TASK_SOURCE
from indexer.catalogue.task_tables import TASKS
from indexer.catalogue.truth_tables import CREDIT_OLD, TRUTH
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
    for statement in FIRST_TABLES.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def states_of_a_folder_from_its_index(database: Database) -> None:
    """A pass over an unchanged drive reads nothing but this: the table's own pages stay untouched."""
    database.execute("DROP INDEX file_folder")
    database.execute(
        "CREATE INDEX file_folder ON file (drive, folder, raw, size, mtime_ns, ctime_ns, inode, gone_at)"
        " WHERE gone_at IS NULL"
    )


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


@MIGRATIONS()
def saved_searches(database: Database) -> None:
    database.execute(
        # what a login kept, in its order and once each: the unique index answers both
        "CREATE TABLE saved_search (id INTEGER PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL,"
        " address TEXT NOT NULL, notifies INTEGER NOT NULL, seen_at TEXT NOT NULL, seen_event INTEGER NOT NULL,"
        " UNIQUE (login, address))"
    )


@MIGRATIONS()
def who_did_what(database: Database) -> None:
    for statement in TRUTH.split(";\n"):
        database.execute(statement)
    before, links = b"", []
    for id, *values in database.execute(f"SELECT id, {CHAINED} FROM event ORDER BY id"):
        before = link(before, values)
        links.append((before, id))
    database.conn.executemany("UPDATE event SET hash = ? WHERE id = ?", links)
    for statement in CREDIT_OLD.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def open_documents(database: Database) -> None:
    database.execute(
        # lock, raw: paths of the lock file and of the document it stands for
        "CREATE TABLE open_document (drive TEXT NOT NULL, lock BLOB NOT NULL, raw BLOB NOT NULL, source TEXT NOT NULL,"
        " name TEXT NOT NULL, login TEXT NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL, seen_at TEXT NOT NULL,"
        " is_sure INTEGER NOT NULL, sighting INTEGER NOT NULL, PRIMARY KEY (drive, lock, raw)) WITHOUT ROWID"
    )


@MIGRATIONS()
def imprints(database: Database) -> None:
    for statement in _IMPRINTS.split(";\n"):
        database.execute(statement)


_IMPRINTS = """
CREATE TABLE imprint (              -- of a document's last reading
    document INTEGER PRIMARY KEY REFERENCES document (id),
    words BLOB NOT NULL,            -- hash of its text
    look TEXT NOT NULL,
    marks BLOB NOT NULL             -- zlib, JSON [[kind, author, at, words], ...]
);
-- who says the same on a drive: a copy with other properties
CREATE INDEX imprint_words ON imprint (words) WHERE words != x''
"""


@MIGRATIONS()
def alarms(database: Database) -> None:
    database.execute("ALTER TABLE drive ADD COLUMN held_by TEXT NOT NULL DEFAULT ''")
    database.execute("ALTER TABLE drive ADD COLUMN held_examples TEXT NOT NULL DEFAULT '[]'")


@MIGRATIONS()
def people_said(database: Database) -> None:
    # A trigger holds a semicolon: each statement is cut where a line ends with one.
    for statement in PEOPLE_SAID.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def tasks_and_acts(database: Database) -> None:
    for statement in TASKS.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def what_was_retold(database: Database) -> None:
    database.execute(
        # sighting: the last one of the drive that was looked at for what happened before the first pass
        "CREATE TABLE retold (drive TEXT PRIMARY KEY, sighting INTEGER NOT NULL)"
    )


@MIGRATIONS()
def log_positions(database: Database) -> None:
    for statement in LOG_POSITION.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def files_by_handle(database: Database) -> None:
    # where a file that came to a path was known before
    database.execute("CREATE INDEX file_handle ON file (handle) WHERE gone_at IS NULL AND handle != x''")


@MIGRATIONS()
def sightings_by_time(database: Database) -> None:
    database.execute(SIGHTING_TIME)


@MIGRATIONS()
def when_the_past_ends(database: Database) -> None:
    database.execute("ALTER TABLE retold ADD COLUMN began TEXT")  # the drive's first pass


@MIGRATIONS()
def what_sources_of_tasks_said(database: Database) -> None:
    database.execute(TASK_SOURCE)


@MIGRATIONS()
def knowledge(database: Database) -> None:
    database.execute(OPENING)
    database.execute(RULES_INDEX)
