/** What stands behind an alert: the readings, moves, events and other tripwires of its rule, and what else moved. */

import { addDays, compareDays } from '../../core/model/day.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import {
  type Day,
  EPSILON,
  type Event,
  type Indicator,
  isIndicator,
  type Node,
  type Reading,
  type Tripwire,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { compareEventsByDay } from '../../core/model/readings.ts';
import { CROSSED_WORDS } from '../../core/model/states.ts';
import { leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import { BAND_ALERT } from '../../core/scoring/alerts.ts';
import type { Board } from '../../core/scoring/board.ts';
import { eventAmountStillCountedOnDay } from '../../core/scoring/counted.ts';
import { BAND_WINDOW } from '../../core/scoring/tripwires.ts';
import { isRuleAboutOtherTripwires } from '../../core/scoring/when.ts';
import { dayText, roundedText, signedChangeText, terminalSafeOneLine } from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { type AttentionRow, alertWatchAndUnknownTripwireRows } from '../../views/attention.ts';
import { isMoveByReadingOrEvent, type MoveRow, scoreMovesViewOrReason } from '../../views/moves.ts';
import type { Charted } from './alert-chart.ts';
import {
  alertIndicatorScoreTexts,
  findTripwire,
  tripwireRuleText,
  valueCrossingLimitText,
  whatClearsAlertText,
} from './alert-words.ts';

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
  /** From what its value went across a limit, to what and when; left out: the rule sets none to one value. */
  readonly crossed?: string | undefined;
  /** What its chart shows; left out: it is not crossed. */
  readonly charted?: Charted | undefined;
  readonly parts: readonly AlertPart[];
  /** What the points of its moves are of, and what moved without news. */
  readonly notes: readonly string[];
}

/** So many readings at most are shown behind an alert. */
const MOST_READINGS = 8;
/** Readings that are shown where it is not known whether a tripwire is crossed. */
const LAST_READINGS = 3;
/** So many events at most are shown behind an alert. */
const MOST_EVENTS = 6;
/** Days before an alert began from which events are shown. */
const DAYS_BEFORE = 30;

/** The alert of a tripwire, or of the band; undefined: the strategy has no such tripwire. The same object while nothing changes: every key asks for it. */
export const alertView: (board: Board, id: string) => Alert | undefined =
  memoizeLatestPerObject(madeAlert);

function madeAlert(board: Board, id: string): Alert | undefined {
  const row = alertWatchAndUnknownTripwireRows(board).find(({ tripwire }) => tripwire === id);
  if (id === BAND_ALERT) return bandAlert(board, row);
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
    charted: bandChange && { node: root, since: bandChange.since },
    told:
      bandChange === undefined
        ? []
        : [
            `It clears on ${dayText(addDays(bandChange.since, BAND_WINDOW))} if ${terminalSafeOneLine(bandChange.to.title)} stands till then, or when ${terminalSafeOneLine(bandChange.from.title)} is back.`,
          ],
    ...(bandChange === undefined
      ? NOTHING
      : shownTogether([
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
  const events = eventsOn(board, node, addDays(begin, -DAYS_BEFORE));
  const isCounted = isIndicator(node) && node.count !== undefined;
  return {
    ...common,
    told:
      crossing === undefined
        ? [`A new reading tells: ${tripwireRuleText(board, node, tripwire)}, or not.`]
        : [...alertIndicatorScoreTexts(board, node), whatClearsAlertText(board, crossing)],
    crossed: crossing && valueCrossingLimitText(board, crossing),
    charted: crossing,
    ...shownTogether([
      partsBehind(board, node, tripwire, row.since, from),
      // of what is counted the events are what stands behind it
      ...(isCounted ? [events] : []),
      node === board.strategy.root
        ? NOTHING
        : movesSince(board, addDays(row.since, -1), board.strategy.root, ALSO, node),
      ...(isCounted ? [] : [events]),
    ]),
  };
}

type Shown = Pick<Alert, 'parts' | 'notes'>;
const NOTHING: Shown = { parts: [], notes: [] };

function shownTogether(all: readonly Shown[]): Shown {
  return { parts: all.flatMap(({ parts }) => parts), notes: all.flatMap(({ notes }) => notes) };
}

/** What the rule looks at: readings or counted events of an indicator, what moved a branch, other tripwires. */
function partsBehind(board: Board, node: Node, { when }: Tripwire, since: Day, from: Day): Shown {
  if (isRuleAboutOtherTripwires(when)) {
    const parts = when.of.flatMap((id): readonly AlertPart[] => {
      const found = findTripwire(board.strategy, id);
      const row = alertWatchAndUnknownTripwireRows(board).find(({ tripwire }) => tripwire === id);
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

/** Moves beside the alert that are told one by one, at most. */
const MOST_ALSO = 3;
/** Points below which a move beside the alert is noise, and the share of the largest one below which it is. */
const NOISE = 0.2;
const NOISE_SHARE = 0.1;

/** Whether a move is large enough to be told beside others. */
function isMoveTold(rows: readonly MoveRow[]): (row: MoveRow) => boolean {
  const size = ({ points }: MoveRow): number => Math.abs(points);
  const least = Math.max(NOISE, NOISE_SHARE * Math.max(...rows.map(size)));
  return (row) => size(row) >= least - EPSILON;
}

/** What moved a node since a day, news only; without the readings below another node, and then without what moved little. */
function movesSince(board: Board, from: Day, of: Node, name: string, without?: Node): Shown {
  const moves = scoreMovesViewOrReason(board, from, board.asOf, of.id);
  if (typeof moves === 'string') return NOTHING;
  const own = new Set(without === undefined ? [] : leavesOf(without).map(({ id }) => id));
  const rows = moves.rows.filter((row) => isMoveByReadingOrEvent(row) && !own.has(row.id));
  const told =
    without === undefined
      ? rows
      : rows
          .filter(isMoveTold(rows))
          .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
          .slice(0, MOST_ALSO);
  const small = rows.filter((row) => !told.includes(row));
  const rest = small.reduce((sum, { points }) => sum + points, 0);
  const left =
    small.length === 0
      ? ''
      : `, ${countWithNoun(small.length, 'smaller move')} left out (${signedChangeText(rest, 1)})`;
  const quiet = moves.background?.net ?? 0;
  const aside = quiet === 0 ? '' : `, ${signedChangeText(quiet, 1)} not news`;
  const whole = without === undefined ? `, ${signedChangeText(moves.change, 1)} in all` : '';
  return {
    parts: told.map((row) => ({ kind: 'move', of, row })),
    notes:
      rows.length === 0 && without !== undefined
        ? []
        : [`${name}: points of ${nodeRowName(of)} since ${dayText(from)}${whole}${left}${aside}`],
  };
}

/** The events since a day that bear on a node or what is below it, newest first; of a counted indicator those first that still count most, and what all others do. */
function eventsOn({ readings, asOf }: Board, node: Node, from: Day): Shown {
  const events = new Set<Event>();
  const walk = (each: Node): void => {
    for (const event of readings.eventsOf(each.id))
      if (event.day >= from && event.day <= asOf) events.add(event);
    if (!isIndicator(each)) for (const child of each.children) walk(child);
  };
  walk(node);
  const newest = [...events].sort(compareEventsByDay).toReversed();
  const count = isIndicator(node) ? node.count : undefined;
  const counts = (event: Event): number =>
    count === undefined ? 0 : eventAmountStillCountedOnDay(count, event, asOf);
  const shown = newest
    .toSorted((a, b) => Math.abs(counts(b)) - Math.abs(counts(a)))
    .slice(0, MOST_EVENTS);
  const all = isIndicator(node) ? readings.eventsOf(node.id) : [];
  const others = all.filter((event) => event.day <= asOf && !shown.includes(event));
  const rest = others.reduce((sum, event) => sum + counts(event), 0);
  return {
    parts: shown.map((event) => ({ kind: 'event', event })),
    notes:
      count === undefined || others.length === 0
        ? []
        : [
            `not shown: ${countWithNoun(others.length, 'other event')}, still counting ${roundedText(rest, 2)} in all`,
          ],
  };
}
