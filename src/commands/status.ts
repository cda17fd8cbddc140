/** `axiswatch status`: the board in words, on one line, or as JSON. */
import { boardOf } from '../domain/board.ts';
import { jsonText, textOf } from '../report/lines.ts';
import { statusJson } from '../report/status-json.ts';
import { statusLine, statusLines } from '../report/status-text.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { tell } from './refusal.ts';
import { openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Prints where the board stands. */
export async function status(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const session = await openSession(world, globalOptions(options));
  if (!session.ok) return tell(world, session.refusal, json);
  const { strategy, strategyHash: hash, store, asOf, notices } = session.value;
  const board = boardOf(strategy, store.readings(), asOf);
  const notes = {
    hash,
    notices: [...notices, ...readOnlyNotice(store.readOnly), ...store.notices],
  };
  if (json) world.out(jsonText(statusJson(board, hash)));
  else if (flagOption(options, 'short')) world.out(textOf([statusLine(board, notes)]));
  else world.out(textOf(statusLines(board, notes)));
  store.close();
  return 0;
}

function readOnlyNotice(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence];
}
