/** `axiswatch export`: the readings that stand, as a file that `import` takes. */
import { count } from '../app/format.ts';
import { indicatorsOf } from '../domain/tree.ts';
import { writeReadings } from '../store/csv.ts';
import { writeOutputFile } from './files.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { complain, tell } from './refusal.ts';
import { openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Writes the readings that stand up to the day looked at, by indicator and day. */
export async function exportReadings(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal);
  const { strategy, store, asOf } = opened.value;
  try {
    const readings = store.readings();
    const standing = indicatorsOf(strategy).flatMap(({ id }) =>
      readings.of(id).filter((reading) => reading.observedOn <= asOf),
    );
    const text = await writeReadings(standing);
    if (path === '-') {
      world.out(text);
      return 0;
    }
    const written = writeOutputFile(path, text, flagOption(options, 'force'));
    if (!written.ok) return tell(world, written.refusal);
    complain(world, `${count(standing.length, 'reading')} written to ${path}`);
    return 0;
  } finally {
    store.close();
  }
}
