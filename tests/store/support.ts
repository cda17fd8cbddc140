/** Strategies, rows and folders for the tests of the store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EventRow, ReadingRow } from '../../src/model/record.ts';
import type { Strategy } from '../../src/model/strategy.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import { SqliteJournal } from '../../src/store/journal.ts';

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const leaf = (id: string, more: object = {}) => ({
  ...{ id, title: id, worst: 0, best: 100, every: 30 },
  ...more,
});

/** A leaf of each kind that reads its record in another way. */
export const STRATEGY: Strategy = checkStrategy(
  JSON.stringify({
    format: 'axiswatch.strategy/3',
    id: 'Test',
    title: 'Test',
    start: '2020-01-01',
    question: 'Is it?',
    answers: { up: 'yes', still: 'unseen', down: 'no' },
    sides: [{ id: 'ours', title: 'ours' }],
    bands: [{ title: 'all', from: 0 }],
    index: {
      id: 'index',
      title: 'index',
      children: [
        leaf('A'),
        leaf('LOW', { tripwires: [{ alert: 'low', atMost: 40 }], expires: 60 }),
        leaf('HIGH', { tripwires: [{ alert: 'high', atLeast: 60 }] }),
        leaf('MEAN', { mean: 40, tripwires: [{ watch: 'high', atLeast: 50 }] }),
        leaf('RISES', { tripwires: [{ watch: 'rises', rises: 30, days: 50 }] }),
        leaf('COUNT', { count: 90, expires: 30, tripwires: [{ watch: 'many', atLeast: 3 }] }),
        leaf('FLAT', { mean: 60 }),
      ],
    },
  }),
  'test0000',
);

export const reading = (
  indicator: string,
  day: number,
  value?: number,
  source = '',
): ReadingRow => ({
  indicator,
  day,
  ...(value === undefined ? {} : { value }),
  confidence: 'moderate',
  ...(source === '' ? {} : { source }),
});

export const event = (id: string, day: number, nodes = ['COUNT']): EventRow => ({
  ...{ id, day, nodes, title: id, side: 'ours', amount: 1, confidence: 'high' },
});

/** A journal in a folder of its own, closed at the end; of a clock that a test sets. */
export async function openJournal(
  folder = emptyFolder(),
  now?: () => number,
): Promise<SqliteJournal> {
  const journal = await SqliteJournal.open(join(folder, 'test.journal'), STRATEGY.leaves, now);
  onTestFinished(() => journal.close().catch(() => undefined));
  return journal;
}
