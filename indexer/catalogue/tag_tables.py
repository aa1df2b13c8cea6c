"""The tables behind tags: rules made on the page, what has to be looked at again, what refusals teach."""

TAGGING = """
CREATE TABLE tag_rule (             -- made on the page, beside what the task itself says; acts tell who and when
    task TEXT NOT NULL,
    how TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (task, how, value)
) WITHOUT ROWID;
CREATE TABLE to_tag (               -- documents whose tags may be others than they are
    document INTEGER PRIMARY KEY REFERENCES document (id)
);
CREATE TABLE tag_pass (             -- one row: how far the documents are looked through by which rules
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules TEXT NOT NULL,            -- a hash of them
    after INTEGER                   -- the last document; NULL when all are
);
CREATE TABLE tag_lesson (           -- what suggestions rested on that somebody accepted or refused
    reason TEXT PRIMARY KEY,
    accepted REAL NOT NULL,
    refused REAL NOT NULL
) WITHOUT ROWID
"""
