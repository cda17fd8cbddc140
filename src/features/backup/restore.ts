/** `axiswatch restore`: a copy put in the place of the record, which is kept as a copy in turn; or the copies listed. */
import { basename } from 'node:path';
import { Boards } from '../../model/board.ts';
import { type Day, parseIsoDay } from '../../model/day.ts';
import { isRefusal, Refusal } from '../../model/problem.ts';
import { standingRecord } from '../../model/standing.ts';
import { findNode } from '../../model/strategy.ts';
import { countText, scoreText } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import type { Contents } from '../../store/journal.ts';
import { journalPath } from '../../store/open.ts';
import { type Backup, findCopy, listBackups, readCopy, restore } from '../../store/restore.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

export async function restoreCopy(context: Context, [file]: readonly string[]): Promise<Outcome> {
  const strategy = await context.strategy();
  const path = journalPath(context.folders.data, strategy.id);
  if (file === undefined) return { page: listPage(await listBackups(path)) };
  if (context.options.readonly === true) {
    throw new Refusal('--readonly: nothing is replaced; restore without it', 2);
  }
  const contents = await readCopy(findCopy(path, file));
  const rows = contents.entries.flatMap(({ row }) => row ?? []);
  const isKnown = (id: string): boolean => findNode(strategy, id) !== undefined;
  const unknown = rows.filter((row) =>
    'nodes' in row ? !row.nodes.some(isKnown) : !isKnown(row.indicator),
  );
  if (rows.length > 0 && unknown.length === rows.length) {
    throw new Refusal(
      `${file} is the record of another strategy than ${strategy.title}; use that one first`,
    );
  }
  const said = ({ entries }: Contents): string => {
    const board = new Boards(strategy, standingRecord(entries)).on(context.today);
    const count = countText('entry', entries.length, 'entries');
    return `${count}, index ${scoreText(board.score(strategy.index), 1)}`;
  };
  const before = await whatStands(path);
  const strange =
    unknown.length === 0 ? '' : `, ${unknown.length} about nothing in ${strategy.title}`;
  const change = `${before === undefined ? 'a record that cannot be read' : said(before)}, by ${said(contents)}${strange}`;
  await context.confirm(`replace ${change}`);
  const aside = await restore(path, contents, context.today);
  const how =
    before === undefined
      ? `${aside} is what was there`
      : `axiswatch restore ${basename(aside ?? '')} brings it back`;
  const kept = aside === undefined ? '' : `; ${how}`;
  return { text: `replaced ${change}${kept}\n` };
}

/** Undefined where it cannot be read. */
async function whatStands(path: string): Promise<Contents | undefined> {
  try {
    return await readCopy(path);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function listPage(backups: readonly Backup[]): Page {
  return {
    id: 'backups',
    title: 'Copies of the record',
    sections: [
      table<Backup>({
        id: 'backups',
        title: '',
        rows: backups,
        empty: 'no copy is kept yet: one is before the first entry of each day',
        figures: {
          day: { kind: 'day', get: dayOf },
          entries: { kind: 'count', get: ({ entries }) => entries },
          bytes: { kind: 'count', get: ({ bytes }) => bytes },
          file: { kind: 'id', get: ({ path }) => basename(path) },
        },
      }),
    ],
  };
}

function dayOf({ path }: Backup): Day | undefined {
  const [day] = path.match(/\d{4}-\d\d-\d\d(?=\.[^/\\]*$)/) ?? [];
  return day === undefined ? undefined : parseIsoDay(day);
}
