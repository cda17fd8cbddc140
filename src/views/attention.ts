/** What needs attention on a board, the most pressing first, and how much of it there is. */

import {
  firstBandWithRequirements,
  isAtOrBelowVerdictNode,
  isVerdictUndecided,
  requiredBandReachedAnswer,
} from '../core/analysis/verdict.ts';
import {
  lateReadingsNarrowingIntervalMost,
  type WorthReading,
} from '../core/analysis/worth-reading.ts';
import type { Acknowledgement, OtherFile } from '../core/journal/journal-port.ts';
import { compareDays } from '../core/model/day.ts';
import { localDayOfInstant } from '../core/model/local-days.ts';
import {
  type Crossing,
  type Day,
  type IndicatorScore,
  isIndicator,
  type Node,
  type UnknownTripwire,
} from '../core/model/model.ts';
import { countWithNoun, groupedDigits } from '../core/model/plain-text.ts';
import {
  CROSSED_WORDS,
  isAlertRaisingSeverity,
  LATE_WORDS,
  NOT_KNOWN,
  type StateWord,
  TELLING,
} from '../core/model/states.ts';
import { nodeCodeOf, nodeCodeOrTitle } from '../core/model/tree.ts';
import { BAND_ALERT } from '../core/scoring/alerts.ts';
import { type Board, nodeScoreChangeSince } from '../core/scoring/board.ts';
import {
  doesScoreChangeIntervalHoldZero,
  type ScoreChange,
} from '../core/scoring/change-interval.ts';
import {
  isRuleAboutOtherTripwires,
  moveRuleOfTripwire,
  valueLimitOfTripwireRule,
} from '../core/scoring/when.ts';
import { cutOrPadToWidth, cutTextAtSeparator, cutToWidth, textWidth } from '../text/cells.ts';
import {
  dayText,
  dayTextWithinYear,
  dayTextWithShortYear,
  intervalText,
  roundedText,
  scoreChangeMarginText,
  scoreText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
  valueTextWithoutUnit,
  withinErrorEndingText,
} from '../text/format.ts';
import type { Part } from '../text/line.ts';
import { stateWithLatenessLine } from './indicator-cells.ts';
import { INDICATOR_MEANING_WORDS, indicatorGoodBadOrOpen } from './indicator-lines.ts';
import { latenessWordOfIndicator } from './lateness.ts';

/** One line of "needs attention". */
export interface AttentionRow {
  /** Any but ageing and fresh. */
  readonly word: StateWord;
  /** Node the line is about. */
  readonly id: string;
  readonly code: string;
  readonly text: string;
  /** `text` without the day since when, for where that stands beside it. */
  readonly undated: string;
  /** What stands in place of `undated` where that has no room, the longest first; left out: there is nothing shorter. */
  readonly shorter?: readonly string[];
  /** The day since when without its year, for where there is little room; left out: it is of another year, or there is none. */
  readonly shortSince?: string;
  /** What stands in place of `undated` where there is room, with that the score behind it is good for the strategy, the longest first; left out: it is not. */
  readonly good?: readonly string[];
  readonly tripwire: string | undefined;
  readonly since: Day | undefined;
  /** How late what a tripwire of an indicator rests on is; left out: it is not, or the line is about something else. */
  readonly late?: StateWord;
  /** Whether a new reading is one of the few that would remove most doubt; left out: it is not. */
  readonly isWorthDoing?: boolean;
  /** "narrows 25.1-47.8 to 26.3-46.6", of such a reading; left out: it is none. */
  readonly narrows?: string;
  /** The other strategy file that the line is about; left out: it is about the board. */
  readonly other?: OtherFile;
}

/** The word of a line, without how late what it rests on is; "DO" for what is worth doing today. */
export function attentionRowWordOrDo({ word, isWorthDoing }: AttentionRow): string {
  return isWorthDoing === true ? 'DO' : word;
}

/** What heads a line, with the letter of how late what it rests on is, `ALERT d`, said `ALERT, due`. */
export function attentionRowLabel(row: AttentionRow): Part {
  const { word, late } = row;
  return late === undefined
    ? attentionRowWordOrDo(row)
    : stateWithLatenessLine({ state: word, late }, false);
}

/** A line in words, without a name that its text begins with. */
export function attentionRowText(row: Pick<AttentionRow, 'code' | 'text'>): string {
  return `${attentionCodePrefixText(row)}${row.text}`;
}

/** A line in words, with how late what it rests on is, for where no letter says it: `CC9 Acts that …, since 24 Apr 2026; due`. */
export function attentionRowTextWithLateness(row: AttentionRow): string {
  return `${attentionRowText(row)}${row.late === undefined ? '' : `; ${row.late}`}`;
}

/** What stands before the text of a line: `CX3 `; '' where the text begins with it. */
export function attentionCodePrefixText({
  code,
  text,
}: Pick<AttentionRow, 'code' | 'text'>): string {
  return text.startsWith(code) ? '' : `${code} `;
}

/** A line in at most so many cells: whole, then in fewer words with since when, then without, and only where these have no room either cut behind a word. Where it is not `isDated`, the day stands beside it; where the score does, that this is good is left to it. */
export function attentionTextFittedToWidth(
  { text, undated, shorter = [], shortSince, good = [] }: AttentionRow,
  cells: number,
  isDated: boolean,
  isScoreBeside = false,
): string {
  const bare = [...(isScoreBeside ? [] : good), undated, ...shorter];
  const since = text.slice(undated.length);
  const days = [since, ...(shortSince === undefined ? [] : [shortSince])];
  const dated = isDated ? days.flatMap((day) => bare.map((each) => `${each}${day}`)) : [];
  const choices = [...dated, ...bare];
  const fitting = choices.find((each) => textWidth(each) <= cells);
  return fitting ?? cutTextAtSeparator(choices.at(-1) ?? '', cells, ' ');
}

/** Everything that needs attention: alerts, the readings that would remove most doubt, watches, what is not known, each in the order of `alertWatchAndUnknownTripwireRows`, then missing, expired, stale, due, the longest overdue first. */
export function attentionRows(board: Board): readonly AttentionRow[] {
  const worth = lateReadingsNarrowingIntervalMost(board.card).map((each) => worthRow(board, each));
  const isWorth = new Set(worth.map(({ id }) => id));
  const late = LATE_WORDS.flatMap((word) =>
    [...board.card.indicators.values()]
      .filter((leaf) => latenessWordOfIndicator(leaf) === word && !isWorth.has(leaf.node.id))
      .sort((a, b) => (b.lateBy ?? Infinity) - (a.lateBy ?? Infinity))
      .map((leaf) => lateRow(leaf, word)),
  );
  const crossed = alertWatchAndUnknownTripwireRows(board);
  const alerts = crossed.filter(({ word }) => word === CROSSED_WORDS.alert);
  return [...alerts, ...worth, ...crossed.slice(alerts.length), ...late];
}

/** Rows that stand one below another. */
export interface AttentionStretch {
  /** Index of the first of them among all rows, from 0. */
  readonly first: number;
  readonly rows: readonly AttentionRow[];
}

/** The first rows that so many lines, from 0, have room for; where what is worth doing today is not among them, the first of it takes the last of two or more lines. */
export function shownAttentionStretches(
  rows: readonly AttentionRow[],
  lines: number,
): readonly AttentionStretch[] {
  const worth = rows.findIndex(({ isWorthDoing }) => isWorthDoing === true);
  if (lines < 2 || worth < lines) return [{ first: 0, rows: rows.slice(0, lines) }];
  return [
    { first: 0, rows: rows.slice(0, lines - 1) },
    { first: worth, rows: rows.slice(worth, worth + 1) },
  ];
}

function worthRow(board: Board, { leaf, low, high }: WorthReading): AttentionRow {
  const { node, age, source } = leaf;
  // whole points would tell readings of like worth not apart
  const now = intervalText(board.card.root, 1, '-');
  const from = source === '' ? '' : `; ${source}`;
  const short = terminalSafeOneLine(`record ${node.title} anew, ${age} days old`);
  const settles = settlingText(board, low, high);
  const narrows = `narrows ${now} to ${intervalText({ low, high }, 1, '-')}${settles}`;
  const weighed = `${short}: ${narrows}`;
  const text = terminalSafeOneLine(`${weighed}${from}`);
  return {
    word: latenessWordOfIndicator(leaf) ?? 'due',
    id: node.id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    text,
    undated: text,
    shorter: [weighed, short],
    tripwire: undefined,
    since: undefined,
    isWorthDoing: true,
    narrows,
  };
}

/** A line in which what waits in the inbox for a reading that is worth doing stands in place of recording it; `waits` is '' where nothing does. */
export function attentionRowWithWaitingProposals(row: AttentionRow, waits: string): AttentionRow {
  if (row.narrows === undefined || waits === '') return row;
  const text = `${waits}: ${row.narrows}`;
  return { ...row, text, undated: text, shorter: [waits] };
}

/** `, which still spans 40`, whether an interval from `low` to `high` holds the score at which the band in question begins, as that of today does that leaves the answer open; '' where it does not. */
function settlingText({ strategy, card }: Board, low: number, high: number): string {
  const { root, standing } = card;
  const from = firstBandWithRequirements(strategy.bands)?.from;
  const answer = standing && requiredBandReachedAnswer(strategy.bands, standing);
  if (from === undefined || root.low === undefined || root.high === undefined) return '';
  if (answer === undefined || !isVerdictUndecided(answer)) return '';
  if (root.low >= from || root.high < from) return '';
  return low < from && high >= from
    ? `, which still spans ${scoreText(from)}`
    : `, which no longer spans ${scoreText(from)}`;
}

/** The alerts, a change of band first, then the watches, then the tripwires of which it is not known whether they are crossed. Of each first those of what the verdict asks about, then the others, then those that are good for the strategy, then moves within their error, the newest of each first; what is shown and not counted last of its kind. */
export function alertWatchAndUnknownTripwireRows(board: Board): readonly AttentionRow[] {
  const unknown = board.unknown
    .toSorted((a, b) => compareDays(b.since, a.since))
    .map((wire) => unknownRow(wire));
  const { bandChange } = board;
  const band: readonly AttentionRow[] =
    bandChange === undefined
      ? []
      : [
          {
            word: 'ALERT',
            id: board.strategy.root.id,
            code: BAND_ALERT,
            ...datedTexts(
              `changed from ${bandChange.from.title} to ${bandChange.to.title}`,
              bandChange.since,
            ),
            tripwire: BAND_ALERT,
            since: bandChange.since,
          },
        ];
  const isContext = ({ id }: AttentionRow): boolean =>
    board.card.indicators.get(id)?.effectiveWeight === 0;
  const crossed = board.crossings
    .map((crossing) => ({
      row: crossingRow(board, crossing),
      rank: crossingRank(board, crossing),
      since: crossing.since,
    }))
    .toSorted(
      (a, b) =>
        TELLING.indexOf(a.row.word) - TELLING.indexOf(b.row.word) ||
        Number(isContext(a.row)) - Number(isContext(b.row)) ||
        a.rank - b.rank ||
        compareDays(b.since, a.since),
    )
    .map(({ row }) => row);
  return [...band, ...crossed, ...unknown];
}

/** Of what needs attention the rows that are alerts. */
export function alertRows(board: Board): readonly AttentionRow[] {
  return alertWatchAndUnknownTripwireRows(board).filter(({ word }) => word === CROSSED_WORDS.alert);
}

/** A row that says that another file bears the strategy's id: the numbers go by one of them. */
export function sameIdStrategyFileAttentionRow(board: Board, other: OtherFile): AttentionRow {
  const name = other.path ?? 'the shipped file';
  const text = terminalSafeOneLine(
    `${name} (${other.hash}) bears the same id and says something else`,
  );
  return {
    word: 'WATCH',
    id: board.strategy.root.id,
    code: 'strategy',
    text,
    undated: text,
    tripwire: undefined,
    since: undefined,
    other,
  };
}

/** What has been so since a day, with that day and without. */
function datedTexts(what: string, since: Day): Pick<AttentionRow, 'text' | 'undated'> {
  const undated = terminalSafeOneLine(what);
  return { text: `${undated}, since ${dayText(since)}`, undated };
}

/** A rule that was crossed last and whose reading has expired since, or whose score is gone. */
function unknownRow({ tripwire, node, since }: UnknownTripwire): AttentionRow {
  const gone = isIndicator(node)
    ? `the ${node.count === undefined ? 'reading' : 'count'} expired`
    : 'no score';
  const undated = terminalSafeOneLine(`${tripwire.title}: ${gone}`);
  return {
    word: NOT_KNOWN,
    id: node.id,
    code: shortNodeText(node),
    text: `${undated}${isIndicator(node) ? ' on' : ', since'} ${dayText(since)}`,
    undated,
    tripwire: tripwire.id,
    since,
  };
}

function crossingRow(board: Board, crossing: Crossing): AttentionRow {
  const { tripwire, node, since } = crossing;
  const leaf = board.card.indicators.get(node.id);
  const isGood = leaf !== undefined && indicatorGoodBadOrOpen(leaf) === 'good';
  const names = [tripwire.title, titleWithoutRemark(tripwire.title)];
  const { whole, short } = crossingTexts(board, crossing);
  const [titled = '', ...others] = names.map((name) => whole(name));
  const meaning = `, ${INDICATOR_MEANING_WORDS.good}`;
  const good = [
    ...names.map((name) => whole(name, meaning)),
    ...(short === undefined ? [] : [`${short}${meaning}`]),
  ].map(terminalSafeOneLine);
  const shorter = [...others, ...(short === undefined ? [] : [short])].filter(
    (text) => text !== titled,
  );
  const shortDay = dayTextWithinYear(since, board.asOf);
  const late = leaf && latenessWordOfIndicator(leaf);
  return {
    word: CROSSED_WORDS[tripwire.severity],
    id: node.id,
    code: shortNodeText(node),
    ...datedTexts(titled, since),
    ...(shorter.length === 0 ? {} : { shorter: shorter.map(terminalSafeOneLine) }),
    ...(isGood ? { good } : {}),
    ...(shortDay === dayText(since) ? {} : { shortSince: `, since ${shortDay}` }),
    tripwire: tripwire.id,
    since: since > board.asOf ? undefined : since,
    ...(late === undefined ? {} : { late }),
  };
}

/** The short name of a node in a list. */
function shortNodeText(node: Node): string {
  return terminalSafeOneLine(nodeCodeOrTitle(node));
}

/** The order of a crossing, 0…3. 0: of what the verdict asks about; 1: of something else; 2: good for the strategy; 3: a move within its error. */
function crossingRank(board: Board, crossing: Crossing): number {
  const { id } = crossing.node;
  const change = moveOfScore(board, crossing);
  const leaf = board.card.indicators.get(id);
  if (change !== undefined && doesScoreChangeIntervalHoldZero(change)) return 3;
  if (leaf !== undefined && indicatorGoodBadOrOpen(leaf) === 'good') return 2;
  return isAtOrBelowVerdictNode(board.strategy, id) ? 0 : 1;
}

/** The change of a score that a rule looks at; undefined: it looks at a value. */
function moveOfScore(board: Board, { node, move }: Crossing): ScoreChange | undefined {
  return isIndicator(node) || move === undefined
    ? undefined
    : nodeScoreChangeSince(board, node.id, move.from.day);
}

/** What a crossed rule says: by the title that it goes by, and in fewer words. */
interface CrossingTexts {
  /** `down 15 ±11: from 51 on 30 Apr 2026 to 36; the limit is 8 in 180 days`; of a limit the title and the value with what that means; of a rule of others how many are crossed. */
  readonly whole: (title: string, meaning?: string) => string;
  /** With the name of the node in place of that of the rule: `Hormuz tanker transits 1.4 tankers/day, limit 5`, `down 15 ±11 (51 to 36), limit 8`; undefined: there are no fewer words. */
  readonly short: string | undefined;
}

function crossingTexts(board: Board, crossing: Crossing): CrossingTexts {
  const { tripwire, node, value, move } = crossing;
  const { when } = tripwire;
  const text = (of: number): string => tripwireValueText(node, of);
  const withUnit = (of: number): string =>
    isIndicator(node) ? unitValueOrLevelCodeText(node, of) : scoreText(of);
  const name = isIndicator(node) ? `${node.title} ` : '';
  const rule = moveRuleOfTripwire(when);
  if (move !== undefined && rule !== undefined) {
    const [from, to] = [move.from.value, move.to.value];
    const change = moveOfScore(board, crossing);
    const off = change === undefined ? '' : ` ${scoreChangeMarginText(change)}`;
    const within = withinErrorEndingText(
      change !== undefined && doesScoreChangeIntervalHoldZero(change),
    );
    const moved = `${name}${to < from ? 'down' : 'up'} ${text(Math.abs(to - from))}${off}`;
    const limit = tripwireLimitText(rule.by);
    return {
      whole: () =>
        `${moved}${within}: from ${text(from)} on ${dayText(move.from.day)} to ${withUnit(to)}; the limit is ${limit} in ${rule.withinDays} days`,
      short: `${moved} (${text(from)} to ${text(to)}), limit ${limit}`,
    };
  }
  if (isRuleAboutOtherTripwires(when)) {
    const crossed = board.crossings.filter((each) => when.of.includes(each.tripwire.id)).length;
    const many = `${crossed} of ${when.of.length} crossed; the limit is ${when.any}`;
    return { whole: (title) => `${title}: ${many}`, short: undefined };
  }
  const { atLeast, atMost } = valueLimitOfTripwireRule(when);
  const limit = atLeast ?? atMost;
  if (value === undefined || limit === undefined)
    return { whole: (title) => title, short: undefined };
  const [now, most] = [withUnit(value), tripwireLimitText(limit)];
  return {
    whole: (title, meaning = '') => `${title}: ${now}${meaning}; the limit is ${most}`,
    short: `${name}${now}, limit ${most}`,
  };
}

/** The title of a rule without the remark in brackets at its end. */
function titleWithoutRemark(title: string): string {
  const at = title.endsWith(')') ? title.lastIndexOf(' (') : -1;
  return at < 1 ? title : title.slice(0, at);
}

/** A value that a rule is about, without its unit: of an indicator in its own decimals, a score in whole points. */
function tripwireValueText(node: Node, value: number): string {
  return isIndicator(node) ? valueTextWithoutUnit(node, value) : scoreText(value);
}

/** A limit of a tripwire, finite, in the unit of what it watches, in all its decimals. */
export function tripwireLimitText(limit: number): string {
  return groupedDigits(String(limit));
}

function lateRow(leaf: IndicatorScore, word: StateWord): AttentionRow {
  const { node, age, lateBy, observedOn, check } = leaf;
  const old = observedOn === undefined ? 'no reading yet' : `${countWithNoun(age ?? 0, 'day')} old`;
  const rhythm = `expected every ${countWithNoun(node.cadenceDays, 'day')}`;
  const days = lateBy === undefined ? '0' : roundedText(lateBy, 0);
  const late = days === '0' ? '' : `, ${days} ${days === '1' ? 'day' : 'days'} late`;
  const last = observedOn === undefined ? '' : `, last read ${dayText(observedOn)}`;
  const looked = check === undefined ? '' : `, checked ${dayText(check.observedOn)}`;
  const counts = observedOn !== undefined && leaf.score === undefined ? '; no longer counted' : '';
  const text = terminalSafeOneLine(
    `${node.title}: ${old}${late}, ${rhythm}${last}${looked}${counts}`,
  );
  return {
    word,
    id: node.id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    text,
    undated: text,
    tripwire: undefined,
    since: undefined,
  };
}

/** How many alerts, watches and indicators of each lateness there are, and the newest reading's day. */
export interface Counts {
  /** Indicators of the strategy, ≥ 0. */
  readonly indicators: number;
  /** How many alerts and watches are up, ≥ 0. */
  readonly alerts: number;
  readonly watches: number;
  /** Tripwires that were crossed when there was a value last, and there is none now, ≥ 0. */
  readonly unknown: number;
  /** Indicators that are late without a reading (`missing`), or with one that is `expired` or `stale`, ≥ 0. */
  readonly missing: number;
  readonly expired: number;
  readonly stale: number;
  /** Indicators that are due by age and none of the above, ≥ 0. */
  readonly due: number;
  readonly newest: Day | undefined;
}

/** The counts of a board. */
export function alertAndLatenessCounts(board: Board): Counts {
  const { crossings, bandChange, card } = board;
  const alerts = crossings.filter(({ tripwire }) =>
    isAlertRaisingSeverity(tripwire.severity),
  ).length;
  const states = new Map<StateWord | undefined, number>();
  let newest: Day | undefined;
  for (const leaf of card.indicators.values()) {
    const state = latenessWordOfIndicator(leaf);
    states.set(state, (states.get(state) ?? 0) + 1);
    const day = leaf.observedOn;
    if (day !== undefined && (newest === undefined || day > newest)) newest = day;
  }
  const of = (word: StateWord): number => states.get(word) ?? 0;
  return {
    indicators: card.indicators.size,
    alerts: alerts + (bandChange === undefined ? 0 : 1),
    watches: crossings.length - alerts,
    unknown: board.unknown.length,
    missing: of('missing'),
    expired: of('expired'),
    stale: of('stale'),
    due: of('due'),
    newest,
  };
}

/** `46 of 64 late: 3 expired (not counted), 13 stale, 30 due`; that every one is in time where none is. */
export function lateReadingCountsText({
  indicators,
  missing,
  expired,
  stale,
  due,
}: Counts): string {
  const parts = [
    [missing, 'without a reading'],
    [expired, 'expired (not counted)'],
    [stale, 'stale'],
    [due, 'due'],
  ] as const;
  const told = parts.flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`]));
  const late = missing + expired + stale + due;
  return late === 0
    ? 'every reading is in time'
    : `${late} of ${indicators} late: ${told.join(', ')}`;
}

/** The acknowledgement of the stretch that a line is about; undefined: nobody has seen it, or it is no alert. */
export function findAcknowledgementOfAlert(
  row: AttentionRow,
  all: readonly Acknowledgement[],
): Acknowledgement | undefined {
  return all.find(({ tripwire, since }) => tripwire === row.tripwire && since === row.since);
}

/** Whether a line can be acknowledged: a tripwire that is crossed, or of which that is not known, or a change of band, since a day. */
export function canAttentionRowBeAcknowledged(
  row: AttentionRow,
): row is AttentionRow & { readonly tripwire: string; readonly since: string } {
  return row.tripwire !== undefined && row.since !== undefined;
}

/** What is said of an alert that nobody has seen. */
export const NOT_ACKNOWLEDGED = 'not acknowledged';

/** `acknowledged 2 Jun 2026 by anna` or `not acknowledged`, where there is little room the day it began and `seen: anna` or `new`; '' for what is no alert. */
export function alertAcknowledgementText(
  row: AttentionRow,
  all: readonly Acknowledgement[],
  wide: boolean,
): string {
  if (!canAttentionRowBeAcknowledged(row)) return '';
  const seen = findAcknowledgementOfAlert(row, all);
  if (!wide) {
    return `${cutOrPadToWidth(dayTextWithShortYear(row.since), 9, 'right')} ${seen === undefined ? 'new' : `seen: ${cutToWidth(terminalSafeOneLine(seen.author), 8)}`}`;
  }
  if (seen === undefined) return NOT_ACKNOWLEDGED;
  return `acknowledged ${dayText(localDayOfInstant(seen.at))} by ${terminalSafeOneLine(seen.author)}`;
}
