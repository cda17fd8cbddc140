/** `axiswatch import`: a file of readings, taken in whole or refused whole. */
import { changeView } from '../app/change-view.ts';
import { count } from '../app/format.ts';
import { boardOf } from '../domain/board.ts';
import type { Observation, Reading, Readings, Strategy } from '../domain/model.ts';
import { readingsOf } from '../domain/readings.ts';
import { indicatorsOf } from '../domain/tree.ts';
import { changeLines } from '../report/change-text.ts';
import { hanging, textOf } from '../report/lines.ts';
import { readReadings } from '../store/csv.ts';
import { sameObservation } from '../store/rows.ts';
import { readInputFile } from './files.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { tell } from './refusal.ts';
import { openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Takes in a readings file, or with `--dry-run` only says what it would add. */
export async function importReadings(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const dryRun = flagOption(options, 'dryRun');
  const bytes = await readInputFile(world, path);
  if (!bytes.ok) return tell(world, bytes.refusal);
  const opened = await openSession(world, globalOptions(options), {
    writes: 'the file says which day each reading is for',
    untouched: dryRun,
  });
  if (!opened.ok) return tell(world, opened.refusal);
  const { strategy, store, today, author } = opened.value;
  try {
    const parsed = await readReadings(bytes.value, strategy, today);
    if (!parsed.ok) {
      const what = `${path === '-' ? 'the input' : path} was refused and nothing was stored`;
      return tell(world, { exitCode: 1, what, problems: parsed.problems });
    }
    const readings = store.readings();
    const before = boardOf(strategy, readings, today);
    const written = dryRun
      ? trial(strategy, readings, parsed.value, author)
      : store.record(parsed.value);
    if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
    const { recorded, skipped } = written.value;
    const after = boardOf(
      strategy,
      'readings' in written.value ? written.value.readings : store.readings(),
      today,
    );
    const verb = dryRun ? 'Would record' : 'Recorded';
    const undoing = dryRun || recorded === 0 ? '' : ' "axiswatch undo" takes them back.';
    const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
    world.out(
      textOf([
        ...hanging(
          '',
          `${verb}: ${count(recorded, 'reading')}${known}.${undoing}`,
          world.columns(),
        ),
        ...(recorded === 0
          ? []
          : ['', ...changeLines(changeView(before, after, []), world.columns())]),
      ]),
    );
    return 0;
  } finally {
    store.close();
  }
}

interface Trial {
  readonly ok: true;
  readonly value: {
    readonly recorded: number;
    readonly skipped: number;
    readonly readings: Readings;
  };
}

/** What recording would do, in memory. */
function trial(
  strategy: Strategy,
  readings: Readings,
  observations: readonly Observation[],
  author: string,
): Trial {
  const byPlace = new Map<string, Reading[]>();
  const placeOf = (observation: Observation): string =>
    `${observation.indicator} ${observation.observedOn}`;
  const add = (reading: Reading): void => {
    const known = byPlace.get(placeOf(reading));
    if (known === undefined) byPlace.set(placeOf(reading), [reading]);
    else known.push(reading);
  };
  for (const { id } of indicatorsOf(strategy)) readings.of(id).forEach(add);
  let recorded = 0;
  for (const observation of observations) {
    const there = byPlace.get(placeOf(observation)) ?? [];
    if (there.some((reading) => sameObservation(reading, observation))) continue;
    recorded += 1;
    const seq = Number.MAX_SAFE_INTEGER - observations.length + recorded;
    add({ ...observation, id: `unsaved ${recorded}`, seq, author, recordedAt: '' });
  }
  return {
    ok: true,
    value: {
      recorded,
      skipped: observations.length - recorded,
      readings: readingsOf([...byPlace.values()].flat()),
    },
  };
}
