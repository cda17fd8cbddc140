/** `axiswatch event import` and `event export`: events as files. */
import { count } from '../app/format.ts';
import { readEvents, writeEvents } from '../store/csv.ts';
import { tellDone } from './done.ts';
import { readInputFile, writeOutputFile } from './files.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { remark, tell, undoingText } from './refusal.ts';
import { openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Takes in an events file, whole or not at all. */
export async function importEvents(
  world: World,
  options: Options,
  path: string,
): Promise<ExitCode> {
  const bytes = await readInputFile(world, path);
  if (!bytes.ok) return tell(world, bytes.refusal);
  const opened = await openSession(world, globalOptions(options), {
    writes: 'the file says which day each event is of',
  });
  if (!opened.ok) return tell(world, opened.refusal);
  const { strategy, store, today } = opened.value;
  try {
    const parsed = await readEvents(bytes.value, strategy, today);
    const done = parsed.ok ? store.recordEvents(parsed.value) : parsed;
    if (!done.ok) {
      const what = `${path === '-' ? 'the input' : path} was refused and nothing was stored`;
      return tell(world, { exitCode: 1, what, problems: done.problems });
    }
    const { recorded, skipped } = done.value;
    const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
    const undoing = undoingText(recorded);
    const says = `Recorded: ${count(recorded, 'event')}${known}.${undoing}`;
    const written = recorded > 0;
    tellDone(world, { did: 'event import', says, written, recorded, skipped, path });
    return 0;
  } finally {
    store.close();
  }
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
