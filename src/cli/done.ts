/** How a command says what it has done: on stdout, or as a remark; with `--json` as `axiswatch.done/1` on stdout. */

import { jsonText } from '../text/output.ts';
import { type Done, whatCommandDidJson } from '../views/done-json.ts';
import type { Io } from './io.ts';
import { printRemark } from './refusal.ts';

/** Prints what a command did on stdout: with `--json` its document, `--quiet` or not; else `text`, by default the sentence alone, unless `--quiet`. */
export function printWhatWasDoneOnStdout(io: Io, done: Done, text = `${done.says}\n`): void {
  if (io.json) io.out(jsonText(whatCommandDidJson(done)));
  else if (!io.quiet) io.out(text);
}

/** Prints what a command did: with `--json` its document on stdout, `--quiet` or not; else the sentence on stderr, unless `--quiet`. */
export function printWhatWasDone(io: Io, done: Done): void {
  if (io.json) io.out(jsonText(whatCommandDidJson(done)));
  else printRemark(io, done.says);
}
