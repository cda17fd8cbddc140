/** The way through everything late: the list of it, a form for each, and at the end what changed. */
import { dueIndicatorsByWorth } from '../../core/analysis/worth-reading.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode, leavesOf, nodeByIdOrRoot } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { INTERVAL_PERCENT, intervalText, terminalSafeOneLine } from '../../text/format.ts';
import { gaugeChangeLine, scoreBeforeAndAfterLine } from '../../text/gauge-change.ts';
import {
  headingLine,
  lineFromTemplate,
  lineOfSpacedParts,
  proseLine,
  type ViewLine,
} from '../../text/line.ts';
import { clampListIndex, topScreenIfOfKind, withNotice } from '../../tui/binding.ts';
import { isFormTouched } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  filterTextBeingTyped,
  popScreen,
  pushScreen,
  type ScreenTypes,
  type State,
  withTopScreen,
} from '../../tui/state.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { nodeAsSeenByFilter, rowPassesFilter } from '../../views/filter.ts';
import { newReadingForm, type RecordForm } from './record-form.ts';
import { valueBeforeAndAfterLine } from './record-preview.ts';

/** A batch through everything late: what it is about, and how the board stood when it began. */
export interface BatchBegun {
  /** Id of the root, or of the track that it keeps to. */
  readonly within: string;
  readonly before: Board;
}

/** What is kept of the batches of this run of the program for the next one. */
interface LeftBatch {
  /** Id of the indicator on which the last was left; '' for the first. */
  readonly at: string;
  /** The forms that were left with something typed and not saved, that on top aside. */
  readonly drafts: readonly RecordForm[];
}

/** Id of what a batch begun on this screen keeps to: the root, or the track that is shown. */
function nodeOfNewBatch(state: State): string {
  return topScreenIfOfKind(state, 'track')?.id ?? state.strategy.root.id;
}

/**
 * Ids of the indicators that are due and can matter, what removes most doubt first, then those for which something was typed
 * that is not saved: all of them, or of a track those of the track; by default as a batch begun on this screen has them.
 */
export function dueThenDraftedIndicatorIds(
  state: State,
  within = nodeOfNewBatch(state),
): readonly string[] {
  const all = indicatorsWithin(state, within);
  const drafted = state.leftBatch?.drafts.map(({ indicator }) => indicator) ?? [];
  const due = dueThatMatter(state, state.board, within);
  return [...new Set([...due, ...drafted.filter((id) => all.has(id))])];
}

/** Why the list of what is late does not open on this screen; undefined: something is due that can matter, or was typed and not saved. */
export function whyNoRecordBatchCanBegin(state: State): string | undefined {
  if (dueThenDraftedIndicatorIds(state).length > 0) return undefined;
  return dueWithin(state, state.board, nodeOfNewBatch(state)).length > 0
    ? 'Nothing is late here that can move the index or cross a tripwire.'
    : 'Nothing is late here.';
}

/** Ids of all indicators that are due there on a board, what cannot matter too. */
function dueWithin(state: State, { card }: Board, within: string): readonly string[] {
  const all = indicatorsWithin(state, within);
  return [...card.indicators.values()].flatMap(({ due, node }) =>
    due && all.has(node.id) ? [node.id] : [],
  );
}

/** How many indicators of a batch are due on a board without a reading of them being able to move the root or to cross a tripwire, 0 or more. */
export function countOfDueThatCannotMatter(
  state: State,
  board: Board,
  { within }: BatchBegun,
): number {
  return dueWithin(state, board, within).length - dueThatMatter(state, board, within).length;
}

/** Ids of those that are due there on a board and can matter, what removes most doubt first. */
function dueThatMatter(state: State, board: Board, within: string): readonly string[] {
  const all = indicatorsWithin(state, within);
  return dueIndicatorsByWorth(board).flatMap(({ node }) => (all.has(node.id) ? [node.id] : []));
}

/** The indicators of a node. */
function indicatorsWithin({ strategy }: State, within: string): ReadonlySet<string> {
  const node = nodeByIdOrRoot(strategy, within);
  return new Set(leavesOf(node).map((leaf) => leaf.id));
}

/** Ids of the indicators in the rows of the list of what is late, in their order, as it is filtered or as the filter being typed says; one with a new value of this batch is none of them, however old that is. */
export function lateListIndicatorIds(
  state: State,
  { begun, filter }: ScreenTypes['late'],
): readonly string[] {
  const words = filterTextBeingTyped(state) ?? filter;
  return unfilteredLateIndicatorIds(state, begun).filter((id) =>
    rowPassesFilter(words, nodeAsSeenByFilter(state.board, id)),
  );
}

/** Ids of all indicators that the list of what is late has, whatever it is filtered by. */
export function unfilteredLateIndicatorIds(state: State, begun: BatchBegun): readonly string[] {
  const { entered } = enteredAndCheckedIdsInBatch(state, begun);
  return dueThenDraftedIndicatorIds(state, begun.within).filter((id) => !entered.includes(id));
}

/** The state with the list of what is late on top, on the row on which one was when it was left. */
export function withLateListOpened(state: State): State {
  const within = nodeOfNewBatch(state);
  const ids = dueThenDraftedIndicatorIds(state);
  const at = Math.max(0, ids.indexOf(state.leftBatch?.at ?? ''));
  const begun = { within, before: state.board };
  const opened = pushScreen(state, { kind: 'late', begun, selected: at, filter: '' });
  const typed = typedWithin(state, ids);
  const kept =
    typed.length === 0
      ? ''
      : `, with what you typed for ${indicatorCodesOfFormsText(state, typed)}`;
  return at === 0 && kept === ''
    ? opened
    : withNotice(opened, `On where you were, ${at + 1} of ${ids.length}${kept}.`);
}

/** The forms that were left unsaved, of some indicators. */
function typedWithin({ leftBatch }: State, ids: readonly string[]): readonly RecordForm[] {
  return leftBatch?.drafts.filter(({ indicator }) => ids.includes(indicator)) ?? [];
}

/** The state with the form of the selected row above the list. */
export function withRecordBatchBegun(before: State, filtered: ScreenTypes['late']): State {
  const screen = lateScreenUnfilteredIfLoneMatch(before, filtered);
  const state = withTopScreen(before, screen);
  const batch = lateListIndicatorIds(state, screen);
  return withBatchForm(state, batch, batch[screen.selected]) ?? state;
}

/** The list without its filter, on the same row, where one row alone fits: what is done with it then leads on to the row after it; else as it is. */
export function lateScreenUnfilteredIfLoneMatch(
  state: State,
  screen: ScreenTypes['late'],
): ScreenTypes['late'] {
  const [id, ...others] = lateListIndicatorIds(state, screen);
  return screen.filter === '' || id === undefined || others.length > 0
    ? screen
    : onRow(state, { ...screen, filter: '' }, id);
}

/** The state once something was written from the list of what is late or above it: the list on the row that was selected `before`, else the next one that is left, with all of it shown where nothing fits its filter any more; where nothing is left, what the batch changed. */
export function withLateListRenewed(
  state: State,
  screen: ScreenTypes['late'],
  before: State,
): State {
  const all = unfilteredLateIndicatorIds(before, screen.begun);
  const was = lateListIndicatorIds(before, screen)[screen.selected];
  const onward = was === undefined ? [] : all.slice(all.indexOf(was));
  const shown = lateScreenOrEnd(state, screen);
  if (shown.kind !== 'late') return withTopScreen(state, shown);
  const ids = lateListIndicatorIds(state, shown);
  const id = onward.find((each) => ids.includes(each));
  return withTopScreen(state, id === undefined ? shown : onRow(state, shown, id));
}

function lateScreenOrEnd(
  state: State,
  screen: ScreenTypes['late'],
): ScreenTypes['late'] | ScreenTypes['batchDone'] {
  const fits = lateListIndicatorIds(state, screen).length > 0;
  const shown = fits ? screen : { ...screen, filter: '' };
  const { length } = lateListIndicatorIds(state, shown);
  return length === 0
    ? { kind: 'batchDone', begun: screen.begun, selected: 0 }
    : { ...shown, selected: clampListIndex(shown.selected, length) };
}

/** The state after the list was left: what the batch changed, or the screen below; where one was and what was typed is kept. */
export function withLateListClosed(state: State, screen: ScreenTypes['late']): State {
  const ids = unfilteredLateIndicatorIds(state, screen.begun);
  const at = lateListIndicatorIds(state, screen)[screen.selected] ?? '';
  const place = Math.max(0, ids.indexOf(at));
  const drafts = state.leftBatch?.drafts ?? [];
  const kept = { ...state, leftBatch: { at: place === 0 ? '' : at, drafts } };
  const { entered, checked } = enteredAndCheckedIdsInBatch(state, screen.begun);
  const left =
    entered.length + checked.length === 0
      ? popScreen(kept)
      : withTopScreen(kept, { kind: 'batchDone', begun: screen.begun, selected: 0 });
  const typed = unsavedBatchDraftsText(state);
  if (place === 0 && typed === undefined) return left;
  const keeping = typed === undefined ? '' : `, with ${typed} kept until you quit`;
  const goesOn = `on the board ${actionKeyName(state, 'reading.batch')} goes on there`;
  return withNotice(left, `Left at ${place + 1} of ${ids.length}${keeping}; ${goesOn}.`);
}

/** So many indicators at most are named by their codes. */
const MOST_NAMED = 3;

/** The codes of a few indicators that forms are about, or how many they are. */
function indicatorCodesOfFormsText({ strategy }: State, forms: readonly RecordForm[]): string {
  if (forms.length > MOST_NAMED) return countWithNoun(forms.length, 'indicator');
  return terminalSafeOneLine(
    forms
      .map(({ indicator }) => findIndicatorByIdOrCode(strategy, indicator)?.code ?? indicator)
      .join(', '),
  );
}

/** What was typed in batches, in a form of one that is on top too, and not saved; undefined: nothing. */
export function unsavedBatchDraftsText(state: State): string | undefined {
  const top = topScreenIfOfKind(state, 'form');
  const kept = top?.batch === undefined ? state : withFormKept(state, top);
  const { drafts = [] } = kept.leftBatch ?? {};
  return drafts.length === 0
    ? undefined
    : `what you typed for ${indicatorCodesOfFormsText(state, drafts)}`;
}

/** Place of the form of a batch among those due, from 0. */
export function batchFormIndex({ form, batch }: ScreenTypes['form']): number {
  return batch?.indexOf(form.indicator) ?? 0;
}

/** The form before (`by` -1) or after (1) the one on top, with what was typed in both kept; undefined: there is none. */
export function withAdjacentBatchForm(state: State, by: 1 | -1): State | undefined {
  const top = topScreenIfOfKind(state, 'form');
  if (top?.batch === undefined) return undefined;
  const next = top.batch[batchFormIndex(top) + by];
  return withBatchForm(withFormKept(state, top), top.batch, next);
}

/** The state with the list below a batch on top of what is below its form, on the row of an indicator, or on its first. */
function withListOnRow(below: State, id = ''): State {
  const list = topScreenIfOfKind(below, 'late');
  return list === undefined
    ? below
    : withTopScreen(below, lateScreenOrEnd(below, onRow(below, list, id)));
}

/** The state without the form on top, which is kept where something was typed in it, in its place in the batch. */
function withFormKept(state: State, { form, batch = [] }: ScreenTypes['form']): State {
  const below = popScreen(state);
  if (!isFormTouched(form)) return below;
  const { at = '', drafts = [] } = below.leftBatch ?? {};
  const placeOf = ({ indicator }: RecordForm): number => batch.indexOf(indicator);
  const all = [...drafts, form].toSorted((a, b) => placeOf(a) - placeOf(b));
  return { ...below, leftBatch: { at, drafts: all } };
}

/** The list on the row of an indicator, or on its first. */
function onRow(state: State, list: ScreenTypes['late'], id: string): ScreenTypes['late'] {
  return { ...list, selected: Math.max(0, lateListIndicatorIds(state, list).indexOf(id)) };
}

/** The state after a form was left: the list below its batch, which keeps what was typed, or the screen below. */
export function withScreenAfterFormLeft(state: State, screen: ScreenTypes['form']): State {
  return screen.batch === undefined
    ? popScreen(state)
    : withBatchLeft(state, screen, screen.form.indicator);
}

/** The state after a batch was gone through to its end: its list, on the first row. */
export function withRecordBatchFinished(state: State, screen: ScreenTypes['form']): State {
  return screen.batch === undefined ? state : withBatchLeft(state, screen, '');
}

function withBatchLeft(state: State, screen: ScreenTypes['form'], at: string): State {
  const kept = withFormKept(state, screen);
  const left = withListOnRow(kept, at);
  const typed = typedWithin(kept, screen.batch ?? []);
  return typed.length === 0
    ? left
    : withNotice(
        left,
        `What you typed for ${indicatorCodesOfFormsText(state, typed)} is kept until you quit.`,
      );
}

/** The state with the form on top closed, since it was written: the list below its batch, or the screen below; where that is the list, on the row that was selected `before`, which may stand elsewhere since. */
export function withSavedFormClosed(state: State, form: ScreenTypes['form'], before: State): State {
  const below = popScreen(state);
  if (form.batch !== undefined) return withListOnRow(below, form.batch[batchFormIndex(form) + 1]);
  const list = topScreenIfOfKind(below, 'late');
  return list === undefined ? below : withLateListRenewed(below, list, before);
}

/** The state with the form of an indicator of a batch on top, as it was left; undefined: no such indicator. */
function withBatchForm(state: State, batch: readonly string[], id = ''): State | undefined {
  const indicator = findIndicatorByIdOrCode(state.strategy, id);
  if (indicator === undefined) return undefined;
  const drafts = state.leftBatch?.drafts ?? [];
  const draft = drafts.find((each) => each.indicator === indicator.id);
  const leftBatch = { at: '', drafts: drafts.filter((each) => each !== draft) };
  const form = draft ?? newReadingForm(indicator, state.today);
  return pushScreen({ ...state, leftBatch }, { kind: 'form', form, batch });
}

/** What was written since a batch began and stands: the ids of those with a new value or event, and of those that were looked at with nothing new. */
export function enteredAndCheckedIdsInBatch(
  state: State,
  { before, within }: BatchBegun,
): { readonly entered: readonly string[]; readonly checked: readonly string[] } {
  const { board } = state;
  const ids = [...indicatorsWithin(state, within)];
  const [was, is] = [before.readings, board.readings];
  const entered = ids.filter(
    (id) =>
      is.of(id).length > was.of(id).length || is.eventsOf(id).length > was.eventsOf(id).length,
  );
  const checked = ids.filter(
    (id) => !entered.includes(id) && is.checksOf(id).length > was.checksOf(id).length,
  );
  return { entered, checked };
}

/** What came of a batch: how many values were entered, checked, left as they were and never asked for; each value, the index, the band and the scores, before and after; the alerts. */
export function batchOutcomeLines(state: State, begun: BatchBegun): readonly ViewLine[] {
  const { board } = state;
  const { before, within } = begun;
  const { entered, checked } = enteredAndCheckedIdsInBatch(state, begun);
  const due = dueThatMatter(state, before, within);
  const done = due.filter((id) => entered.includes(id) || checked.includes(id)).length;
  const leftOut = countOfDueThatCannotMatter(state, before, begun);
  const view = boardChangeView(before, board, entered);
  const [was, is] = [before.card.root, board.card.root];
  return [
    proseLine(
      `${countWithNoun(entered.length, 'value')} entered, ${checked.length === 0 ? '' : `${checked.length} with nothing new, `}${due.length - done} of ${due.length} left as they were`,
    ),
    ...(leftOut === 0
      ? []
      : [
          proseLine(
            `${countWithNoun(leftOut, 'indicator')} more due: no reading of ${leftOut === 1 ? 'it' : 'them'} can move the index or cross a tripwire`,
          ),
        ]),
    proseLine(''),
    headingLine('VALUES ENTERED'),
    ...view.values.map((row) => lineOfSpacedParts([row.title, valueBeforeAndAfterLine(row)])),
    proseLine(''),
    headingLine('THE INDEX'),
    lineFromTemplate`${gaugeChangeLine(before, board)}, ${INTERVAL_PERCENT} interval ${intervalText(was, 1)} -> ${intervalText(is, 1)}`,
    proseLine(view.bandSaid),
    ...view.scores
      .filter((row) => row.id !== is.node.id && !entered.includes(row.id))
      .map((row) => lineOfSpacedParts([row.title, scoreBeforeAndAfterLine(row)])),
    proseLine(''),
    headingLine('ALERTS'),
    ...[
      ...(view.crossed.length + view.cleared.length + view.unknown.length === 0
        ? ['none new, none cleared']
        : []),
      ...view.crossed.map((wire) => `new: ${wire}`),
      ...view.cleared.map((wire) => `no longer: ${wire}`),
      ...view.unknown.map((wire) => `not known any more: ${wire}`),
      '',
      `Each was recorded by itself; on the board ${actionKeyName(state, 'journal.undo')} takes back the last.`,
    ].map(proseLine),
  ];
}

declare module '../../tui/state.ts' {
  interface State {
    /** Left out: no batch was begun, or nothing of it is left. */
    readonly leftBatch?: LeftBatch | undefined;
  }
}
