/** What was refused, told; and what is asked before something is done. */
import { problemText, type Refusal } from '../model/problem.ts';
import { jsonText } from '../page/json.ts';
import { safeLine, safeText } from '../page/line.ts';
import type { Options } from './context.ts';
import { print, printError } from './print.ts';

/** With `--json` as `axiswatch.problems/3`; gives the exit status. */
export function printRefusal({ problems, exit }: Refusal, { json }: Options): number {
  if (json === true) print(jsonText({ schema: 'axiswatch.problems/3', problems }));
  else for (const problem of problems) printError(safeText(problemText(problem)));
  return exit;
}

/** Whether the answer was yes; no where there is no terminal to ask in. */
export async function confirmed(question: string): Promise<boolean> {
  if (!(process.stdin.isTTY && process.stderr.isTTY)) return false;
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${safeLine(question)}? [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
