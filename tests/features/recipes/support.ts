/** A strategy with the units that publishers' tables are mistaken in, and what recipes propose for it. */
import { writeFileSync } from 'node:fs';
import { isoDay } from '../../../src/model/day.ts';
import type { Item } from '../../../src/model/record.ts';
import { SqliteJournal } from '../../../src/store/journal.ts';
import { openShell, type Shell } from '../shell.ts';
import { MADE } from '../strategy.ts';

const leaf = (id: string, unit: string, best: number) => ({
  ...{ id, title: id, unit, worst: 0, best, every: 31, decimals: 2 },
});

export interface RecipeShell extends Shell {
  /** A file of bytes. */
  readonly bytes: (name: string, bytes: Uint8Array) => string;
  /** What `recipe try` reads: `2026-09-30 4.1`, and with what stands `4.1 for 4`. */
  readonly tried: (...argv: readonly string[]) => Promise<readonly string[]>;
  /** What waits in the inbox: `SHARE 2026-09-30 4.1`. */
  readonly waiting: () => Promise<readonly string[]>;
  readonly proposals: () => Promise<readonly Waiting[]>;
}

export interface Waiting extends Item {
  readonly row: { indicator: string; value: number; day: number; note: string; source: string };
  readonly remark?: string;
  readonly copy?: string;
}

export function openRecipeShell(): RecipeShell {
  const shell = openShell();
  const children = [...MADE.index.children, leaf('SHARE', '%', 40), leaf('TRADE', '$bn', 300)];
  const strategy = shell.file(
    'units.json',
    JSON.stringify({ ...MADE, index: { ...MADE.index, children } }),
  );
  const run = (...argv: readonly string[]) => shell.run(...argv, '--strategy', strategy);
  const rows = async (...argv: readonly string[]) => JSON.parse(await run(...argv, '--json')).rows;
  const proposals = async () => {
    const journal = await SqliteJournal.open(shell.file('made.journal'), [], undefined, true);
    const items = await journal.items<Waiting>('proposal');
    await journal.close();
    return items;
  };
  return {
    ...{ ...shell, run, rows, proposals },
    bytes: (name, bytes) => {
      const path = shell.file(name);
      writeFileSync(path, bytes);
      return path;
    },
    tried: async (...argv) => {
      const read = await rows('recipe', 'try', ...argv);
      return read.map(({ day, read: value, stands }: Record<string, unknown>) =>
        stands === null ? `${day} ${value}` : `${day} ${value} for ${stands}`,
      );
    },
    waiting: async () =>
      (await proposals()).map(({ row }) => `${row.indicator} ${isoDay(row.day)} ${row.value}`),
  };
}
