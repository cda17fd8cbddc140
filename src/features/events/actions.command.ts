/** `axiswatch actions`: what our side promised, delivered and left alone. */

import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { tell } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { boardOf } from '../../core/scoring/board.ts';
import { jsonText, textOf } from '../../text/output.ts';
import { actionsView } from './actions-view.ts';
import { actionLines, actionsJson } from './event-output.ts';

/** Prints the acts of our side up to the day looked at. */
export async function actions(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal, json);
  const { strategy, store, asOf } = opened.value;
  try {
    const view = actionsView(boardOf(strategy, store.readings(), asOf), store.events());
    world.out(
      json
        ? jsonText(actionsJson(view, asOf))
        : textOf(actionLines(strategy, view, asOf, world.columns())),
    );
    return 0;
  } finally {
    store.close();
  }
}
