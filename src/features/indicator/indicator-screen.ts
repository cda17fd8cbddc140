/** An indicator as a screen: what is said of it, and the keys of its sources and of the events on its chart. */
import { type HistoryRow, isAboutReading } from '../../core/journal/journal.ts';
import type { Indicator } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode, findNodeById } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { spokenSentencesOfLines, spokenTextInWords } from '../../text/speech.ts';
import { clampListIndex, stepWithoutEffects } from '../../tui/binding.ts';
import { screenReaderFocusAtLineStart } from '../../tui/focus.ts';
import { fullScreenRowWidth } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type ScreenDef,
  type ScreenKind,
  type State,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import type { View } from '../../tui/view.ts';
import { eventOrCheckDetailTexts } from '../../views/events-and-checks.ts';
import { newestEventFlagTexts, noFlagOnChartSentence } from '../../views/flags.ts';
import { indicatorChartFlagsAndCounts } from '../../views/indicator-chart.ts';
import {
  indicatorRuleTabTexts,
  indicatorSummaryLines,
  readingOrCheckDetailTexts,
  readingVersionRowCells,
} from '../../views/indicator-lines.ts';
import { countedEventsAndChecks } from '../../views/indicator-value.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';
import { openEventStep } from '../events/events-screen.ts';
import {
  eventOrCheckUnderCursor,
  INDICATOR_TABS,
  indicatorCheckUnderCursor,
  indicatorScreenTabLabel,
  isCursorOnIndicatorTab,
  readingVersionIndexAfterChartMove,
  readingVersionUnderCursor,
  shownIndicatorTabName,
} from './indicator-readings.ts';
import { indicatorSourceRows, sourceDetailTexts } from './source-view.ts';

export interface IndicatorScreen {
  readonly kind: 'indicator';
  readonly id: string;
  /** Index into `INDICATOR_TABS`, from 0. */
  readonly tab: number;
  /** Index into `history`, from 0, on the tabs of readings; of a counted indicator into its events and checks. */
  readonly selected: number;
  /** First line shown of the rule, or the source selected, from 0; 0 when left out. */
  readonly line?: number;
  /** Id of the event whose flag on the chart is spelled out; undefined: the newest ones are. */
  readonly flag?: string | undefined;
  /** Every version of every reading, newest first; undefined until it was read. */
  readonly history: readonly HistoryRow[] | undefined;
  /** What was looked at before the board went to the day of an event; the way back returns to it. */
  readonly from?: View;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly indicator: IndicatorScreen;
  }
}

export const INDICATOR_SCREEN: ScreenDef<IndicatorScreen> = {
  kind: 'indicator',
  sort: 'board',
  place: '',
  shows:
    'One indicator: its chart, its readings, how its score is made, why it matters, and where the next value is found.',
  called: 'an indicator',
  leads: [
    ...['reading.record', 'tab.next', 'reading.older', 'reading.newer', 'reading.correct'],
    ...['reading.retract', 'item.explain', 'reading.copy'],
  ],
  crumb: ({ board }, { id }) => board.card.indicators.get(id)?.node.code ?? id,
  node: ({ id }) => id,
  before: ({ from }) => from,
  arrival: indicatorSentences,
  focus: (state, screen) =>
    screenReaderFocusAtLineStart(spokenIndicatorTabSelectionSentence(state, screen)),
  moved: indicatorScreenMoved,
  turned: (_, screen, by) => ({
    ...screen,
    line: 0,
    tab: (screen.tab + by + INDICATOR_TABS.length) % INDICATOR_TABS.length,
  }),
  selected: (_, { id }) => id,
  reading: readingVersionUnderCursor,
  check: indicatorCheckUnderCursor,
  scored: (_, { id }) => id,
  asks: ({ view }, { id }, changed) =>
    changed === 'view' ? [{ kind: 'history', indicator: id, view }] : [],
  heard(_, screen, message) {
    if (message.kind !== 'history' || message.indicator !== screen.id) return screen;
    const history = message.rows.toReversed();
    return { ...screen, history, selected: selectedIndexAfterReload(history, screen) };
  },
};

/** So many rows (`by`) down, negative up, without end to the last or the first: down goes to an older version, on the chart to an older reading; elsewhere it scrolls. */
function indicatorScreenMoved(state: State, screen: IndicatorScreen, by: number): IndicatorScreen {
  const tab = shownIndicatorTabName(screen);
  const indicator = findIndicatorByIdOrCode(state.strategy, screen.id);
  if (isCursorOnIndicatorTab(screen)) {
    const selected =
      tab === 'Chart' || indicator?.count !== undefined
        ? readingVersionIndexAfterChartMove(state, screen, -by)
        : clampListIndex(screen.selected + by, screen.history?.length ?? 1);
    return { ...screen, selected };
  }
  const length =
    indicator === undefined
      ? 1
      : tab === 'Sources'
        ? indicatorSourceRows(state.board, indicator).length
        : indicatorRuleTabTexts(state.board, indicator, fullScreenRowWidth(state.size)).length;
  return { ...screen, line: clampListIndex((screen.line ?? 0) + by, length) };
}

/**
 * The index, from 0, of the reading that was selected, among the versions; where it stood no more already, its place. On the
 * newest that stood, as when nothing was selected yet or what was is withdrawn, the newest one that stands now.
 */
function selectedIndexAfterReload(
  history: readonly HistoryRow[],
  { history: before, selected }: IndicatorScreen,
): number {
  const was = before?.[selected];
  const newest = history.findIndex(({ standing }) => standing);
  const [old] = before?.filter(({ standing }) => standing) ?? [];
  const came = was === old && !before?.some(({ id }) => id === history[newest]?.id);
  const at = history.findIndex((row) => row.standing && row.id === was?.id);
  if (came || (at < 0 && was?.standing === true)) return Math.max(0, newest);
  return at < 0 ? clampListIndex(selected, history.length) : at;
}

/** Cells without end: nothing is cut for want of room. */
const WHOLE = Number.POSITIVE_INFINITY;

/** So many of the newest events are said unasked. */
const SAID_EVENTS = 2;

/** That the indicator of a screen has gone from the strategy, and the way out. */
export function noLongerInStrategySentence(state: State): string {
  return `This indicator is no longer in the strategy; ${actionKeyName(state, 'nav.back')} goes back.`;
}

/** What is said on coming to an indicator or to another of its tabs. */
function indicatorSentences(state: State, screen: IndicatorScreen): readonly string[] {
  const leaf = state.board.card.indicators.get(screen.id);
  if (leaf === undefined) return [noLongerInStrategySentence(state)];
  const tab = shownIndicatorTabName(screen);
  const lines =
    tab === 'Rule'
      ? indicatorRuleTabTexts(state.board, leaf.node, WHOLE).map(proseLine)
      : tab === 'Sources'
        ? []
        : indicatorSummaryLines(state.board, leaf);
  const why =
    tab === 'Chart' && leaf.node.why !== undefined ? [terminalSafeOneLine(leaf.node.why)] : [];
  const marked = indicatorChartFlagsAndCounts(state.board, state.events, leaf.node);
  const newest = { ...marked, flags: marked.flags.slice(0, SAID_EVENTS) };
  const events = tab === 'Chart' ? newestEventFlagTexts(newest).join(', ') : '';
  const waits = proposalsOnNodeText(state, screen.id, 'inbox.open');
  return spokenSentencesOfLines([
    proseLine(
      `${leaf.node.code ?? ''} ${terminalSafeOneLine(leaf.node.title)}, ${indicatorScreenTabLabel(tab, leaf.node)}.`,
    ),
    ...(waits === '' ? [] : [proseLine(`${waits}.`)]),
    ...lines,
    ...[...why, ...(events === '' ? [] : [`Events on the chart: ${events}.`])].map(proseLine),
  ]);
}

/** The event or the check under the cursor of a counted indicator. */
function lookSentence(state: State, screen: IndicatorScreen, indicator: Indicator): string {
  const eventsAndChecks = countedEventsAndChecks(state.board, indicator);
  const eventOrCheck = eventsAndChecks[screen.selected];
  if (eventOrCheck === undefined) return 'No event and no check yet.';
  const all = eventOrCheckDetailTexts(indicator, eventOrCheck, WHOLE)
    .map(spokenTextInWords)
    .join(', ');
  const what = eventOrCheck.check === undefined ? 'Event' : 'Check';
  return `${what} ${screen.selected + 1} of ${eventsAndChecks.length}: ${all}`;
}

/** What is selected on the tab that an indicator's screen shows: a reading, check or source with its place in the list, that there is none, or on the tab of the rule whose rule it is. */
export function spokenIndicatorTabSelectionSentence(state: State, screen: IndicatorScreen): string {
  const indicator = findIndicatorByIdOrCode(state.strategy, screen.id);
  if (indicator === undefined) return noLongerInStrategySentence(state);
  const tab = shownIndicatorTabName(screen);
  const name = findNodeById(state.strategy, indicator.id)?.title ?? indicator.id;
  if (tab === 'Rule') return `Rule of ${terminalSafeOneLine(name)}.`;
  if (tab === 'Sources') {
    const rows = indicatorSourceRows(state.board, indicator);
    const row = rows[screen.line ?? 0];
    return row === undefined
      ? 'No source yet.'
      : `Source ${(screen.line ?? 0) + 1} of ${rows.length}: ${sourceDetailTexts(row).join(', ')}`;
  }
  const row = screen.history?.[screen.selected];
  const flagged = tab === 'Chart' ? state.events.find(({ id }) => id === screen.flag) : undefined;
  const event =
    flagged === undefined
      ? ''
      : `${terminalSafeOneLine(`Event of ${dayText(flagged.day)}: ${flagged.title}; ${actionKeyName(state, 'event.flag')} opens it.`)} `;
  if (indicator.count !== undefined) return `${event}${lookSentence(state, screen, indicator)}`;
  if (row === undefined) return `${event}No reading yet.`;
  const fate = row.standing ? '' : `, ${readingVersionRowCells(indicator, row).what}`;
  const all = readingOrCheckDetailTexts(indicator, row, WHOLE).map(spokenTextInWords).join(', ');
  const what = isAboutReading(row) ? 'Reading' : 'Check';
  return `${event}${what} ${screen.selected + 1} of ${screen.history?.length ?? 0}${fate}: ${all}`;
}

const HERE: readonly ScreenKind[] = ['indicator'];

export const INDICATOR_KEYS: readonly Binding[] = [
  {
    id: 'reading.older',
    keys: ['h', 'Left'],
    label: 'older',
    description: 'the reading before, on the chart and in the list',
    group: 'This screen',
    footer: true,
    screens: HERE,
    whyDisabled: whyNoReading(-1, 'older'),
    run: (state) => stepWithoutEffects(withAdjacentReading(state, -1)),
  },
  {
    id: 'reading.newer',
    keys: ['l', 'Right'],
    label: 'newer',
    description: 'the next reading, on the chart and in the list',
    group: 'This screen',
    screens: HERE,
    whyDisabled: whyNoReading(1, 'newer'),
    run: (state) => stepWithoutEffects(withAdjacentReading(state, 1)),
  },
];

/** Why no older (`by` -1) or newer (1) reading can be selected; undefined: one can, or another screen is on top. */
function whyNoReading(by: 1 | -1, which: 'older' | 'newer'): (state: State) => string | undefined {
  return (state) => {
    const top = topScreen(state);
    if (top.kind !== 'indicator') return undefined;
    if (!isCursorOnIndicatorTab(top))
      return `No reading is selected on this tab; ${actionKeyName(state, 'tab.next')} goes to another.`;
    const { count } = findIndicatorByIdOrCode(state.strategy, top.id) ?? {};
    return readingVersionIndexAfterChartMove(state, top, by) === top.selected
      ? `There is no ${which} ${count === undefined ? 'reading' : 'event or check'} here.`
      : undefined;
  };
}

/** With the next older (`by` -1) or newer (1) reading selected; the same where there is none. */
function withAdjacentReading(state: State, by: 1 | -1): State {
  const top = topScreen(state);
  return top.kind === 'indicator'
    ? withTopScreen(state, { ...top, selected: readingVersionIndexAfterChartMove(state, top, by) })
    : state;
}

export const FLAG_KEYS: readonly Binding[] = [
  {
    id: 'event.flag',
    keys: ['Enter'],
    label: 'open event',
    description:
      'open the event whose flag is spelled out, of a counted indicator the selected one',
    group: 'This screen',
    screens: ['indicator'],
    whyDisabled: (state) => (flaggedEvent(state) === undefined ? whyNoFlag(state) : undefined),
    run: (state) => {
      const event = flaggedEvent(state);
      return event === undefined ? stepWithoutEffects(state) : openEventStep(state, event);
    },
  },
];

function whyNoFlag(state: State): string {
  const top = topScreen(state);
  if (top.kind !== 'indicator' || shownIndicatorTabName(top) !== 'Chart')
    return `The Chart tab has the flags of events; ${actionKeyName(state, 'tab.prev')} and ${actionKeyName(state, 'tab.next')} go there.`;
  const indicator = state.board.card.indicators.get(top.id)?.node;
  const { flags = [], before = 0 } =
    indicator === undefined
      ? {}
      : indicatorChartFlagsAndCounts(state.board, state.events, indicator);
  return flags.length === 0
    ? noFlagOnChartSentence(before)
    : `${actionKeyName(state, 'event.prev')} goes to the flag of an event.`;
}

/** The event whose flag is spelled out, or the one under the cursor of a counted indicator. */
function flaggedEvent(state: State) {
  const top = topScreen(state);
  if (top.kind !== 'indicator') return undefined;
  const flagged = state.events.find(({ id }) => id === top.flag);
  const chosen = eventOrCheckUnderCursor(state, top)?.event;
  return shownIndicatorTabName(top) === 'Chart' ? (flagged ?? chosen) : (chosen ?? flagged);
}
