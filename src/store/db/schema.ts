/** The tables of a store, as the steps that led to them. */

/** A row of these tables, or of a query over them, by column. */
export type StoredRow = Readonly<Record<string, SqlValue>>;

/** What stands in a cell of a table: a number in the unit of its column, finite; null: nothing. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** Marks a file as a store of this program ("AxWt"); kept in SQLite's `application_id`. */
export const APPLICATION_ID = 0x41785774;

/**
 * Steps from one schema to the next; the number of steps done is kept in SQLite's `user_version`.
 *
 * A step, once released, is never edited: what comes later is appended. `entry` is the journal and only ever grows;
 * `action`, `standing` and `standing_event` follow from it and are kept in the same transaction, so that nothing has
 * to be folded when a store is opened. The rest is what a person has set: visits, acknowledgements,
 * scenarios; and what people have said of a board, `assessment` and `signature`, which only grow too.
 *
 * An assessment or a signature is an entry as well, since the third step: of kind `record` and subject `action`, because
 * it is an action and nothing else; `name` is the assessment's id, `happening` says which of the two it is, and the text
 * stands in its table beside the entry's seq. What was written before then has no entry.
 *
 * Since the fifth step the table of entries has no list of its kinds and subjects any more: `src/store/db/rows.ts` has it,
 * so that another subject needs no other table. `happening` holds what an entry says beyond the other columns: of a reading or
 * a check who makes the number, null where nobody is named; of an event all of it as JSON. What stands and is neither reading
 * nor event is noted in `standing_other`.
 *
 * Since the sixth step there are proposals: `happening` holds what is proposed and what was answered as JSON, `source` who
 * published it, and every other column about a reading is null, so that nothing which looks for readings meets one. What
 * is open stands in `standing_proposal`; an answer for good is a retraction.
 *
 * Since the fourth step every row that says something has a checksum of the columns before it, and `total` counts the
 * entries and what stands, and adds up their checksums (of events that stand their seqs), so that a row that is missing is
 * noticed too.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded_at TEXT NOT NULL,
    author TEXT NOT NULL,
    action INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'correct', 'retract', 'undo', 'redo')),
    subject TEXT NOT NULL CHECK (subject IN ('reading', 'event', 'action')),
    origin INTEGER NOT NULL,
    name TEXT,
    indicator TEXT,
    observed_on TEXT,
    value REAL,
    confidence TEXT,
    source TEXT,
    url TEXT,
    note TEXT,
    quote TEXT,
    archived TEXT,
    retrieved_on TEXT,
    happening TEXT
  ) STRICT;
  CREATE INDEX entry_by_indicator ON entry (indicator, seq) WHERE indicator IS NOT NULL;
  CREATE INDEX entry_by_origin ON entry (origin, seq) WHERE kind IN ('correct', 'retract');
  CREATE INDEX entry_by_name ON entry (name, seq) WHERE kind = 'record' AND name IS NOT NULL;
  CREATE INDEX entry_taking_back ON entry (seq) WHERE subject = 'action';
  CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

  CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'void'))
  ) STRICT;
  CREATE INDEX action_by_author ON action (author, state, id);

  CREATE TABLE standing (
    indicator TEXT NOT NULL,
    observed_on TEXT NOT NULL,
    by_user INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (indicator, observed_on, by_user, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX standing_by_value ON standing (indicator, value);
  CREATE TABLE standing_event (seq INTEGER PRIMARY KEY) STRICT;

  CREATE TABLE strategy (
    sha256 TEXT PRIMARY KEY,
    first_seen TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE strategy_file (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE visit (
    author TEXT PRIMARY KEY,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE acknowledgement (
    tripwire TEXT NOT NULL,
    since TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tripwire, since)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE scenario (
    name TEXT PRIMARY KEY,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    "values" TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE assessment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    as_of TEXT NOT NULL,
    strategy TEXT NOT NULL,
    judgement TEXT NOT NULL
  ) STRICT;
  CREATE TABLE signature (
    assessment INTEGER NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (assessment, author)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER assessment_is_never_changed BEFORE UPDATE ON assessment
    BEGIN SELECT RAISE(ABORT, 'an assessment is only followed by another'); END;
  CREATE TRIGGER assessment_is_never_removed BEFORE DELETE ON assessment
    BEGIN SELECT RAISE(ABORT, 'an assessment is only followed by another'); END;
  CREATE TRIGGER signature_is_never_changed BEFORE UPDATE ON signature
    BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
  CREATE TRIGGER signature_is_never_removed BEFORE DELETE ON signature
    BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
  `,
  `
  ALTER TABLE assessment ADD COLUMN entry INTEGER;
  DROP TRIGGER signature_is_never_changed;
  DROP TRIGGER signature_is_never_removed;
  ALTER TABLE signature RENAME TO signature_before;
  CREATE TABLE signature (
    assessment INTEGER NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    entry INTEGER
  ) STRICT;
  INSERT INTO signature (assessment, author, at) SELECT assessment, author, at FROM signature_before ORDER BY at, author;
  DROP TABLE signature_before;
  CREATE TRIGGER signature_is_never_changed BEFORE UPDATE ON signature
    BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
  CREATE TRIGGER signature_is_never_removed BEFORE DELETE ON signature
    BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
  `,
  `
  DROP TRIGGER entry_is_never_changed;
  ALTER TABLE entry ADD COLUMN checksum INTEGER;
  UPDATE entry SET checksum = checksum(seq, recorded_at, author, action, kind, subject, origin, name, indicator,
    observed_on, value, confidence, source, url, note, quote, archived, retrieved_on, happening);
  CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

  ALTER TABLE standing ADD COLUMN checksum INTEGER;
  UPDATE standing SET checksum = checksum(indicator, observed_on, by_user, seq, value);

  CREATE TABLE total (name TEXT PRIMARY KEY, count INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO total SELECT 'entry', count(*), ifnull(sum(checksum), 0) FROM entry;
  INSERT INTO total SELECT 'standing', count(*), ifnull(sum(checksum), 0) FROM standing;
  INSERT INTO total SELECT 'standing_event', count(*), ifnull(sum(seq), 0) FROM standing_event;
  CREATE TRIGGER entry_is_counted AFTER INSERT ON entry
    BEGIN UPDATE total SET count = count + 1, sum = sum + NEW.checksum WHERE name = 'entry'; END;
  CREATE TRIGGER standing_is_counted AFTER INSERT ON standing
    BEGIN UPDATE total SET count = count + 1, sum = sum + NEW.checksum WHERE name = 'standing'; END;
  CREATE TRIGGER standing_is_discounted AFTER DELETE ON standing
    BEGIN UPDATE total SET count = count - 1, sum = sum - OLD.checksum WHERE name = 'standing'; END;
  CREATE TRIGGER standing_event_is_counted AFTER INSERT ON standing_event
    BEGIN UPDATE total SET count = count + 1, sum = sum + NEW.seq WHERE name = 'standing_event'; END;
  CREATE TRIGGER standing_event_is_discounted AFTER DELETE ON standing_event
    BEGIN UPDATE total SET count = count - 1, sum = sum - OLD.seq WHERE name = 'standing_event'; END;

  DROP TRIGGER assessment_is_never_changed;
  ALTER TABLE assessment ADD COLUMN checksum INTEGER;
  UPDATE assessment SET checksum = checksum(id, author, at, as_of, strategy, judgement, entry);
  CREATE TRIGGER assessment_is_never_changed BEFORE UPDATE ON assessment
    BEGIN SELECT RAISE(ABORT, 'an assessment is only followed by another'); END;
  DROP TRIGGER signature_is_never_changed;
  ALTER TABLE signature ADD COLUMN checksum INTEGER;
  UPDATE signature SET checksum = checksum(assessment, author, at, entry);
  CREATE TRIGGER signature_is_never_changed BEFORE UPDATE ON signature
    BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

  ALTER TABLE strategy ADD COLUMN checksum INTEGER;
  UPDATE strategy SET checksum = checksum(sha256, first_seen);
  ALTER TABLE visit ADD COLUMN checksum INTEGER;
  UPDATE visit SET checksum = checksum(author, at);
  ALTER TABLE acknowledgement ADD COLUMN checksum INTEGER;
  UPDATE acknowledgement SET checksum = checksum(tripwire, since, author, at);
  ALTER TABLE scenario ADD COLUMN checksum INTEGER;
  UPDATE scenario SET checksum = checksum(name, author, at, "values");
  `,
  // a checksum is copied as it is: what was damaged before stays so, and what is missing stays counted
  `
  CREATE TABLE entry_of_any_subject (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded_at TEXT NOT NULL,
    author TEXT NOT NULL,
    action INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    origin INTEGER NOT NULL,
    name TEXT,
    indicator TEXT,
    observed_on TEXT,
    value REAL,
    confidence TEXT,
    source TEXT,
    url TEXT,
    note TEXT,
    quote TEXT,
    archived TEXT,
    retrieved_on TEXT,
    happening TEXT,
    checksum INTEGER
  ) STRICT;
  INSERT INTO entry_of_any_subject (seq, recorded_at, author, action, kind, subject, origin, name, indicator, observed_on,
    value, confidence, source, url, note, quote, archived, retrieved_on, happening, checksum)
    SELECT seq, recorded_at, author, action, kind, subject, origin, name, indicator, observed_on,
    value, confidence, source, url, note, quote, archived, retrieved_on, happening, checksum FROM entry ORDER BY seq;
  DELETE FROM sqlite_sequence WHERE name = 'entry_of_any_subject';
  UPDATE sqlite_sequence SET name = 'entry_of_any_subject' WHERE name = 'entry';
  DROP TABLE entry;
  ALTER TABLE entry_of_any_subject RENAME TO entry;
  CREATE INDEX entry_by_indicator ON entry (indicator, seq) WHERE indicator IS NOT NULL;
  CREATE INDEX entry_by_origin ON entry (origin, seq) WHERE kind IN ('correct', 'retract');
  CREATE INDEX entry_by_name ON entry (name, seq) WHERE kind = 'record' AND name IS NOT NULL;
  CREATE INDEX entry_taking_back ON entry (seq) WHERE subject = 'action';
  CREATE INDEX entry_checking ON entry (indicator, observed_on) WHERE subject = 'check';
  CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TRIGGER entry_is_counted AFTER INSERT ON entry
    BEGIN UPDATE total SET count = count + 1, sum = sum + NEW.checksum WHERE name = 'entry'; END;

  CREATE TABLE standing_other (seq INTEGER PRIMARY KEY) STRICT;
  INSERT INTO total VALUES ('standing_other', 0, 0);
  CREATE TRIGGER standing_other_is_counted AFTER INSERT ON standing_other
    BEGIN UPDATE total SET count = count + 1, sum = sum + NEW.seq WHERE name = 'standing_other'; END;
  CREATE TRIGGER standing_other_is_discounted AFTER DELETE ON standing_other
    BEGIN UPDATE total SET count = count - 1, sum = sum - OLD.seq WHERE name = 'standing_other'; END;
  `,
  `
  CREATE INDEX entry_proposing ON entry (seq, kind, source) WHERE subject = 'proposal';
  CREATE TABLE standing_proposal (seq INTEGER PRIMARY KEY) STRICT;
  INSERT INTO total VALUES ('standing_proposal', 0, 0);
  CREATE TRIGGER standing_proposal_is_counted AFTER INSERT ON standing_proposal
    BEGIN UPDATE total SET count = count + 1, sum = sum + NEW.seq WHERE name = 'standing_proposal'; END;
  CREATE TRIGGER standing_proposal_is_discounted AFTER DELETE ON standing_proposal
    BEGIN UPDATE total SET count = count - 1, sum = sum - OLD.seq WHERE name = 'standing_proposal'; END;
  `,
];

/** What the rows of each table say, in the order in which their checksums are made of it. */
export const CHECKED = {
  entry: [
    'seq',
    'recorded_at',
    'author',
    'action',
    'kind',
    'subject',
    'origin',
    'name',
    'indicator',
    'observed_on',
    'value',
    'confidence',
    'source',
    'url',
    'note',
    'quote',
    'archived',
    'retrieved_on',
    'happening',
  ],
  standing: ['indicator', 'observed_on', 'by_user', 'seq', 'value'],
  assessment: ['id', 'author', 'at', 'as_of', 'strategy', 'judgement', 'entry'],
  signature: ['assessment', 'author', 'at', 'entry'],
  strategy: ['sha256', 'first_seen'],
  visit: ['author', 'at'],
  acknowledgement: ['tripwire', 'since', 'author', 'at'],
  scenario: ['name', 'author', 'at', 'values'],
} as const;
export type Checked = keyof typeof CHECKED;

/** The schema since which rows have checksums. */
export const CHECKED_SINCE = 4;

/** The tables whose rows are counted, since the schema that each came with; what its rows add up to. */
export const COUNTED = [
  { table: 'entry', since: 4, summed: 'checksum' },
  { table: 'standing', since: 4, summed: 'checksum' },
  { table: 'standing_event', since: 4, summed: 'seq' },
  { table: 'standing_other', since: 5, summed: 'seq' },
  { table: 'standing_proposal', since: 6, summed: 'seq' },
] as const;

/** The schema that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
