/** `axiswatch status`: the board in words, on one line, or as JSON. */
import { alarmOf } from '../domain/alarm.ts';
import { boardOf } from '../domain/board.ts';
import { jsonText, textOf } from '../report/lines.ts';
import { statusJson } from '../report/status-json.ts';
import { statusLine, statusLines } from '../report/status-text.ts';
import { flagOption, globalOptions, type Options, textOption } from './options.ts';
import { refusal, tell } from './refusal.ts';
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
  const template = textOption(options, 'format');
  if (template !== undefined) {
    const { filledIn, STATUS_FIELDS } = await import('../app/status-fields.ts');
    const filled = filledIn(board, hash, template);
    if (!filled.ok) {
      store.close();
      const words = filled.unknown.map((word) => `{${word}}`).join(', ');
      const message = `--format: ${words} is not known; use ${STATUS_FIELDS.join(', ')}, an id or a code`;
      return tell(world, refusal(2, message).refusal, json);
    }
    world.out(textOf([filled.text]));
  } else if (json) world.out(jsonText(statusJson(board, hash)));
  else if (flagOption(options, 'short')) world.out(textOf([statusLine(board, notes)]));
  else world.out(textOf(statusLines(board, notes)));
  store.close();
  return flagOption(options, 'exitCode') ? alarmOf(board) : 0;
}

function readOnlyNotice(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence];
}
