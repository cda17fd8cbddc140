/** What `undo` and `redo` share: the newest action goes or comes back, and the board says what became of it. */

import type { ExitCode, World } from '../../cli/io.ts';
import { globalOptions, type Options } from '../../cli/options.ts';
import { tell } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import type { TakeBackKind } from '../../core/journal/journal.ts';
import { boardOf } from '../../core/scoring/board.ts';
import { changeView } from '../../text/change.ts';
import { oneLine } from '../../text/format.ts';
import { hanging, textOf } from '../../text/output.ts';
import { scoredByLine } from '../../text/scored-by.ts';
import { changeLines } from '../explain/change-text.ts';
import { tellDone } from './done.command.ts';

const SAID: Readonly<Record<TakeBackKind, readonly [word: string, back: string]>> = {
  undo: ['Undone', '"axiswatch redo" brings it back'],
  redo: ['Redone', '"axiswatch undo" takes it back'],
};

/** Undoes or redoes one action of this author. */
export async function takeBack(
  world: World,
  options: Options,
  kind: TakeBackKind,
): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options), {
    writes: `leave it out to ${kind} what was recorded last`,
  });
  if (!opened.ok) return tell(world, opened.refusal);
  const { strategy, strategyHash, store, today } = opened.value;
  try {
    const before = boardOf(strategy, store.readings(), today);
    const done = store[kind]();
    if (!done.ok) return tell(world, { exitCode: 1, problems: done.problems });
    const after = boardOf(strategy, store.readings(), today);
    const changed = [...after.card.indicators.values()].flatMap(({ node, reading }) =>
      before.card.indicators.get(node.id)?.reading?.id === reading?.id ? [] : [node.id],
    );
    const [word, back] = SAID[kind];
    const sentence = oneLine(`${word}: ${done.value.summary}; ${back}.`);
    const view = changeView(before, after, changed);
    tellDone(
      world,
      { did: kind, says: sentence, written: true, boards: [before, after, strategyHash] },
      textOf([
        ...hanging('', sentence, world.columns()),
        '',
        ...changeLines(view, world.columns(), world.terminal()),
        scoredByLine(strategy, strategyHash),
      ]),
    );
    return 0;
  } finally {
    store.close();
  }
}
