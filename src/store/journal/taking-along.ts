/** Taking a whole board along into the empty store of another strategy. */
import type { Instant, Strategy } from '../../core/model/model.ts';
import type { Connection } from '../db/connection.ts';
import type { StrategyFile } from '../files/strategy-file.ts';
import { queryAllAssessments } from './assessments.ts';
import { queryMisfitReadingCount } from './standing-queries.ts';
import type { Contents, TakenAlong } from './store-types.ts';

/** Counts what is in a store; `strategy` says which readings do not fit. */
export function queryStoreContents(connection: Connection, strategy: Strategy): Contents {
  return {
    entries: connection.number('SELECT count(*) FROM entry'),
    readings: connection.number('SELECT count(*) FROM standing'),
    own: connection.number('SELECT count(*) FROM standing WHERE by_user = 1'),
    misfits: queryMisfitReadingCount(connection, strategy),
    events: connection.number('SELECT count(*) FROM standing_event'),
    assessments: queryAllAssessments(connection).filter(({ withdrawn }) => withdrawn === undefined)
      .length,
  };
}

/** The journal, and what follows from it. */
const JOURNAL = [
  'entry',
  'action',
  'standing',
  'standing_event',
  'standing_other',
  'standing_proposal',
  'assessment',
  'signature',
];
/** What people set, and the strategy files by which assessments were written; what is there already stays. */
const BESIDE = ['strategy', 'visit', 'acknowledgement', 'scenario'];

/**
 * Takes all that is in the attached board `along` into an empty store, with the seqs, authors and instants that it has
 * there, inside a transaction of the caller; from `now` on the store's own strategy is the one in force. A store that
 * is not empty takes nothing: `own` says that it lacks some of it, `there` that it lacks none.
 */
export function insertAllFromAttachedStore(
  connection: Connection,
  { sha256 }: StrategyFile,
  now: Instant,
): TakenAlong {
  const copy = (tables: readonly string[], or: string): void => {
    for (const table of tables)
      connection.run(`INSERT ${or} INTO main.${table} SELECT * FROM along.${table}`);
  };
  const isMissing = (table: string): boolean =>
    connection.get(`SELECT * FROM along.${table} EXCEPT SELECT * FROM main.${table} LIMIT 1`) !==
    undefined;
  const isEmpty = ['entry', 'assessment'].every(
    (table) => connection.get(`SELECT 1 FROM main.${table} LIMIT 1`) === undefined,
  );
  if (!isEmpty) return ['entry', 'assessment', 'signature'].some(isMissing) ? 'own' : 'there';
  copy(JOURNAL, '');
  copy(BESIDE, 'OR IGNORE');
  connection.run(
    `UPDATE main.strategy SET first_seen = ?1, checksum = checksum(sha256, ?1) WHERE sha256 = ?2`,
    now,
    sha256,
  );
  return 'taken';
}
