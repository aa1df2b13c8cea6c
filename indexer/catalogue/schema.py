"""The tables. Migrations are only ever appended; every index says which question needs it."""

from pathlib import Path

from indexer.catalogue.chain import link
from indexer.catalogue.document_tables import CITATIONS, DOCUMENT_DRIVE, IMPRINTS, SCANS, UNDERSTOOD
from indexer.catalogue.effort_tables import EFFORT, FILL
from indexer.catalogue.event_rows import CHAINED
from indexer.catalogue.family_tables import FAMILIES
from indexer.catalogue.first_tables import FIRST_TABLES
from indexer.catalogue.letters import LETTERS
from indexer.catalogue.lock import FileLock
from indexer.catalogue.log_positions import LOG_POSITION, SIGHTING_NAME, SIGHTING_TIME
from indexer.catalogue.offers import OFFER_LOOK
from indexer.catalogue.openings import OPENING
from indexer.catalogue.people_tables import PEOPLE_SAID
from indexer.catalogue.register import REGISTER
from indexer.catalogue.reminders import REMINDERS, SEEN
from indexer.catalogue.rule_books import RULES_INDEX
from indexer.catalogue.sqlite import Database, Migrations
from indexer.catalogue.tag_tables import TAGGING
from indexer.catalogue.task_sources import TASK_SOURCE
from indexer.catalogue.task_sum_tables import TASK_SUMS
from indexer.catalogue.task_tables import TASKS
from indexer.catalogue.truth_tables import CREDIT_OLD, TRUTH
from indexer.catalogue.watch_spans import WATCH_SPAN
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
    for statement in UNDERSTOOD.split(";\n"):
        database.execute(statement)


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
    for statement in CITATIONS.split(";\n"):
        database.execute(statement)
    numbers = database.execute("SELECT number, id FROM document WHERE number != ''").fetchall()
    database.conn.executemany(
        "UPDATE document SET number_key = ? WHERE id = ?", [(number_key(number), id) for number, id in numbers]
    )


@MIGRATIONS()
def scanned_pages(database: Database) -> None:
    for statement in SCANS.split(";\n"):
        database.execute(statement)


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
    for statement in IMPRINTS.split(";\n"):
        database.execute(statement)


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


@MIGRATIONS()
def register_of_tasks(database: Database) -> None:
    for statement in REGISTER.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def tasks_that_documents_assign(database: Database) -> None:
    database.execute(OFFER_LOOK)


@MIGRATIONS()
def what_work_adds_up_to(database: Database) -> None:
    for statement in EFFORT.split(";\n"):
        database.execute(statement)
    database.execute(FILL)


@MIGRATIONS()
def accounts_by_written_name(database: Database) -> None:
    database.execute(SIGHTING_NAME)


@MIGRATIONS()
def reminders(database: Database) -> None:
    for statement in (*LETTERS.split(";\n"), *REMINDERS.split(";\n")):
        database.execute(statement)


@MIGRATIONS()
def reminders_seen(database: Database) -> None:
    for statement in SEEN.split(";"):
        database.execute(statement)


@MIGRATIONS()
def when_drives_were_watched(database: Database) -> None:
    database.execute(WATCH_SPAN)


@MIGRATIONS()
def what_is_counted_of_tasks(database: Database) -> None:
    for statement in TASK_SUMS:
        database.execute(statement)


@MIGRATIONS()
def rules_of_tagging(database: Database) -> None:
    for statement in TAGGING.split(";\n"):
        database.execute(statement)


@MIGRATIONS()
def documents_by_drive(database: Database) -> None:
    database.execute(DOCUMENT_DRIVE)
