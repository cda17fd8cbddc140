/** How a command says what it has done: on stdout, or as a remark; with `--json` as `axiswatch.done/1` on stdout. */
import { type Done, doneJson } from '../report/done-json.ts';
import { jsonText } from '../report/lines.ts';
import { remark } from './refusal.ts';
import type { World } from './world.ts';

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
