/** An alert as a screen: what raised it, who has seen it, what would clear it, and what stands behind it, each a door. */

import type { OtherFile } from '../../core/journal/journal-port.ts';
import { daysBetween } from '../../core/model/day.ts';
import { type Event, type Indicator, isIndicator, type Reading } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { firstReadingOfStandingValue } from '../../core/model/readings.ts';
import { NOT_KNOWN } from '../../core/model/states.ts';
import { nodeCodeOf, nodeCodeOrTitle } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { eventAmountStillCountedOnDay } from '../../core/scoring/counted.ts';
import {
  capitalized,
  dayText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { headingLine, type Part, proseLine, type ViewLine, wrapLines } from '../../text/line.ts';
import {
  addressOrKeptCopyOf,
  canonicalWebAddress,
  whyNotWebAddressSentence,
} from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  openAddressStep,
  stepWithoutEffects,
  whyNothingCanBeWritten,
  whyNothingOpensSentence,
} from '../../tui/binding.ts';
import { actionKeyNameIfEnabled } from '../../tui/keymap.ts';
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
  attentionRowText,
  NOT_ACKNOWLEDGED,
} from '../../views/attention.ts';
import { stillCountsText } from '../../views/events-and-checks.ts';
import { entryProvenanceTexts, nextValueSourceTexts } from '../../views/indicator-lines.ts';
import { scoreMoveReasonPart } from '../../views/moves.ts';
import { openEventStep } from '../events/events-screen.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { alertChartLines } from './alert-chart.ts';
import { ALSO, type Alert, type AlertPart, alertView, MOVED } from './alert-view.ts';

/** Lines about the selected row by the rows of a terminal, always as many, so that the table stays where it is. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 4],
  [22, 2],
  [18, 1],
];

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'what' },
  { key: 'day' },
  { key: 'name', grows: true, enough: 28, least: 16 },
  { key: 'value', enough: 28, least: 10, drop: 3 },
  { key: 'points', align: 'right', drop: 2 },
  // the line above tells the source of the selected row whole
  { key: 'source', least: 24, drop: 1 },
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

/** The reading that a part rests on, of a move the first since which the value has stood as it is, of a mean the newest; undefined: it is an event or a tripwire, or there is none any more. */
function readingOfPart(board: Board, part: AlertPart | undefined): Reading | undefined {
  if (part?.kind === 'reading') return part.reading;
  const leaf = part?.kind === 'move' ? board.card.indicators.get(part.row.id) : undefined;
  return leaf?.reading === undefined || leaf.node.rolling !== undefined
    ? leaf?.reading
    : firstReadingOfStandingValue(board.readings, leaf.node.id, board.asOf);
}

/** The alert in a width. */
function alertListData(state: State, screen: AlertScreen, cells: number, glyphs: Glyphs): ListData {
  const { board, acknowledgements } = state;
  const alert = shownAlert(state, screen);
  if (alert === undefined)
    return {
      title: 'Alert',
      tabs: [],
      tab: 0,
      ...NO_TABLE,
      foot: [],
      head: [
        proseLine(
          `This strategy has no such tripwire; ${actionKeyName(state, 'nav.back')} goes back.`,
        ),
      ],
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
  const givesWay = parts.length <= LEAST_PARTS || roomIn(NARROW) >= LEAST_PARTS + LEAST_ROWS;
  const kept = givesWay ? Math.min(parts.length, LEAST_PARTS) : parts.length;
  const room = roomIn(cells) - kept;
  return {
    title: `${capitalized(row?.word ?? 'not crossed')}: ${title}`,
    tabs: [],
    tab: 0,
    head: [...head, ...chartOf(state, alert, cells, room, glyphs)],
    lead: (selected) => alertPartLines(state, parts[selected]),
    ...about,
    // aloud the lines about a row begin with its source
    specs: state.linear ? COLUMNS.filter(({ key }) => key !== 'source') : COLUMNS,
    texts: parts.map((part) => partTexts(board, alert, part)),
    targets: parts.map((part) => nodeIdOfPart(alert, part)),
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
  return alertChartLines(board, charted, cells, Math.min(room, MOST_ROWS), glyphs);
}

/** What moved the node of the alert most, and since when its value stands: `Largest move: IR5 Houthi posture, 1 -> 3 on 20 Jul 2026 (−7.5).` */
function largestMoveTexts(board: Board, { node, parts }: Alert): readonly string[] {
  const [part] = parts;
  if (part?.kind !== 'move' || part.of !== node) return [];
  const { id, title, values, points } = part.row;
  const leaf = board.card.indicators.get(id);
  const reading = readingOfPart(board, part);
  const on = reading === undefined ? '' : ` on ${dayText(reading.observedOn)}`;
  const what =
    values === undefined || leaf === undefined
      ? ''
      : `, ${values[0]} -> ${unitValueOrLevelCodeText(leaf.node, leaf.value)}${on}`;
  return [terminalSafeOneLine(`Largest move: ${title}${what} (${signedChangeText(points, 1)}).`)];
}

function whyTexts({ node }: Alert): readonly string[] {
  return isIndicator(node) && node.why !== undefined
    ? [terminalSafeOneLine(`Why it matters: ${node.why}`)]
    : [];
}

/** What to do next, and who has seen it; that alone where nothing can be written. */
function nextText(state: State, seen: string): string {
  if (whyNothingCanBeWritten(state) !== undefined) return `${capitalized(seen)}.`;
  const acknowledge = actionKeyNameIfEnabled(state, 'alert.acknowledge');
  const then = `${actionKeyName(state, 'reading.record')} on a reading records what is new`;
  if (seen === NOT_ACKNOWLEDGED && acknowledge !== undefined)
    return `Next: ${acknowledge} acknowledges it (${seen}), ${then}.`;
  return `${capitalized(seen)}${acknowledge === undefined ? '' : ` (${acknowledge})`}. Next: ${then}.`;
}

function nodeIdOfPart({ node }: Alert, part: AlertPart): string {
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
        value: scoreMoveReasonPart(row),
        points: signedChangeText(row.points, 1),
      };
    }
    case 'event': {
      const { day, title, source } = part.event;
      const on = { day: dayText(day), source: terminalSafeOneLine(source) };
      const value = isIndicator(node) ? eventCountsText(board, node, part.event) : '';
      return { ...on, what: 'event', name: terminalSafeOneLine(title), value, points: '' };
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
        points: '',
        source: '',
      };
    }
  }
}

/** `still counts −0.75`, of an event of a counted indicator; '' of another. */
function eventCountsText({ asOf }: Board, indicator: Indicator, event: Event): string {
  const { count } = indicator;
  if (count === undefined || !event.nodes.includes(indicator.id)) return '';
  const now = eventAmountStillCountedOnDay(count, event, asOf);
  return `still counts ${stillCountsText(indicator, { event, now })}`;
}

/** What is known of the selected row: its source and address first, then value, day, where the next one is found, the words it rests on. */
function alertPartLines(state: State, part: AlertPart | undefined): readonly ViewLine[] {
  const { board } = state;
  const address = addressOfPart(board, part) ?? '';
  const opens =
    canonicalWebAddress(address) === undefined
      ? ''
      : ` (${actionKeyName(state, 'alert.source')} opens it)`;
  if (part?.kind === 'event')
    return sourcedLines(part.event, opens, [`on ${dayText(part.event.day)}: ${part.event.title}`]);
  const reading = readingOfPart(board, part);
  const node = board.card.indicators.get(reading?.indicator ?? '')?.node;
  if (reading === undefined || node === undefined) return [];
  const value = `${valueWithUnitOrLevelText(node, reading.value)} on ${dayText(reading.observedOn)}, ${reading.confidence} confidence`;
  return sourcedLines(reading, opens, [value, ...nextValueSourceTexts(node, reading)]);
}

function sourcedLines(
  of: Parameters<typeof entryProvenanceTexts>[0],
  opens: string,
  next: readonly string[],
): readonly ViewLine[] {
  const [source = '', ...more] = entryProvenanceTexts(of);
  const [url = '', ...rest] = of.url === '' ? ['', ...more] : more;
  const first = `${source}${url === '' ? '' : ` ${url}`}${opens}`;
  return [first, ...next, ...rest].map((text) => proseLine(terminalSafeOneLine(text)));
}

/** An alert as a screen. */
export const ALERT_SCREEN: ScreenDef<AlertScreen> = listScreen<AlertScreen>({
  kind: 'alert',
  place: 'alert',
  tabbed: false,
  crumb: ({ board }, { id }) => {
    const node = board.card.nodes.get(id)?.node;
    const name = node === undefined ? id : nodeCodeOrTitle(node);
    return `alert ${terminalSafeOneLine(name)}`;
  },
  node: ({ id }) => id,
  about: ({ tripwire }) => tripwire,
  leads: ['alert.open', 'alert.acknowledge', 'alert.source', 'item.explain', 'reading.copy'],
  selected: (state, screen) => ALERT_SCREEN.scored?.(state, screen),
  reading(state, screen) {
    const reading = readingOfPart(state.board, selectedAlertPart(state, screen));
    const indicator = reading && state.board.card.indicators.get(reading.indicator)?.node;
    return indicator === undefined || reading === undefined
      ? undefined
      : { indicator, reading, standing: true, withdrawn: '' };
  },
  reads: ['acknowledgements', 'locked', 'readOnly', 'view'],
  data: alertListData,
});

/** A tripwire that is crossed, or of which that is not known; or a change of band. */
interface AlertScreen {
  readonly kind: 'alert';
  /** Id of the node that it is about. */
  readonly id: string;
  /** Id of the tripwire, or `band`. */
  readonly tripwire: string;
  /** Index of the selected row, from 0. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly alert: AlertScreen;
  }
}

/** The address of the selected reading, else of its kept copy, or of the event; '' when none is given, undefined without either. */
function addressOfSelectedPart(state: State, screen: AlertScreen): string | undefined {
  return addressOfPart(state.board, selectedAlertPart(state, screen));
}

function addressOfPart(board: Board, part: AlertPart | undefined): string | undefined {
  if (part?.kind === 'event') return part.event.url;
  const reading = readingOfPart(board, part);
  return reading && addressOrKeptCopyOf(reading);
}

/** From what its value went across the limit, or `Iran down 13: from 57 on 28 Jul 2026 to 44; the limit is 8 in 180 days`, and since when; that it is not crossed. */
function alertSentence({ asOf }: Board, { row, title, crossed }: Alert): string {
  if (row === undefined) return `${title}: not crossed on ${dayText(asOf)}.`;
  if (crossed !== undefined) return `${crossed}.`;
  const days = row.since === undefined || row.word === NOT_KNOWN ? 0 : daysBetween(row.since, asOf);
  return `${capitalized(attentionRowText(row))}${days === 0 ? '' : ` (${countWithNoun(days, 'day')})`}.`;
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
        ? whyNothingOpensSentence(state, 'a row of an indicator, an event or an alert')
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
      const address = addressOfSelectedPart(state, screen);
      if (address === undefined) return 'There is no reading and no event here.';
      if (address === '')
        return `No address was given; ${actionKeyName(state, 'alert.open')} opens what else is known.`;
      const kept = whyNotWebAddressSentence(address);
      return (
        kept &&
        `What was given is ${kept}; ${actionKeyName(state, 'alert.open')} opens what else is known.`
      );
    },
    run: (state, screen) => openAddressStep(state, addressOfSelectedPart(state, screen)),
  }),
];

/** The step that opens what a row of "needs attention" is about: an alert, of two strategy files what differs, else the indicator. */
export function openSubjectOfAttentionRowStep(
  state: State,
  { id, tripwire, other }: AttentionRow,
): Step {
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
