/** `axiswatch event import` and `event export`: events as files. */
import { count } from '../app/format.ts';
import type { Written } from '../domain/journal-port.ts';
import type { Problem } from '../domain/model.ts';
import { eventLines } from '../report/events.ts';
import { textOf } from '../report/lines.ts';
import { readEvents, writeEvents } from '../store/csv.ts';
import { IMPORT_FORMATS, readJsonEvents } from '../store/foreign.ts';
import { tellDone } from './done.ts';
import { readInputFile, writeOutputFile } from './files.ts';
import { formatOf } from './one-of.ts';
import { flagOption, globalOptions, type Options, textOption } from './options.ts';
import { refusal, remark, tell, undoingText } from './refusal.ts';
import { openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** So many of a list are told in words. */
const MOST = 10;

/**
 * Takes in an events file, whole or not at all. A person is shown what it would add, and asked; with `--dry-run` that is
 * all.
 */
export async function importEvents(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const format = await formatOf(IMPORT_FORMATS, textOption(options, 'format'), path);
  if (!format.ok) return tell(world, format.refusal);
  const bytes = await readInputFile(world, path);
  if (!bytes.ok) return tell(world, bytes.refusal);
  const dryRun = flagOption(options, 'dryRun');
  const opened = await openSession(world, globalOptions(options), {
    writes: 'the file says which day each event is of',
    untouched: dryRun,
  });
  if (!opened.ok) return tell(world, opened.refusal);
  const { strategy, store, today } = opened.value;
  try {
    const kind = format.value ?? 'csv';
    const parsed =
      kind === 'csv'
        ? await readEvents(bytes.value, strategy, today)
        : await readJsonEvents(bytes.value, kind, strategy, today);
    const asks = !dryRun && store.readOnly === undefined && !world.json && world.asks();
    if (dryRun || asks) {
      const known = new Set(store.events().map(({ id }) => id));
      const tried = parsed.ok ? await store.tryEvents(parsed.value) : parsed;
      if (!tried.ok) return refusedFile(world, path, tried.problems);
      const events = tried.value.seen.filter(({ id }) => !known.has(id));
      const shown = events.slice(0, MOST);
      sayWritten({ ...world, quiet: false }, path, tried.value, [
        ...(shown.length === 0 ? [] : ['', ...eventLines(strategy, shown, world.terminal())]),
        ...(shown.length === events.length ? [] : [`and ${events.length - shown.length} more`]),
      ]);
      if (dryRun || tried.value.recorded === 0) return 0;
      if (!/^y(es)?$/i.test(await world.ask('Record them? [y/N] ')))
        return tell(world, refusal(1, 'nothing was stored').refusal);
    }
    const written = parsed.ok ? store.recordEvents(parsed.value) : parsed;
    if (!written.ok) return refusedFile(world, path, written.problems);
    sayWritten(world, path, written.value);
    return 0;
  } finally {
    store.close();
  }
}

function refusedFile(world: World, path: string, problems: readonly Problem[]): ExitCode {
  const what = `${path === '-' ? 'the input' : path} was refused and nothing was stored`;
  return tell(world, { exitCode: 1, what, problems, most: MOST });
}

/** What was recorded, or with the lines of a trial what would be. */
function sayWritten(
  world: World,
  path: string,
  { recorded, skipped }: Written,
  trial?: readonly string[],
): void {
  const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
  const counted = `${count(recorded, 'event')}${known}.`;
  const says =
    trial === undefined
      ? `Recorded: ${counted}${undoingText(recorded)}`
      : `Would record: ${counted}`;
  const written = trial === undefined && recorded > 0;
  tellDone(
    world,
    { did: 'event import', says, written, recorded, skipped, path },
    textOf([says, ...(trial ?? [])]),
  );
}

/** Writes the events that stand up to the day looked at, oldest first. */
export async function exportEvents(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal);
  const { store, asOf } = opened.value;
  try {
    const events = store.events().filter(({ day }) => day <= asOf);
    const text = await writeEvents(events, opened.value.settings.handling?.trim());
    if (path === '-') {
      world.out(text);
      return 0;
    }
    const written = writeOutputFile(path, text, flagOption(options, 'force'));
    if (!written.ok) return tell(world, written.refusal);
    remark(world, `${count(events.length, 'event')} written to ${path}`);
    return 0;
  } finally {
    store.close();
  }
}
