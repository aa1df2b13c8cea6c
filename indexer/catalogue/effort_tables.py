"""Table `effort`: what the credits of one document and one day add up to, by person. Derived, in the transaction that
changes the credits; later changes of it are further migrations in `schema`.
"""

QUIET = "('resaved', 'formatted', 'copied')"
_SAVE = f"(e.action IN ('added', 'modified') AND e.nature NOT IN {QUIET} AND k.part != 'commented')"
IS_REMARK = f"(k.part = 'commented' OR ({_SAVE} AND e.nature = 'remarked'))"
IS_EDIT = f"({_SAVE} AND e.nature != 'remarked')"

EFFORT = """
CREATE TABLE effort (
    document INTEGER NOT NULL,
    day TEXT NOT NULL,              -- of UTC
    unit TEXT NOT NULL,             -- the name of the person's at that time
    login TEXT NOT NULL,
    person TEXT NOT NULL,           -- '' where nobody is known
    drive TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    edits INTEGER NOT NULL,
    unweighed INTEGER NOT NULL,     -- edits of which nobody can tell what they changed
    certain INTEGER NOT NULL,       -- edits that are surely theirs
    words INTEGER NOT NULL,         -- added by the edits
    remarks INTEGER NOT NULL,
    others INTEGER NOT NULL,
    changes INTEGER NOT NULL,       -- edits and remarks of which this is the first credit: each counts once
    sure INTEGER NOT NULL,          -- of these: certain
    likely INTEGER NOT NULL,        -- and likely
    PRIMARY KEY (document, day, unit, login, person)
) WITHOUT ROWID;
-- a period of the whole office; of a unit; of a person
CREATE INDEX effort_day ON effort (day);
CREATE INDEX effort_unit ON effort (unit, day);
CREATE INDEX effort_login ON effort (login, day) WHERE login != '';
CREATE INDEX effort_person ON effort (person, day)
"""

COLUMNS = (
    "document, day, unit, login, person, drive, first_at, last_at, edits, unweighed, certain, words, remarks, others,"
    " changes, sure, likely"
)
SUMS = (
    "e.document, substr(e.at, 1, 10), k.unit, k.login, k.person, min(e.drive), min(e.at), max(e.at),"
    f" sum({IS_EDIT}), sum({IS_EDIT} AND e.action = 'modified' AND e.nature = 'unknown'),"
    f" sum({IS_EDIT} AND k.strength = 'certain'), sum(CASE WHEN {IS_EDIT} THEN coalesce(e.words_added, 0) ELSE 0 END),"
    f" sum({IS_REMARK}), sum(NOT {IS_EDIT} AND NOT {IS_REMARK}),"
    f" sum(k.place = 0 AND ({IS_EDIT} OR {IS_REMARK})),"
    f" sum(k.place = 0 AND ({IS_EDIT} OR {IS_REMARK}) AND k.strength = 'certain'),"
    f" sum(k.place = 0 AND ({IS_EDIT} OR {IS_REMARK}) AND k.strength = 'likely')"
)
GROUPS = "GROUP BY e.document, substr(e.at, 1, 10), k.unit, k.login, k.person"
FILL = (
    f"INSERT INTO effort ({COLUMNS}) SELECT {SUMS} FROM event e JOIN credit k ON k.event = e.id"
    f" WHERE e.about IS NULL {GROUPS}"
)
