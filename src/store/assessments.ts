/** Assessments in a store: written once, signed by others, never changed or removed. */
import { type Assessment, type Judgement, LIKELIHOODS } from '../domain/assessment.ts';
import { CONFIDENCES, type Day, type Instant, type Result } from '../domain/model.ts';
import type { Connection } from './connection.ts';
import { fieldsOf, number, oneOf, optional, text } from './rows.ts';
import { DamagedError } from './trouble.ts';

/** Every assessment, oldest first. */
export function assessmentsOf(connection: Connection): readonly Assessment[] {
  const signatures = connection.all('SELECT * FROM signature ORDER BY at, author');
  return connection.all('SELECT * FROM assessment ORDER BY id').map((row) => {
    const id = number(row, 'id');
    return {
      id: `n${id}`,
      author: text(row, 'author'),
      at: text(row, 'at'),
      asOf: text(row, 'as_of'),
      strategy: text(row, 'strategy'),
      judgement: judgementOf(text(row, 'judgement')),
      signatures: signatures
        .filter((each) => number(each, 'assessment') === id)
        .map((each) => ({ author: text(each, 'author'), at: text(each, 'at') })),
    };
  });
}

function judgementOf(json: string): Judgement {
  const fields = fieldsOf(json);
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
    confidence: oneOf(CONFIDENCES, fields.get('confidence')),
    likelihood: optional(LIKELIHOODS, fields.get('likelihood')),
  };
}

/** Writes an assessment; its instant is never earlier than that of the newest entry or assessment. */
export function keepAssessment(
  connection: Connection,
  {
    author,
    now,
    asOf,
    strategy,
    judgement,
  }: {
    readonly author: string;
    readonly now: Instant;
    readonly asOf: Day;
    readonly strategy: string;
    readonly judgement: Judgement;
  },
): Result<string> {
  const newest = [
    connection.get('SELECT recorded_at AS at FROM entry ORDER BY seq DESC LIMIT 1'),
    connection.get('SELECT at FROM assessment ORDER BY id DESC LIMIT 1'),
  ].map((row) => (row === undefined ? '' : text(row, 'at')));
  const at = [now, ...newest].sort().at(-1) ?? now;
  const done = connection
    .statement(
      'INSERT INTO assessment (author, at, as_of, strategy, judgement) VALUES (?, ?, ?, ?, ?)',
    )
    .run(author, at, asOf, strategy, JSON.stringify(judgement));
  return { ok: true, value: `n${Number(done.lastInsertRowid)}` };
}

/** Signs an assessment. Refused: one that is not there, one's own, one that this author has signed. */
export function keepSignature(
  connection: Connection,
  id: string,
  author: string,
  now: Instant,
): Result<undefined> {
  const found = assessmentsOf(connection).find((each) => each.id === id);
  const refuse = (message: string): Result<never> => ({
    ok: false,
    problems: [{ path: id, message }],
  });
  if (found === undefined)
    return refuse('there is no assessment with this id; "axiswatch assessment list" shows them');
  if (found.author === author)
    return refuse(`${author} wrote it; somebody else must sign it, under a name of their own`);
  if (found.signatures.some((each) => each.author === author))
    return refuse(`${author} has signed it already`);
  connection.run(
    'INSERT INTO signature (assessment, author, at) VALUES (?, ?, ?)',
    Number(id.slice(1)),
    author,
    now,
  );
  return { ok: true, value: undefined };
}
