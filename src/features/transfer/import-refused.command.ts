/** Why a file of readings is refused: what may have been meant, rows that contradict another, values far beyond the goalposts. */

import { askYesOrNo, IF_MEANT } from '../../cli/confirm.ts';
import type { Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import { printComplaint } from '../../cli/refusal.ts';
import {
  type Observation,
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  type Strategy,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import type { ImportFormat } from '../../store/files/import-formats.ts';
import type { Mapping } from '../../store/files/json-rows.ts';
import type { Contradiction, FileRow, FirstRows } from '../../store/journal/store-types.ts';
import { valueFarBeyondGoalpostsText } from '../record/slip-check.ts';

/** So many problems of a file are told in words; a document has them all. */
export const MOST_PROBLEMS = 10;

/** How a file is read: as what, and which of its columns are which of ours. */
export interface HowToRead {
  readonly format: ImportFormat;
  /** Neither an option nor the name of the file says the format. */
  readonly isGuessed: boolean;
  readonly mapping: Mapping;
  /** Values far beyond the goalposts are meant. */
  readonly isMeant: boolean;
}

/** Problems as they are, but the first that are of an indicator that is not known name the nearest. */
export async function problemsWithNearestNames(
  problems: readonly Problem[],
  strategy: Strategy,
): Promise<readonly Problem[]> {
  return Promise.all(
    problems.map(async (problem, at) => {
      const { named } = problem;
      return named === undefined || at >= MOST_PROBLEMS
        ? problem
        : { ...problem, message: await unknownIndicatorText(strategy, named) };
    }),
  );
}

/** What may have been meant by a file with a problem of a kind; '' where there is nothing to suspect. */
const HINTS: Readonly<Record<ProblemCode, (mapping: Mapping) => string>> = {
  'unknown-column': () => ' (--map says which column is which: --map observed_on=DATE,value=VALUE)',
  'decimal-comma': ({ decimalComma }) =>
    decimalComma === true ? '' : ' (--decimal-comma reads 1,5 as 1.5)',
  'unknown-indicator': () => '',
};

/** What may have been meant, in half a sentence; '' where there is nothing to suspect. `read`: how many rows were readings, from 0. */
export function importMistakeHintText(
  { isGuessed, mapping }: HowToRead,
  problems: readonly Problem[],
  read: number,
): string {
  const codes = new Set(problems.map(({ code }) => code));
  const hints = PROBLEM_CODES.filter((code) => codes.has(code)).map((code) => HINTS[code](mapping));
  const hint = hints.find((text) => text !== '');
  if (hint !== undefined) return hint;
  return isGuessed && read === 0 ? ' (read as CSV; --format says otherwise)' : '';
}

/** A problem for each of the first rows that contradict an earlier one, with both lines, and one that counts the others. */
export function contradictingRowProblems(
  strategy: Strategy,
  { rows, more }: FirstRows<Contradiction>,
): readonly Problem[] {
  const problems = rows.map(({ observation, place, first }) => {
    const { indicator: id, observedOn, value } = observation;
    const indicator = findIndicatorByIdOrCode(strategy, id);
    const name = indicator === undefined ? id : nodeCodeOf(indicator);
    const message = `${name} is ${value} on ${observedOn}, and ${first.value} in ${first.place}; leave one of the two out`;
    return { path: place, message };
  });
  return [...problems, ...counted(more, 'rows that contradict another')];
}

/** A problem for each of the first rows far beyond the goalposts, and one that counts the others. */
export function farBeyondGoalpostsRowProblems(
  strategy: Strategy,
  { rows, more }: FirstRows<FileRow<Observation>>,
): readonly Problem[] {
  const problems = rows.map((row) => ({
    path: `${row.place}, value`,
    message: `${farText(strategy, row)}; ${IF_MEANT}`,
  }));
  return [...problems, ...counted(more, 'values far beyond the goalposts')];
}

/** Whether a person who is shown the rows far beyond the goalposts says that they are meant. */
export async function askWhetherFarValuesAreMeant(
  io: Io,
  strategy: Strategy,
  { rows, more }: FirstRows<FileRow<Observation>>,
  signal: AbortSignal,
): Promise<boolean> {
  const all = rows.length + more;
  printComplaint(io, `${countWithNoun(all, 'value lies', 'values lie')} far beyond the goalposts:`);
  for (const row of rows.slice(0, MOST_PROBLEMS))
    io.err(`  ${row.place}: ${farText(strategy, row)}\n`);
  if (all > MOST_PROBLEMS) io.err(`  and ${all - MOST_PROBLEMS} more\n`);
  return askYesOrNo(io, all === 1 ? 'Is it meant?' : 'Are they meant?', signal);
}

function farText(
  strategy: Strategy,
  { observation: { indicator: id, value } }: FileRow<Observation>,
): string {
  const indicator = findIndicatorByIdOrCode(strategy, id);
  const far = indicator === undefined ? undefined : valueFarBeyondGoalpostsText(indicator, value);
  return far ?? `${value} lies far beyond the goalposts`;
}

/** A problem that counts the rows that have none of their own, `more`, ≥ 0; nothing where there are none. */
function counted(more: number, what: string): readonly Problem[] {
  return more === 0 ? [] : [{ path: '', message: `and ${more} more ${what}` }];
}
