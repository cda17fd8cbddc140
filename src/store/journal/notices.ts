/** Sentences about a store that belong on the board. */
import { readFileSync } from 'node:fs';
import { type OtherFile, TWO_FILES } from '../../core/journal/journal-port.ts';
import type { Readings, Strategy } from '../../core/model/model.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import type { Connection } from '../db/connection.ts';
import { readWhyNotRegularFile } from '../files/files.ts';
import type { StrategyFile } from '../files/strategy-file.ts';
import { queryAcknowledgements, queryOtherStrategyFilePaths } from './personal.ts';
import {
  misfitCountIfKnown,
  queryIndicatorIdsStrategyCannotScore,
  queryMisfitReadingCount,
} from './standing-queries.ts';

/** Ids that a notice names; more are counted. */
const MOST_NAMES = 5;

/** How many readings are kept and not scored because the strategy has changed, of which indicators it no longer takes any, and what can be done with them; nothing when all fit. */
export function queryMisfitNotices(
  connection: Connection,
  strategy: Strategy,
  readings: Readings,
): readonly string[] {
  const misfits = misfitCountIfKnown(readings) ?? queryMisfitReadingCount(connection, strategy);
  if (misfits === 0) return [];
  const [what, verb] = misfits === 1 ? ['reading', 'fits'] : ['readings', 'fit'];
  const are = misfits === 1 ? 'is' : 'are';
  const said = `${misfits} ${what} no longer ${verb} the strategy and ${are} not scored`;
  const gone = queryIndicatorIdsStrategyCannotScore(connection, strategy);
  if (gone.length === 0) return [`${said}.`];
  const more = gone.length > MOST_NAMES ? ` and ${gone.length - MOST_NAMES} more` : '';
  return [
    `${said}; it takes no readings of ${gone.slice(0, MOST_NAMES).join(', ')}${more} any more. They are kept: "axiswatch export -o kept.csv --what journal" carries them out, and a strategy file that has these indicators scores them.`,
  ];
}

/** Another file of the strategy's id that was used with the store, is still there, for which the disk is looked at, and was not acknowledged; undefined: none. */
export function readUnacknowledgedSameIdStrategyFile(
  connection: Connection,
  file: StrategyFile,
): OtherFile | undefined {
  const other = queryOtherStrategyFilePaths(connection, file).find(
    ({ path }) => path === undefined || hasStrategyIdOnDisk(path, file.strategy.id),
  );
  if (other === undefined) return undefined;
  const [hash, own] = [shortHashText(other.sha256), shortHashText(file.sha256)];
  const pair = [hash, own].sort().join(' ');
  const isAcknowledged = queryAcknowledgements(connection).some(
    ({ tripwire, since }) => tripwire === TWO_FILES && since === pair,
  );
  return isAcknowledged ? undefined : { path: other.path, hash, pair };
}

/** A notice that another file with the id of the strategy was used with this store: what shows the difference, and what settles it; none when there is no such file. */
export function sameIdStrategyFileNotices(
  { strategy, path, sha256 }: StrategyFile,
  other: OtherFile | undefined,
): readonly string[] {
  if (other === undefined) return [];
  const mine = `${path ?? 'the shipped one'} (${shortHashText(sha256)})`;
  const its = `${other.path ?? 'the shipped one'} (${other.hash})`;
  const [old, now] = [other.path ?? 'shipped', path ?? 'shipped'];
  return [
    `Two different files call themselves "${strategy.id}" and have been used with this store: ${mine} and ${its}. "axiswatch strategy diff ${old} ${now}" says what differs, and after "axiswatch strategy use ${now}" this is said no more; or give the edited copy an id of its own.`,
  ];
}

/** Whether the file is still there and still has this id; one with comments is asked for the text alone, which needs no parser here. */
function hasStrategyIdOnDisk(path: string, id: string): boolean {
  if (readWhyNotRegularFile(path) !== undefined) return false;
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return false;
  }
  try {
    const raw: unknown = JSON.parse(text);
    return typeof raw === 'object' && raw !== null && 'id' in raw && raw.id === id;
  } catch {
    return new RegExp(`"id"\\s*:\\s*"${id}"`).test(text);
  }
}
