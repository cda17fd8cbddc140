/** What is late as a screen, and its keys: each indicator with its last reading, where a row is recorded anew or checked. */

import { doubtShareNewReadingRemoves } from '../../core/analysis/worth-reading.ts';
import type { Day, Indicator, Readings } from '../../core/model/model.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import { textWidth } from '../../text/cells.ts';
import {
  ageText,
  dayText,
  NONE,
  percentText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
} from '../../text/format.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import {
  bindingForScreenKind,
  stepWithoutEffects,
  whyNothingCanBeWritten,
} from '../../tui/binding.ts';
import { listScreenFilter } from '../../tui/filtering.ts';
import { textTypedInFormLine } from '../../tui/form.ts';
import { type ListData, NO_TABLE, type RowCells } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  filterTextBeingTyped,
  type ScreenDef,
  type State,
  withTopScreen,
} from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { FILTER_FORMS, nodeAsSeenByFilter, rowPassesFilter } from '../../views/filter.ts';
import { indicatorRow } from '../../views/gauge-and-tracks.ts';
import { stateWithLatenessLine } from '../../views/indicator-cells.ts';
import { proposalsOnNodeText } from '../../views/proposals.ts';
import {
  type BatchBegun,
  countOfDueThatCannotMatter,
  enteredAndCheckedIdsInBatch,
  lateListIndicatorIds,
  lateScreenUnfilteredIfLoneMatch,
  unfilteredLateIndicatorIds,
  withLateListClosed,
  withLateListRenewed,
  withRecordBatchBegun,
} from './batch-entry.ts';
import { CHECK_DESCRIPTION, lastLookDay, recordSelectedIndicatorCheckStep } from './checking.ts';

/** What is late, as a list from which a batch begins and to which it comes back. */
interface LateScreen {
  readonly kind: 'late';
  readonly begun: BatchBegun;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  readonly filter: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly late: LateScreen;
  }
}

/** Lines about the selected row by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [[18, 1]];

/** What the share is of, said below the table. */
const DOUBT = { legend: 'share of the variance of the index that a new reading would remove' };

/** Cells from which it is said how many are left out. */
const CELLS_FOR_OTHERS = 52;

/** Rows of a terminal from which that is said. */
const ROWS_TO_EXPLAIN = 30;

/** Cells from which the source of the last reading has a column; the lines about the selected row name it anyway. */
const SOURCE_CELLS = 96;

function lateListData(state: State, screen: LateScreen, cells: number): ListData {
  const ids = lateListIndicatorIds(state, screen);
  const filter = screen.filter === '' ? '' : ` /${terminalSafeOneLine(screen.filter)}`;
  const leftOut = countOfDueThatCannotMatter(state, state.board, screen.begun);
  const others =
    leftOut === 0 || cells < CELLS_FOR_OTHERS ? '' : `; ${leftOut} more can move nothing`;
  const foot = [proseLine(usageText(state, ids, cells))];
  const common = { title: `Late${filter}`, tabs: [], tab: 0, foot };
  if (ids.length === 0) {
    return { ...common, ...NO_TABLE, head: [proseLine(nothingFitsText(state, screen))], foot: [] };
  }
  const all = unfilteredLateIndicatorIds(state, screen.begun).length;
  const fits = all === ids.length ? '' : `${ids.length} of `;
  const texts = ids.map((id) => cellsOf(state, id, cells));
  return {
    ...common,
    head: [proseLine(`${fits}${all} late, most doubt first${others}.`)],
    lead: (selected) => rowLines(state, ids[selected], cells),
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: [
      { key: 'indicator', most: 34, least: 14 },
      { key: 'state', states: true },
      { key: 'age', align: 'right' },
      { key: 'last', most: 26, least: 8 },
      {
        key: 'doubt',
        align: 'right',
        drop: 1,
        ...(state.size.rows < ROWS_TO_EXPLAIN ? {} : DOUBT),
      },
      ...(texts.some(({ typed }) => typed !== '') ? [{ key: 'typed', most: 12 }] : []),
      ...(cells < SOURCE_CELLS ? [] : [{ key: 'source', grows: true, least: 8 }]),
    ],
    texts,
    targets: ids,
  };
}

/** That nothing late fits the filter, and of the few indicators that fit it all the same when somebody last looked and how another look is recorded. */
function nothingFitsText(state: State, { begun, filter }: LateScreen): string {
  const { board } = state;
  const words = filterTextBeingTyped(state) ?? filter;
  const { entered } = enteredAndCheckedIdsInBatch(state, begun);
  const isNew = ({ id }: Indicator): boolean => entered.includes(id);
  const others = [...board.card.indicators.values()]
    .filter(({ due, node }) => !due || isNew(node))
    .map(({ node }) => node)
    .filter(({ id }) => rowPassesFilter(words, nodeAsSeenByFilter(board, id)));
  const named = others.length > MOST_NAMED ? [] : others;
  const texts = named.map((node) => {
    const why = isNew(node)
      ? 'has its new value'
      : `is not late${lastLookText(board.readings, node, state.today)}`;
    return `; ${terminalSafeOneLine(nodeCodeOf(node))} ${why}`;
  });
  const [other] = named.filter((node) => !isNew(node));
  const check = other && `${actionKeyName(state, 'app.palette')} ${nodeCodeOf(other)} =`;
  const record = check === undefined ? '' : `; ${terminalSafeOneLine(check)} says checked`;
  return `Nothing late fits${texts.join('')}${record}; ${actionKeyName(state, 'nav.back')} shows all.`;
}

/** ", last looked at on 27 Nov 2026"; '' where nobody ever looked. */
function lastLookText(readings: Readings, indicator: Indicator, today: Day): string {
  const day = lastLookDay(indicator, readings, today);
  return day === undefined ? '' : `, last looked at on ${dayText(day)}`;
}

/** So many that are not late are named at most. */
const MOST_NAMED = 3;

/** What is done with a row, and by which line with several, the longest way to say it that fits: with a value in a line, by the first indicator that is measured; without; the least. */
function usageText(state: State, ids: readonly string[], cells: number): string {
  const [open, check, find, line] = ['late.open', 'late.check', 'list.filter', 'app.palette'].map(
    (id) => actionKeyName(state, id),
  );
  if (whyNothingCanBeWritten(state) !== undefined) return `${find} finds one.`;
  const leaves = ids.flatMap((id) => state.board.card.indicators.get(id) ?? []);
  const leaf = leaves.find(
    ({ node, reading }) => node.levels === undefined && reading !== undefined,
  );
  const codes = leaves.slice(0, 2).map(({ node }) => nodeCodeOf(node));
  const several = codes.length < 2 ? '' : `; ${line} checked ${codes.join(' ')} for several`;
  const value =
    leaf === undefined
      ? ''
      : `${several === '' ? ';' : ','} ${line} ${nodeCodeOf(leaf.node)} ${leaf.reading?.value} 31 oct Reuters for a value`;
  const does = `${open} records, ${check} nothing new, ${find} finds one`;
  const texts = [
    `${does}${several}${value}.`,
    `${does}${several}.`,
    `${check} nothing new${several}.`,
  ];
  const safe = texts.map((text) => terminalSafeOneLine(text));
  return safe.find((text) => textWidth(text) <= cells) ?? `${check} nothing new.`;
}

function cellsOf(state: State, id: string, cells: number): RowCells {
  const { board } = state;
  const leaf = board.card.indicators.get(id);
  if (leaf === undefined) return { indicator: id };
  const { node, reading, value, age } = leaf;
  const share = doubtShareNewReadingRemoves(board.card, leaf);
  const shown = node.count === undefined ? reading?.value : value;
  const draft = state.leftBatch?.drafts.find(({ indicator }) => indicator === id);
  return {
    indicator: nodeRowName(node),
    state: stateWithLatenessLine(indicatorRow(board, leaf), cells >= SOURCE_CELLS),
    age: ageText(age),
    last: shown === undefined ? NONE : terminalSafeOneLine(unitValueOrLevelCodeText(node, shown)),
    doubt: share === undefined || share < LEAST_SHOWN ? '' : percentText(share),
    typed: draft === undefined ? '' : terminalSafeOneLine(textTypedInFormLine(draft, 'value')),
    source: terminalSafeOneLine(reading?.source ?? ''),
  };
}

/** The least share that is told, of the variance: what shows as 1 %. */
const LEAST_SHOWN = 0.005;

/** What the selected row does not show: what waits in the inbox, that nothing was read yet, its mean, its source where there is no column for it; where the next value is found stands in its form. */
function rowLines(state: State, id = '', cells: number): readonly ViewLine[] {
  const leaf = state.board.card.indicators.get(id);
  if (leaf === undefined) return [];
  const { node, reading, observedOn, value } = leaf;
  const told = [
    proposalsOnNodeText(state, id, 'inbox.open'),
    observedOn === undefined ? 'no reading yet' : '',
    node.rolling === undefined ? '' : `mean ${unitValueOrLevelCodeText(node, value)}`,
    cells < SOURCE_CELLS ? (reading?.source ?? '') : '',
  ].filter((text) => text !== '');
  return told.length === 0 ? [] : [proseLine(terminalSafeOneLine(told.join('; ')))];
}

/** The keys of the list. */
export const LATE_KEYS: readonly Binding[] = [
  bindingForScreenKind('late', {
    id: 'late.open',
    keys: ['Enter', 'e'],
    label: 'record',
    description:
      'open the form of the selected indicator; saving it comes back to the list, on its next row',
    also: 'enter new value update walk',
    footer: true,
    writes: true,
    whyDisabled: whyNoRow,
    run: (state, screen) => stepWithoutEffects(withRecordBatchBegun(state, screen)),
  }),
  bindingForScreenKind('late', {
    id: 'late.check',
    keys: ['='],
    label: 'nothing new',
    description: CHECK_DESCRIPTION,
    also: 'check looked same unchanged',
    footer: true,
    writes: true,
    whyDisabled: whyNoRow,
    run: (state, screen) =>
      recordSelectedIndicatorCheckStep(
        withTopScreen(state, lateScreenUnfilteredIfLoneMatch(state, screen)),
      ),
  }),
];

function whyNoRow(state: State, screen: LateScreen): string | undefined {
  return lateListIndicatorIds(state, screen)[screen.selected] === undefined
    ? 'Nothing is listed here.'
    : undefined;
}

/** It as a screen. */
export const LATE_SCREEN: ScreenDef<LateScreen> = listScreen<LateScreen>({
  kind: 'late',
  place: 'late',
  shows:
    'What is late and can move the index or cross a tripwire, what removes most doubt first, each with its last reading.',
  tabbed: false,
  leads: ['late.open', 'late.check', 'list.filter'],
  filter: (_, screen) => listScreenFilter(screen, `filter: a code or words, ${FILTER_FORMS}`),
  selected: (state, screen) => lateListIndicatorIds(state, screen)[screen.selected],
  written: withLateListRenewed,
  newest: withLateListRenewed,
  leaving: (state, screen) => stepWithoutEffects(withLateListClosed(state, screen)),
  reads: ['leftBatch', 'proposedOn', 'locked', 'readOnly', 'view'],
  data: lateListData,
});
