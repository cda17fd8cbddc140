/** What collecting brought, as text and as `axiswatch.collected/1`. */
import type { WrittenProposals } from '../../core/journal/journal-port.ts';
import type { Day, Observation, Problem, Strategy } from '../../core/model/model.ts';
import { findIndicator } from '../../core/model/tree.ts';
import type { Skipped } from '../../core/recipes/read-rows.ts';
import { countWithNoun, dayText, terminalSafeOneLine } from '../../text/format.ts';
import { hangingIndentLines, valueOrNull } from '../../text/output.ts';
import {
  calledText,
  farBeyondLines,
  problemJson,
  skippedJson,
  skippedLines,
} from './recipe-output.ts';
import type { CollectedJson, CollectedRowJson } from './recipes-document.ts';

/** What came of one recipe; `made` undefined: it failed, or nothing is new. */
export interface CollectedRow {
  readonly id: string;
  readonly made:
    | { readonly observations: readonly Observation[]; readonly skipped: readonly Skipped[] }
    | undefined;
  readonly problems: readonly Problem[];
}

export function collectedJson(
  rows: readonly CollectedRow[],
  { recorded, skipped: leftOut }: WrittenProposals,
  next: Day | undefined,
  asOf: Day,
): CollectedJson {
  return {
    schema: 'axiswatch.collected/1',
    asOf,
    recipes: rows.map(rowJson),
    proposed: recorded,
    leftOut,
    nextDue: valueOrNull(next),
  };
}

function rowJson({ id, made, problems }: CollectedRow): CollectedRowJson {
  return {
    id,
    state: problems.length > 0 ? 'failed' : made === undefined ? 'same' : 'read',
    readings: made?.observations.length ?? 0,
    skipped: skippedJson(made?.skipped ?? []),
    problems: problems.map(problemJson),
  };
}

/** A line for each recipe, with what was skipped and why; then what waits in the inbox. */
export function collectedLines(
  rows: readonly CollectedRow[],
  proposals: WrittenProposals,
  next: Day | undefined,
  today: Day,
  strategy: Strategy,
  undo: string,
  cells: number,
): readonly string[] {
  const when =
    next === undefined
      ? 'no recipe is on; "axiswatch recipe list" shows those there are'
      : next <= today
        ? 'what failed is due still'
        : `the next is due on ${dayText(next)}`;
  if (rows.length === 0) return hangingIndentLines('', `Nothing is due; ${when}.`, cells);
  return [
    ...rows.flatMap((row) => rowLines(row, strategy, cells)),
    '',
    ...hangingIndentLines('', `${proposedText(proposals)}${undo} Then: ${when}.`, cells),
  ];
}

function rowLines(
  { id, made, problems }: CollectedRow,
  strategy: Strategy,
  cells: number,
): readonly string[] {
  const [problem] = problems;
  if (problem !== undefined) {
    const { path, message, where = path } = problem;
    const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
    const said = where === '' ? message : `${where} ${message}`;
    return hangingIndentLines(`${id}: `, terminalSafeOneLine(`failed: ${said}${more}`), cells);
  }
  if (made === undefined) return [`${id}: nothing new`];
  const indicator = findIndicator(strategy, made.observations[0]?.indicator ?? '');
  const of = indicator === undefined ? '' : ` of ${calledText(indicator)}`;
  const count = countWithNoun(made.observations.length, 'reading');
  return [
    ...hangingIndentLines(`${id}: `, terminalSafeOneLine(`${count}${of}`), cells),
    ...farBeyondLines(made.observations, strategy, cells),
    ...skippedLines(made.skipped, cells),
  ];
}

/** What came into the inbox, and what was left out and why. */
function proposedText({
  recorded,
  skipped: { open, refused, standing },
}: WrittenProposals): string {
  const left = [
    ...(open === 0 ? [] : [`${open} in the inbox already`]),
    ...(standing === 0 ? [] : [`${standing} recorded already`]),
    ...(refused === 0 ? [] : [`${refused} refused before`]),
  ];
  const out = left.length === 0 ? '' : `; left out: ${left.join(', ')}`;
  const wait =
    recorded === 0
      ? 'Nothing new waits.'
      : 'None is scored before you accept it: "axiswatch inbox".';
  return `Proposed: ${countWithNoun(recorded, 'reading')}${out}. ${wait}`;
}
