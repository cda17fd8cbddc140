/** What is said of the rule of an alert: its words, how it was crossed, what would clear it, what its indicator scores. */

import { addDays, daysBetween } from '../../core/model/day.ts';
import {
  type Crossing,
  EPSILON,
  isIndicator,
  type Node,
  type Tripwire,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { valueOrScoreAsOf } from '../../core/scoring/history.ts';
import { daysFromValueToExpiry, usableValueAsOf } from '../../core/scoring/leaf.ts';
import {
  type ByRule,
  handleTripwireByRule,
  isRuleAboutOtherTripwires,
  type MoveRule,
  moveRuleOfTripwire,
  valueLimitOfTripwireRule,
} from '../../core/scoring/when.ts';
import {
  capitalized,
  dayText,
  scoreText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { tripwireLimitText } from '../../views/attention.ts';
import {
  goalpostDirectionText,
  INDICATOR_MEANING_WORDS,
  indicatorGoodBadOrOpen,
  indicatorWeightText,
  scoreWithIntervalText,
} from '../../views/indicator-lines.ts';
import { latenessWordOfIndicator } from '../../views/lateness.ts';

/** What a rule says, as the end of a sentence that begins with "when". */
export function tripwireRuleText(board: Board, node: Node, { when }: Tripwire): string {
  const limit = (of: number): string => {
    const level = isIndicator(node) ? node.levels?.find(({ value }) => value === of) : undefined;
    const unit = isIndicator(node) && node.levels === undefined ? (node.unit ?? '') : '';
    const named = level === undefined ? unit : `(${level.title})`;
    return terminalSafeOneLine(`${tripwireLimitText(of)} ${named}`);
  };
  const what = isIndicator(node) ? 'the value' : 'the score';
  const move = (by: number, way: string, extreme: string, days: number): string =>
    `${what} is ${limit(by)} or more ${way} the ${extreme} of the ${days} days before`;
  const words: ByRule<string> = {
    atLeast: ({ atLeast }) => `${what} is ${limit(atLeast)} or more`,
    atMost: ({ atMost }) => `${what} is ${limit(atMost)} or less`,
    fallsBy: ({ fallsBy, withinDays }) => move(fallsBy, 'below', 'highest', withinDays),
    risesBy: ({ risesBy, withinDays }) => move(risesBy, 'above', 'lowest', withinDays),
    of: ({ any, of }) =>
      `${any} of these are crossed: ${of.map((id) => tripwireTitle(board, id)).join('; ')}`,
  };
  return handleTripwireByRule(words, when);
}

function tripwireTitle({ strategy }: Board, id: string): string {
  const { tripwire } = findTripwire(strategy, id) ?? {};
  return terminalSafeOneLine(tripwire?.title ?? id);
}

/** The tripwire with this id and the node that bears it; undefined: there is none. */
export function findTripwire(strategy: Board['strategy'], id: string) {
  for (const { node } of nodePlacesOf(strategy).values()) {
    const tripwire = node.tripwires.find((each) => each.id === id);
    if (tripwire !== undefined) return { tripwire, node };
  }
  return undefined;
}

/** From what a value went across a limit, to what and when: `CX3 Hormuz tanker transits fell from 13.9 to 1.4 tankers/day on 20 Sep 2026 (66 days ago)`, with `; due, 69 days old` where that value is late; undefined: the rule is no limit of a value. */
export function valueCrossingLimitText(
  board: Board,
  { tripwire, node, since, value }: Crossing,
): string | undefined {
  if (!isIndicator(node) || value === undefined) return undefined;
  const { atLeast, atMost } = valueLimitOfTripwireRule(tripwire.when);
  if (atLeast === undefined && atMost === undefined) return undefined;
  const [before, after] = [addDays(since, -1), since].map((day) =>
    usableValueAsOf(node, board.readings, day),
  );
  if (after === undefined) return undefined;
  const to = valueWithUnitOrLevelText(node, after);
  const went =
    before === undefined
      ? `came to ${to} (nothing known before)`
      : `${after < before ? 'fell' : 'rose'} from ${valueTextWithoutUnit(node, before)} to ${to}`;
  const days = daysBetween(since, board.asOf);
  const ago = days <= 0 ? '' : ` (${countWithNoun(days, 'day')} ago)`;
  const now = value === after ? '' : `; now ${valueTextWithoutUnit(node, value)}`;
  const leaf = board.card.indicators.get(node.id);
  const late = leaf && latenessWordOfIndicator(leaf);
  const old = late === undefined ? '' : `; ${late}, ${countWithNoun(leaf?.age ?? 0, 'day')} old`;
  return terminalSafeOneLine(`${nodeRowName(node)} ${went} on ${dayText(since)}${ago}${now}${old}`);
}

/** What would clear it. */
export function whatClearsAlertText(board: Board, crossing: Crossing): string {
  const { node, tripwire, since } = crossing;
  const { when } = tripwire;
  if (isRuleAboutOtherTripwires(when))
    return `It clears when fewer than ${when.any} of the tripwires below are crossed.`;
  const move = moveRuleOfTripwire(when);
  if (move !== undefined) return moveClearsText(board, crossing, move);
  const { atLeast, atMost } = valueLimitOfTripwireRule(when);
  const limit = atLeast ?? atMost ?? 0;
  const what = isIndicator(node) ? (node.count === undefined ? 'a reading' : 'a count') : 'a score';
  const clears = `It clears with ${what} ${atLeast === undefined ? 'above' : 'below'} ${tripwireLimitText(limit)}`;
  const leaf = board.card.indicators.get(node.id);
  if (leaf?.observedOn === undefined || since > board.asOf) return `${clears}.`;
  const gone = addDays(leaf.observedOn, daysFromValueToExpiry(leaf.node));
  return `${clears}; without one it is not known from ${dayText(gone)} on.`;
}

function moveClearsText(
  board: Board,
  { node, move, value }: Crossing,
  { by, sign, withinDays }: MoveRule,
): string {
  if (move === undefined || value === undefined) return '';
  const exact = (of: number): string =>
    isIndicator(node) ? valueTextWithoutUnit(node, of) : scoreText(of, 1);
  const clears = `It clears ${sign < 0 ? 'above' : 'below'} ${exact(move.from.value + sign * by)} (${exact(move.from.value)} ${sign < 0 ? 'less' : 'and'} ${tripwireLimitText(by)})`;
  const days = Math.floor(withinDays);
  const last = Array.from({ length: days + 1 }, (_, back) => addDays(board.asOf, -back)).find(
    (day) => {
      const then = valueOrScoreAsOf(node, board.readings, board.history.scoreOn, day);
      return then !== undefined && -sign * (then - value) >= by - EPSILON;
    },
  );
  return last === undefined
    ? `${clears}.`
    : `${clears}, or by the calendar on ${dayText(addDays(last, days + 1))} if it stays at ${exact(value)}.`;
}

/** What an indicator scores now, what that means, and what it counts for; where the score is good, why there is an alert all the same. */
export function alertIndicatorScoreTexts({ card }: Board, node: Node): readonly string[] {
  const leaf = card.indicators.get(node.id);
  if (leaf === undefined) return [];
  const scored = capitalized(scoreWithIntervalText(leaf));
  const { node: indicator, score } = leaf;
  if (score === undefined) return [`${scored}; ${indicatorWeightText(leaf)}.`];
  const meaning = indicatorGoodBadOrOpen(leaf);
  const isGood = meaning === 'good';
  return [
    `${scored}, ${INDICATOR_MEANING_WORDS[meaning]}: ${goalpostDirectionText(indicator)}; ${indicatorWeightText(leaf)}.${isGood ? ' The alert warns of an event; the score says how that bears on the strategy.' : ''}`,
  ];
}
