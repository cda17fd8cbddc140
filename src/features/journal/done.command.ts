/** How a command says what it has done: on stdout, or as a remark; with `--json` as `axiswatch.done/1` on stdout. */

import type { World } from '../../cli/io.ts';
import { remark } from '../../cli/refusal.ts';
import { jsonText } from '../../text/output.ts';
import { type Done, doneJson } from './done-json.ts';

/** On stdout unless `--quiet`: this text, or the sentence alone. */
export function tellDone(world: World, done: Done, text = `${done.says}\n`): void {
  if (world.json) world.out(jsonText(doneJson(done)));
  else if (!world.quiet) world.out(text);
}

/** On stderr unless `--quiet`. */
export function remarkDone(world: World, done: Done): void {
  if (world.json) world.out(jsonText(doneJson(done)));
  else remark(world, done.says);
}
