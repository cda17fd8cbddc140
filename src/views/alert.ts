/** An alert on its own: what raised it, its rule in words, what would clear it, the readings or events behind it, and what else moved. */

import { addDays, compareDays, daysBetween } from '../core/model/day.ts';
import { memoizeLatestPerObject } from '../core/model/kept.ts';
import {
  type Crossing,
  type Day,
  EPSILON,
  type Event,
  type Indicator,
  isIndicator,
  type Node,
  type Reading,
  type Tripwire,
} from '../core/model/model.ts';
import { CROSSED_WORDS, NOT_KNOWN } from '../core/model/states.ts';
import { leavesOf, nodePlacesOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import { usableValueAsOf } from '../core/scoring/leaf.ts';
import { BAND_WINDOW } from '../core/scoring/tripwires.ts';
import {
  type ByRule,
  isRuleOfTripwires,
  type MoveRule,
  matchTripwireRule,
  moveRuleOf,
  tripwireLimits,
} from '../core/scoring/when.ts';
import {
  countWithNoun,
  dayText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  valueText,
  valueWithUnit,
} from '../text/format.ts';
import { nodeRowName } from './arithmetic.ts';
import {
  type AttentionRow,
  attentionRowText,
  crossedTripwireRows,
  tripwireLimitText,
} from './attention.ts';
import { isNews, type MoveRow, scoreMoves } from './moves.ts';

/** What stands behind an alert, or moved in the same time. */
export type AlertPart =
  | { readonly kind: 'reading'; readonly indicator: Indicator; readonly reading: Reading }
  /** `of`: the node whose points they are. */
  | { readonly kind: 'move'; readonly of: Node; readonly row: MoveRow }
  | { readonly kind: 'event'; readonly event: Event }
  /** Another tripwire that the rule looks at; the row is undefined where it is not crossed. */
  | {
      readonly kind: 'tripwire';
      readonly tripwire: Tripwire;
      readonly node: Node;
      readonly row: AttentionRow | undefined;
    };

export interface Alert {
  readonly node: Node;
  /** undefined: it is not crossed as of the day, and known not to be. */
  readonly row: AttentionRow | undefined;
  /** Name of the tripwire, as the strategy has it. */
  readonly title: string;
  /** `ALERT when its score is 8 or more below the highest of the 180 days before`. */
  readonly rule: string;
  /** Sentences on what it went through, and on what would clear it; none where it is not crossed. */
  readonly told: readonly string[];
  readonly parts: readonly AlertPart[];
  /** What the points of its moves are of, and what moved without news. */
  readonly notes: readonly string[];
}

/** The id of the alert that a change of band is. */
const BAND = 'band';
/** Most readings and most events that are shown behind an alert. */
const MOST_READINGS = 8;
/** Readings that are shown where it is not known whether a tripwire is crossed. */
const LAST_READINGS = 3;
const MOST_EVENTS = 6;
/** Days before an alert began from which events are shown. */
const DAYS_BEFORE = 30;

/** The alert of a tripwire, or of the band; undefined: the strategy has no such tripwire. The same object while nothing changes: every key asks for it. */
export const alertView: (board: Board, id: string) => Alert | undefined =
  memoizeLatestPerObject(madeAlert);

function madeAlert(board: Board, id: string): Alert | undefined {
  const row = crossedTripwireRows(board).find(({ tripwire }) => tripwire === id);
  if (id === BAND) return bandAlert(board, row);
  for (const { node } of nodePlacesOf(board.strategy).values()) {
    const tripwire = node.tripwires.find((each) => each.id === id);
    if (tripwire !== undefined) return tripwireAlert(board, node, tripwire, row);
  }
  return undefined;
}

function bandAlert(board: Board, row: AttentionRow | undefined): Alert {
  const { strategy, bandChange } = board;
  const { root } = strategy;
  return {
    node: root,
    row,
    title: 'Change of band',
    rule: `ALERT when the band is another than ${BAND_WINDOW} days before`,
    told:
      bandChange === undefined
        ? []
        : [
            `It clears on ${dayText(addDays(bandChange.since, BAND_WINDOW))} if ${terminalSafeOneLine(bandChange.to.title)} stands till then, or when ${terminalSafeOneLine(bandChange.from.title)} is back.`,
          ],
    ...(bandChange === undefined
      ? NOTHING
      : joined([
          movesSince(board, addDays(board.asOf, -BAND_WINDOW), root, MOVED),
          eventsOn(board, root, addDays(bandChange.since, -DAYS_BEFORE)),
        ])),
  };
}

function tripwireAlert(
  board: Board,
  node: Node,
  tripwire: Tripwire,
  row: AttentionRow | undefined,
): Alert {
  const crossing = board.crossings.find((each) => each.tripwire === tripwire);
  const rule = `${CROSSED_WORDS[tripwire.severity]} when ${tripwireRuleText(board, node, tripwire)}`;
  const common = { node, row, title: terminalSafeOneLine(tripwire.title), rule };
  if (row?.since === undefined) return { ...common, told: [], ...NOTHING };
  const from = crossing?.move?.from.day ?? addDays(row.since, -1);
  const [begin = from] = [from, row.since].sort(compareDays);
  return {
    ...common,
    told:
      crossing === undefined
        ? [`A new reading tells: ${tripwireRuleText(board, node, tripwire)}, or not.`]
        : [...beforeText(board, crossing), clearsText(board, crossing)],
    ...joined([
      partsBehind(board, node, tripwire, row.since, from),
      node === board.strategy.root
        ? NOTHING
        : movesSince(board, addDays(row.since, -1), board.strategy.root, ALSO, node),
      eventsOn(board, node, addDays(begin, -DAYS_BEFORE)),
    ]),
  };
}

type Shown = Pick<Alert, 'parts' | 'notes'>;
const NOTHING: Shown = { parts: [], notes: [] };

function joined(all: readonly Shown[]): Shown {
  return { parts: all.flatMap(({ parts }) => parts), notes: all.flatMap(({ notes }) => notes) };
}

/** What a rule says, as the end of a sentence that begins with "when". */
function tripwireRuleText(board: Board, node: Node, { when }: Tripwire): string {
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
  return matchTripwireRule(words, when);
}

function tripwireTitle({ strategy }: Board, id: string): string {
  const { tripwire } = findTripwire(strategy, id) ?? {};
  return terminalSafeOneLine(tripwire?.title ?? id);
}

function findTripwire(strategy: Board['strategy'], id: string) {
  for (const { node } of nodePlacesOf(strategy).values()) {
    const tripwire = node.tripwires.find((each) => each.id === id);
    if (tripwire !== undefined) return { tripwire, node };
  }
  return undefined;
}

/** What a value was before it crossed a limit, and with what it did. */
function beforeText(board: Board, { tripwire, node, since }: Crossing): readonly string[] {
  if (!isIndicator(node) || moveRuleOf(tripwire.when) !== undefined) return [];
  const day = addDays(since, -1);
  const [before, after] = [day, since].map((each) => usableValueAsOf(node, board.readings, each));
  if (after === undefined) return [];
  const crossed = `${terminalSafeOneLine(valueWithUnit(node, after))} on ${dayText(since)} crossed it`;
  return [
    before === undefined
      ? `${crossed}; nothing was known before.`
      : `${valueText(node, before)} up to ${dayText(day)}; ${crossed}.`,
  ];
}

/** What would clear it. */
function clearsText(board: Board, crossing: Crossing): string {
  const { node, tripwire, since } = crossing;
  const { when } = tripwire;
  if (isRuleOfTripwires(when))
    return `It clears when fewer than ${when.any} of the tripwires below are crossed.`;
  const move = moveRuleOf(when);
  if (move !== undefined) return moveClearsText(board, crossing, move);
  const { atLeast, atMost } = tripwireLimits(when);
  const limit = atLeast ?? atMost ?? 0;
  const what = isIndicator(node) ? (node.count === undefined ? 'a reading' : 'a count') : 'a score';
  const clears = `It clears with ${what} ${atLeast === undefined ? 'above' : 'below'} ${tripwireLimitText(limit)}`;
  const leaf = board.card.indicators.get(node.id);
  if (leaf?.observedOn === undefined || since > board.asOf) return `${clears}.`;
  const gone = addDays(leaf.observedOn, Math.floor(leaf.node.maxAgeDays) + 1);
  return `${clears}; without one it is not known from ${dayText(gone)} on.`;
}

function moveClearsText(
  board: Board,
  { node, move, value }: Crossing,
  { by, sign, withinDays }: MoveRule,
): string {
  if (move === undefined || value === undefined) return '';
  const exact = (of: number): string =>
    isIndicator(node) ? valueText(node, of) : scoreText(of, 1);
  const clears = `It clears ${sign < 0 ? 'above' : 'below'} ${exact(move.from.value + sign * by)} (${exact(move.from.value)} ${sign < 0 ? 'less' : 'and'} ${tripwireLimitText(by)})`;
  const days = Math.floor(withinDays);
  const last = Array.from({ length: days + 1 }, (_, back) => addDays(board.asOf, -back)).find(
    (day) => {
      const then = valueOn(board, node, day);
      return then !== undefined && -sign * (then - value) >= by - EPSILON;
    },
  );
  return last === undefined
    ? `${clears}.`
    : `${clears}, or by the calendar on ${dayText(addDays(last, days + 1))} if it stays at ${exact(value)}.`;
}

function valueOn(board: Board, node: Node, day: Day): number | undefined {
  return isIndicator(node)
    ? usableValueAsOf(node, board.readings, day)
    : board.history.scoreOn(node.id, day);
}

/** What the rule looks at: readings or counted events of an indicator, what moved a branch, other tripwires. */
function partsBehind(board: Board, node: Node, { when }: Tripwire, since: Day, from: Day): Shown {
  if (isRuleOfTripwires(when)) {
    const parts = when.of.flatMap((id): readonly AlertPart[] => {
      const found = findTripwire(board.strategy, id);
      const row = crossedTripwireRows(board).find(({ tripwire }) => tripwire === id);
      return found === undefined ? [] : [{ kind: 'tripwire', ...found, row }];
    });
    return { parts, notes: [] };
  }
  if (!isIndicator(node)) return movesSince(board, from, node, MOVED);
  const { readings, asOf } = board;
  // What is counted are events, which are shown in any case.
  if (node.count !== undefined) return NOTHING;
  const isKnown = board.crossings.some((each) => each.tripwire.when === when);
  const before = readings.asOf(node.id, addDays(since < from ? since : from, -1));
  const shown = (
    isKnown
      ? readings.between(node.id, before?.observedOn ?? from, asOf).slice(-MOST_READINGS)
      : readings
          .of(node.id)
          .filter(({ observedOn }) => observedOn <= asOf)
          .slice(-LAST_READINGS)
  ).toReversed();
  return {
    parts: shown.map((reading) => ({ kind: 'reading', indicator: node, reading })),
    notes: [],
  };
}

/** What moved the node of an alert, and what else moved, as rows are named. */
export const MOVED = 'moved it';
export const ALSO = 'also moved';

/** What moved a node since a day, news only; without the readings below another node. */
function movesSince(board: Board, from: Day, of: Node, name: string, without?: Node): Shown {
  const moves = scoreMoves(board, from, board.asOf, of.id);
  if (typeof moves === 'string') return NOTHING;
  const left = new Set(without === undefined ? [] : leavesOf(without).map(({ id }) => id));
  const rows = moves.rows.filter((row) => isNews(row) && !left.has(row.id));
  const quiet = moves.background?.net ?? 0;
  const aside = quiet === 0 ? '' : `, ${signedChangeText(quiet, 1)} not news`;
  const whole = without === undefined ? `, ${signedChangeText(moves.change, 1)} in all` : '';
  return {
    parts: rows.map((row) => ({ kind: 'move', of, row })),
    notes:
      rows.length === 0 && without !== undefined
        ? []
        : [`${name}: points of ${nodeRowName(of)} since ${dayText(from)}${whole}${aside}`],
  };
}

/** The events since a day that bear on a node or what is below it, newest first. */
function eventsOn({ readings, asOf }: Board, node: Node, from: Day): Shown {
  const events = new Set<Event>();
  const walk = (each: Node): void => {
    for (const event of readings.eventsOf(each.id))
      if (event.day >= from && event.day <= asOf) events.add(event);
    if (!isIndicator(each)) for (const child of each.children) walk(child);
  };
  walk(node);
  const newest = [...events].sort((a, b) => compareDays(b.day, a.day) || b.seq - a.seq);
  return {
    parts: newest.slice(0, MOST_EVENTS).map((event) => ({ kind: 'event', event })),
    notes: [],
  };
}

/** `Iran down 13: from 57 on 28 Jul 2026 to 44; the limit is 8 in 180 days`, and since when; that it is not crossed. */
export function alertSentence({ asOf }: Board, { row, title }: Alert): string {
  if (row === undefined) return `${title}: not crossed on ${dayText(asOf)}.`;
  const days = row.since === undefined || row.word === NOT_KNOWN ? 0 : daysBetween(row.since, asOf);
  const text = attentionRowText(row);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${days === 0 ? '' : ` (${countWithNoun(days, 'day')})`}.`;
}
