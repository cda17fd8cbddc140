/** What comes next on a board if nothing is recorded, as far as ages tell it. */

import { nextBandChange } from '../core/analysis/band-ahead.ts';
import { fewestRenewalsKeepingRootScored, rootScoreLossDay } from '../core/analysis/renewals.ts';
import { addMonthsToDay, lastViewableDayAhead } from '../core/model/day.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import type { Day, Indicator, IndicatorScore } from '../core/model/model.ts';
import { wordsJoinedWithAnd } from '../core/model/plain-text.ts';
import { nodeCodeOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  dayCadenceAfter,
  hasWeightOrTripwires,
  indicatorExpiryDay,
} from '../core/scoring/lateness.ts';
import { cutToWidth, fittingPartsText } from '../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import { proseLine, type ViewLine } from '../text/line.ts';
import { IF_NOTHING } from './as-of-day.ts';

/** Indicators to which something happens on a day. */
interface OnDay {
  readonly day: Day;
  /** In file order; at least one. */
  readonly nodes: readonly Indicator[];
}

/** What the ages of the readings say of later days; to tell it costs no score of another day. */
interface Coming {
  /** The next day on which something that counts expires; undefined: nothing will within three years. */
  readonly expiry: OnDay | undefined;
  /** The next day on which a reading is expected: of the last one and its cadence; undefined: all are expected already, or in three years at the soonest. */
  readonly expected: OnDay | undefined;
  /** The first day without a gauge, up to three years on; undefined: none, or there is none already. */
  readonly lost: Day | undefined;
}

/** The days of the next expiry and of the next expected reading, each with its indicators, and the first day without a gauge, within three years of the board's day. */
export function nextExpiryReadingAndGaugeLossDays({ card, asOf }: Board): Coming {
  const leaves = [...card.indicators.values()];
  const last = lastViewableDayAhead(asOf);
  return {
    expiry: firstOnDay(
      leaves,
      (leaf) => (leaf.effectiveWeight > 0 ? indicatorExpiryDay(leaf) : undefined),
      last,
    ),
    expected: firstOnDay(leaves, (leaf) => expectedDayOf(leaf, asOf), last),
    lost: rootScoreLossDay(card, last),
  };
}

function firstOnDay(
  leaves: readonly IndicatorScore[],
  dayOf: (leaf: IndicatorScore) => Day | undefined,
  last: Day,
): OnDay | undefined {
  let first: { readonly day: Day; readonly nodes: Indicator[] } | undefined;
  for (const leaf of leaves) {
    const day = dayOf(leaf);
    if (day === undefined || day > (first?.day ?? last)) continue;
    if (day === first?.day) first.nodes.push(leaf.node);
    else first = { day, nodes: [leaf.node] };
  }
  return first;
}

/** The day on which the source of an indicator should say something newer, after the board's; undefined of a counted one, and of what nobody waits for. */
function expectedDayOf({ node, observedOn }: IndicatorScore, asOf: Day): Day | undefined {
  if (!hasWeightOrTripwires(node) || node.count !== undefined || observedOn === undefined)
    return undefined;
  const day = dayCadenceAfter(node, observedOn);
  return day > asOf ? day : undefined;
}

/** What comes next, a few words each: `CX10 and CX11 expire on 25 Dec 2026`; none where nothing is known to come. It costs no score of another day. */
export function whatComesNextTexts(board: Board): readonly string[] {
  const { expiry, expected, lost } = nextExpiryReadingAndGaugeLossDays(board);
  const expire = expiry?.nodes.length === 1 ? 'expires' : 'expire';
  return [
    // what weighs most first: a narrow line is cut at its end
    ...(lost === undefined ? [] : [`no index from ${dayText(lost)} on ${IF_NOTHING}`]),
    ...(expiry === undefined
      ? []
      : [`${codesText(expiry.nodes)} ${expire} on ${dayText(expiry.day)}`]),
    ...(expected === undefined
      ? []
      : [`${codesText(expected.nodes)} expected on ${dayText(expected.day)}`]),
  ];
}

/** Which readings keep the gauge, with their days: `to keep the index, renew IR1 before 1 May 2027`; none where nothing must be renewed within three years. */
export function renewalsToKeepIndexTexts({ card, asOf }: Board): readonly string[] {
  const { first } = fewestRenewalsKeepingRootScored(card, lastViewableDayAhead(asOf));
  if (first.length === 0) return [];
  const named = first.map(({ node, before }) => {
    const code = terminalSafeOneLine(nodeCodeOf(node));
    return before === asOf ? `${code} now` : `${code} before ${dayText(before)}`;
  });
  const aim = card.root.score === undefined ? 'to have an index again' : 'to keep the index';
  return [`${aim}, renew ${named.join(', ')}`];
}

/** Most codes that a line names. */
const MOST = 3;

function codesText(nodes: readonly Indicator[]): string {
  const codes = nodes.map((node) => terminalSafeOneLine(nodeCodeOf(node)));
  return wordsJoinedWithAnd(
    codes.length > MOST ? [...codes.slice(0, MOST - 1), `${codes.length - MOST + 1} more`] : codes,
  );
}

/** Months that are searched for a change of band. */
const MONTHS = 6;

/** What comes next with the next change of band, for which every day of six months is scored. */
export const comingTextsWithBand = memoizePerObject((board: Board): readonly string[] => {
  if (board.card.root.score === undefined) return whatComesNextTexts(board);
  const band = nextBandChange(board, addMonthsToDay(board.asOf, MONTHS));
  const text =
    band === undefined
      ? `no other band within ${MONTHS} months by the calendar alone`
      : `band ${band.was.title} becomes ${band.is.title} on ${dayText(band.day)} by the calendar alone`;
  return [...whatComesNextTexts(board), terminalSafeOneLine(text)];
});

/** What is to come on the days after a board, the next change of band included, in one line of at most `cells` cells with a label of `label` cells, from 0, before it; what has no room is left out from the end. Undefined where nothing is known to come. */
export function upcomingChangesLine(board: Board, cells: number, label = 8): ViewLine | undefined {
  const texts = comingTextsWithBand(board);
  if (texts.length === 0) return undefined;
  const room = cells - label;
  const [first = ''] = texts;
  const said = fittingPartsText(texts, room, '; ');
  return {
    ...proseLine(`${'NEXT'.padEnd(label)}${said === '' ? cutToWidth(first, room) : said}`),
    say: `Next: ${texts.join('; ')}`,
  };
}
