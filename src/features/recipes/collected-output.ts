/** What collecting brought, as text and as `axiswatch.collected/1`. */

import type { WrittenProposals } from '../../core/journal/journal-port.ts';
import { isProposedReading } from '../../core/journal/proposal.ts';
import {
  type Day,
  type Observation,
  type Problem,
  problemSentence,
  type Strategy,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import type { Skipped } from '../../core/recipes/read-rows.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { labelledParagraphTexts, valueOrNull } from '../../text/output.ts';
import { leftOutProposalsText } from '../../views/proposals.ts';
import {
  farBeyondGoalpostsTexts,
  indicatorNameAndUnitText,
  problemJson,
  skippedRecipeRowsByReasonTexts,
  skippedRowsJson,
} from './recipe-output.ts';
import type { CollectedJson, CollectedRowJson } from './recipes-document.ts';

/** What came of one recipe; `made` undefined: it failed, or nothing is new. */
export interface CollectedRow {
  readonly id: string;
  readonly made:
    | { readonly observations: readonly Observation[]; readonly skipped: readonly Skipped[] }
    | undefined;
  readonly problems: readonly Problem[];
  /** Newer files that it could not read, where it read an older one. */
  readonly passed: readonly Problem[];
}

/** What the lines say besides. */
export interface ToldOfCollecting {
  /** When it is to be collected next; '' where nothing is said of that. */
  readonly when: string;
  readonly strategy: Strategy;
  /** How it is taken back; '' where there is nothing. */
  readonly undo: string;
  /** How the inbox is opened, after a sentence; '' where that is said elsewhere. */
  readonly opens: string;
  /** Cells of a line, ≥ 1. */
  readonly cells: number;
}

/** The document of a collecting: of each recipe what came of it, and of each proposal what it says. */
export function collectedRecipesJson(
  rows: readonly CollectedRow[],
  proposals: WrittenProposals,
  next: Day | undefined,
  asOf: Day,
): CollectedJson {
  return {
    schema: 'axiswatch.collected/1',
    asOf,
    recipes: rows.map((row) => rowJson(row, newIn(row, proposals))),
    proposed: proposals.recorded,
    leftOut: proposals.skipped,
    nextDue: valueOrNull(next),
  };
}

/** How many readings of a recipe wait now that did not before, ≥ 0. */
function newIn({ made }: CollectedRow, { rows }: WrittenProposals): number {
  const written = new Set(rows.map((each) => (isProposedReading(each) ? each.observation : each)));
  return made?.observations.filter((observation) => written.has(observation)).length ?? 0;
}

/** What came of a recipe, for the document; `proposed` of its readings, ≥ 0, wait now that did not before. */
function rowJson({ id, made, problems, passed }: CollectedRow, proposed: number): CollectedRowJson {
  return {
    id,
    state: problems.length > 0 ? 'failed' : made === undefined ? 'same' : 'read',
    readings: made?.observations.length ?? 0,
    proposed,
    skipped: skippedRowsJson(made?.skipped ?? []),
    problems: problems.map(problemJson),
    passedOver: passed.map(problemJson),
  };
}

/** When any recipe is due next, in words; `next` undefined: none is on, or none that can be read, with `broken` for the id of one. */
export function anyRecipeNextDueText(
  next: Day | undefined,
  today: Day,
  broken: string | undefined,
): string {
  if (next === undefined)
    return broken === undefined
      ? 'no recipe is on; "axiswatch recipe list" shows those there are'
      : `no recipe that is on can be read; "axiswatch recipe check ${broken}" says why`;
  return next <= today ? 'what failed is due still' : `the next is due on ${dayText(next)}`;
}

/** When the one recipe that was collected is due next, in words, of a file also that a new one is read at once; '' where it is off or due still. */
export function recipeNextDueText(next: Day | undefined, today: Day, isFile: boolean): string {
  if (next === undefined || next <= today) return '';
  const sooner = isFile ? ', sooner where a new file lies there' : '';
  return `this recipe is due on ${dayText(next)}${sooner}`;
}

/** A line for each recipe, with what was skipped and why; then what waits in the inbox. */
export function collectedRecipesTexts(
  rows: readonly CollectedRow[],
  proposals: WrittenProposals,
  { when, strategy, undo, opens, cells }: ToldOfCollecting,
): readonly string[] {
  if (rows.length === 0) return labelledParagraphTexts('', `Nothing is due; ${when}.`, cells);
  return [
    ...rows.flatMap((row) => collectedLines(row, newIn(row, proposals), strategy, cells)),
    '',
    ...labelledParagraphTexts(
      '',
      `${proposedRowsText(proposals, opens)}${undo}${when === '' ? '' : ` Then: ${when}.`}`,
      cells,
    ),
  ];
}

/** What came of a recipe, in lines of at most `cells` cells; `proposed` of its readings, ≥ 0, wait now that did not before. */
function collectedLines(
  { id, made, problems, passed }: CollectedRow,
  proposed: number,
  strategy: Strategy,
  cells: number,
): readonly string[] {
  const [problem] = problems;
  if (problem !== undefined) {
    const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
    const said = `failed: ${problemSentence(problem)}${more}`;
    return labelledParagraphTexts(`${id}: `, terminalSafeOneLine(said), cells);
  }
  const over = passed.flatMap((each) =>
    labelledParagraphTexts(
      '  ',
      terminalSafeOneLine(`passed over ${problemSentence(each)}`),
      cells,
    ),
  );
  if (made === undefined) return [`${id}: nothing new`, ...over];
  const indicator = findIndicatorByIdOrCode(strategy, made.observations[0]?.indicator ?? '');
  const of = indicator === undefined ? '' : ` of ${indicatorNameAndUnitText(indicator)}`;
  const count = countWithNoun(made.observations.length, 'reading');
  const fresh =
    proposed === made.observations.length ? '' : `; ${proposed === 0 ? 'none' : proposed} new`;
  return [
    ...labelledParagraphTexts(`${id}: `, terminalSafeOneLine(`${count}${of}${fresh}`), cells),
    ...over,
    ...farBeyondGoalpostsTexts(made.observations, strategy, cells),
    ...skippedRecipeRowsByReasonTexts(made.skipped, cells),
  ];
}

/** What came into the inbox, and what was left out and why. */
function proposedRowsText({ recorded, skipped }: WrittenProposals, opens: string): string {
  const wait =
    recorded === 0 ? 'Nothing new waits.' : `None is scored before you accept it${opens}.`;
  return `Proposed: ${countWithNoun(recorded, 'reading')}${leftOutProposalsText(skipped)}. ${wait}`;
}
