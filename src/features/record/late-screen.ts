/** What is late as a screen, and its keys: each indicator with its last reading, where a row is recorded anew or checked. */
import { doubtShareNewReadingRemoves } from '../../core/analysis/worth-reading.ts';
import type { Day, Indicator, Readings } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import {
  ageText,
  dayText,
  NONE,
  percentText,
  terminalSafeOneLine,
  unitValueOrLevelCodeText,
} from '../../text/format.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import { bindingForScreenKind, stepWithoutEffects } from '../../tui/binding.ts';
import { formFieldText } from '../../tui/form.ts';
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
import {
  countOfDueThatCannotMatter,
  type LateWalk,
  lateListIndicatorIds,
  lateWalkAfterIndicatorWritten,
  withLateListClosed,
  withLateListRenewed,
  withRecordBatchBegun,
} from './batch-entry.ts';
import { lastLookDay, recordSelectedIndicatorCheckStep } from './checking.ts';
import { lastReadingText } from './record-hints.ts';

/** What is late, as a list from which a batch begins and to which it comes back. */
interface LateScreen {
  readonly kind: 'late';
  readonly walk: LateWalk;
  /** Index of the selected row. */
  readonly selected: number;
  readonly filter: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly late: LateScreen;
  }
}

/** Lines about the selected row by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 2],
  [18, 1],
];

/** What the share is of, said below the table. */
const DOUBT = { legend: 'share of the variance of the index that a new reading would remove' };

/** Rows of a terminal from which it is said how many are left out. */
const ROWS_FOR_FOOT = 22;

/** Rows of a terminal from which that is said. */
const ROWS_TO_EXPLAIN = 30;

/** Cells from which the source of the last reading has a column; the lines about the selected row name it anyway. */
const SOURCE_CELLS = 96;

function lateListData(state: State, screen: LateScreen, cells: number): ListData {
  const ids = lateListIndicatorIds(state, screen);
  const filter = screen.filter === '' ? '' : ` /${terminalSafeOneLine(screen.filter)}`;
  const leftOut = countOfDueThatCannotMatter(state, state.board, screen.walk);
  const foot =
    leftOut === 0 || state.size.rows < ROWS_FOR_FOOT
      ? []
      : [proseLine(`${leftOut} more can move nothing.`)];
  const common = { title: `Late${filter}`, tabs: [], tab: 0, foot };
  if (ids.length === 0) {
    return { ...common, ...NO_TABLE, head: [proseLine(nothingFitsText(state, screen))] };
  }
  const texts = ids.map((id) => cellsOf(state, id));
  return {
    ...common,
    head: [proseLine(headText(state, ids.length))],
    lead: (selected) => rowLines(state, ids[selected]),
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
function nothingFitsText(state: State, { walk, filter }: LateScreen): string {
  const { board } = state;
  const words = filterTextBeingTyped(state) ?? filter;
  const isNew = ({ id }: Indicator): boolean => walk.entered.some((each) => each === id);
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
  const record = named.every(isNew)
    ? ''
    : `; ${actionKeyName(state, 'reading.record')} on its page records`;
  return `Nothing late fits${texts.join('')}${record}; ${actionKeyName(state, 'nav.back')} shows all.`;
}

/** ", last looked at on 27 Nov 2026"; '' where nobody ever looked. */
function lastLookText(readings: Readings, indicator: Indicator, today: Day): string {
  const day = lastLookDay(indicator, readings, today);
  return day === undefined ? '' : `, last looked at on ${dayText(day)}`;
}

/** So many that are not late are named at most. */
const MOST_NAMED = 3;

/** How many are late, in which order, and what is done with one. */
function headText(state: State, count: number): string {
  const [open, check, find] = ['late.open', 'late.check', 'list.filter'].map((id) =>
    actionKeyName(state, id),
  );
  return `${count} late, most doubt first. ${open} records a value, ${check} says checked and nothing new, ${find} finds a code or a name.`;
}

function cellsOf(state: State, id: string): RowCells {
  const { board } = state;
  const leaf = board.card.indicators.get(id);
  if (leaf === undefined) return { indicator: id };
  const { node, reading, value, age } = leaf;
  const share = doubtShareNewReadingRemoves(board.card, leaf);
  const shown = node.count === undefined ? (reading?.value ?? undefined) : value;
  const draft = state.leftBatch?.drafts.find(({ indicator }) => indicator === id);
  return {
    indicator: nodeRowName(node),
    state: board.words.get(id) ?? '',
    age: ageText(age),
    last: shown === undefined ? NONE : terminalSafeOneLine(unitValueOrLevelCodeText(node, shown)),
    doubt: share === undefined || share < LEAST_SHOWN ? '' : percentText(share),
    typed: draft === undefined ? '' : terminalSafeOneLine(formFieldText(draft, 'value')),
    source: terminalSafeOneLine(reading?.source ?? ''),
  };
}

/** The least share that is told, of the variance: what shows as 1 %. */
const LEAST_SHOWN = 0.005;

/** The last reading of the selected row, and where the next one is found. */
function rowLines({ board, strategy }: State, id = ''): readonly ViewLine[] {
  const leaf = board.card.indicators.get(id);
  const node = findIndicatorByIdOrCode(strategy, id);
  if (leaf === undefined || node === undefined) return [];
  const where = node.lookUp.map(({ title, url = '' }) => `${title} ${url}`.trim()).join(', ');
  return [
    proseLine(`${nodeRowName(node)}: ${lastReadingText(leaf)}`),
    ...(where === '' ? [] : [proseLine(terminalSafeOneLine(`next value: ${where}`))]),
  ];
}

/** The keys of the list. */
export const LATE_KEYS: readonly Binding[] = [
  bindingForScreenKind('late', {
    id: 'late.open',
    keys: ['Enter', 'e'],
    label: 'record',
    description:
      'open the form of the selected indicator; saving it goes on to the next row of the list',
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
    description: 'record that you looked at the selected indicator today and found nothing new',
    also: 'check looked same unchanged',
    footer: true,
    writes: true,
    whyDisabled: whyNoRow,
    run: (state, screen) => {
      const id = lateListIndicatorIds(state, screen)[screen.selected] ?? '';
      const walk = lateWalkAfterIndicatorWritten(screen.walk, id, true);
      return recordSelectedIndicatorCheckStep(withTopScreen(state, { ...screen, walk }));
    },
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
  filter: (_, screen) => ({
    text: screen.filter,
    label: `filter: a code or words, ${FILTER_FORMS}`,
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  }),
  selected: (state, screen) => lateListIndicatorIds(state, screen)[screen.selected],
  written: withLateListRenewed,
  leaving: (state, screen) => stepWithoutEffects(withLateListClosed(state, screen)),
  reads: ['leftBatch'],
  data: lateListData,
});
