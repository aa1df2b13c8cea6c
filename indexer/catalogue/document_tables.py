"""Tables and columns of what is known of documents, as their migrations make them. Never to be changed."""

UNDERSTOOD = """
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

CITATIONS = """
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

SCANS = """
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

IMPRINTS = """
CREATE TABLE imprint (              -- of a document's last reading
    document INTEGER PRIMARY KEY REFERENCES document (id),
    words BLOB NOT NULL,            -- hash of its text
    look TEXT NOT NULL,
    marks BLOB NOT NULL             -- zlib, JSON [[kind, author, at, words], ...]
);
-- who says the same on a drive: a copy with other properties
CREATE INDEX imprint_words ON imprint (words) WHERE words != x''
"""

# how many a viewer may see: counted for every look at a page
DOCUMENT_DRIVE = "CREATE INDEX document_drive ON document (drive) WHERE is_gone = 0"
