/** What an import would do and has done: the person is shown it before anything is written. */
import { changeView } from '../app/change-view.ts';
import { count, dayText, oneLine, valueWithUnit } from '../app/format.ts';
import { type Board, boardOf } from '../domain/board.ts';
import type { Strategy } from '../domain/model.ts';
import { codeOf, findIndicator } from '../domain/tree.ts';
import { changeLines } from '../report/change-text.ts';
import { hanging, textOf } from '../report/lines.ts';
import type { Addition, WrittenAside } from '../store/store.ts';
import { tellDone } from './done.ts';
import type { Progress } from './progress.ts';
import { refusal, tell, undoingText } from './refusal.ts';
import type { CommandSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** A file whose readings were set aside. */
export interface Aside {
  readonly path: string;
  readonly rows: number;
  /** Whether other rows of the file are refused, and so all of it. */
  readonly refused?: boolean | undefined;
}

/** How an import is ended from outside. */
interface Ending {
  readonly signal: AbortSignal;
  /** From here on it is not: what is recorded is recorded. */
  readonly disarm: () => void;
}

/**
 * Records what was set aside, after asking where there is somebody to ask; or only says what that would do. Ended by the
 * signal, with what it says as the error, while nothing is recorded yet.
 */
export async function recordAside(
  world: World,
  session: CommandSession,
  { path, rows, refused = false }: Aside,
  progress: Progress,
  dryRun: boolean,
  { signal, disarm }: Ending,
): Promise<ExitCode> {
  const { strategy, store, today } = session;
  const look = (): Board => boardOf(strategy, store.readings(), today);
  const before = look();
  const cells = world.columns();
  const pausing = (verb: string) => async (done: number) => {
    progress.say(verb, done, done / rows);
    // A signal is only seen between two turns of the loop.
    await new Promise(setImmediate);
    signal.throwIfAborted();
  };
  const say = (written: WrittenAside, after: Board | undefined, tried: boolean): void => {
    const says = tried
      ? `${refused ? 'Without the rows that are refused it would record' : 'Would record'}: ${countsOf(written)}.`
      : `Recorded: ${countsOf(written)}.${undoingText(written.recorded)}`;
    const { recorded, skipped, replaced, examples } = written;
    const shown = after !== undefined && recorded > 0;
    const change = shown ? changeLines(changeView(before, after, []), cells) : [];
    tellDone(
      tried ? { ...world, quiet: false } : world,
      {
        ...{ did: 'import', says, written: !tried && recorded > 0, recorded, skipped, replaced },
        ...{ readings: examples, path, boards: [before, after ?? look()] },
      },
      textOf([
        ...hanging('', says, cells),
        ...(shown ? [...exampleLines(strategy, written, cells, tried), '', ...change] : []),
      ]),
    );
  };
  const asks = !dryRun && store.readOnly === undefined && !world.json && world.asks();
  if (dryRun || asks) {
    const tried = await store.tryAside(look, pausing('checking'));
    if (!tried.ok) return tell(world, { exitCode: 1, problems: tried.problems });
    progress.end();
    say(tried.value, tried.value.seen, true);
    if (dryRun || tried.value.recorded === 0) return 0;
    if (!/^y(es)?$/i.test(await world.ask('Record them? [y/N] ', signal))) {
      return tell(world, refusal(1, 'nothing was stored').refusal);
    }
  }
  const written = await store.recordAside(pausing('recording'));
  disarm();
  if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
  progress.end();
  say(written.value, asks ? undefined : look(), false);
  return 0;
}

function countsOf({ recorded, skipped, replaced }: WrittenAside): string {
  const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
  const those = recorded > replaced ? `${replaced} of them ` : recorded === 1 ? '' : 'all of them ';
  const places = replaced === 0 ? '' : `, ${those}in the place of another of that day`;
  return `${count(recorded, 'reading')}${places}${known}`;
}

/** The first of those that take the place of another, and in a trial of those that are new. */
function exampleLines(
  strategy: Strategy,
  { recorded, replaced, examples }: WrittenAside,
  cells: number,
  tried: boolean,
): readonly string[] {
  const listed = (title: string, of: readonly Addition[], all: number): readonly string[] =>
    of.length === 0
      ? []
      : [
          '',
          title,
          ...of.flatMap((each) => hanging('  ', exampleText(strategy, each), cells)),
          ...(all === of.length ? [] : [`  and ${all - of.length} more`]),
        ];
  const isNew = ({ was }: Addition): boolean => was === undefined;
  return [
    ...(tried ? listed('New', examples.filter(isNew), recorded - replaced) : []),
    ...listed(
      'Changed',
      examples.filter((each) => !isNew(each)),
      replaced,
    ),
  ];
}

function exampleText(strategy: Strategy, { observation, was }: Addition): string {
  const { indicator: id, observedOn, value } = observation;
  const indicator = findIndicator(strategy, id);
  if (indicator === undefined) return '';
  const [before, after] = [was, value].map((each) => valueWithUnit(indicator, each));
  const differs = before === after ? `${was} -> ${value}` : `${before} -> ${after}`;
  const change = was === value ? `${after} as before, with another source or remark` : differs;
  return oneLine(
    `${codeOf(indicator)} ${dayText(observedOn)}: ${was === undefined ? after : change}`,
  );
}
