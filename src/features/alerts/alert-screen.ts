/** An alert as a screen: what raised it, who has seen it, what would clear it, and what stands behind it, each a door. */
import type { OtherFile } from '../../core/journal/journal-port.ts';
import { addDays, compareDays, daysBetween } from '../../core/model/day.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
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
} from '../../core/model/model.ts';
import { compareEventsByDay } from '../../core/model/readings.ts';
import { CROSSED_WORDS, NOT_KNOWN } from '../../core/model/states.ts';
import { leavesOf, nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { daysFromValueToExpiry, usableValueAsOf } from '../../core/scoring/leaf.ts';
import { BAND_WINDOW } from '../../core/scoring/tripwires.ts';
import {
  type ByRule,
  isRuleAboutOtherTripwires,
  type MoveRule,
  matchTripwireRule,
  moveRuleOf,
  valueLimitOfTripwireRule,
} from '../../core/scoring/when.ts';
import {
  countWithNoun,
  dayText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnit,
  valueWithUnitOrCode,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { headingLine, type Part, proseLine, type ViewLine, wrapLines } from '../../text/line.ts';
import { canonicalWebAddress, whyNotWebAddressSentence } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  nothingOpensSentence,
  stepWithoutEffects,
} from '../../tui/binding.ts';
import { fullScreenPanelSize } from '../../tui/layout.ts';
import { type ColumnSpec, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  pushScreen,
  type ScreenDef,
  type State,
  type Step,
} from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import {
  type AttentionRow,
  alertAcknowledgementText,
  alertAndWatchRows,
  attentionRowText,
  NOT_ACKNOWLEDGED,
  tripwireLimitText,
} from '../../views/attention.ts';
import {
  goalpostDirectionText,
  INDICATOR_MEANING_WORDS,
  indicatorMeaning,
  indicatorWeightText,
  nextValuePlaceTexts,
  provenanceTexts,
  scoreWithIntervalText,
} from '../../views/indicator-lines.ts';
import {
  isMoveByNews,
  type MoveRow,
  moveReasonPart,
  scoreMovesViewOrReason,
} from '../../views/moves.ts';
import { openEventStep } from '../events/events-screen.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { alertChart, type Charted } from './alert-chart.ts';

/** Lines about the selected row by the rows of a terminal, always as many, so that the table stays where it is. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 4],
  [22, 2],
  [18, 1],
];

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'what' },
  { key: 'day' },
  { key: 'name', grows: true, least: 16 },
  { key: 'value', most: 28, least: 10, drop: 3 },
  { key: 'points', align: 'right', drop: 2 },
  { key: 'source', most: 24, least: 12, drop: 1 },
];

/** The alert that the screen shows; undefined: the strategy has no such tripwire. */
export function shownAlert({ board }: State, { tripwire }: AlertScreen): Alert | undefined {
  return alertView(board, tripwire);
}

/** What the selected row is about; undefined: there is no row. */
function selectedAlertPart(state: State, screen: AlertScreen): AlertPart | undefined {
  const { parts = [] } = shownAlert(state, screen) ?? {};
  return parts[Math.min(screen.selected, parts.length - 1)];
}

/** The reading that a part rests on; undefined: it is an event or a tripwire, or there is none any more. */
function readingOfPart(board: Board, part: AlertPart | undefined): Reading | undefined {
  if (part?.kind === 'reading') return part.reading;
  return part?.kind === 'move' ? board.card.indicators.get(part.row.id)?.reading : undefined;
}

/** The alert in a width. */
function alertListData(state: State, screen: AlertScreen, cells: number, glyphs: Glyphs): ListData {
  const { board, acknowledgements } = state;
  const alert = shownAlert(state, screen);
  if (alert === undefined)
    return {
      ...{ title: 'Alert', tabs: [], tab: 0, ...NO_TABLE, foot: [] },
      head: [proseLine('This strategy has no such tripwire.')],
    };
  const { row, title, rule, parts, notes } = alert;
  const seen = row === undefined ? '' : alertAcknowledgementText(row, acknowledgements, true);
  const isRoomy = state.size.rows >= ROOMY;
  const told = [
    ...(isRoomy ? largestMoveTexts(board, alert) : []),
    `Rule: ${rule}.`,
    ...(isRoomy ? whyTexts(alert) : []),
    ...alert.told,
    ...(seen === '' ? [] : [nextText(state, seen)]),
  ];
  const head = [headingLine(alertSentence(board, alert)), ...told.map(proseLine)];
  const foot = notes.map(proseLine);
  const about = detailRowsByTerminalHeight(state, ABOUT);
  const { body } = fullScreenPanelSize(state.size);
  const roomIn = (width: number): number =>
    body - wrapLines([...head, ...foot], width).length - 1 - (about.leadRows ?? 0);
  // a table gives way to a chart in every width or in none, so that no narrower one shows more rows
  const givesWay = roomIn(NARROW) >= LEAST_PARTS + LEAST_ROWS;
  const kept = givesWay ? Math.min(parts.length, LEAST_PARTS) : parts.length;
  const room = roomIn(cells) - kept;
  return {
    title: `${capitalized(row?.word ?? 'not crossed')}: ${title}`,
    tabs: [],
    tab: 0,
    head: [...head, ...chartOf(state, alert, cells, room, glyphs)],
    lead: (selected) => partLines(board, parts[selected]),
    ...about,
    // aloud the lines about a row begin with its source
    specs: state.linear ? COLUMNS.filter(({ key }) => key !== 'source') : COLUMNS,
    texts: parts.map((part) => partTexts(board, alert, part)),
    targets: parts.map((part) => targetOf(alert, part)),
    foot,
  };
}

/** Rows of a terminal from which it is told what moved most, and why an indicator matters. */
const ROOMY = 30;

/** Rows of the table that a chart leaves, and the most and fewest that it takes. */
const LEAST_PARTS = 6;
const MOST_ROWS = 20;
const LEAST_ROWS = 6;

/** Cells of a row in the narrowest terminal with panels. */
const NARROW = 58;

/** The chart where there is room for one; none where it is said aloud. */
function chartOf(
  { board, linear }: State,
  { charted }: Alert,
  cells: number,
  room: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  if (charted === undefined || linear || room < LEAST_ROWS || !Number.isFinite(cells)) return [];
  return alertChart(board, charted, cells, Math.min(room, MOST_ROWS), glyphs);
}

/** What moved the node of the alert most: `Largest move: IR5 Houthi posture, 1 -> 3 (−7.5).` */
function largestMoveTexts({ card }: Board, { node, parts }: Alert): readonly string[] {
  const [part] = parts;
  if (part?.kind !== 'move' || part.of !== node) return [];
  const { id, title, values, points } = part.row;
  const leaf = card.indicators.get(id);
  const what =
    values === undefined || leaf === undefined
      ? ''
      : `, ${values[0]} -> ${valueWithUnitOrCode(leaf.node, leaf.value)}`;
  return [terminalSafeOneLine(`Largest move: ${title}${what} (${signedChangeText(points, 1)}).`)];
}

function whyTexts({ node }: Alert): readonly string[] {
  return isIndicator(node) && node.why !== undefined
    ? [terminalSafeOneLine(`Why it matters: ${node.why}`)]
    : [];
}

/** What to do next, and who has seen it. */
function nextText(state: State, seen: string): string {
  const [acknowledge, open, record] = (
    ['alert.acknowledge', 'alert.source', 'reading.record'] as const
  ).map((id) => actionKeyName(state, id));
  const then = `${open} opens the source of the selected row, ${record} records what is new`;
  return seen === NOT_ACKNOWLEDGED
    ? `Next: ${acknowledge} acknowledges it (${seen}), ${then}.`
    : `${capitalized(seen)} (${acknowledge}). Next: ${then}.`;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function targetOf({ node }: Alert, part: AlertPart): string {
  if (part.kind === 'reading') return part.indicator.id;
  if (part.kind === 'move') return part.row.id;
  return part.kind === 'tripwire' ? part.node.id : node.id;
}

function partTexts(board: Board, { node }: Alert, part: AlertPart): Readonly<Record<string, Part>> {
  const reading = readingOfPart(board, part);
  const sourced = {
    day: reading === undefined ? '' : dayText(reading.observedOn),
    source: terminalSafeOneLine(reading?.source ?? ''),
  };
  switch (part.kind) {
    case 'reading': {
      const value = terminalSafeOneLine(valueTextWithoutUnit(part.indicator, part.reading.value));
      return { ...sourced, what: 'reading', name: nodeRowName(part.indicator), value, points: '' };
    }
    case 'move': {
      const { row, of } = part;
      const leaf = board.card.indicators.get(row.id);
      return {
        ...sourced,
        ...(leaf?.reading === undefined && leaf?.observedOn !== undefined
          ? { day: dayText(leaf.observedOn), source: terminalSafeOneLine(leaf.source) }
          : {}),
        what: of === node ? MOVED : ALSO,
        name: row.title,
        value: moveReasonPart(row),
        points: signedChangeText(row.points, 1),
      };
    }
    case 'event': {
      const { day, title, source } = part.event;
      const on = { day: dayText(day), source: terminalSafeOneLine(source) };
      return { ...on, what: 'event', name: terminalSafeOneLine(title), value: '', points: '' };
    }
    case 'tripwire': {
      const { node: of, tripwire, row } = part;
      const score = board.card.nodes.get(of.id)?.score;
      const value = board.card.indicators.get(of.id)?.value;
      return {
        what: row?.word ?? 'not crossed',
        day: row?.since === undefined ? '' : dayText(row.since),
        name: terminalSafeOneLine(
          `${isIndicator(of) ? `${nodeCodeOf(of)} ` : ''}${tripwire.title}`,
        ),
        value: isIndicator(of) ? valueTextWithoutUnit(of, value) : scoreText(score),
        ...{ points: '', source: '' },
      };
    }
  }
}

/** What is known of the selected row: its source and address first, then value, day, the words it rests on. */
function partLines(board: Board, part: AlertPart | undefined): readonly ViewLine[] {
  if (part?.kind === 'event') return sourcedLines(part.event, [`on ${dayText(part.event.day)}`]);
  const reading = readingOfPart(board, part);
  const node = board.card.indicators.get(reading?.indicator ?? '')?.node;
  if (reading === undefined || node === undefined) return [];
  const value = `${valueWithUnit(node, reading.value)} on ${dayText(reading.observedOn)}, ${reading.confidence} confidence`;
  return sourcedLines(reading, [...nextValuePlaceTexts(node, reading), value]);
}

function sourcedLines(
  of: Parameters<typeof provenanceTexts>[0],
  next: readonly string[],
): readonly ViewLine[] {
  const [source = '', ...more] = provenanceTexts(of);
  const [url = '', ...rest] = of.url === '' ? ['', ...more] : more;
  const first = `${source} ${url}`;
  return [first, ...next, ...rest].map((text) => proseLine(terminalSafeOneLine(text)));
}

/** An alert as a screen. */
export const ALERT_SCREEN: ScreenDef<AlertScreen> = listScreen<AlertScreen>({
  kind: 'alert',
  place: 'alert',
  tabbed: false,
  crumb: ({ board }, { id }) => {
    const node = board.card.nodes.get(id)?.node;
    const name = node === undefined ? id : isIndicator(node) ? nodeCodeOf(node) : node.title;
    return `alert ${terminalSafeOneLine(name)}`;
  },
  node: ({ id }) => id,
  about: ({ tripwire }) => tripwire,
  leads: ['alert.open', 'alert.acknowledge', 'alert.source', 'item.explain'],
  selected: (state, screen) => ALERT_SCREEN.scored?.(state, screen),
  reading(state, screen) {
    const reading = readingOfPart(state.board, selectedAlertPart(state, screen));
    const indicator = reading && state.board.card.indicators.get(reading.indicator)?.node;
    return indicator === undefined || reading === undefined
      ? undefined
      : { indicator, reading, standing: true, withdrawn: '' };
  },
  reads: ['acknowledgements'],
  data: alertListData,
});

/** A tripwire that is crossed, or of which that is not known; or a change of band. */
interface AlertScreen {
  readonly kind: 'alert';
  /** Id of the node that it is about. */
  readonly id: string;
  /** Id of the tripwire, or `band`. */
  readonly tripwire: string;
  /** Index of the selected row. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly alert: AlertScreen;
  }
}

export const ALERT_KEYS: readonly Binding[] = [
  bindingForScreenKind('alert', {
    id: 'alert.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open what the row is about: an indicator with its readings, an event, another alert',
    footer: true,
    whyDisabled: (state, screen) =>
      selectedAlertPart(state, screen) === undefined
        ? nothingOpensSentence(state, 'a row of an indicator, an event or an alert')
        : undefined,
    run: (state, screen) => {
      const part = selectedAlertPart(state, screen);
      return part === undefined ? stepWithoutEffects(state) : openAlertPartStep(state, part);
    },
  }),
  bindingForScreenKind('alert', {
    id: 'alert.source',
    keys: ['o'],
    label: 'source',
    description: 'open the source of the selected reading or event in the browser',
    also: 'url link page',
    footer: true,
    whyDisabled: (state, screen) => {
      const address = selectedAddress(state, screen);
      if (address === undefined) return 'There is no reading and no event here.';
      if (address === '')
        return `No address was given; ${actionKeyName(state, 'alert.open')} opens what else is known.`;
      const kept = whyNotWebAddressSentence(address);
      return kept && `What was given is ${kept}.`;
    },
    run: (state, screen) => {
      const url = canonicalWebAddress(selectedAddress(state, screen) ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  }),
];

/** The address of the selected reading, else of its kept copy, or of the event; '' when none is given, undefined without either. */
function selectedAddress(state: State, screen: AlertScreen): string | undefined {
  const part = selectedAlertPart(state, screen);
  if (part?.kind === 'event') return part.event.url;
  const reading = readingOfPart(state.board, part);
  return reading && (reading.url === '' ? reading.archived : reading.url);
}

/** What a line of "needs attention" is about: an alert, of two strategy files what differs, else the indicator. */
export function openAttentionStep(state: State, { id, tripwire, other }: AttentionRow): Step {
  if (other !== undefined) return openRevisionStep(state, other);
  return tripwire === undefined ? openNodeStep(state, id) : openAlertStep(state, id, tripwire);
}

/** The alert of a tripwire, or of the band. */
function openAlertStep(state: State, id: string, tripwire: string): Step {
  return stepWithoutEffects(pushScreen(state, { kind: 'alert', id, tripwire, selected: 0 }));
}

/** What differs between the strategy file in use and the other one, and what that does to the board. */
function openRevisionStep(state: State, other: OtherFile): Step {
  const { asOf } = state.board;
  return [
    pushScreen(state, { kind: 'revision', other, read: false, board: undefined, selected: 0 }),
    [{ kind: 'revision', hash: other.hash, asOf }],
  ];
}

/** What a row of an alert is about: an indicator with its readings, an event, another alert; where that is not crossed, its node. */
function openAlertPartStep(state: State, part: AlertPart): Step {
  switch (part.kind) {
    case 'reading':
      return openNodeStep(state, part.indicator.id);
    case 'move':
      return openNodeStep(state, part.row.id);
    case 'event':
      return openEventStep(state, part.event);
    case 'tripwire':
      return part.row === undefined
        ? openNodeStep(state, part.node.id)
        : openAlertStep(state, part.node.id, part.tripwire.id);
  }
}

/** What stands behind an alert, or moved in the same time. */
type AlertPart =
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

interface Alert {
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

/** The id of the alert that a change of band is. */
const BAND = 'band';

/** Most readings and most events that are shown behind an alert. */
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
  const row = alertAndWatchRows(board).find(({ tripwire }) => tripwire === id);
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
    charted: bandChange && { node: root, since: bandChange.since },
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
  const events = eventsOn(board, node, addDays(begin, -DAYS_BEFORE));
  const isCounted = isIndicator(node) && node.count !== undefined;
  return {
    ...common,
    told:
      crossing === undefined
        ? [`A new reading tells: ${tripwireRuleText(board, node, tripwire)}, or not.`]
        : [...scoredText(board, node), clearsText(board, crossing)],
    crossed: crossing && crossedText(board, crossing),
    charted: crossing,
    ...joined([
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

/** What an indicator scores now, what that means, and what it counts for; where the score is good, why there is an alert all the same. */
function scoredText({ card }: Board, node: Node): readonly string[] {
  const leaf = card.indicators.get(node.id);
  if (leaf === undefined) return [];
  const scored = capitalized(scoreWithIntervalText(leaf));
  const { node: indicator, score } = leaf;
  if (score === undefined) return [`${scored}; ${indicatorWeightText(leaf)}.`];
  const meaning = indicatorMeaning(leaf);
  const isGood = meaning === 'good';
  return [
    `${scored}, ${INDICATOR_MEANING_WORDS[meaning]}: ${goalpostDirectionText(indicator)}; ${indicatorWeightText(leaf)}.${isGood ? ' The alert warns of an event; the score says how that bears on the strategy.' : ''}`,
  ];
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

/** From what a value went across a limit, to what and when: `CX3 Hormuz tanker transits fell from 13.9 to 1.4 tankers/day on 20 Sep 2026 (66 days ago)`; undefined: the rule is no limit of a value. */
function crossedText(board: Board, { tripwire, node, since, value }: Crossing): string | undefined {
  if (!isIndicator(node) || value === undefined) return undefined;
  const { atLeast, atMost } = valueLimitOfTripwireRule(tripwire.when);
  if (atLeast === undefined && atMost === undefined) return undefined;
  const [before, after] = [addDays(since, -1), since].map((day) =>
    usableValueAsOf(node, board.readings, day),
  );
  if (after === undefined) return undefined;
  const to = valueWithUnit(node, after);
  const went =
    before === undefined
      ? `came to ${to} (nothing known before)`
      : `${after < before ? 'fell' : 'rose'} from ${valueTextWithoutUnit(node, before)} to ${to}`;
  const days = daysBetween(since, board.asOf);
  const ago = days <= 0 ? '' : ` (${countWithNoun(days, 'day')} ago)`;
  const now = value === after ? '' : `; now ${valueTextWithoutUnit(node, value)}`;
  return terminalSafeOneLine(`${nodeRowName(node)} ${went} on ${dayText(since)}${ago}${now}`);
}

/** What would clear it. */
function clearsText(board: Board, crossing: Crossing): string {
  const { node, tripwire, since } = crossing;
  const { when } = tripwire;
  if (isRuleAboutOtherTripwires(when))
    return `It clears when fewer than ${when.any} of the tripwires below are crossed.`;
  const move = moveRuleOf(when);
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
      const then = valueOn(board, node, day);
      return then !== undefined && -sign * (then - value) >= by - EPSILON;
    },
  );
  return last === undefined
    ? `${clears}.`
    : `${clears}, or by the calendar on ${dayText(addDays(last, days + 1))} if it stays at ${exact(value)}.`;
}

/** The value of an indicator in its unit, or the score of a branch, 0…100, on a day; undefined: none. */
function valueOn(board: Board, node: Node, day: Day): number | undefined {
  return isIndicator(node)
    ? usableValueAsOf(node, board.readings, day)
    : board.history.scoreOn(node.id, day);
}

/** What the rule looks at: readings or counted events of an indicator, what moved a branch, other tripwires. */
function partsBehind(board: Board, node: Node, { when }: Tripwire, since: Day, from: Day): Shown {
  if (isRuleAboutOtherTripwires(when)) {
    const parts = when.of.flatMap((id): readonly AlertPart[] => {
      const found = findTripwire(board.strategy, id);
      const row = alertAndWatchRows(board).find(({ tripwire }) => tripwire === id);
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
const MOVED = 'moved it';

const ALSO = 'also moved';

/** Points below which a move beside the alert is noise, and the share of the largest one below which it is. */
const NOISE = 0.2;
const NOISE_SHARE = 0.1;

/** Whether a move is large enough to be told beside others. */
function isTold(rows: readonly MoveRow[]): (row: MoveRow) => boolean {
  const size = ({ points }: MoveRow): number => Math.abs(points);
  const least = Math.max(NOISE, NOISE_SHARE * Math.max(...rows.map(size)));
  return (row) => size(row) >= least - EPSILON;
}

/** What moved a node since a day, news only; without the readings below another node, and then without what moved little. */
function movesSince(board: Board, from: Day, of: Node, name: string, without?: Node): Shown {
  const moves = scoreMovesViewOrReason(board, from, board.asOf, of.id);
  if (typeof moves === 'string') return NOTHING;
  const own = new Set(without === undefined ? [] : leavesOf(without).map(({ id }) => id));
  const rows = moves.rows.filter((row) => isMoveByNews(row) && !own.has(row.id));
  const told = without === undefined ? rows : rows.filter(isTold(rows));
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

/** The events since a day that bear on a node or what is below it, newest first. */
function eventsOn({ readings, asOf }: Board, node: Node, from: Day): Shown {
  const events = new Set<Event>();
  const walk = (each: Node): void => {
    for (const event of readings.eventsOf(each.id))
      if (event.day >= from && event.day <= asOf) events.add(event);
    if (!isIndicator(each)) for (const child of each.children) walk(child);
  };
  walk(node);
  const newest = [...events].sort(compareEventsByDay).toReversed();
  return {
    parts: newest.slice(0, MOST_EVENTS).map((event) => ({ kind: 'event', event })),
    notes: [],
  };
}

/** From what its value went across the limit, or `Iran down 13: from 57 on 28 Jul 2026 to 44; the limit is 8 in 180 days`, and since when; that it is not crossed. */
function alertSentence({ asOf }: Board, { row, title, crossed }: Alert): string {
  if (row === undefined) return `${title}: not crossed on ${dayText(asOf)}.`;
  if (crossed !== undefined) return `${crossed}.`;
  const days = row.since === undefined || row.word === NOT_KNOWN ? 0 : daysBetween(row.since, asOf);
  return `${capitalized(attentionRowText(row))}${days === 0 ? '' : ` (${countWithNoun(days, 'day')})`}.`;
}
