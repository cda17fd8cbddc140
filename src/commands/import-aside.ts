/** What an import would do and has done: the person is shown it before anything is written. */
import { changeView } from '../app/change-view.ts';
import { count, dayText, oneLine, valueWithUnit } from '../app/format.ts';
import { type Board, boardOf } from '../domain/board.ts';
import type { Strategy } from '../domain/model.ts';
import { codeOf, findIndicator } from '../domain/tree.ts';
import { changeLines } from '../report/change-text.ts';
import { hanging, textOf } from '../report/lines.ts';
import type { Replacement, WrittenAside } from '../store/store.ts';
import type { Progress } from './progress.ts';
import { refusal, tell, tellDone, undoingText } from './refusal.ts';
import type { CommandSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Records what was set aside, after asking where there is somebody to ask; or only says what that would do. */
export async function recordAside(
  world: World,
  session: CommandSession,
  rows: number,
  progress: Progress,
  dryRun: boolean,
): Promise<ExitCode> {
  const { strategy, store, today } = session;
  const look = (): Board => boardOf(strategy, store.readings(), today);
  const before = look();
  const say = (
    verb: string,
    written: WrittenAside,
    after: Board | undefined,
    end: string,
  ): string =>
    textOf([
      ...hanging('', `${verb}: ${countsOf(written)}.${end}`, world.columns()),
      ...(after === undefined || written.recorded === 0
        ? []
        : [
            ...replacedLines(strategy, written, world.columns()),
            '',
            ...changeLines(changeView(before, after, []), world.columns()),
          ]),
    ]);
  const asks = !dryRun && store.readOnly === undefined && world.asks();
  if (dryRun || asks) {
    const tried = store.tryAside(look, (done) => progress.say('checking', done, done / rows));
    if (!tried.ok) return tell(world, { exitCode: 1, problems: tried.problems });
    progress.end();
    world.out(say('Would record', tried.value, tried.value.seen, ''));
    if (dryRun || tried.value.recorded === 0) return 0;
    if (!/^y(es)?$/i.test(await world.ask('Record them? [y/N] '))) {
      return tell(world, refusal(1, 'nothing was stored').refusal);
    }
  }
  const written = store.recordAside((done) => progress.say('recording', done, done / rows));
  if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
  progress.end();
  const undoing = undoingText(written.value.recorded);
  tellDone(world, say('Recorded', written.value, asks ? undefined : look(), undoing));
  return 0;
}

function countsOf({ recorded, skipped, replaced }: WrittenAside): string {
  const known = skipped === 0 ? '' : `; skipped ${skipped} already there`;
  const places = replaced === 0 ? '' : `, ${replaced} of them in the place of another of that day`;
  return `${count(recorded, 'reading')}${places}${known}`;
}

function replacedLines(
  strategy: Strategy,
  { replaced, examples }: WrittenAside,
  cells: number,
): readonly string[] {
  const rest = replaced - examples.length;
  return [
    ...examples.flatMap((each) => hanging('  ', replacedText(strategy, each), cells)),
    ...(rest === 0 ? [] : [`  and ${rest} more`]),
  ];
}

function replacedText(strategy: Strategy, { observation, was }: Replacement): string {
  const { indicator: id, observedOn, value } = observation;
  const indicator = findIndicator(strategy, id);
  if (indicator === undefined) return '';
  const [before, after] = [was, value].map((each) => valueWithUnit(indicator, each));
  const change =
    was === value
      ? `${after} as before, with another source or remark`
      : before === after
        ? `${was} -> ${value}`
        : `${before} -> ${after}`;
  return oneLine(`${codeOf(indicator)} ${dayText(observedOn)}: ${change}`);
}
