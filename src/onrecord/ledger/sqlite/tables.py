"""The tables of the SQLite ledger, and the steps from each schema version to the next.

Typed columns are what is looked up, joined or sorted by; `record` is the whole record as canonical JSON, so that a
field may be added without a migration. Times are ISO 8601 UTC. Nothing is ever changed in an old step: a new version
is a new step at the end.
"""

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "STEPS", "TOKENIZER"]

APPLICATION_ID = 0x6F6E7263
"""Marks the file as ours ("onrc"), in SQLite's application_id."""

NO_LETTERS = (
    (0x061C, 0x061C),
    (0x2066, 0x2069),
    (0x20BA, 0x20CF),
    (0x23F4, 0x23FF),
    (0x2B4D, 0x2BFF),
    (0x2E3C, 0x2E7F),
    (0x1F000, 0x1F0FF),
    (0x1F10D, 0x1FAFF),
)
"""Direction marks, currency signs, punctuation and emoji that are younger than FTS5's Unicode table (6.1).

FTS5 takes what it does not know for letters: without these, no search for a word would find it beside an emoji.
"""

TOKENIZER = "unicode61 remove_diacritics 2 separators ''{}''".format(
    "".join(chr(code) for first, last in NO_LETTERS for code in range(first, last + 1))
)
"""How FTS5 cuts words, as it stands inside an SQL text."""

CORPUS_TABLES = """
CREATE TABLE actors     (id TEXT PRIMARY KEY, name TEXT NOT NULL, side TEXT, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stories    (id TEXT PRIMARY KEY, original TEXT, earliest TEXT, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE utterances (id TEXT PRIMARY KEY, actor TEXT, statement TEXT NOT NULL, first TEXT, record TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE matters    (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE positions  (id TEXT PRIMARY KEY, matter TEXT NOT NULL, actor TEXT, utterance TEXT NOT NULL,
  record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE disputes   (id TEXT PRIMARY KEY, matter TEXT NOT NULL, grade TEXT NOT NULL, record TEXT NOT NULL)
  WITHOUT ROWID;
CREATE INDEX actors_name        ON actors (name);
CREATE INDEX stories_original   ON stories (original);
CREATE INDEX utterances_actor   ON utterances (actor);
CREATE INDEX positions_matter   ON positions (matter);
CREATE INDEX positions_actor    ON positions (actor);
CREATE INDEX disputes_matter    ON disputes (matter);
"""

FIRST = (
    f"""
-- one row a capture: its bytes, deflated
CREATE TABLE captures (
  id   TEXT PRIMARY KEY,               -- sha256 of the bytes
  size INTEGER NOT NULL,               -- bytes before deflation
  body BLOB NOT NULL
) WITHOUT ROWID;

-- one row a capture and place
CREATE TABLE sightings (
  capture  TEXT NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
  resolved TEXT NOT NULL,              -- the place told apart from every other; never exported
  place    TEXT NOT NULL,              -- as the user named it
  at       TEXT,
  PRIMARY KEY (capture, resolved)
) WITHOUT ROWID;
CREATE INDEX sightings_place ON sightings (place);

-- one row a page; `seq` only serves full-text search
CREATE TABLE pages (
  seq       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  capture   TEXT NOT NULL UNIQUE REFERENCES captures (id) ON DELETE CASCADE,
  made      TEXT NOT NULL,             -- the stages, versions and settings that made it
  canonical TEXT,
  published TEXT,
  updated   TEXT,
  outlet    TEXT,
  language  TEXT,
  title     TEXT,
  characters INTEGER NOT NULL,         -- code points of the text, so that lists need not read it
  text      TEXT NOT NULL,             -- NUL, which ends a text in SQL, stands here as U+FFFD
  record    TEXT NOT NULL              -- the page without its text; with it where a NUL stands in it
);
CREATE INDEX pages_canonical ON pages (canonical);
CREATE INDEX pages_made      ON pages (made);

CREATE TABLE blocks (
  seq    INTEGER PRIMARY KEY,
  page   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  kind   TEXT NOT NULL,
  start  INTEGER NOT NULL,             -- code points
  "end"  INTEGER NOT NULL
);
CREATE INDEX blocks_page ON blocks (page, start);

CREATE VIEW block_texts AS
  SELECT b.seq AS seq, substr(p.text, b.start + 1, b."end" - b.start) AS words
  FROM blocks b JOIN pages p ON p.id = b.page;

CREATE VIRTUAL TABLE block_search USING fts5 (
  words, content = 'block_texts', content_rowid = 'seq', tokenize = '{TOKENIZER}'
);

CREATE TABLE statements (
  id      TEXT PRIMARY KEY,
  page    TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  place   TEXT NOT NULL,               -- where on the page
  start   INTEGER NOT NULL,
  speaker TEXT,
  record  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX statements_page    ON statements (page, start, id);
CREATE INDEX statements_speaker ON statements (speaker);

CREATE TABLE mentions (
  page   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  name   TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (page, start, "end", name)
) WITHOUT ROWID;
CREATE INDEX mentions_name ON mentions (name);

CREATE TABLE rules (
  id     TEXT PRIMARY KEY,
  page   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rules_page ON rules (page, start, id);

CREATE TABLE findings (
  id     TEXT PRIMARY KEY,
  page   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  rule   TEXT NOT NULL,
  record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX findings_page ON findings (page, start, id);

CREATE TABLE sketches (
  page   TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE,
  words  INTEGER NOT NULL,
  hashes BLOB NOT NULL,                -- sorted 64-bit hashes, little-endian
  made   TEXT NOT NULL
) WITHOUT ROWID;

-- a failure of one page's own work carries its page, and goes with it; one of reading carries where it was met.
-- Two pages seen at one place may fail alike, so an id alone does not tell rows apart
CREATE TABLE failures (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  page     TEXT REFERENCES pages (id) ON DELETE CASCADE,
  resolved TEXT,
  record   TEXT NOT NULL
);
CREATE UNIQUE INDEX failures_one     ON failures (id, ifnull(page, ''), ifnull(resolved, ''));
CREATE INDEX        failures_page    ON failures (page);
CREATE INDEX        failures_resolved ON failures (resolved);

-- people's decisions: lines are appended, never changed; only the words of a forgotten page are struck out
CREATE TABLE decisions (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  id      TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL,
  at      TEXT NOT NULL,
  who     TEXT NOT NULL,
  verdict TEXT,
  record  TEXT NOT NULL
);
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions
  WHEN NOT (NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.at = OLD.at AND NEW.who = OLD.who
            AND NEW.verdict IS OLD.verdict AND length(NEW.record) < length(OLD.record))
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;

CREATE TABLE tombstones (
  capture TEXT PRIMARY KEY,
  page    TEXT NOT NULL,
  record  TEXT NOT NULL
) WITHOUT ROWID;

-- which corpus stages must run again; `key` is '' for all of a stage
CREATE TABLE stale (
  stage TEXT NOT NULL,
  key   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (stage, key)
) WITHOUT ROWID;

-- `generation` grows with every write that makes corpus stages stale
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counters VALUES ('generation', 0);
"""
    + CORPUS_TABLES
)

FETCHES = """
-- what is kept of the last time that an address was fetched, so that a server is asked only for what is new
CREATE TABLE fetches (
  address  TEXT PRIMARY KEY,           -- as it was asked for
  capture  TEXT NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
  at       TEXT NOT NULL,
  etag     TEXT,
  modified TEXT                        -- the Last-Modified header, as it came
) WITHOUT ROWID;
CREATE INDEX fetches_capture ON fetches (capture);
"""

LINEAGE = """
-- what lineage keeps of a page, so that a later page finds its family without the others being read again
ALTER TABLE sketches ADD COLUMN blocks BLOB NOT NULL DEFAULT x'';  -- sorted 64-bit hashes, little-endian
ALTER TABLE sketches ADD COLUMN facts  TEXT NOT NULL DEFAULT '{}';

-- what two pages were found to have in common, by what the finding hangs on; it may be dropped at any time
CREATE TABLE compared (
  kind   TEXT NOT NULL,
  page   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  other  TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  key    TEXT NOT NULL,
  result BLOB NOT NULL,
  PRIMARY KEY (page, other, kind)
) WITHOUT ROWID;
CREATE INDEX compared_other ON compared (other);
"""

WORKBENCH = f"""
CREATE INDEX sightings_resolved ON sightings (resolved);

-- one row a page: its place in time among all pages
CREATE TABLE listed (
  seq  INTEGER PRIMARY KEY,            -- the later a page's time, the higher
  page TEXT NOT NULL UNIQUE REFERENCES pages (id) ON DELETE CASCADE,
  old  INTEGER NOT NULL                -- 1 where a newer version stands at its address
);

CREATE VIRTUAL TABLE page_search USING fts5 (title, outlet, places, tokenize = '{TOKENIZER}');

-- one row a statement: its place in time among all statements, and what it is looked up by
CREATE TABLE said (
  seq       INTEGER PRIMARY KEY,       -- the later it was said, the higher
  statement TEXT NOT NULL UNIQUE,
  page      TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  kind      TEXT NOT NULL,
  outlet    TEXT NOT NULL,             -- a word that stands for the outlet's name
  old       INTEGER NOT NULL,          -- as its page's
  doubt     INTEGER NOT NULL           -- 100 less its confidence in per cent
);
CREATE INDEX said_page  ON said (page, seq);
CREATE INDEX said_doubt ON said (doubt, seq);

-- what is searched of a statement; a letter for private use between the pieces keeps a phrase from running over a gap,
-- another makes a facet a word that nobody types
CREATE VIEW said_texts AS
  SELECT s.seq AS seq, s.page AS page, t.speaker AS speaker, json_extract(t.record, '$.cue_words') AS cue,
    (SELECT group_concat(value, ' ' || char(57344) || ' ') FROM json_each(t.record, '$.pieces')) AS words,
    char(57345) || s.kind || ' ' || char(57345) || s.outlet ||
      CASE s.old WHEN 0 THEN '' ELSE ' ' || char(57345) || 'old' END AS facets
  FROM said s JOIN statements t ON t.id = s.statement;

-- it takes no content from the view by itself: FTS5 reads no view that takes JSON apart; what begins with one to three
-- letters is kept as words are, for FTS5 gathers every hit of every word that begins so before it gives the first
CREATE VIRTUAL TABLE statement_search USING fts5 (
  words, speaker, cue, facets, content = '', prefix = '1 2 3', tokenize = '{TOKENIZER}'
);

CREATE TABLE statement_actors (
  seq   INTEGER NOT NULL REFERENCES said (seq) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  side  TEXT,
  PRIMARY KEY (seq, actor)
) WITHOUT ROWID;
CREATE INDEX statement_actors_actor ON statement_actors (actor, seq);
CREATE INDEX statement_actors_side  ON statement_actors (side, seq);

CREATE TABLE statement_matters (
  matter TEXT NOT NULL,
  seq    INTEGER NOT NULL REFERENCES said (seq) ON DELETE CASCADE,
  PRIMARY KEY (matter, seq)
) WITHOUT ROWID;
CREATE INDEX statement_matters_seq ON statement_matters (seq);

CREATE INDEX findings_grade ON findings (json_extract(record, '$.grade'), id);

-- which records of a kind touch which other record, the first to be shown with the lowest rank
CREATE TABLE links (
  kind TEXT NOT NULL,                  -- of the record `id`
  via  TEXT NOT NULL,                  -- of the record `"to"`; '' where it stands among all of its kind
  "to" TEXT NOT NULL,
  rank INTEGER NOT NULL,
  id   TEXT NOT NULL,
  PRIMARY KEY (kind, via, "to", rank, id)
) WITHOUT ROWID;

INSERT INTO counters SELECT 'pages', count(*) FROM pages;
INSERT INTO counters SELECT 'statements', count(*) FROM statements;
CREATE TRIGGER pages_come AFTER INSERT ON pages
  BEGIN UPDATE counters SET value = value + 1 WHERE name = 'pages'; END;
CREATE TRIGGER pages_go AFTER DELETE ON pages
  BEGIN UPDATE counters SET value = value - 1 WHERE name = 'pages'; END;
CREATE TRIGGER statements_come AFTER INSERT ON statements
  BEGIN UPDATE counters SET value = value + 1 WHERE name = 'statements'; END;
CREATE TRIGGER statements_go AFTER DELETE ON statements
  BEGIN UPDATE counters SET value = value - 1 WHERE name = 'statements'; END;
"""

STEPS: tuple[str, ...] = (FIRST, FETCHES, LINEAGE, WORKBENCH)
"""Step n leads from schema version n to n + 1."""

SCHEMA_VERSION = len(STEPS)
"""The schema version that this build reads and writes, in SQLite's user_version."""
