/** Sentences about a store that belong on the board. */
import { readFileSync } from 'node:fs';
import type { Readings, Strategy } from '../domain/model.ts';
import type { Connection } from './connection.ts';
import { otherKind } from './files.ts';
import { otherStrategyFiles } from './personal.ts';
import type { StrategyFile } from './strategy-file.ts';
import { countMisfits, misfitsBeside } from './views.ts';

/** How many readings are kept and not scored because the strategy has changed; nothing when all fit. */
export function misfitNotice(
  connection: Connection,
  strategy: Strategy,
  readings: Readings,
): readonly string[] {
  const misfits = misfitsBeside(readings) ?? countMisfits(connection, strategy);
  if (misfits === 0) return [];
  const [what, verb] = misfits === 1 ? ['reading', 'fits'] : ['readings', 'fit'];
  const are = misfits === 1 ? 'is' : 'are';
  return [`${misfits} ${what} no longer ${verb} the strategy and ${are} not scored.`];
}

/** That two different files of one strategy id are in use with the store; nothing when it is one. */
export function twoFilesNotice(connection: Connection, file: StrategyFile): readonly string[] {
  const other = otherStrategyFiles(connection, file).find(
    ({ path }) => path === undefined || hasId(path, file.strategy.id),
  );
  if (other === undefined) return [];
  const mine = `${nameOf(file.path)} (${file.sha256.slice(0, 8)})`;
  const its = `${nameOf(other.path)} (${other.sha256.slice(0, 8)})`;
  return [
    `Two different files call themselves "${file.strategy.id}" and have been used with this store: ${mine} and ${its}. Give the edited copy an id of its own.`,
  ];
}

function nameOf(path: string | undefined): string {
  return path ?? 'the shipped one';
}

/** Whether the file is still there and still has this id. */
function hasId(path: string, id: string): boolean {
  if (otherKind(path) !== undefined) return false;
  try {
    const raw: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    return typeof raw === 'object' && raw !== null && 'id' in raw && raw.id === id;
  } catch {
    return false;
  }
}
