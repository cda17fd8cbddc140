/** What `doctor --repair` says of what it did. */

import type { World } from '../../cli/io.ts';
import { sentence } from '../../cli/refusal.ts';
import { someOf } from '../../store/db/damage-words.ts';
import { repair } from '../../store/db/repair.ts';
import { count } from '../../text/format.ts';
import type { Check } from './doctor-folders.command.ts';

/** Repairs the store at a path; says nothing where nothing in it has changed on the disk. */
export function repairChecks(world: World, path: string, strategyId: string): readonly Check[] {
  const done = repair(path, strategyId, world.readClock().now);
  const name = 'repair';
  if (!done.ok)
    return done.problems.map((problem) => ({
      name,
      state: 'wrong',
      says: sentence(problem),
      mend: '',
    }));
  if (done.value === undefined) return [];
  const { back, lost, kept } = done.value;
  const restored = back.length === 0 ? 'nothing' : `${count(back.length, 'row')} (${someOf(back)})`;
  return [
    { name, state: 'good', says: `${restored} put back from backups`, mend: '' },
    ...(lost.length === 0
      ? []
      : [
          {
            name,
            state: 'note',
            says: `no backup has ${someOf(lost)}, left out from now on`,
            mend: 'what came with the release comes again by itself; record the rest again',
          } as const,
        ]),
    { name, state: 'note', says: `the store as it was is kept as ${kept}`, mend: '' },
  ];
}
