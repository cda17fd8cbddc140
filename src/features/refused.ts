/** What was refused, told. */
import { problemText, type Refusal } from '../model/problem.ts';
import { jsonText } from '../page/json.ts';
import { safeText } from '../page/line.ts';
import type { Options } from './options.ts';
import { print, printError } from './print.ts';

/** With `--json` as `axiswatch.problems/3`; gives the exit status. */
export function printRefusal({ problems, exit }: Refusal, { json }: Options): number {
  if (json === true) print(jsonText({ schema: 'axiswatch.problems/3', problems }));
  else for (const problem of problems) printError(safeText(problemText(problem)));
  return exit;
}
