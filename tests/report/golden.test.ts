/** Golden documents and pictures: what the commands print of one small board. */
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { Ran } from '../commands/tools.ts';
import { boardShell, REVISED } from '../golden-board.ts';

const NOTHING_YET = ['--as-of', '2025-01-01', '--since', '2024-12-01'];

/** What is printed by which command, each in a file of its own. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  report: ['report'],
  'report-recent': ['report', '--since', '2026-10-25'],
  'report-empty': ['report', ...NOTHING_YET],
  'report.json': ['report', '--json'],
  'report.md': ['report', '--format', 'md'],
  'report.html': ['report', '--format', 'html'],
  'gauge.svg': ['plot', 'gauge'],
  'time.svg': ['plot', 'time'],
  'tracks.svg': ['plot', 'tracks'],
  'moves.svg': ['plot', 'moves'],
  'land.svg': ['plot', 'A1'],
  'aid.svg': ['plot', 'A2'],
  'rate.svg': ['plot', 'B2'],
  'ships.svg': ['plot', 'C1'],
  'calls.svg': ['plot', 'F1'],
  'gauge-empty.svg': ['plot', 'gauge', ...NOTHING_YET],
  'time-empty.svg': ['plot', 'time', ...NOTHING_YET],
  status: ['status'],
  'status.json': ['status', '--json'],
  list: ['list'],
  explain: ['explain'],
  'explain.json': ['explain', '--json'],
  movers: ['movers', '--band', 'middle'],
  'movers.json': ['movers', '--band', 'middle', '--json'],
  uncertainty: ['uncertainty', '--draws', '200'],
  'uncertainty.json': ['uncertainty', '--draws', '200', '--json'],
  sources: ['sources'],
  'sources.json': ['sources', '--json'],
  mechanism: ['mechanism'],
  'mechanism.json': ['mechanism', '--json'],
  whatif: ['whatif', 'A1=0', 'B2=900'],
  'whatif.json': ['whatif', 'A1=0', 'B2=900', '--json'],
  history: ['history', 'A1'],
  'history.json': ['history', 'A1', '--json'],
  'watch.json': ['watch', '--once'],
  'event-list': ['event', 'list'],
  'event-list.json': ['event', 'list', '--json'],
  actions: ['actions'],
  'actions.json': ['actions', '--json'],
  'assessment-list': ['assessment', 'list'],
  'assessment-list.json': ['assessment', 'list', '--json'],
  'assessment-show.md': ['assessment', 'show', 'n1'],
  'assessment-beside.md': ['assessment', 'show', 'n1', '--beside', 'n2'],
  'assessment-show.json': ['assessment', 'show', 'n1', '--json'],
  revision: ['strategy', 'diff', 'FOLDER/strategy.json', 'FOLDER/revised.json'],
  'revision.json': ['strategy', 'diff', 'FOLDER/strategy.json', 'FOLDER/revised.json', '--json'],
  'readings.csv': ['export', '-'],
  'journal.csv': ['export', '-', '--what', 'journal'],
  'strategy-show': ['strategy', 'show'],
};

async function printAll(): Promise<ReadonlyMap<string, Ran>> {
  const { run, file } = await boardShell();
  const folder = dirname(file('revised.json', REVISED));
  const all = new Map<string, Ran>();
  for (const [name, args] of Object.entries(PRINTED))
    all.set(name, await run(args.map((word) => word.replace('FOLDER', folder))));
  return all;
}

/** The first of them prints all, on a machine that may be busy. */
const PATIENCE = 120_000;

let printed: ReturnType<typeof printAll> | undefined;
/** All of them, printed once. */
const all = (): ReturnType<typeof printAll> => (printed ??= printAll());

test.each(Object.keys(PRINTED))(
  '%s',
  async (name) => {
    const ran = (await all()).get(name);
    expect([ran?.code, ran?.err]).toEqual([0, '']);
    // A line for each element, so that a difference is seen where it is.
    await expect(ran?.out.replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${name}.txt`);
  },
  PATIENCE,
);
