"""The tables of who did what, as their migration makes them. Later changes are further migrations in `schema`.

What happened (`event`) and what was seen (`sighting`) never change and are chained by hashes; who did it (`credit`) is
derived from them and replaced whenever more is known.
"""

TRUTH = """
DROP TRIGGER event_no_update;
DROP INDEX event_person;
DROP INDEX event_unit;
ALTER TABLE event ADD COLUMN nature TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE event ADD COLUMN extent TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event ADD COLUMN about INTEGER;
-- sha256 over the hash of the event before and this one's values
ALTER TABLE event ADD COLUMN hash BLOB NOT NULL DEFAULT x'';
-- which event a sighting that comes late belongs to
CREATE INDEX event_path ON event (drive, path, at);
-- what was said of an event
CREATE INDEX event_about ON event (about) WHERE about IS NOT NULL;
CREATE TABLE credit (
    event INTEGER NOT NULL REFERENCES event (id),
    place INTEGER NOT NULL,         -- 0 the first; there is always one, person '' where nobody is known
    at TEXT NOT NULL,               -- the event's
    person TEXT NOT NULL,
    login TEXT NOT NULL,
    unit TEXT NOT NULL,             -- the person's then; the folder's where nobody is known
    strength TEXT NOT NULL,
    part TEXT NOT NULL,
    is_disputed INTEGER NOT NULL,
    PRIMARY KEY (event, place)
) WITHOUT ROWID;
-- the feed of one person, of one unit
CREATE INDEX credit_person ON credit (person, at, event);
CREATE INDEX credit_unit ON credit (unit, at, event);
CREATE TABLE to_credit (event INTEGER PRIMARY KEY REFERENCES event (id));
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE,     -- as evidence writes it
    person TEXT NOT NULL,           -- whom it stood for when its events were last credited
    login TEXT NOT NULL
);
CREATE TABLE name_use (
    name INTEGER NOT NULL REFERENCES name (id),
    event INTEGER NOT NULL REFERENCES event (id),
    PRIMARY KEY (name, event)
) WITHOUT ROWID;
CREATE TABLE sighting (
    id INTEGER PRIMARY KEY,
    drive TEXT NOT NULL,
    path BLOB NOT NULL,
    deed TEXT NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    login TEXT NOT NULL,
    host TEXT NOT NULL,
    was BLOB,
    until TEXT,                     -- of what lasts; set once, when it has ended, and no part of the hash
    reference TEXT NOT NULL,
    hash BLOB NOT NULL
);
-- who was seen at a path, or leaving it
CREATE INDEX sighting_path ON sighting (drive, path, at);
CREATE INDEX sighting_was ON sighting (drive, was, at) WHERE was IS NOT NULL;
-- the same line read again
CREATE UNIQUE INDEX sighting_reference ON sighting (source, reference) WHERE reference != '';
CREATE TRIGGER sighting_no_update
    BEFORE UPDATE OF drive, path, deed, at, source, name, login, host, was, reference, hash ON sighting
    BEGIN SELECT RAISE(ABORT, 'sightings are append-only'); END;
CREATE TRIGGER sighting_no_delete BEFORE DELETE ON sighting
    BEGIN SELECT RAISE(ABORT, 'sightings are append-only'); END;
CREATE TABLE witness (
    event INTEGER NOT NULL REFERENCES event (id),
    sighting INTEGER NOT NULL REFERENCES sighting (id),
    PRIMARY KEY (event, sighting)
) WITHOUT ROWID;
-- which events a sighting was claimed by
CREATE INDEX witness_sighting ON witness (sighting)
"""

CREDIT_OLD = """
INSERT INTO credit (event, place, at, person, login, unit, strength, part, is_disputed)
    SELECT id, 0, at, person, '', unit, strength, 'did', 0 FROM event;
INSERT OR IGNORE INTO to_credit SELECT id FROM event WHERE evidence != '[]';
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END
"""
