/** What an import would do and has done: the person is shown it before anything is written. */

import type { Result } from '../core/model/model.ts';
import { type Board, boardOf } from '../core/scoring/board.ts';
import { changeLines } from '../report/change-text.ts';
import type { Would } from '../report/done-json.ts';
import { hanging, textOf } from '../report/lines.ts';
import { scoredByLine } from '../report/scored-by.ts';
import type { WrittenAside } from '../store/journal/store.ts';
import { changeView } from '../text/change.ts';
import { agrees, asksFirst } from './asking.ts';
import { tellDone } from './done.ts';
import { exampleLines, recordedText } from './import-words.ts';
import type { Progress } from './progress.ts';
import { refusal, tell, undoingText } from './refusal.ts';
import type { CommandSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** A file whose readings were set aside. */
export interface Aside {
  readonly path: string;
  readonly rows: number;
  /** Other rows of the file, for which all of it is refused; left out: none. */
  readonly refused?: number | undefined;
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
export async function recordAfterAsking(
  world: World,
  session: CommandSession,
  aside: Aside,
  progress: Progress,
  dryRun: boolean,
  { signal, disarm }: Ending,
): Promise<ExitCode> {
  const before = boardNow(session);
  const asks = asksFirst(world, session, dryRun);
  if (dryRun || asks) {
    const tried = await tryAside(session, aside, progress, signal);
    if (!tried.ok) return tell(world, { exitCode: 1, problems: tried.problems });
    sayTried(world, session, aside, before, tried.value);
    if (dryRun || tried.value.recorded === 0) return 0;
    if (!(await agrees(world, 'Record them?', signal))) {
      return tell(world, refusal(1, 'nothing was stored').refusal);
    }
  }
  const written = await session.store.recordAside(pausing('recording', aside, progress, signal));
  disarm();
  if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
  progress.end();
  const says = `Recorded: ${recordedText(written.value)}.${undoingText(written.value.recorded)}`;
  say(world, session, aside, {
    ...written.value,
    says,
    before,
    seen: asks ? undefined : boardNow(session),
  });
  return 0;
}

/** Says what the sound rows of a file that is refused would do, or gives it for the document that lists the others. */
export async function trySound(
  world: World,
  session: CommandSession,
  aside: Aside,
  progress: Progress,
  { signal }: Ending,
): Promise<Would | undefined> {
  const before = boardNow(session);
  const tried = await tryAside(session, aside, progress, signal);
  if (!tried.ok) return undefined;
  if (!world.json) sayTried(world, session, aside, before, tried.value);
  const { recorded, skipped, replaced, examples: readings } = tried.value;
  return { recorded, skipped, replaced, refused: aside.refused ?? 0, readings };
}

type Tried = WrittenAside & { readonly seen: Board };

async function tryAside(
  session: CommandSession,
  aside: Aside,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<Tried>> {
  const tried = await session.store.tryAside(
    () => boardNow(session),
    pausing('checking', aside, progress, signal),
  );
  progress.end();
  return tried;
}

function boardNow({ strategy, store, today }: CommandSession): Board {
  return boardOf(strategy, store.readings(), today);
}

function pausing(verb: string, { rows }: Aside, progress: Progress, signal: AbortSignal) {
  return async (done: number): Promise<void> => {
    progress.say(verb, done, done / rows);
    // A signal is only seen between two turns of the loop.
    await new Promise(setImmediate);
    signal.throwIfAborted();
  };
}

function sayTried(
  world: World,
  session: CommandSession,
  aside: Aside,
  before: Board,
  tried: Tried,
): void {
  const would = (aside.refused ?? 0) > 0 ? 'Without the rows that are refused it would' : 'Would';
  const says = `${would} record: ${recordedText(tried)}.`;
  say({ ...world, quiet: false }, session, aside, { ...tried, says, before, isTrial: true });
}

/** Tells what was done, or would be; `seen` is the board after it, undefined where it was told before. */
function say(
  world: World,
  session: CommandSession,
  { path }: Aside,
  told: WrittenAside & {
    readonly says: string;
    readonly before: Board;
    readonly seen: Board | undefined;
    readonly isTrial?: boolean;
  },
): void {
  const { says, before, seen, isTrial = false, recorded, skipped, replaced, examples } = told;
  const cells = world.columns();
  const shown = seen !== undefined && recorded > 0;
  const change = shown ? changeLines(changeView(before, seen, []), cells, world.terminal()) : [];
  tellDone(
    world,
    {
      ...{ did: 'import', says, written: !isTrial && recorded > 0, recorded, skipped, replaced },
      ...{
        readings: examples,
        path,
        boards: [before, seen ?? boardNow(session), session.strategyHash],
      },
    },
    textOf([
      ...hanging('', says, cells),
      ...(shown
        ? [
            ...exampleLines(session.strategy, told, cells, isTrial),
            '',
            ...change,
            scoredByLine(session.strategy, session.strategyHash),
          ]
        : []),
    ]),
  );
}
