"""The tables of `families`, as its migration makes them. Later changes are further migrations in `schema`."""

FAMILIES = """
CREATE TABLE trace (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    version INTEGER NOT NULL,       -- of the document that it tells of
    keys BLOB NOT NULL,             -- its rows of trace_key: 64 bits each
    folder TEXT NOT NULL,
    tasks TEXT NOT NULL,
    type TEXT NOT NULL,
    content BLOB NOT NULL,
    stem TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    subject TEXT NOT NULL,
    standing INTEGER NOT NULL,
    day TEXT,
    draft INTEGER,
    is_copy INTEGER NOT NULL,
    sketch BLOB NOT NULL
);
-- who may be kin of a document
CREATE TABLE trace_key (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE kin (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    family INTEGER NOT NULL,
    standing INTEGER NOT NULL
);
-- the members of a family
CREATE INDEX kin_family ON kin (family)
"""
