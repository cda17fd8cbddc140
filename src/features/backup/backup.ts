/** `axiswatch backup`, `restore` and `doctor`: copies of the record, and the state of every file of the data folder. */
import { basename, relative } from 'node:path';
import { Boards } from '../../model/board.ts';
import { type Day, parseIsoDay } from '../../model/day.ts';
import { isRefusal, Refusal } from '../../model/problem.ts';
import { standingRecord } from '../../model/standing.ts';
import { findNode, type Strategy } from '../../model/strategy.ts';
import { countText, scoreText } from '../../page/kinds.ts';
import { type AnyFigure, type Page, table } from '../../page/page.ts';
import { isThere } from '../../store/backup.ts';
import { examine, type Finding } from '../../store/doctor.ts';
import { journalPath } from '../../store/open.ts';
import type { Contents } from '../../store/port.ts';
import { type Backup, findCopy, listBackups, readCopy, restore } from '../../store/restore.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';

export async function backup(context: Context, [file = '']: readonly string[]): Promise<Outcome> {
  const journal = await context.journal();
  await journal.copyTo(file);
  return { text: `${countText('entry', await journal.last(), 'entries')} written to ${file}\n` };
}

export async function restoreCopy(context: Context, [file]: readonly string[]): Promise<Outcome> {
  const strategy = await context.strategy();
  const path = journalPath(context.folders.data, strategy.id);
  if (file === undefined) return { page: listPage(await listBackups(path)) };
  if (context.storeAddress !== undefined) {
    throw new Refusal('only a file is replaced; merge brings a copy into a shared board', 2);
  }
  if (context.options.readonly === true) {
    throw new Refusal('--readonly: nothing is replaced; restore without it', 2);
  }
  const contents = await readCopy(findCopy(path, file));
  const strange = strangeIn(strategy, contents, file);
  const said = ({ entries }: Contents): string => {
    const board = new Boards(strategy, standingRecord(entries)).on(context.today);
    const count = countText('entry', entries.length, 'entries');
    return `${count}, index ${scoreText(board.score(strategy.index), 1)}`;
  };
  const before = await whatStands(path);
  const isNew = !isThere(path);
  const stands = before === undefined ? 'a record that cannot be read' : said(before);
  const change = `${isNew ? '' : `${stands}, by `}${said(contents)}${strange}`;
  await context.confirm(`${isNew ? 'write' : 'replace'} ${change}`);
  const aside = await restore(path, contents, context.today);
  const how =
    before === undefined
      ? `${aside} holds what was there`
      : `axiswatch restore ${basename(aside ?? '')} brings it back`;
  const kept = aside === undefined ? '' : `; ${how}`;
  return { text: `${isNew ? 'written:' : 'replaced'} ${change}${kept}\n` };
}

/** How many of its rows are about nothing in a strategy, to be told; refused where all are. */
export function strangeIn(strategy: Strategy, { entries }: Contents, file: string): string {
  const rows = entries.flatMap(({ row }) => row ?? []);
  const isKnown = (id: string): boolean => findNode(strategy, id) !== undefined;
  const unknown = rows.filter((row) =>
    'nodes' in row ? !row.nodes.some(isKnown) : !isKnown(row.indicator),
  );
  if (rows.length > 0 && unknown.length === rows.length) {
    throw new Refusal(
      `${file} is the record of another strategy, not ${strategy.title}; switch to its strategy first`,
    );
  }
  return unknown.length === 0 ? '' : `, ${unknown.length} about no indicator of ${strategy.title}`;
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
        empty: 'no copy is kept yet: one is made before the first entry of each day',
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

export async function doctor(
  { folders }: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const rows = await examine(folders, options.fix === true && options.readonly !== true);
  const what: AnyFigure<Finding> = {
    kind: 'id',
    get: ({ path }) => relative(folders.data, path) || '.',
  };
  const state: AnyFigure<Finding> = { kind: 'state', get: (finding) => finding.state };
  const mends = {
    why: { kind: 'text', get: ({ says }) => says, missing: '' },
    'mended by': { kind: 'text', head: 'what to do', get: ({ mend }) => mend, missing: '' },
  } satisfies Record<string, AnyFigure<Finding>>;
  const isForPersons = options.json !== true && options.csv !== true;
  const all = table<Finding>({
    id: 'files',
    title: '',
    rows,
    empty: 'the data folder is empty',
    figures: { what, state, ...(isForPersons ? {} : mends) },
  });
  const wrong = rows.filter((finding) => finding.state !== 'sound' && finding.state !== 'not ours');
  // Whole sentences, which a column would cut.
  const sentences = table<Finding>({
    ...{ id: 'mends', title: 'What needs repair', rows: wrong, lines: true },
    figures: { what, state, ...mends },
  });
  return {
    exit: rows.some((finding) => finding.state.endsWith('damaged')) ? 3 : 0,
    page: {
      id: 'doctor',
      title: `Files of ${folders.data}`,
      sections: isForPersons && wrong.length > 0 ? [all, sentences] : [all],
    },
  };
}
