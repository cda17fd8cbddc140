/** `axiswatch import`: a file of readings, taken in whole or refused whole. */
import { changeView } from '../app/change-view.ts';
import { count } from '../app/format.ts';
import { boardOf } from '../domain/board.ts';
import type { Observation, Problem, Reading, Readings, Result, Strategy } from '../domain/model.ts';
import { readingsOf } from '../domain/readings.ts';
import { indicatorsOf } from '../domain/tree.ts';
import { changeLines } from '../report/change-text.ts';
import { hanging, textOf } from '../report/lines.ts';
import { readReadings } from '../store/csv.ts';
import { sameObservation } from '../store/rows.ts';
import { readInputFile } from './files.ts';
import { flagOption, globalOptions, type Options, textOption } from './options.ts';
import { type Outcome, refusal, tell } from './refusal.ts';
import { openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Takes in a readings file, or with `--dry-run` only says what it would add. */
export async function importReadings(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const dryRun = flagOption(options, 'dryRun');
  const mapping = await mappingOf(options, path);
  if (!mapping.ok) return tell(world, mapping.refusal);
  const read = await readInputFile(world, path);
  if (!read.ok) return tell(world, read.refusal);
  const bytes = await mapping.value.turn(read.value);
  if (!bytes.ok) {
    const what = `${path === '-' ? 'the input' : path} was refused and nothing was stored`;
    return tell(world, { exitCode: 1, what, problems: bytes.problems });
  }
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
      return tell(world, { exitCode: 1, what, problems: parsed.problems.map(mapping.value.place) });
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

interface Turn {
  readonly turn: (bytes: Uint8Array) => Promise<Result<Uint8Array>>;
  /** A problem as the file's own rows are counted: below the head of a CSV file, from the first in others. */
  readonly place: (problem: Problem) => Problem;
}

/** How the file becomes a readings file: as it is, or by `--map`, `--set` and `--format`. */
async function mappingOf(options: Options, path: string): Promise<Outcome<Turn>> {
  const { asReadings, IMPORT_FORMATS, pairsOf } = await import('../store/foreign.ts');
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  const typed = textOption(options, 'format');
  const format = IMPORT_FORMATS.find((each) => each === (typed ?? ending));
  if (typed !== undefined && format === undefined) {
    return refusal(2, `--format: "${typed}" is not known; use ${IMPORT_FORMATS.join(', ')}`);
  }
  const [map, set] = [textOption(options, 'map'), textOption(options, 'set')];
  const none = { ok: true, value: new Map<string, string>() } as const;
  const from = map === undefined ? none : pairsOf(map, '--map');
  const fixed = set === undefined ? none : pairsOf(set, '--set');
  for (const pairs of [from, fixed]) {
    if (!pairs.ok) return { ok: false, refusal: { exitCode: 2, problems: pairs.problems } };
  }
  if (!from.ok || !fixed.ok) return refusal(2, '--map and --set take pairs');
  const mapping = { from: from.value, fixed: fixed.value };
  const turn: Turn['turn'] = (bytes) => asReadings(bytes, format ?? 'csv', mapping);
  return { ok: true, value: { turn, place: placeIn(format ?? 'csv') } };
}

function placeIn(format: 'csv' | 'json' | 'jsonl'): Turn['place'] {
  if (format === 'csv') return (problem) => problem;
  const word = format === 'json' ? 'row' : 'line';
  return ({ path, message }) => ({
    path: path.replace(/^line (\d+)/, (_, line: string) => `${word} ${Number(line) - 1}`),
    message,
  });
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
