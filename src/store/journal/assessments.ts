/** Assessments in a store: written once, signed by others, withdrawn when undone, never changed or removed. */
import {
  type Assessment,
  type Judgement,
  whyAuthorCannotSignAssessment,
} from '../../core/journal/assessment.ts';
import { LIKELIHOODS } from '../../core/journal/likelihood.ts';
import { CONFIDENCES, type Day, type Result } from '../../core/model/model.ts';
import { checksumOf } from '../db/checksum.ts';
import type { Connection } from '../db/connection.ts';
import { queryEntriesMissingAssessment } from '../db/damage.ts';
import { damagedAssessmentOrSignatureText } from '../db/damage-words.ts';
import {
  checkedStoredWord,
  fieldsOfStoredJson,
  optionalStoredWord,
  storedNumberOfColumn,
  storedTextOfColumn,
} from '../db/rows.ts';
import { CHECKED } from '../db/schema.ts';
import { DamagedError } from '../db/sqlite-errors.ts';
import type { Pen } from './commands.ts';
import {
  insertAssessmentOrSignatureEntry,
  insertJournalActionEnd,
  queryNewJournalAction,
} from './entries.ts';

/** When the action that an entry begins was undone; NULL while it is done, and for what has no entry. */
const UNDONE_AT = `(SELECT u.recorded_at FROM action a JOIN entry u ON u.subject = 'action' AND u.kind = 'undo' AND u.origin = a.id
  WHERE a.id = s.entry AND a.state <> 'done' ORDER BY u.seq DESC LIMIT 1)`;

/** Every assessment, oldest first. */
export function queryAllAssessments(connection: Connection): readonly Assessment[] {
  for (const entry of queryEntriesMissingAssessment(connection))
    connection.damaged.add(damagedAssessmentOrSignatureText(entry));
  const signatures = connection
    .intact(
      'signature',
      connection.all(
        `SELECT s.*, ${UNDONE_AT} AS undone_at FROM signature s ORDER BY s.at, s.author`,
      ),
    )
    .filter((row) => row.undone_at === null);
  return connection
    .intact(
      'assessment',
      connection.all(`SELECT s.*, ${UNDONE_AT} AS undone_at FROM assessment s ORDER BY s.id`),
    )
    .map((row) => {
      const id = storedNumberOfColumn(row, 'id');
      return {
        id: `n${id}`,
        author: storedTextOfColumn(row, 'author'),
        at: storedTextOfColumn(row, 'at'),
        asOf: storedTextOfColumn(row, 'as_of'),
        seq: row.entry === null ? undefined : storedNumberOfColumn(row, 'entry'),
        strategy: storedTextOfColumn(row, 'strategy'),
        judgement: judgementOf(storedTextOfColumn(row, 'judgement')),
        signatures: signatures
          .filter((each) => storedNumberOfColumn(each, 'assessment') === id)
          .map((each) => ({
            author: storedTextOfColumn(each, 'author'),
            at: storedTextOfColumn(each, 'at'),
          })),
        withdrawn: row.undone_at === null ? undefined : storedTextOfColumn(row, 'undone_at'),
      };
    });
}

function judgementOf(json: string): Judgement {
  const fields = fieldsOfStoredJson(json);
  const paragraph = (name: string): string => {
    const value = fields.get(name);
    if (typeof value !== 'string') throw new DamagedError(`${name} of an assessment is no text`);
    return value;
  };
  return {
    changed: paragraph('changed'),
    soWhat: paragraph('soWhat'),
    next: paragraph('next'),
    dissent: paragraph('dissent'),
    confidence: checkedStoredWord(CONFIDENCES, fields.get('confidence')),
    likelihood: optionalStoredWord(LIKELIHOODS, fields.get('likelihood')),
  };
}

/** Writes an assessment as an action of its own; its instant is never earlier than that of the newest entry. */
export function insertAssessment(
  connection: Connection,
  pen: Pen,
  {
    asOf,
    strategy,
    judgement,
  }: {
    readonly asOf: Day;
    readonly strategy: string;
    readonly judgement: Judgement;
  },
): Result<string> {
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  const next = connection.number(`SELECT seq FROM sqlite_sequence WHERE name = 'assessment'`) + 1;
  const said = [asOf, strategy, JSON.stringify(judgement), act.id];
  const values = [next, act.author, act.recordedAt, ...said];
  connection.run(
    `INSERT INTO assessment (${CHECKED.assessment.join(', ')}, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...values,
    checksumOf(values),
  );
  const id = `n${next}`;
  insertAssessmentOrSignatureEntry(connection, act, 'assessment', id);
  insertJournalActionEnd(connection, act);
  return { ok: true, value: id };
}

/** Signs an assessment. Refused: one that is not there or was withdrawn, one's own, one that this author has signed. */
export function insertSignature(connection: Connection, pen: Pen, id: string): Result<undefined> {
  const { author } = pen;
  const found = queryAllAssessments(connection).find((each) => each.id === id);
  const refuse = (message: string): Result<never> => ({
    ok: false,
    problems: [{ path: id, message }],
  });
  if (found === undefined)
    return refuse('there is no assessment with this id; "axiswatch assessment list" shows them');
  const why = whyAuthorCannotSignAssessment(found, author);
  if (why !== undefined) return refuse(why);
  const act = queryNewJournalAction(connection, author, pen.now());
  insertAssessmentOrSignatureEntry(connection, act, 'signature', id);
  const values = [Number(id.slice(1)), author, act.recordedAt, act.id];
  connection.run(
    `INSERT INTO signature (${CHECKED.signature.join(', ')}, checksum) VALUES (?, ?, ?, ?, ?)`,
    ...values,
    checksumOf(values),
  );
  insertJournalActionEnd(connection, act);
  return { ok: true, value: undefined };
}
