/** The batch through everything due: a form for each, and at the end what changed. */
import { dueIndicatorsByWorth } from '../../core/analysis/worth-reading.ts';
import { findIndicatorByIdOrCode, leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { countWithNoun, intervalText, terminalSafeOneLine } from '../../text/format.ts';
import { gaugeChangeLine } from '../../text/gauge-change.ts';
import {
  headingLine,
  lineFromTemplate,
  lineOfSpacedParts,
  proseLine,
  type ViewLine,
} from '../../text/line.ts';
import { topScreenOfKind, withNotice } from '../../tui/binding.ts';
import { isFormTouched } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  popScreen,
  pushScreen,
  type ScreenTypes,
  type State,
  withTopScreen,
} from '../../tui/state.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { isCheckForm, newReadingForm, type RecordForm } from './record-form.ts';

/** A batch through the due indicators, back and forth; each keeps what was typed for it. */
export interface BatchEntry {
  /** Ids of the indicators, in the order of the batch: what removes most doubt first. */
  readonly due: readonly string[];
  /** How many others are due and cannot matter. */
  readonly leftOut: number;
  /** The forms that were left with something typed and not saved. */
  readonly drafts: readonly RecordForm[];
  /** Ids of those with a new value. */
  readonly entered: readonly string[];
  /** Ids of those that were looked at, with nothing new. */
  readonly checked: readonly string[];
  /** The board as it stood when the batch began. */
  readonly before: Board;
}

/** Where a batch through everything due was left, for the next one of this run of the program. */
interface LeftBatch {
  /** Id of the indicator on which one was; '' where it went to its end. */
  readonly at: string;
  /** The forms that were left with something typed and not saved. */
  readonly drafts: readonly RecordForm[];
}

/**
 * Ids of the indicators that are due and can matter, what removes most doubt first, then those for which something was typed
 * that is not saved: all of them, or on the screen of a track those of the track.
 */
export function indicatorIdsForNewBatch(state: State): readonly string[] {
  const within = indicatorsWithin(state);
  const due = dueIndicatorsByWorth(state.board).map(({ node }) => node.id);
  const typed = state.leftBatch?.drafts.map(({ indicator }) => indicator) ?? [];
  return [...new Set([...due, ...typed])].filter((id) => within.has(id));
}

/** Why no batch can begin on this screen; undefined: something is due. */
export function whyNothingIsDue(state: State): string | undefined {
  if (indicatorIdsForNewBatch(state).length > 0) return undefined;
  return dueWithin(state).length > 0
    ? 'Nothing is due here that can move the index or cross a tripwire.'
    : 'Nothing is due here.';
}

/** Ids of all indicators that are due there, what cannot matter too. */
function dueWithin(state: State): readonly string[] {
  const within = indicatorsWithin(state);
  return [...state.board.card.indicators.values()].flatMap(({ due, node }) =>
    due && within.has(node.id) ? [node.id] : [],
  );
}

/** Ids of the indicators that a batch begun on this screen may go through. */
function indicatorsWithin(state: State): ReadonlySet<string> {
  const { root } = state.strategy;
  const id = topScreenOfKind(state, 'track')?.id ?? root.id;
  const node = nodePlacesOf(state.strategy).get(id)?.node ?? root;
  return new Set(leavesOf(node).map((leaf) => leaf.id));
}

/** The state with the form on top on which the batch before was left, or that of the first due indicator; what was typed there stands in the forms. */
export function withBatchBegun(state: State): State {
  const { at = '', drafts = [] } = state.leftBatch ?? {};
  const within = indicatorsWithin(state);
  const known = drafts.filter(({ indicator }) => within.has(indicator));
  const due = indicatorIdsForNewBatch(state);
  const leftOut = dueWithin(state).filter((id) => !due.includes(id)).length;
  const batch = { due, leftOut, drafts: known, entered: [], checked: [], before: state.board };
  const step = stepAt(state, batch, due.includes(at) ? at : due[0]);
  if (step === undefined) return state;
  const others = drafts.filter((form) => !known.includes(form));
  const begun = pushScreen({ ...state, leftBatch: { at: '', drafts: others } }, step);
  return step.form.indicator === due[0] && known.length === 0
    ? begun
    : withNotice(begun, resumedText(state, step, known));
}

function resumedText(
  state: State,
  step: ScreenTypes['form'],
  drafts: readonly RecordForm[],
): string {
  const where = `On where you were, ${batchFormIndex(step) + 1} of ${step.batch?.due.length ?? 0}`;
  const typed =
    drafts.length === 0
      ? ''
      : `, with what you typed for ${indicatorCodesOfFormsText(state, drafts)}`;
  return `${where}${typed}; ${actionKeyName(state, 'form.before')} goes back.`;
}

/** So many indicators at most are named by their codes. */
const MOST_NAMED = 3;

/** The codes of a few indicators that forms are about, or how many they are. */
export function indicatorCodesOfFormsText(
  { strategy }: State,
  forms: readonly RecordForm[],
): string {
  if (forms.length > MOST_NAMED) return countWithNoun(forms.length, 'indicator');
  return terminalSafeOneLine(
    forms
      .map(({ indicator }) => findIndicatorByIdOrCode(strategy, indicator)?.code ?? indicator)
      .join(', '),
  );
}

/** What was typed in a batch that was left, and not saved; undefined: nothing. */
export function leftBatchDraftsText(state: State): string | undefined {
  const { drafts = [] } = state.leftBatch ?? {};
  return drafts.length === 0
    ? undefined
    : `what you typed for ${indicatorCodesOfFormsText(state, drafts)}`;
}

/** Where the form of a batch stands among those due, from 0. */
export function batchFormIndex({ form, batch }: ScreenTypes['form']): number {
  return batch?.due.indexOf(form.indicator) ?? 0;
}

/** The forms with something typed and not saved, in the order of the batch: that of the screen, and those of other steps. */
export function unsavedFormsOfBatch({ form, batch }: ScreenTypes['form']): readonly RecordForm[] {
  const others = batch?.drafts.filter(({ indicator }) => indicator !== form.indicator) ?? [];
  const all = isFormTouched(form) ? [...others, form] : others;
  const placeOf = ({ indicator }: RecordForm): number => batch?.due.indexOf(indicator) ?? 0;
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The form before or after the one on top, with what was typed in both kept; undefined: there is none. */
export function withAdjacentBatchForm(state: State, by: 1 | -1): State | undefined {
  const top = topScreenOfKind(state, 'form');
  if (top?.batch === undefined) return undefined;
  const batch = { ...top.batch, drafts: unsavedFormsOfBatch(top) };
  const step = stepAt(state, batch, batch.due[batchFormIndex(top) + by]);
  return step && withTopScreen(state, step);
}

/** The state after the form on top was written: the next one, the first that was left unsaved, or what changed. */
function continueBatch(
  state: State,
  top: ScreenTypes['form'],
  { drafts, ...batch }: BatchEntry,
): State {
  const { indicator } = top.form;
  const others = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => id !== indicator);
  const isCheck = isCheckForm(top.form);
  const next: BatchEntry = {
    ...batch,
    drafts: drafts.filter((draft) => draft.indicator !== indicator),
    entered: isCheck ? batch.entered : [...others(batch.entered), indicator],
    // of one that was entered too, the value is what is told
    checked:
      isCheck && !batch.entered.includes(indicator)
        ? [...others(batch.checked), indicator]
        : others(batch.checked),
  };
  const step = stepAt(state, next, batch.due[batchFormIndex(top) + 1] ?? next.drafts[0]?.indicator);
  return step === undefined ? endBatch(state, next) : withTopScreen(state, step);
}

/** The state after a form was left: what its batch changed so far, or the screen below; a batch keeps where one was and what was typed. */
export function withFormLeft(state: State, screen: ScreenTypes['form']): State {
  const { batch, form } = screen;
  return batch === undefined ? popScreen(state) : leaveBatch(state, screen, batch, form.indicator);
}

/** The state after a batch was gone through to its end. */
export function withBatchFinished(state: State, screen: ScreenTypes['form']): State {
  return screen.batch === undefined ? state : leaveBatch(state, screen, screen.batch, '');
}

function leaveBatch(
  state: State,
  screen: ScreenTypes['form'],
  batch: BatchEntry,
  at: string,
): State {
  const drafts = [...(state.leftBatch?.drafts ?? []), ...unsavedFormsOfBatch(screen)];
  const left = endBatch({ ...state, leftBatch: { at, drafts } }, batch);
  const typed = leftBatchDraftsText(left);
  if (at === '' && typed === undefined) return left;
  const place = `${batchFormIndex(screen) + 1} of ${batch.due.length}`;
  const where = at === '' ? 'Gone through' : `Left at ${place}`;
  const kept = typed === undefined ? '' : `, with ${typed} kept until you quit`;
  const goesOn = `on the board ${actionKeyName(state, 'reading.batch')} goes on there`;
  return withNotice(left, `${where}${kept}; ${goesOn}.`);
}

/** The state once the form on top was written: the next proposal, the next form of its batch, or the screen below. */
export function withFormSaved(state: State, form: ScreenTypes['form']): State {
  if (form.proposals !== undefined) return form.proposals.next(popScreen(state));
  return form.batch === undefined ? popScreen(state) : continueBatch(state, form, form.batch);
}

/** The step of a batch at an indicator, as it was left; undefined: no such indicator. */
function stepAt(state: State, batch: BatchEntry, id = ''): ScreenTypes['form'] | undefined {
  const indicator = findIndicatorByIdOrCode(state.strategy, id);
  if (indicator === undefined) return undefined;
  const draft = batch.drafts.find((form) => form.indicator === indicator.id);
  return { kind: 'form', form: draft ?? newReadingForm(indicator, state.today), batch };
}

function endBatch(state: State, batch: BatchEntry): State {
  return batch.entered.length + batch.checked.length === 0
    ? popScreen(state)
    : withTopScreen(state, { kind: 'batchDone', batch, selected: 0 });
}

/** What came of a batch: how many values were entered, checked, left as they were and never asked for; each value, the index, the band and the scores, before and after; the alerts. */
export function batchDoneLines(state: State, batch: BatchEntry): readonly ViewLine[] {
  const { board } = state;
  const { before, entered, checked, due, leftOut } = batch;
  const view = boardChangeView(before, board, entered);
  const [was, is] = [before.card.root, board.card.root];
  return [
    proseLine(
      `${countWithNoun(entered.length, 'value')} entered, ${checked.length === 0 ? '' : `${checked.length} with nothing new, `}${due.length - entered.length - checked.length} of ${due.length} left as they were`,
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
    ...view.values.map((row) =>
      lineOfSpacedParts([row.title, lineFromTemplate`${row.before} -> ${row.after}`]),
    ),
    proseLine(''),
    headingLine('THE INDEX'),
    lineFromTemplate`${gaugeChangeLine(before, board)}, 90 % interval ${intervalText(was, 1)} -> ${intervalText(is, 1)}`,
    proseLine(view.bandSaid),
    ...view.scores
      .filter((row) => row.id !== is.node.id && !entered.includes(row.id))
      .map((row) => {
        const by = row.change === '' ? '' : ` (${row.change})`;
        return lineOfSpacedParts([row.title, lineFromTemplate`${row.before} -> ${row.after}${by}`]);
      }),
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
