/** How a command says no: a sentence on stderr, or `axiswatch.problems/1` on stdout. */

import { type Problem, problemSentence, problemText, type Result } from '../core/model/model.ts';
import type { Alarm } from '../core/scoring/alerts.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import { jsonText } from '../text/output.ts';
import type { ProblemsJson, WouldJson } from '../views/done-document.ts';
import type { ExitCode, Io } from './io.ts';
import { isSwitchGiven, type Options } from './options.ts';

/** Why a command ends without doing what it was asked. */
export interface Refusal {
  /** Left out: 1. */
  readonly exitCode?: Exclude<ExitCode, Alarm> | undefined;
  readonly problems: readonly Problem[];
  /** What was refused, when there is more than one problem: "readings.csv: nothing was stored". */
  readonly what?: string | undefined;
  /** So many of the problems are told in words, ≥ 1; undefined: all. A document has them all. */
  readonly most?: number | undefined;
  /** What a document says beside the problems: what would have been done without them; undefined: nothing. */
  readonly would?: WouldJson | undefined;
}

/** A value, or why there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** A refusal with one problem. */
export function refusalOutcome(
  exitCode: NonNullable<Refusal['exitCode']>,
  message: string,
  path = '',
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { exitCode, problems: [{ path, message }] } };
}

/** What the option `--name` was parsed to, or the refusal of a wrong command line, with the first problem behind that name. */
export function outcomeOfOption<T>(name: string, parsed: Result<T>): Outcome<T> {
  return parsed.ok ? parsed : refusalOutcome(2, `--${name}: ${parsed.problems[0]?.message ?? ''}`);
}

/** Refuses `--readonly` for a command that writes outside the journal; `to` ends "leave it out to". */
export function checkNoReadonlyOption(options: Options, to: string): Outcome<undefined> {
  return isSwitchGiven(options, 'readonly')
    ? refusalOutcome(2, `--readonly writes nothing; leave it out to ${to}`)
    : { ok: true, value: undefined };
}

/** Tells the user, on stdout as JSON when that was asked for, and gives the exit code. */
export function printRefusal(
  io: Io,
  { exitCode = 1, problems, what, most = problems.length, would }: Refusal,
): ExitCode {
  if (io.json) {
    const brief = problems.map(({ named: _, mend, ...problem }) => ({
      ...problem,
      message: briefly(problemText({ ...problem, mend })),
    }));
    io.out(
      jsonText({
        schema: 'axiswatch.problems/1',
        problems: brief,
        would,
      } satisfies ProblemsJson),
    );
    return exitCode;
  }
  const [first] = problems;
  if (problems.length === 1 && first !== undefined) {
    const whole = what === undefined ? [] : [what];
    printComplaint(io, [...whole, problemSentence(first)].join('; '));
    return exitCode;
  }
  printComplaint(io, `${what ?? 'refused'}; ${problems.length} problems:`);
  const shown = problems.slice(0, most);
  io.err(
    shown
      .map((problem) => `  ${terminalSafeOneLine(briefly(problemSentence(problem)))}\n`)
      .join(''),
  );
  if (shown.length < problems.length)
    io.err(`  and ${problems.length - shown.length} more; --json lists them\n`);
  return exitCode;
}

/** Prints one sentence on stderr, behind the program's name. */
export function printComplaint(io: Io, text: string): void {
  const sentence = terminalSafeOneLine(briefly(text));
  if (io.tell === undefined) io.err(`axiswatch: ${sentence}\n`);
  else io.tell(sentence);
}

/** The longest sentence that is said whole, and what of a longer one is said before and after what is left out, in characters. */
const [LONGEST, BEGINNING, END] = [2_000, 1_000, 500];

/** A sentence that repeats something very long without the middle: what is wrong stands before, what to do after. */
function briefly(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, BEGINNING)} … ${text.slice(-END)}`;
}

/** One sentence on stderr about what was done, unless `--quiet`. */
export function printRemark(io: Io, text: string): void {
  if (!io.quiet) printComplaint(io, text);
}

/** What takes back so many things, from 0, that were recorded together; '' for none. */
export function takeBackHintText(io: Io, recorded: number): string {
  const undo = io.tell === undefined ? '"axiswatch undo"' : 'Undo';
  return recorded === 0 ? '' : ` ${undo} takes ${recorded === 1 ? 'it' : 'them'} back.`;
}
