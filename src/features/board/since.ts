/** What is new on the board since its reader was here on a day before. */
import {
  explainScoreChange,
  isCountFadingEffect,
  isCoverageEffect,
} from '../../core/analysis/explain.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import { SHIPPED_AUTHOR } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findNodeById } from '../../core/model/tree.ts';
import { newAlertIdsBetweenBoards } from '../../core/scoring/alerts.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreChangeWithInterval } from '../../core/scoring/change-interval.ts';
import { cutTextAtSeparator, textWidth } from '../../text/cells.ts';
import {
  capitalized,
  changesWithinErrorTexts,
  dayText,
  isScoreChangeVisible,
  scoreChangeWithMarginText,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { bandChangeView } from '../../text/gauge-change.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import { whyNothingCanBeWritten } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { isViewOfToday, type State, type Visit } from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import {
  dueRecipeCountsText,
  newFilesOrRecipesDueText,
  waitingProposalsText,
} from '../../views/proposals.ts';
import { assessmentOverdueText } from '../assessments/assessments-in-view.ts';

/**
 * What waits and what is new, a line each: that an assessment is due, `INBOX   14 proposals from 5 sources: I`, and
 * `NEW     since 21 Nov 2026: index +1 ±3 (within error); …`, cut at its end. None on a board of another day; the last
 * not on a first visit, nor where nothing is new. Each has a label of `label` cells, from 0.
 */
export function waitingAndSinceVisitLines(
  state: State,
  cells: number,
  label = 8,
): readonly ViewLine[] {
  const due = assessmentOverdueText(state);
  const visit = visitLine(state, cells, label);
  return [
    ...(due === undefined ? [] : [proseLine(`${'DUE'.padEnd(label)}${due}`)]),
    ...inboxLines(state, label),
    ...(visit === undefined ? [] : [visit]),
  ];
}

/** `INBOX   14 proposals from 5 sources: I; new files: R`, its label in `label` cells, ≥ 0; none while nothing is open or due, and on another day. */
function inboxLines(state: State, label: number): readonly ViewLine[] {
  const { waiting } = state;
  const due = whyNothingCanBeWritten(state) === undefined ? state.due : undefined;
  const open = waiting && waitingProposalsText(waiting);
  const collects =
    due && (open === undefined ? dueRecipeCountsText(due) : newFilesOrRecipesDueText(due));
  const parts = [
    ...(open === undefined ? [] : [`${open}: ${actionKeyName(state, 'inbox.open')}`]),
    ...(collects === undefined ? [] : [`${collects}: ${actionKeyName(state, 'recipes.collect')}`]),
  ];
  return parts.length === 0 || !isViewOfToday(state)
    ? []
    : [proseLine(`${'INBOX'.padEnd(label)}${parts.join('; ')}`)];
}

/** `Nothing new since your last visit, 26 Nov 2026.`; undefined where something is new, on a first visit and on another day. */
export function nothingNewSinceLastVisitSentence(state: State): string | undefined {
  const said = nothingNewOnTodaysBoardText(state);
  return said && `${capitalized(said)}.`;
}

/** On a board of today, that nothing is new since the last visit: `nothing new since your last visit, 26 Nov 2026`; undefined where something is, on a first visit and on another day. */
export function nothingNewOnTodaysBoardText(state: State): string | undefined {
  const { visit, board } = state;
  return visit !== undefined && isViewOfToday(state) && !isAnythingNewSinceVisit(visit, board)
    ? nothingNewSinceVisitText(visit, board)
    : undefined;
}

/** Whether anything is new since a visit. */
export function isAnythingNewSinceVisit(visit: Visit, board: Board): boolean {
  return partsNewSinceVisit(visit, board).length > 0;
}

/** `nothing new since your last visit, 26 Nov 2026`, on a board of today. */
export function nothingNewSinceVisitText(visit: Visit, board: Board): string {
  return `nothing new since your last visit, ${visitDayText(visit, board)}`;
}

/** `since 21 Nov 2026: index +1 ±3 (within error); 2 new alerts`, on a board of today. */
export function newSinceVisitText(visit: Visit, board: Board): string {
  const parts = partsNewSinceVisit(visit, board);
  return terminalSafeOneLine(`since ${visitDayText(visit, board)}: ${parts.join('; ')}`);
}

function visitDayText({ day }: Visit, { asOf }: Board): string {
  return day === asOf ? 'earlier today' : dayText(day);
}

/** `NEW     since 21 Nov 2026: index +1 ±3 (within error); …`, its label in `label` cells, ≥ 0, cut at its end; undefined on a first visit, on another day, and where nothing is new. */
function visitLine(state: State, cells: number, label: number): ViewLine | undefined {
  const { visit, board } = state;
  if (visit === undefined || !isViewOfToday(state) || !isAnythingNewSinceVisit(visit, board))
    return undefined;
  const said = newSinceVisitText(visit, board);
  const whole = `${'NEW'.padEnd(label)}${said}`;
  return {
    ...proseLine(textWidth(whole) <= cells ? whole : cutTextAtSeparator(whole, cells, '; ')),
    say: `New: ${said}`,
  };
}

/** What is new since a visit, the most important first; none where nothing is. */
const partsNewSinceVisit = memoizeLatestPerObject(
  (visit: Visit, board: Board): readonly string[] => {
    const change = scoreChangeWithInterval(visit.board.card, board.card, board.strategy.root.id);
    const moved = change !== undefined && isScoreChangeVisible(change.change);
    const { band, bandChanged } = bandChangeView(visit.board, board);
    const alerts = newAlertIdsBetweenBoards(visit.board, board).length;
    const within = changesWithinErrorTexts([{ name: '', change }]).map((note) => ` (${note})`);
    return [
      ...(bandChanged ? [`band ${band}`] : []),
      ...(moved ? [`index ${scoreChangeWithMarginText(change)}${within.join('')}`] : []),
      ...movedBy(visit.board, board),
      ...(visit.entered === 0
        ? []
        : [`${visit.orMore ? 'at least ' : ''}${countWithNoun(visit.entered, 'value')} entered`]),
      ...(alerts === 0 ? [] : [countWithNoun(alerts, 'new alert')]),
    ];
  },
);

/** Most values that are named. */
const NAMED = 2;

/** The values that moved the index most since then, each with who recorded it, where that is no release, and its points; none where only ages did. */
const movedBy = memoizeLatestPerObject((before: Board, after: Board): readonly string[] => {
  const { root } = after.strategy;
  const explained = explainScoreChange(before.card, after.card, after.readings, root.id);
  if (!explained.ok) return [];
  return explained.value.effects
    .filter(
      (each) =>
        !isCoverageEffect(each) && !isCountFadingEffect(each) && isScoreChangeVisible(each.points),
    )
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, NAMED)
    .flatMap(({ id, points }) => {
      const leaf = after.card.indicators.get(id);
      const was = before.card.indicators.get(id)?.value;
      const node = findNodeById(after.strategy, id);
      if (leaf === undefined || node === undefined) return [];
      const values = `${valueTextWithoutUnit(leaf.node, was)} -> ${valueTextWithoutUnit(leaf.node, leaf.value)}`;
      const author = leaf.reading?.author ?? SHIPPED_AUTHOR;
      const by = author === SHIPPED_AUTHOR ? '' : ` by ${author}`;
      return [`${nodeRowName(node)} ${values}${by} ${signedChangeText(points, 1)}`];
    });
});
